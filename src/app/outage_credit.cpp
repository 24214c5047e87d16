#include "app/outage_credit.h"

#include <algorithm>

#include "app/run.h"
#include "domain/outage_credit.h"
#include "storage/conversations.h"
#include "storage/health.h"

namespace app {
namespace {

using Ids = std::vector<domain::ConversationId>;

constexpr std::size_t kAtOnce = 200;  // clocks in one command of the lane

base::Result<std::size_t> credit_some(storage::LaneTransaction& lane, domain::BrandId brand,
                                      std::span<const domain::ConversationId> ids) {
    const auto outages = TRY(storage::all_outages(lane.database(), brand));
    std::size_t moved = 0;
    for (const auto& id : ids) {
        const auto* current = TRY(lane.find_conversation(brand, id));
        if (current == nullptr) continue;
        auto outcome = domain::credit_outages(*current, outages, lane.now());
        if (outcome.events.empty()) continue;
        TRY(lane.append(brand, std::move(outcome)));
        ++moved;
    }
    return moved;
}

// One command after the other, so that messages get their turn in between.
void credit_from(App& app, domain::BrandId brand, Ids ids, std::size_t moved, Done<std::size_t> done) {
    if (ids.empty()) return done(moved);
    const auto count = std::min(ids.size(), kAtOnce);
    Ids now(ids.end() - static_cast<std::ptrdiff_t>(count), ids.end());
    ids.resize(ids.size() - count);
    auto next = [&app, brand, ids = std::move(ids), moved,
                 done = std::move(done)](const base::Result<std::size_t>& some) mutable {
        if (!some) return done(std::unexpected(some.error()));
        credit_from(app, brand, std::move(ids), moved + *some, std::move(done));
    };
    auto work = [brand, now = std::move(now)](storage::LaneTransaction& lane) {
        return credit_some(lane, brand, now);
    };
    run_in_lane<std::size_t>(app, brand, std::move(work), std::move(next));
}

}  // namespace

void credit_outages(App& app, domain::BrandId brand, Done<std::size_t> done) {
    auto work = [brand](storage::Database& db) -> base::Result<Ids> {
        Ids waiting;
        TRY(storage::for_each_conversation(db, brand,
                                           [&](const domain::Conversation& one) -> base::Result<void> {
                                               if (one.needs_reply()) waiting.push_back(one.id);
                                               return {};
                                           }));
        return waiting;
    };
    auto found = [&app, brand, done = std::move(done)](base::Result<Ids> waiting) mutable {
        if (!waiting) return done(std::unexpected(waiting.error()));
        credit_from(app, brand, std::move(*waiting), 0, std::move(done));
    };
    run_in_reads<Ids>(app, std::move(work), std::move(found));
}

}  // namespace app
