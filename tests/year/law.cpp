#include "year/law.h"

#include <algorithm>
#include <array>

namespace year {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::int64_t kSentencesMax = 5;  // of each code
constexpr auto kDay = hours(24);
// behaviours.md CLK-11: half, three quarters and 92 % of the day.
constexpr std::array<std::int64_t, 3> kReminderMinutes{720, 1080, 1325};

bool means(const std::string& id, std::string_view word) {
    return id.starts_with(std::string(word) + "-");
}

}  // namespace

std::vector<std::string_view> secret_marks() {
    return {"45391488034", "4539 1488 034", "4539-1488-034", "4539.1488.034", "Kanarie"};
}

void Law::break_(const std::string& code, domain::ConversationId id, base::Timestamp at) {
    if (++broken_[code] <= kSentencesMax)
        sentences_.push_back(code + " in " + base::to_string(id) + " at " + base::format_rfc3339(at));
}

void Law::read(const storage::CommittedEvent& committed) {
    const domain::Event& event = committed.event;
    Thread& thread = threads_[event.conversation];
    std::visit([&](const auto& body) { read_body(thread, event, body); }, event.body);
}

// It ended at `at`: by then these have come, and no others.
void Law::end_question(Thread& thread, domain::ConversationId id, base::Timestamp at) {
    if (!thread.asked_at) return;
    for (const auto minute : kReminderMinutes) {
        const auto given = std::ranges::count(thread.reminders, minute);
        const bool has_come = *thread.asked_at + minutes(minute) <= at;
        if (has_come && given == 0) break_("reminder_missing", id, at);
        if (given > 1) break_("reminder_twice", id, at);
    }
    const bool is_due = *thread.asked_at + kDay <= at;
    if (is_due && thread.breaches == 0) break_("breach_missing", id, at);
    if (thread.breaches > 1) break_("breach_twice", id, at);
    see(is_due ? "question_overdue" : "question_in_time");
    thread.asked_at.reset();
    thread.reminders.clear();
    thread.breaches = 0;
}

void Law::read_body(Thread& thread, const domain::Event& event, const domain::MessageSent& body) {
    for (const auto mark : secret_marks()) {
        if (body.text.contains(mark)) break_("secret_stored", event.conversation, event.at);
    }
    if (event.actor.kind == domain::ActorKind::consumer)
        read_consumer(thread, event, body);
    else
        read_business(thread, event, body);
}

void Law::read_consumer(Thread& thread, const domain::Event& event, const domain::MessageSent& body) {
    see("consumer_message");
    const bool is_heard = body.not_counted == domain::NotCounted::opt_out_word;
    const bool is_stop = means(body.message_id, "stop") || (means(body.message_id, "hm") && is_heard);
    const bool is_question = !is_stop && !means(body.message_id, "thx") && !means(body.message_id, "hm");
    if (is_question && body.not_counted) break_("question_not_counted", event.conversation, event.at);
    if (is_stop && !is_heard) break_("opt_out_not_seen", event.conversation, event.at);
    if (means(body.message_id, "leak")) see("secret_written");
    thread.is_closed = false;
    if (is_stop) {
        see("opt_out");
        if (!thread.has_opted_out) thread.has_written_since = thread.asked_at.has_value();
        thread.has_opted_out = true;
        return;
    }
    if (means(body.message_id, "start")) thread.has_opted_out = false;
    if (thread.last_message_at && event.at - *thread.last_message_at >= 7 * kDay) {
        see("new_episode");
        thread.follow_ups = thread.suggestions = 0;
    }
    thread.last_user_at = thread.last_message_at = event.at;
    thread.has_written_since = true;
    if (body.not_counted) return;
    if (!thread.asked_at) thread.asked_at = event.at;
}

void Law::read_business(Thread& thread, const domain::Event& event, const domain::MessageSent& body) {
    const bool is_follow_up = body.auto_text == domain::AutoText::follow_up ||
                              (body.reason && body.reason->code == "CONV.NEXT_DAY_NUDGE");
    if (is_follow_up && ++thread.follow_ups > 1) break_("follow_up_twice", event.conversation, event.at);
    if (is_follow_up) see("follow_up");
    // All else that is said automatically answers the consumer's own words of this instant.
    if (body.auto_text && !is_follow_up) return;
    if (!thread.last_user_at || event.at > *thread.last_user_at + 30 * kDay)
        break_("sent_after_window", event.conversation, event.at);
    // OPT-04: an answer, for a day, to what they wrote later or were still waiting for.
    const bool is_answer = thread.has_written_since && event.at <= *thread.last_user_at + kDay;
    const bool is_unasked = body.reason.has_value() || !is_answer;
    if (thread.has_opted_out && is_unasked) break_("contacted_after_opt_out", event.conversation, event.at);
    if (body.reason) see("contact");
    thread.last_message_at = std::max(thread.last_message_at.value_or(event.at), event.at);
    if (event.actor.kind != domain::ActorKind::staff) return see("bot_message");
    see("staff_message");
    // What is said of one's own accord answers nothing.
    if (!body.reason || body.reason->code == "CONV.LATE_ANSWER")
        end_question(thread, event.conversation, event.at);
}

void Law::read_body(Thread& thread, const domain::Event& event, const domain::ConversationClosed& body) {
    const bool is_excuse =
        body.reason == domain::CloseReason::no_reply_needed || body.reason == domain::CloseReason::spam;
    if (thread.asked_at && !is_excuse) break_("closed_while_waiting", event.conversation, event.at);
    if (body.reason == domain::CloseReason::auto_inactive) see("closed_by_time");
    if (is_excuse) {
        if (thread.asked_at) see("question_excused");
        end_question(thread, event.conversation, event.at);
    }
    thread.is_closed = true;
}

void Law::read_body(Thread& thread, const domain::Event&, const domain::ConversationReopened&) {
    thread.is_closed = false;
}

void Law::read_body(Thread& thread, const domain::Event& event, const domain::ClockReminded&) {
    see("reminder");
    if (thread.is_closed) break_("clock_on_closed", event.conversation, event.at);
    if (!thread.asked_at) return break_("reminder_unasked", event.conversation, event.at);
    const auto minute = std::ranges::find_if(
        kReminderMinutes, [&](std::int64_t m) { return *thread.asked_at + minutes(m) == event.at; });
    if (minute == kReminderMinutes.end()) return break_("reminder_wrong_time", event.conversation, event.at);
    thread.reminders.push_back(*minute);
}

void Law::read_body(Thread& thread, const domain::Event& event, const domain::ClockBreached& body) {
    see("breach");
    if (thread.is_closed) break_("clock_on_closed", event.conversation, event.at);
    if (!thread.asked_at) return break_("breach_unasked", event.conversation, event.at);
    const auto due = *thread.asked_at + kDay;
    if (event.at != due || body.due_at != std::chrono::floor<std::chrono::milliseconds>(due))
        return break_("breach_wrong_time", event.conversation, event.at);
    ++thread.breaches;
}

void Law::read_body(Thread& thread, const domain::Event& event, const domain::FollowUpChanged& body) {
    if (body.state != domain::FollowUp::suggested) return;
    see("follow_up_suggested");
    if (++thread.suggestions > 1) break_("follow_up_twice", event.conversation, event.at);
}

void Law::finish(std::int64_t messages_taken) {
    for (auto& [id, thread] : threads_) {
        if (thread.asked_at) see("question_open_at_the_end");
        end_question(thread, id, end_);
    }
    if (seen_["consumer_message"] != messages_taken) break_("message_lost", {}, end_);
}

}  // namespace year
