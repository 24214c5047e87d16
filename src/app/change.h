// Load a conversation through the gate, decide, append: what the acts of staff upon it have in common. Used
// only inside app/.
#pragma once
#include "app/conversations.h"
#include "app/run.h"

namespace app {

// `decide(current, actor, now)` gives a Result<Outcome>; without events nothing is written.
template <class Decide>
void change_conversation(App& app, domain::Staff staff, domain::Action action, domain::ConversationId id,
                         Decide decide, Done<Changed> done) {
    const domain::BrandId brand = staff.brand;
    auto work = [staff = std::move(staff), action, id,
                 decide = std::move(decide)](storage::LaneTransaction& lane) -> base::Result<Changed> {
        const auto* current = TRY(access_conversation(lane, Caller(staff), action, id));
        domain::Outcome outcome = TRY(decide(*current, actor_of(staff), lane.now()));
        Changed changed{current->last_seq, {}};
        if (!outcome.events.empty()) changed.seq = TRY(lane.append(staff.brand, std::move(outcome)));
        changed.conversation = *TRY(lane.find_conversation(staff.brand, id));
        return changed;
    };
    run_in_lane<Changed>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
