// What lies ahead of a conversation and why, its follow-up, and why a message was sent or not.
#include <charconv>

#include "api/staff.h"
#include "api/staff_answers.h"
#include "app/explain.h"
#include "app/follow_up.h"
#include "app/timers.h"

namespace api {
namespace {

struct NewFollowUp {
    std::string client_message_id;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(NewFollowUp, (), (client_message_id, text))

struct TimerShape {
    base::Timestamp at;
    domain::TimerKind kind = domain::TimerKind::clock_reminder;
    std::string reason_code;
    bool can_cancel = false;
    std::optional<std::string> message_id;  // of a planned send
};
BOOST_DESCRIBE_STRUCT(TimerShape, (), (at, kind, reason_code, can_cancel, message_id))

struct TimersShape {
    std::vector<TimerShape> timers;
};
BOOST_DESCRIBE_STRUCT(TimersShape, (), (timers))

TimersShape timers_shape(const std::vector<domain::Timer>& timers) {
    TimersShape shape;
    for (const auto& timer : timers) {
        const bool is_planned = timer.kind == domain::TimerKind::planned_send;
        shape.timers.push_back({timer.at, timer.kind, std::string(timer.reason_code),
                                is_planned || timer.kind == domain::TimerKind::follow_up,
                                is_planned ? std::optional(timer.message_id) : std::nullopt});
    }
    return shape;
}

}  // namespace

void get_timers(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto done = [respond = std::move(call.respond)](base::Result<std::vector<domain::Timer>> timers) mutable {
        if (!timers) return respond(error_response(timers.error()));
        respond(json_response(200, base::encode(timers_shape(*timers))));
    };
    app::read_timers(context.app, *call.staff, *id, std::move(done));
}

void post_follow_up(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto body = read_body<NewFollowUp>(call);
    if (!body) return;
    const domain::Staff& staff = *call.staff;
    domain::SendMessage message{domain::actor_of(staff), std::move(body->client_message_id),
                                std::move(body->text), std::nullopt};
    app::send_follow_up(context.app, staff, *id, std::move(message),
                        answer_sent(std::move(call.respond), staff.language));
}

void delete_follow_up(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::dismiss_follow_up(context.app, *call.staff, *id, answer_changed(std::move(call.respond)));
}

void delete_planned(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    std::string message_id = call.path_values[1];
    app::cancel_planned(context.app, *call.staff, *id, std::move(message_id),
                        answer_changed(std::move(call.respond)));
}

void get_verdict(Context& context, Call call) {
    const auto& text = call.path_values[0];
    std::int64_t seq = 0;  // a number that is none is as unknown as any other
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error != std::errc{} || end != text.data() + text.size()) seq = 0;
    auto done = [respond = std::move(call.respond)](base::Result<app::Explanation> explanation) mutable {
        answer(respond, explanation);
    };
    app::read_verdict(context.app, app::Caller(*call.staff), seq, std::move(done));
}

}  // namespace api
