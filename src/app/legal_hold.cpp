#include "app/legal_hold.h"

#include "app/change.h"
#include "domain/legal_hold.h"

namespace app {
namespace {

template <class Decide>
void change_hold(App& app, domain::Staff staff, domain::ConversationId id, Decide decide,
                 Done<Changed> done) {
    auto checked = [who = staff, decide = std::move(decide)](
                       const domain::Conversation& current, const domain::Actor& actor,
                       base::Timestamp now) -> base::Result<domain::Outcome> {
        TRY(may_answer_for_data(who, current.location));
        return decide(current, actor, now);
    };
    change_conversation(app, std::move(staff), domain::Action::read_conversations, id, std::move(checked),
                        std::move(done));
}

}  // namespace

void propose_hold(App& app, domain::Staff staff, domain::ConversationId id, base::Timestamp until,
                  std::string reason, Done<Changed> done) {
    auto decide = [until, reason = std::move(reason)](const domain::Conversation& current,
                                                      const domain::Actor& actor, base::Timestamp now) {
        return domain::propose_hold(current, actor, until, reason, now);
    };
    change_hold(app, std::move(staff), id, std::move(decide), std::move(done));
}

void confirm_hold(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done) {
    change_hold(app, std::move(staff), id, domain::confirm_hold, std::move(done));
}

void lift_hold(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done) {
    const auto decide = [](const domain::Conversation& current, const domain::Actor& actor,
                           base::Timestamp now) -> base::Result<domain::Outcome> {
        return domain::lift_hold(current, actor, now);
    };
    change_hold(app, std::move(staff), id, decide, std::move(done));
}

}  // namespace app
