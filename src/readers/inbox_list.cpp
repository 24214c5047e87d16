#include "readers/inbox_list.h"

#include <unordered_set>

#include "base/log.h"

namespace readers {
namespace {

constexpr std::size_t kEventsPerRun = 2000;  // one transaction of the second file
constexpr base::Duration kAfterFailure = std::chrono::seconds(1);

}  // namespace

base::Result<bool> InboxList::run_brand(domain::BrandId brand) {
    const std::int64_t position = TRY(inbox_.position(brand));
    const auto events = TRY(log_.events_after(brand, position, kEventsPerRun));
    if (events.empty()) return false;
    std::unordered_set<domain::ConversationId> seen;
    std::vector<domain::ConversationId> changed;
    for (const auto& event : events) {
        if (seen.insert(event.event.conversation).second) changed.push_back(event.event.conversation);
    }
    TRY(inbox_.update(brand, TRY(log_.find_conversations(brand, changed)), events.back().event.seq));
    return events.size() == kEventsPerRun;
}

std::optional<base::Timestamp> InboxList::run(base::Timestamp now) {
    std::optional<base::Timestamp> again;
    std::int64_t lag = 0;
    const auto directory = directory_.get();
    for (const auto& brand : directory->brands()) {
        const auto has_more = run_brand(brand.id);
        if (!has_more) {
            base::log(
                base::LogLevel::error, "reader_failed",
                {{"reader", name()}, {"code", has_more.error().code}, {"message", has_more.error().message}});
            again = now + kAfterFailure;
        } else if (*has_more) {
            again = now;
        }
        const auto head = log_.head(brand.id);
        const auto position = inbox_.position(brand.id);
        if (head && position) lag += *head - *position;
    }
    lag_.store(lag, std::memory_order_relaxed);
    return again;
}

}  // namespace readers
