#include "api/staff_answers.h"

#include "api/shapes.h"
#include "domain/policy/rule.h"

namespace api {
namespace {

struct SentShape {
    std::int64_t seq = 0;
    StaffEvent event;
    domain::Verdict verdict;
    domain::Conversation conversation;
};
BOOST_DESCRIBE_STRUCT(SentShape, (), (seq, event, verdict, conversation))

struct RefusedWords {
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(RefusedWords, (), (code, message))

struct RefusedShape {
    RefusedWords error;
    domain::Verdict verdict;
};
BOOST_DESCRIBE_STRUCT(RefusedShape, (), (error, verdict))

struct ToConfirmShape {
    RefusedWords error;
};
BOOST_DESCRIBE_STRUCT(ToConfirmShape, (), (error))

struct ConcurrentShape {
    RefusedWords error;
    StaffEvent event;  // the colleague's message
};
BOOST_DESCRIBE_STRUCT(ConcurrentShape, (), (error, event))

struct ChangedShape {
    std::int64_t seq = 0;
    domain::Conversation conversation;
};
BOOST_DESCRIBE_STRUCT(ChangedShape, (), (seq, conversation))

net::Response sent_response(const app::Sent& sent, std::string_view language) {
    if (sent.is_concurrent) {
        return json_response(
            409, base::encode(ConcurrentShape{
                     {"concurrent_reply", "a colleague has just answered: read it, then send anyway or not"},
                     staff_event(sent.event, sent.conversation.location)}));
    }
    if (sent.is_to_confirm) {
        const std::string sentence(domain::policy::staff_text("LOW_VALUE_REPLY", language));
        return json_response(409, base::encode(ToConfirmShape{{"low_value_reply", sentence}}));
    }
    if (sent.verdict.decision >= domain::Decision::delay) {
        const std::string sentence(domain::policy::staff_text(sent.verdict.reason_code, language));
        return json_response(403, base::encode(RefusedShape{{"message_refused", sentence}, sent.verdict}));
    }
    const int status = sent.event.kind() == domain::EventKind::send_planned ? 202 : 200;
    return json_response(status,
                         base::encode(SentShape{sent.seq, staff_event(sent.event, sent.conversation.location),
                                                sent.verdict, sent.conversation}));
}

}  // namespace

std::optional<domain::ConversationId> path_conversation(Call& call) {
    if (auto id = base::parse_id<domain::ConversationId>(call.path_values[0])) return *id;
    call.respond(error_response(
        {base::ErrorKind::not_found, "conversation_unknown", "there is no such conversation"}));
    return std::nullopt;
}

app::Done<app::Changed> answer_changed(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<app::Changed> changed) mutable {
        if (!changed) return respond(error_response(changed.error()));
        respond(
            json_response(200, base::encode(ChangedShape{changed->seq, std::move(changed->conversation)})));
    };
}

app::Done<app::Sent> answer_sent(net::Responder respond, std::string language) {
    return
        [respond = std::move(respond), language = std::move(language)](base::Result<app::Sent> sent) mutable {
            respond(sent ? sent_response(*sent, language) : error_response(sent.error()));
        };
}

}  // namespace api
