// A campaign's recipients, asked about in groups of the same shop, text and evidence.
#include <map>
#include <tuple>

#include "app/campaigns.h"
#include "app/run.h"
#include "domain/outreach/campaign.h"
#include "storage/campaigns.h"
#include "storage/conversations.h"

namespace app {
namespace {

using Counts = std::map<std::pair<domain::Decision, std::string>, std::int64_t>;
using Group = std::tuple<domain::LocationId, std::string, std::string>;  // shop, text, evidence

base::Result<std::map<Group, std::vector<domain::ConversationId>>> grouped(storage::Database& db,
                                                                           domain::BrandId brand,
                                                                           const Campaign& campaign) {
    const auto waiting = TRY(storage::waiting_recipients(db, brand, campaign.id, base::Timestamp::max(),
                                                         domain::outreach::kCampaignRecipientsMax));
    std::map<Group, std::vector<domain::ConversationId>> groups;
    for (const auto& one : waiting) {
        const auto conversation = TRY(storage::find_conversation(db, brand, one.conversation));
        if (!conversation) continue;
        const auto& evidence = one.evidence.empty() ? campaign.order.reason.evidence : one.evidence;
        const auto& text = domain::outreach::text_for(campaign.order, conversation->locale);
        groups[{conversation->location, text, evidence}].push_back(one.conversation);
    }
    return groups;
}

base::Result<Forecast> forecast_of(storage::Database& db, const Directory& directory, domain::BrandId brand,
                                   const Campaign& campaign, base::Timestamp now) {
    Forecast all;
    all.at = std::max(campaign.order.start_at.value_or(now), now);
    all.policy_version = domain::policy::kPolicyVersion;
    Counts counts;
    for (auto& [group, conversations] : TRY(grouped(db, brand, campaign))) {
        const auto& [location, text, evidence] = group;
        Simulation simulation{.location = location,
                              .actor = {domain::ActorKind::bot, {}, {}, {}},
                              .text = text,
                              .reason = domain::ContactReason{campaign.order.reason.code, evidence},
                              .at = all.at,
                              .conversations = std::move(conversations),
                              .listed_max = 0,
                              .is_campaign = true};
        const auto part = TRY(simulate(db, directory, std::move(simulation), now));
        all.asked += part.asked;
        all.goes += part.goes;
        for (const auto& one : part.counts)
            counts[{one.decision, one.reason_code}] += one.count;
    }
    // Few of one kind are told together: who complained stays untold (behaviours.md §3.10).
    std::int64_t few = 0;
    for (const auto& [what, count] : counts) {
        const bool is_told = what.first < domain::Decision::delay || count >= domain::outreach::kCountedFrom;
        if (is_told)
            all.counts.push_back({what.first, what.second, count});
        else
            few += count;
    }
    if (few > 0) all.counts.push_back({domain::Decision::deny, "OTHER", few});
    return all;
}

}  // namespace

void simulate_campaign(App& app, domain::Staff staff, CampaignId id, Done<Forecast> done) {
    auto asked = [&app, brand = staff.brand,
                  done = std::move(done)](base::Result<CampaignView> view) mutable {
        if (!view) return done(std::unexpected(view.error()));
        auto work = [brand, campaign = std::move(view->campaign), directory = app.directory.get(),
                     now = app.clock.now()](storage::Database& db) {
            return forecast_of(db, *directory, brand, campaign, now);
        };
        run_in_reads<Forecast>(app, std::move(work), std::move(done));
    };
    read_campaign(app, std::move(staff), id, std::move(asked));
}

}  // namespace app
