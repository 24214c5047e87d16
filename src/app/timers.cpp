#include "app/timers.h"

#include "app/run.h"
#include "domain/on_time.h"

namespace app {

void pass_time(App& app, domain::BrandId brand, domain::ConversationId id, Done<std::size_t> done) {
    auto work = [brand, id](storage::LaneTransaction& lane) -> base::Result<std::size_t> {
        const auto* current = TRY(lane.find_conversation(brand, id));
        if (current == nullptr) {
            return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                              "there is no such conversation");
        }
        domain::Outcome outcome = domain::on_time(*current, lane.now());
        const auto count = outcome.events.size();
        if (count > 0) TRY(lane.append(brand, std::move(outcome)));
        return count;
    };
    run_in_lane<std::size_t>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
