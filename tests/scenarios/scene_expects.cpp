#include <fmt/format.h>

#include "base/text.h"
#include "domain/tombstone.h"
#include "scenarios/scene_play.h"

namespace scenarios {

namespace {

// Said by people and bots; what the server says by itself has sentences of its own.
bool is_from_business(const domain::Event& event) {
    return event.actor.kind == domain::ActorKind::staff || event.actor.kind == domain::ActorKind::bot;
}

}  // namespace

void Scene::customer_receives(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_of(p[1]);
    std::int64_t& seen = received_[p[1]];
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !is_from_business(event) || event.seq <= seen) continue;
        seen = event.seq;
        if (message->text != p[2]) fail("the customer received \"" + message->text + "\"");
        return;
    }
    fail("the customer received nothing");
}

void Scene::customer_receives_nothing(const Parts& p) {
    const auto thread = world_.thread_of(p[1]);
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !is_from_business(event)) continue;
        if (event.seq > received_[p[1]]) fail("the customer received \"" + message->text + "\"");
    }
}

void Scene::marks_count(const Parts& p) {
    const auto stopped_at = world_.health_of(p[2]).marks_stopped_at;
    if (stopped_at.has_value() == (p[1] == "count")) fail("it is the other way round");
}

void Scene::conversation_is_with(const Parts& p) {
    const auto& assignee = conversation(p[1]).assignee;
    const std::string with = assignee ? assignee->name : "nobody";
    if (with != p[2]) fail("it is with " + with);
}

void Scene::customer_is_told(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_of(p[1]);
    std::int64_t& seen = told_[p[1]];
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message == nullptr || !message->auto_text || event.seq <= seen) continue;
        seen = event.seq;
        const std::string kind(base::name_of(*message->auto_text));
        const auto of_scope = [&](const domain::Finding& finding) {
            return finding.rule == "AVA-14" && base::lower_ascii(finding.reason_code) == p[3];
        };
        const bool is_scope = !p[3].matched || std::ranges::any_of(message->verdict->findings, of_scope);
        const bool is_meant = kind == p[2] && is_scope && message->text.contains(p.str(4));
        if (!is_meant) fail("the customer was told " + kind + ": " + message->text);
        return;
    }
    fail("the customer was told nothing");
}

void Scene::hours_warn(const Parts& p) {
    expect_done();
    const auto warnings = world_.warnings_of(p[1]);
    if (warnings != p[2].str()) fail("they warn of " + warnings);
}

void Scene::customer_is_told_nothing(const Parts& p) {
    const auto thread = world_.thread_of(p[1]);
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message != nullptr && message->auto_text && event.seq > told_[p[1]])
            fail("the customer was told: " + std::string(base::name_of(*message->auto_text)));
    }
}

const domain::Conversation& Scene::conversation(const std::string& customer) {
    thread_ = world_.thread_of(customer);
    if (!thread_) fail("there is no conversation");
    return thread_->conversation;
}

void Scene::customer_sees_read(const Parts& p) {
    const auto& c = conversation(p[1]);
    if (c.staff_read_seq < c.last_user_seq) fail("the shop has not read it");
}

void Scene::staff_sees_read(const Parts& p) {
    const auto thread = world_.thread_for(p[1], p[2]);
    if (!thread) fail(p.str(1) + " sees no conversation");
    std::int64_t last = 0;
    for (const auto& event : thread->events) {
        if (event.kind() == domain::EventKind::message_sent &&
            event.actor.kind != domain::ActorKind::consumer)
            last = event.seq;
    }
    if (thread->conversation.consumer_read_seq < last) fail("the customer has not read it");
}

void Scene::staff_sees(const Parts& p) {
    expect_done();
    const auto thread = world_.thread_for(p[1], p[3]);
    if (!thread) fail(p.str(1) + " sees no conversation");
    const domain::MessageSent* newest = nullptr;
    for (const auto& event : thread->events) {
        // What the server says by itself is nothing to see; `customer is told` is about that.
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message != nullptr && !message->auto_text) newest = message;
    }
    if (newest == nullptr || newest->text != p[2])
        fail("the newest message is \"" + (newest ? newest->text : "") + "\"");
}

void Scene::staff_sees_nothing(const Parts& p) {
    if (world_.thread_for(p[1], p[2])) fail(p.str(1) + " sees the conversation");
}

void Scene::refused(const Parts& p) {
    if (last_.refusal.empty()) fail("it was not refused");
    if (last_.refusal != p[1] || (p[2].matched && last_.rules != p[2])) {
        fail("it was refused: " + last_.refusal + " by " + last_.rules);
    }
    last_.refusal.clear();
}

