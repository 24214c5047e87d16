// Two customers are the same person, say those who answer both (app/same_person.h).
#include "app/same_person.h"

#include "api/shapes.h"
#include "api/staff.h"
#include "api/staff_answers.h"

namespace api {
namespace {

struct OtherBody {
    domain::ConversationId other;
};
BOOST_DESCRIBE_STRUCT(OtherBody, (), (other))

struct LinkedShape {
    domain::ConversationId conversation;
    domain::LocationId location;
    std::string consumer_name;
    std::string preview;
    std::optional<base::Timestamp> last_user_at;
    domain::Contact contact = domain::Contact::allowed;
    bool is_direct = false;
    std::optional<std::string> said_by;
    std::optional<base::Timestamp> said_at;
};
BOOST_DESCRIBE_STRUCT(LinkedShape, (),
                      (conversation, location, consumer_name, preview, last_user_at, contact, is_direct,
                       said_by, said_at))

struct SamePersonShape {
    std::vector<LinkedShape> linked;
};
BOOST_DESCRIBE_STRUCT(SamePersonShape, (), (linked))

LinkedShape shape_of(const app::LinkedConversation& one) {
    const auto& theirs = one.conversation;
    LinkedShape shape{.conversation = theirs.id,
                      .location = theirs.location,
                      .consumer_name = theirs.consumer_name,
                      .preview = theirs.preview,
                      .last_user_at = theirs.last_user_at,
                      .contact = theirs.contact,
                      .is_direct = one.is_direct,
                      .said_by = {},
                      .said_at = {}};
    if (one.is_direct) {
        shape.said_by = one.said_by;
        shape.said_at = one.said_at;
    }
    return shape;
}

app::Done<app::SamePerson> answer_linked(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<app::SamePerson> same) mutable {
        if (!same) return respond(error_response(same.error()));
        SamePersonShape shape;
        for (const auto& one : *same)
            shape.linked.push_back(shape_of(one));
        respond(json_response(200, base::encode(shape)));
    };
}

}  // namespace

void get_same_person(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::read_same_person(context.app, *call.staff, *id, answer_linked(std::move(call.respond)));
}

void post_same_person(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<OtherBody>(call);
    if (!body) return;
    app::link_same_person(context.app, *call.staff, *id, body->other, answer_linked(std::move(call.respond)));
}

void delete_same_person(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto other = base::parse_id<domain::ConversationId>(call.path_values[1]);
    if (!other) {
        return call.respond(error_response(
            {base::ErrorKind::not_found, "conversation_unknown", "there is no such conversation"}));
    }
    app::unlink_same_person(context.app, *call.staff, *id, *other, answer_linked(std::move(call.respond)));
}

}  // namespace api
