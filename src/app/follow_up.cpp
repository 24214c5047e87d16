#include "app/follow_up.h"

#include "base/json.h"
#include "domain/follow_up.h"

namespace app {
namespace {

struct Evidence {
    std::int64_t episode = 1;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (episode))

base::Result<void> complete(const domain::Conversation& current, domain::SendMessage& message) {
    // The second one is for the gate to refuse, with a verdict (FUP-03).
    if (current.follow_up != domain::FollowUp::sent) TRY(domain::check_follow_up(current));
    message.reason =
        domain::ContactReason{std::string(domain::kNextDayNudge), base::encode(Evidence{current.episode})};
    return {};
}

}  // namespace

void send_follow_up(App& app, domain::Staff staff, domain::ConversationId id, domain::SendMessage message,
                    Done<Sent> done) {
    send_message(app, std::move(staff), id, std::move(message), std::move(done), complete);
}

}  // namespace app