void Scene::noted(const Parts& p) {
    if (!last_.notes.contains(" " + p.str(1) + " by " + p.str(2) + ",")) fail("noted was:" + last_.notes);
}

void Scene::may_go_at(const Parts& p) {
    const auto at = last_.retry_at ? world_.local_text("", *last_.retry_at) : "never";
    if (at != p[1]) fail("it may go at " + at);
}

void Scene::is_planned(const Parts& p) {
    expect_done();
    const auto& planned = conversation("").planned;
    if (planned.empty()) fail("nothing is planned");
    const auto& last = planned.back();
    if (const auto at = world_.local_text("", last.at); at != p[1]) fail("it is planned for " + at);
    const auto code = base::lower_ascii(last.reason_code);
    if (p[2].matched && code != p[2]) fail("it waits for " + code);
}

void Scene::nothing_is_planned(const Parts&) {
    expect_done();
    if (!conversation("").planned.empty()) fail("something is planned");
}

void Scene::conversation_is(const Parts& p) {
    const auto& c = conversation(p[1]);
    const bool is_breached = c.clock == domain::AnswerClock::breached;
    const auto word = is_breached && p[2] == "breached" ? "breached" : base::name_of(c.work);
    if (word != p[2].str()) fail(fmt::format("the conversation is {}", word));
}

void Scene::episode_is(const Parts& p) {
    const auto episode = conversation(p[1]).episode;
    if (std::to_string(episode) != p[2]) fail(fmt::format("it is in episode {}", episode));
}

void Scene::clock_is(const Parts& p) {
    const auto word = base::name_of(conversation(p[1]).clock);
    if (word != p[2].str()) fail(fmt::format("the clock is {}", word));
}

void Scene::log_grew(const Parts& p) {
    const auto grown = world_.last_seq() - log_seen_;
    log_seen_ += grown;
    if (std::to_string(grown) != p[1]) fail(fmt::format("the log grew by {}", grown));
}

void Scene::answer_is_due(const Parts& p) {
    const auto due = conversation(p[1]).clock_due_at;
    if (!due) fail("no answer is due");
    if (const auto at = world_.local_text(p[1], *due); at != p[2]) fail("it is due at " + at);
}

void Scene::follow_up_is(const Parts& p) {
    const auto word = base::name_of(conversation(p[1]).follow_up);
    if (word != p[2].str()) fail(fmt::format("the follow-up is {}", word));
}

void Scene::follow_up_lies_ahead(const Parts& p) {
    std::string at;
    for (const auto& timer : world_.timers_for(p[1], p[2])) {
        if (timer.kind == domain::TimerKind::follow_up) at = world_.local_text(p[2], timer.at);
    }
    if (at != p[3].str()) fail(at.empty() ? "no follow-up lies ahead" : "it lies ahead at " + at);
}

void Scene::time_brings(const Parts& p) {
    if (brought_ != p[1]) fail("it brought " + brought_);
}

void Scene::channel_is(const Parts& p) {
    domain::ChannelReport report;
    report.channel = base::find_enum<domain::Channel>(p.str(2));
    did(world_.channel_tells(p[1], report));
}

void Scene::channel_failed(const Parts& p) {
    domain::ChannelReport report;
    report.kind = domain::ReportKind::delivery_failed;
    report.message_id = p[2];
    did(world_.channel_tells(p[1], report));
}

void Scene::channel_reports(const Parts& p) {
    domain::ChannelReport report;
    report.kind = base::find_enum<domain::ReportKind>(p.str(2)).value();
    report.report_id = p[3];
    did(world_.channel_tells(p[1], report));
}

domain::MessageSent Scene::message_of(const std::string& customer, const std::string& id) {
    expect_done();
    const auto thread = world_.thread_of(customer);
    if (!thread) fail("there is no conversation");
    for (const auto& event : thread->events) {
        const auto* message = std::get_if<domain::MessageSent>(&event.body);
        if (message != nullptr && message->message_id == id) return *message;
    }
    fail("there is no message " + id);
}

void Scene::message_shows(const Parts& p) {
    const auto message = message_of(p[1], p[2]);
    if (domain::shown_text(message) != p[3].str()) fail("it says \"" + message.text + "\"");
}

void Scene::message_is_gone(const Parts& p) {
    const auto message = message_of(p[1], p[2]);
    if (!message.removed || !message.text.empty() || message.edited) fail("it is there");
}

}  // namespace scenarios
