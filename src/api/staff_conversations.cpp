// The inbox: lists, threads, replies, close and reopen.
#include <charconv>

#include "api/shapes.h"
#include "api/staff.h"
#include "api/staff_answers.h"
#include "base/text.h"

namespace api {
namespace {

struct InboxShape {
    std::int64_t seq = 0;
    storage::ViewCounts counts;
    std::vector<domain::Conversation> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(InboxShape, (), (seq, counts, items, next))

struct EventsShape {
    std::vector<StaffEvent> events;
    bool has_earlier = false;
};
BOOST_DESCRIBE_STRUCT(EventsShape, (), (events, has_earlier))

struct NewReason {
    std::string code;
    base::json::object evidence;
};
BOOST_DESCRIBE_STRUCT(NewReason, (), (code, evidence))

struct NewReply {
    std::string client_message_id;
    std::string text;
    std::optional<NewReason> reason;
    std::optional<base::Timestamp> send_at;
    std::optional<bool> may_wait;
    std::optional<std::int64_t> seen_seq;  // the newest event that the author saw (CNV-06)
    std::optional<bool> send_anyway;
    std::optional<bool> is_meant;  // as an answer, though it says nothing; false: ask (CLK-15)
};
BOOST_DESCRIBE_STRUCT(NewReply, (),
                      (client_message_id, text, reason, send_at, may_wait, seen_seq, send_anyway, is_meant))

struct CloseBody {
    domain::CloseReason reason = domain::CloseReason::done;
};
BOOST_DESCRIBE_STRUCT(CloseBody, (), (reason))

struct ReadBody {
    std::int64_t up_to_seq = 0;
};
BOOST_DESCRIBE_STRUCT(ReadBody, (), (up_to_seq))

struct NoBody {};
BOOST_DESCRIBE_STRUCT(NoBody, (), ())

struct PresenceBody {
    domain::Presence presence = domain::Presence::typing_started;
};
BOOST_DESCRIBE_STRUCT(PresenceBody, (), (presence))

std::unexpected<base::Error> malformed_query(std::string_view name) {
    return base::fail(base::ErrorKind::invalid, "query_malformed",
                      fmt::format("`{}` is not understood", name));
}

// "1715940030123456.01890a5d-…": the sort key and the conversation of the last item.
std::string cursor_text(const storage::ListPosition& position) {
    return fmt::format("{}.{}", position.sort_us, base::to_string(position.conversation));
}

base::Result<storage::ListPosition> read_cursor(std::string_view text) {
    storage::ListPosition position;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position.sort_us);
    if (error != std::errc{} || end == text.data() + text.size() || *end != '.')
        return malformed_query("after");
    position.conversation = TRY(
        base::parse_id<domain::ConversationId>(text.substr(static_cast<std::size_t>(end - text.data()) + 1)));
    return position;
}

struct ListQuery {
    storage::View view = storage::View::needs_reply;
    std::optional<domain::LocationId> location;
    std::optional<storage::ListPosition> after;
    std::size_t limit = 50;
};

base::Result<ListQuery> read_list_query(const net::Request& request) {
    ListQuery query;
    if (const auto view = base::find_form_value(request.query, "view")) {
        const auto found = base::find_enum<storage::View>(*view);
        if (!found) return malformed_query("view");
        query.view = *found;
    }
    if (const auto location = base::find_form_value(request.query, "location")) {
        query.location = TRY(base::parse_id<domain::LocationId>(*location));
    }
    if (const auto after = base::find_form_value(request.query, "after"))
        query.after = TRY(read_cursor(*after));
    query.limit = static_cast<std::size_t>(TRY(query_number(request, "limit", 50, 1, 100)));
    return query;
}

}  // namespace

void get_conversations(Context& context, Call call) {
    auto query = read_list_query(call.request);
    if (!query) return call.respond(error_response(query.error()));
    auto done = [respond = std::move(call.respond)](base::Result<app::InboxPage> page) mutable {
        if (!page) return respond(error_response(page.error()));
        InboxShape shape{page->seq, page->counts, std::move(page->items), std::nullopt};
        if (page->next) shape.next = cursor_text(*page->next);
        respond(json_response(200, base::encode(shape)));
    };
    app::list_inbox(context.app, *call.staff, query->view, query->location, query->after, query->limit,
                    std::move(done));
}

void get_conversation(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto done = [respond = std::move(call.respond)](base::Result<app::Thread> thread) mutable {
        if (!thread) return respond(error_response(thread.error()));
        respond(json_response(200, base::encode(staff_thread(*thread))));
    };
    app::read_thread(context.app, *call.staff, *id, 0, 50, std::move(done));
}

void get_conversation_events(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto before = query_number(call.request, "before", 0, 0, INT64_MAX);
    const auto limit = query_number(call.request, "limit", 50, 1, 100);
    if (!before) return call.respond(error_response(before.error()));
    if (!limit) return call.respond(error_response(limit.error()));
    auto done = [respond = std::move(call.respond)](base::Result<app::Thread> thread) mutable {
        if (!thread) return respond(error_response(thread.error()));
        respond(
            json_response(200, base::encode(EventsShape{staff_thread(*thread).events, thread->has_earlier})));
    };
    app::read_thread(context.app, *call.staff, *id, *before, static_cast<std::size_t>(*limit),
                     std::move(done));
}

void post_staff_message(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto body = read_body<NewReply>(call);
    if (!body) return;
    const domain::Staff& staff = *call.staff;
    domain::SendMessage message{domain::actor_of(staff), std::move(body->client_message_id),
                                std::move(body->text), std::nullopt};
    if (body->reason) message.reason = {std::move(body->reason->code), base::encode(body->reason->evidence)};
    message.send_at = body->send_at;
    message.may_wait = body->may_wait.value_or(false);
    message.is_meant = body->is_meant;
    if (!body->send_anyway.value_or(false)) message.seen_seq = body->seen_seq;
    app::send_message(context.app, staff, *id, std::move(message),
                      answer_sent(std::move(call.respond), staff.language));
}

void post_close(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<CloseBody>(call);
    if (!body) return;
    app::close_conversation(context.app, *call.staff, *id, body->reason,
                            answer_changed(std::move(call.respond)));
}

void post_reopen(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id || !read_body<NoBody>(call)) return;
    app::reopen_conversation(context.app, *call.staff, *id, answer_changed(std::move(call.respond)));
}

void post_read(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<ReadBody>(call);
    if (!body) return;
    app::mark_read(context.app, *call.staff, *id, body->up_to_seq, answer_changed(std::move(call.respond)));
}

void post_presence(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<PresenceBody>(call);
    if (!body) return;
    const domain::Staff& staff = *call.staff;
    const domain::Actor actor = domain::actor_of(staff);
    auto done = [respond = std::move(call.respond)](base::Result<std::int64_t> seq) mutable {
        respond(seq ? json_response(200, "{}") : error_response(seq.error()));
    };
    const std::string event_id = base::to_string(context.app.ids.next(context.app.clock.now()));
    app::show_presence(context.app, staff, *id, actor, body->presence, event_id, std::move(done));
}

}  // namespace api
