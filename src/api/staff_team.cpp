// What colleagues do at one inbox beside answering: notes and whose a conversation is (app/team.h).
#include "api/shapes.h"
#include "api/staff.h"
#include "api/staff_answers.h"
#include "app/move_conversation.h"
#include "app/team.h"

namespace api {
namespace {

struct NewNote {
    std::string client_note_id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (client_note_id, text))

struct NotedShape {
    std::int64_t seq = 0;
    StaffEvent event;
    domain::Conversation conversation;
};
BOOST_DESCRIBE_STRUCT(NotedShape, (), (seq, event, conversation))

struct AssigneesShape {
    std::vector<domain::Assignee> assignees;
};
BOOST_DESCRIBE_STRUCT(AssigneesShape, (), (assignees))

struct AssigneeBody {
    base::json::value staff;  // an id, or null; never left out: nobody is unassigned by a typing error
};
BOOST_DESCRIBE_STRUCT(AssigneeBody, (), (staff))

struct MoveBody {
    domain::LocationId location;
};
BOOST_DESCRIBE_STRUCT(MoveBody, (), (location))

struct UpdateBody {
    domain::Work work = domain::Work::open;
    std::optional<domain::CloseReason> reason;
    base::json::value staff;
};
BOOST_DESCRIBE_STRUCT(UpdateBody, (), (work, reason, staff))

// An id, or null for nobody; nullopt after answering.
std::optional<std::optional<domain::StaffId>> read_assignee(Call& call, const base::json::value& staff) {
    std::optional<domain::StaffId> assignee;
    const auto read = base::read_json(staff, "staff", assignee);
    if (read) return assignee;
    call.respond(error_response(read.error()));
    return std::nullopt;
}

}  // namespace

void post_note(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto body = read_body<NewNote>(call);
    if (!body) return;
    auto done = [respond = std::move(call.respond)](base::Result<app::Noted> noted) mutable {
        if (!noted) return respond(error_response(noted.error()));
        respond(json_response(
            200, base::encode(NotedShape{noted->seq, staff_event(noted->event, noted->conversation.location),
                                         noted->conversation})));
    };
    app::add_note(context.app, *call.staff, *id, std::move(body->client_note_id), std::move(body->text),
                  std::move(done));
}

void get_assignees(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto done = [respond =
                     std::move(call.respond)](base::Result<std::vector<domain::Assignee>> found) mutable {
        if (!found) return respond(error_response(found.error()));
        respond(json_response(200, base::encode(AssigneesShape{std::move(*found)})));
    };
    app::read_assignees(context.app, *call.staff, *id, std::move(done));
}

void post_assignee(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<AssigneeBody>(call);
    if (!body) return;
    const auto assignee = read_assignee(call, body->staff);
    if (!assignee) return;
    app::assign_conversation(context.app, *call.staff, *id, *assignee,
                             answer_changed(std::move(call.respond)));
}

void post_move(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<MoveBody>(call);
    if (!body) return;
    app::move_conversation(context.app, *call.staff, *id, body->location,
                           answer_changed(std::move(call.respond)));
}

void patch_conversation(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<UpdateBody>(call);
    if (!body) return;
    const auto assignee = read_assignee(call, body->staff);
    if (!assignee) return;
    app::update_conversation(context.app, *call.staff, *id,
                             {body->work, body->reason.value_or(domain::CloseReason::done), *assignee},
                             answer_changed(std::move(call.respond)));
}

}  // namespace api
