#include "domain/auto_texts/react.h"

#include <algorithm>

#include "base/text.h"
#include "domain/bots/handover.h"
#include "domain/planned_send.h"
#include "domain/policy/gather.h"
#include "domain/time/answers.h"

namespace domain::auto_texts {
namespace {

using settings::Key;

bool is_within(const std::optional<base::Timestamp>& at, base::Duration limit, base::Timestamp now) {
    return at && now - *at < limit;
}

// AVA-15: two machines talking to each other.
bool is_loop(const Conversation& state, base::Timestamp now) {
    return state.autos_in_row >= kLoopTexts && is_within(state.last_auto_at, kLoopWindow, now);
}

// AVA-04: once in each closed interval, and never twice within 8 hours.
bool is_away_due(const Conversation& after, const Shop& shop, base::Timestamp now) {
    if (!after.last_away_at) return true;
    if (is_within(after.last_away_at, shop.in_force.seconds(Key::away_min_interval_s), now)) return false;
    const auto since = time::closed_since(*shop.timetable, now).value_or(now - time::kOpeningSearch);
    return *after.last_away_at < since;
}

struct ContactStep {
    ContactChanged change;
    AutoText text;
};

// OPT-01, OPT-05, OPT-11: each change once; what is said again changes nothing and is not confirmed again.
std::optional<ContactStep> contact_step(const Conversation& after, const consent::OptOutReading& reading) {
    const std::int64_t evidence = after.last_user_seq;
    switch (reading.answer) {
        case consent::OptOutAnswer::stop:
            if (after.contact == Contact::opted_out) return std::nullopt;
            return ContactStep{{Contact::opted_out, "OPTED_OUT", evidence}, AutoText::opt_out_confirmation};
        case consent::OptOutAnswer::ask:
            if (after.contact != Contact::allowed) return std::nullopt;
            return ContactStep{{Contact::suspended, std::string(reading.reason_code), evidence},
                               AutoText::opt_out_question};
        case consent::OptOutAnswer::no:
            if (!reading.is_opt_in || after.contact == Contact::allowed) return std::nullopt;
            return ContactStep{{Contact::allowed, "OPTED_IN", evidence}, AutoText::opt_in_confirmation};
    }
    return std::nullopt;
}

// BOT-02, CLK-07. Noted also where nothing can be said; `state` with it applied.
bool add_request(Conversation& state, const MessageReading& reading, base::Timestamp now, Outcome& outcome) {
    if (!reading.asks_for_person) return false;
    auto event = bots::request_person(state, now);
    if (!event) return false;
    outcome.events.push_back(*event);
    event->seq = state.last_seq + 1;
    apply(state, *event);
    return true;
}

// AVA-16: what the shop has said beforehand to this question; not to who talks with a person.
std::optional<std::string> starter_answer(const Conversation& after, const std::string& text,
                                          const Shop& shop, base::Timestamp now) {
    const auto& answers = shop.location.profile.starter_answers;
    if (!answers || bots::person_until(after, now) || after.handover.asked_at) return std::nullopt;
    const auto found = answers->find(std::string(base::trim(text)));
    if (found == answers->end()) return std::nullopt;
    const std::string own = shop.location.profile.languages.empty() ? "" : shop.location.profile.languages[0];
    return fill(found->second, own, shop, after.locale, now);
}

}  // namespace

std::optional<AutoText> text_of_the_hour(const Conversation& after, const Shop& shop, base::Timestamp now) {
    const time::Timetable& timetable = *shop.timetable;
    if (!timetable.has_hours()) return std::nullopt;
    const auto is_active = shop.in_force.seconds(Key::away_mute_if_human_active_s);
    const auto closing_soon = shop.in_force.seconds(Key::closing_soon_s);
    if (is_within(after.last_human_at, is_active, now)) return std::nullopt;  // AVA-05
    const bool is_start = after.episode_started_at == now && after.greeted_episode < after.episode;
    if (!timetable.is_staffed(now)) {
        if (is_start || is_away_due(after, shop, now)) return AutoText::away;
        return std::nullopt;
    }
    const bool is_fresh_question =
        after.clock_opened_at == now && !is_within(after.last_auto_at, closing_soon, now);
    if (!is_start && !is_fresh_question) return std::nullopt;
    const auto closes = time::next_close(timetable, now);
    if (closes && *closes - now < closing_soon) return AutoText::closing_soon;
    if (is_start && after.episode > 1) return AutoText::return_greeting;  // AVA-02
    return std::nullopt;
}

bool is_welcome_due(const Shop& shop, base::Timestamp now) {
    if (shop.timetable == nullptr || !shop.timetable->is_staffed(now)) return false;
    const auto closes = time::next_close(*shop.timetable, now);
    return !closes || *closes - now >= shop.in_force.seconds(Key::closing_soon_s);
}

// BOT-02: over to people now, or when somebody will be there.
AutoText handover_text(const Shop& shop, base::Timestamp now) {
    const bool is_staffed =
        shop.timetable == nullptr || !shop.timetable->has_hours() || shop.timetable->is_staffed(now);
    return is_staffed ? AutoText::person_coming : AutoText::person_later;
}

std::string_view scope_of(AutoText kind, const TextScopes& scopes) {
    if (kind == AutoText::welcome) return scope_code(scopes.welcome);
    if (kind == AutoText::away) return scope_code(scopes.away);
    if (kind == AutoText::starter_answer) return scope_code(scopes.starters);
    return {};
}

std::optional<Event> automatic_event(AutoText kind, const Conversation& facts, const std::string& message_id,
                                     const Shop& shop, std::string_view locale, base::Timestamp now) {
    return automatic_words(kind, auto_text(kind, shop, locale, now), facts, message_id, shop, now);
}

std::optional<Event> automatic_words(AutoText kind, std::string text, const Conversation& facts,
                                     const std::string& message_id, const Shop& shop, base::Timestamp now) {
    if (text.empty()) return std::nullopt;
    const policy::OutgoingMessage outgoing{.actor = ActorKind::automatic,
                                           .text = text,
                                           .planned_at = {},
                                           .text_scope = scope_of(kind, shop.scopes)};
    Verdict verdict = policy::evaluate(
        policy::gather(facts, outgoing, now, {.location = &shop.location, .in_force = shop.in_force}));
    // No client may use '/' in an id (message_text.h), so these never meet theirs.
    std::string id = "auto/" + message_id + "/" + std::string(base::name_of(kind));
    Event event{0, facts.id, now, Actor{}, {}};
    if (verdict.decision >= Decision::delay) {
        event.body = MessageRefused{std::move(id), std::move(verdict)};
        return event;
    }
    event.body = MessageSent{std::move(id), std::move(text), std::nullopt, std::move(verdict), kind};
    return event;
}

Outcome offer_person(const Conversation& after, const std::string& message_id, const Shop& shop,
                     base::Timestamp now) {
    Outcome outcome;
    if (!bots::is_offer_due(after, now)) return outcome;
    outcome.events.push_back(bots::offer_person(after, now));
    if (is_loop(after, now)) return outcome;
    if (auto event = automatic_event(AutoText::person_offer, after, message_id, shop, after.locale, now))
        outcome.events.push_back(std::move(*event));
    return outcome;
}

Outcome react(const Conversation& after, const std::string& message_id, const MessageReading& reading,
              const Shop& shop, base::Timestamp now) {
    Outcome outcome;
    const auto step = contact_step(after, reading.opt_out);
    if (step) {
        const Actor consumer{ActorKind::consumer, base::to_string(after.consumer), after.consumer_name, {}};
        outcome.events.push_back(Event{0, after.id, now, consumer, step->change});
        if (step->change.state == Contact::opted_out)
            std::ranges::move(drop_all_planned(after, step->change.reason_code, now),
                              std::back_inserter(outcome.events));
    }
    Conversation state = after;
    const bool has_asked = add_request(state, reading, now, outcome);
    std::ranges::move(offer_person(state, message_id, shop, now).events, std::back_inserter(outcome.events));
    if (is_loop(after, now)) return outcome;
    const auto say = [&](AutoText kind) {
        if (auto event = automatic_event(kind, after, message_id, shop, after.locale, now))
            outcome.events.push_back(std::move(*event));
    };
    if (step) say(step->text);
    if (has_redaction(reading) && !is_within(after.last_safety_notice_at, kSafetyNoticeInterval, now))
        say(AutoText::safety_notice);
    if (reading.is_document_picture) say(AutoText::document_notice);
    if (has_asked && (shop.has_bot || state.handover.bot_at)) {
        say(handover_text(shop, now));
        return outcome;
    }
    if (const auto answer = starter_answer(after, reading.masked, shop, now)) {
        if (auto event = automatic_words(AutoText::starter_answer, *answer, after, message_id, shop, now))
            outcome.events.push_back(std::move(*event));
    }
    // Somebody who ends contact or says thanks has asked nothing.
    const bool is_question = after.last_user_at == now && after.clock_opened_at && !step;
    if (!is_question || shop.timetable == nullptr) return outcome;
    if (const auto kind = text_of_the_hour(after, shop, now)) say(*kind);
    return outcome;
}

}  // namespace domain::auto_texts
