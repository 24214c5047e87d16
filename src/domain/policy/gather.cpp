#include "domain/policy/gather.h"

#include <algorithm>

#include "domain/consent/laws.h"
#include "domain/consent/quiet_hours.h"
#include "domain/policy/reason_facts.h"
#include "domain/policy/settings.h"
#include "domain/policy/text_facts.h"
#include "domain/time/zone.h"

namespace domain::policy {
namespace {

constexpr base::Duration kDay = std::chrono::hours(24);
constexpr base::Duration kLiveAnswer = std::chrono::minutes(30);  // QHR-03

void add_conversation(const Conversation& state, Facts& facts) {
    facts.user_messages = state.user_messages;
    facts.last_user_at = state.last_user_at;
    if (state.has_last_word) facts.last_business_at = state.last_business_at;
    facts.needs_reply = state.needs_reply();
    facts.is_followed_up = state.follow_up == FollowUp::sent;
    facts.contact = state.contact;
    if (state.contact != Contact::allowed)
        facts.wrote_since_opt_out = state.gate.wrote_since_opt_out || state.needs_reply();
    facts.staff_in_a_row = state.gate.staff_in_a_row;
    if (facts.staff_in_a_row > 0) facts.last_human_at = state.last_human_at;
    const auto& sent = state.gate.sent;
    const auto oldest = std::ranges::find_if(sent, [&](auto at) { return at > facts.now - kDay; });
    facts.sent_24h = sent.end() - oldest;
    if (facts.sent_24h >= kEpisodeOutboundMax) facts.sent_24h_until = *oldest + kDay;
}

privacy::Allowed own_data(const Location* location) {
    if (location == nullptr) return {};
    return {{location->profile.phone, location->profile.email}};
}

void add_text(const Conversation& state, const OutgoingMessage& message, const Location* location,
              Facts& facts) {
    read_text(message.text, facts);
    if (message.actor == ActorKind::staff && state.gate.last_human_text != 0)
        facts.repeats_last = text_hash(message.text) == state.gate.last_human_text;
    if (!privacy::scanner().may_matter(message.text, privacy::Direction::business)) return;
    auto scan = privacy::scanner().scan(message.text, privacy::Direction::business, own_data(location));
    for (const auto& finding : scan.findings) {
        if (std::ranges::find(facts.contains, finding.kind) == facts.contains.end())
            facts.contains.push_back(finding.kind);
    }
    std::ranges::sort(facts.contains);
    facts.asks = std::move(scan.asks);
}

// "BR" of "pt-BR"; empty: not told.
std::string country_of(std::string_view locale) {
    const auto dash = locale.rfind('-');
    if (dash == std::string_view::npos || locale.size() - dash != 3) return {};
    return std::string(locale.substr(dash + 1));
}

std::string zone_of(const Location* location) {
    return location == nullptr || location->zone.empty() ? "UTC" : location->zone;
}

// FRQ-01 to 06 and DUP-01, from what was sent in this conversation.
void add_frequency(const Memory& memory, const Likeness& likeness, std::int64_t key, Facts& facts) {
    const auto first = [](std::optional<base::Timestamp>& free_at, base::Timestamp at) {
        if (!free_at) free_at = at;
    };
    for (const Contacted& one : memory.contacted) {
        const base::Duration age = facts.now - one.at;
        if (one.key == key) ++facts.same_reason;
        if (age >= 30 * kDay) continue;
        ++facts.contacted_30d;
        first(facts.contacted_free_at, one.at + 30 * kDay);
        if (similarity(one.likeness, likeness) >= kDupSimilarity) facts.was_said_before = true;
        if (one.is_promotional) {
            ++facts.promo_30d;
            first(facts.promo_free_at, one.at + 30 * kDay);
            if (age < 7 * kDay) ++facts.promo_7d;
            if (age < kDay) facts.promo_24h_until = one.at + kDay;
        } else if (age < kDay) {
            ++facts.service_24h;
            first(facts.service_free_at, one.at + kDay);
        }
    }
    // With room left in the 30 days, it is the week that ends.
    if (facts.promo_7d > 0 && facts.promo_30d < kPromoPerWindow) {
        const auto last = std::ranges::find_if(memory.contacted.rbegin(), memory.contacted.rend(),
                                               &Contacted::is_promotional);
        facts.promo_free_at = last->at + 7 * kDay;
    }
}

bool lacks_consent(const consent::ContactReason& reason, const std::string& country,
                   const Surroundings& around) {
    using consent::ConsentNeed;
    switch (reason.need) {
        case ConsentNeed::none:
            return false;
        case ConsentNeed::own_request:
            return !around.is_evidence_known;
        case ConsentNeed::by_jurisdiction:
            return !around.has_marketing_consent && !consent::law_of(country).review_request_is_service;
        case ConsentNeed::marketing:
        case ConsentNeed::marketing_or_notice:
            return !around.has_marketing_consent;
    }
    return true;
}

void add_quiet_hours(const Conversation& state, const Evidence& evidence, const Surroundings& around,
                     const std::string& country, Facts& facts) {
    consent::QuietQuestion question{.message_class = facts.message_class,
                                    .jurisdictions = {},
                                    .zones = {zone_of(around.location)},
                                    .is_zone_assumed = true,
                                    .at = facts.planned_at.value_or(facts.now),
                                    .jitter = around.jitter,
                                    .useful_until = facts.useful_until,
                                    .appointment_at = evidence.appointment_at};
    if (!country.empty()) question.jurisdictions.push_back(country);
    if (facts.last_user_at) {
        const auto window_end = *facts.last_user_at + kContactWindow;
        question.useful_until = std::min(question.useful_until.value_or(window_end), window_end);
        question.is_live_answer = state.needs_reply() || facts.now - *facts.last_user_at <= kLiveAnswer;
    }
    const auto verdict = consent::quiet_verdict(question);
    if (!verdict) {
        facts.quiet = "ZONE_ASSUMED";  // a zone nobody knows: never send now instead
        return;
    }
    facts.quiet = verdict->reason_code;
    facts.quiet_until = verdict->until;
}

// Whether what the evidence says still holds in this conversation.
void add_relation(const Conversation& state, const Evidence& evidence, const Surroundings& around,
                  Facts& facts) {
    facts.is_related = around.is_evidence_known;
    if (facts.reason == "CONV.LATE_ANSWER") facts.is_stale = !state.needs_reply();
    if (facts.reason != kNextDayNudge) return;
    facts.is_stale = evidence.episode != state.episode || !state.has_last_word;
    // FUP-04: to the end of the fourth day after the episode began, by the shop's clock.
    if (const auto zone = time::Zone::find(zone_of(around.location)))
        facts.useful_until = zone->start_at(zone->day_of(state.episode_started_at) + 5, 0);
}

void add_reason(const Conversation& state, const OutgoingMessage& message, const Surroundings& around,
                Facts& facts) {
    facts.reason = message.reason->code;
    facts.is_answered = state.is_answered;
    const auto* reason = consent::find_contact_reason(facts.reason);
    facts.is_reason_known = reason != nullptr;
    if (reason == nullptr) return;
    facts.message_class = reason->message_class;
    const Evidence evidence = read_evidence(facts.reason, message.reason->evidence, facts.now);
    facts.evidence_problem = evidence.problem;
    facts.useful_until = evidence.useful_until;
    facts.same_reason_max = evidence.times;
    const std::string country = country_of(state.locale);
    facts.lacks_consent = lacks_consent(*reason, country, around);
    add_relation(state, evidence, around, facts);
    facts.has_offer_words = has_offer_words(message.text);
    facts.has_incentive = has_incentive(message.text);
    facts.proactive_unanswered = state.proactive_unanswered;
    add_frequency(state.gate, likeness_of(message.text), reason_key(facts.reason, message.reason->evidence),
                  facts);
    add_quiet_hours(state, evidence, around, country, facts);
}

}  // namespace

Facts facts_of(const Conversation& conversation, ActorKind actor, base::Timestamp now) {
    Facts facts;
    facts.now = now;
    facts.actor = actor;
    add_conversation(conversation, facts);
    return facts;
}

Facts gather(const Conversation& conversation, const OutgoingMessage& message, base::Timestamp now,
             const Surroundings& around) {
    Facts facts = facts_of(conversation, message.actor, now);
    facts.checkpoint = message.checkpoint;
    facts.planned_at = message.planned_at;
    add_text(conversation, message, around.location, facts);
    if (message.reason != nullptr) add_reason(conversation, message, around, facts);
    return facts;
}

}  // namespace domain::policy
