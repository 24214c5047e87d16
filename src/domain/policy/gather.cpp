#include "domain/policy/gather.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/bots/handover.h"
#include "domain/consent/change.h"
#include "domain/consent/laws.h"
#include "domain/consent/quiet_hours.h"
#include "domain/outreach/complaint.h"
#include "domain/policy/own_name.h"
#include "domain/policy/read_outgoing.h"
#include "domain/policy/text_facts.h"
#include "domain/time/zone.h"

namespace domain::policy {
namespace {

constexpr base::Duration kDay = std::chrono::hours(24);
constexpr base::Duration kLiveAnswer = std::chrono::minutes(30);      // QHR-03
constexpr base::Duration kBetweenContacts = std::chrono::seconds(1);  // SEC-08, as the two below
constexpr base::Duration kBurst = std::chrono::seconds(10);
constexpr std::size_t kBurstMost = 5;

void add_conversation(const Conversation& state, Facts& facts) {
    facts.user_messages = state.user_messages;
    facts.last_user_at = state.last_user_at;
    if (state.has_last_word) facts.last_business_at = state.last_business_at;
    facts.needs_reply = state.needs_reply();
    facts.is_forgotten = state.rights.is_forgotten;
    facts.is_followed_up = state.follow_up == FollowUp::sent;
    facts.contact = state.contact;
    if (state.contact != Contact::allowed)
        facts.wrote_since_opt_out = state.gate.wrote_since_opt_out || state.needs_reply();
    facts.is_blocked_by_store = state.blocked_by_store_at.has_value();
    facts.is_blocked_by_consumer = state.blocked_by_consumer_at.has_value();
    facts.channel = state.channel;
    facts.staff_in_a_row = state.gate.staff_in_a_row;
    if (facts.staff_in_a_row > 0) facts.last_human_at = state.last_human_at;
    const auto& sent = state.gate.sent;
    const auto oldest = std::ranges::find_if(sent, [&](auto at) { return at > facts.now - kDay; });
    facts.sent_24h = sent.end() - oldest;
    const std::int64_t most = facts.in_force[settings::Key::episode_outbound_max];
    if (facts.sent_24h >= most) facts.sent_24h_until = *(sent.end() - most) + kDay;
}

void add_linked(const Linked& linked, base::Timestamp at, Facts& facts) {
    facts.is_linked_window_open = linked.window_ends_at && at <= *linked.window_ends_at;
    facts.linked_contact = linked.contact;
}

void add_bot(const Conversation& state, Facts& facts) {
    facts.person_until = bots::person_until(state, facts.now);
    facts.is_person_asked = state.handover.asked_at.has_value();
    facts.is_bot_new = bots::is_new(state, facts.now);
}

// SEC-08: a second between messages of the business's own accord, five messages in ten seconds.
std::optional<base::Timestamp> pace_until(const Conversation& state, bool has_reason, base::Timestamp now) {
    base::Timestamp until = now;
    if (const auto& sent = state.gate.sent; sent.size() >= kBurstMost)
        until = std::max(until, sent[sent.size() - kBurstMost] + kBurst);
    if (has_reason && state.last_proactive_at)
        until = std::max(until, *state.last_proactive_at + kBetweenContacts);
    return until > now ? std::optional(until) : std::nullopt;
}

privacy::Allowed own_data(const Location* location) {
    if (location == nullptr) return {};
    return {{location->profile.phone, location->profile.email}};
}

void read_words(const OutgoingMessage& message, const Location* location, Inputs& words) {
    read_text(message.text, words);
    if (message.actor == ActorKind::staff) {  // only people are told
        words.is_low_value = !message.has_picture && is_low_value(message.text);
        words.is_abusive = is_abusive(message.text);
        words.is_offer_incomplete = is_offer_incomplete(message.text, PriceIn::answer);
    }
    if (!privacy::scanner().may_matter(message.text, privacy::Direction::business)) return;
    auto scan = privacy::scanner().scan(message.text, privacy::Direction::business, own_data(location));
    for (const auto& finding : scan.findings) {
        if (std::ranges::find(words.contains, finding.kind) == words.contains.end())
            words.contains.push_back(finding.kind);
    }
    std::ranges::sort(words.contains);
    words.asks = std::move(scan.asks);
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

// What was sent in one span of time, oldest first, against the most that may be.
struct Cap {
    base::Duration span;
    std::int64_t most = 0;
    std::vector<base::Timestamp> sent = {};

    void count(base::Timestamp at, base::Timestamp now) {
        if (now - at < span) sent.push_back(at);
    }
    std::int64_t used() const { return std::ssize(sent); }
    bool is_reached() const { return used() >= most; }
    // Nothing: there is room, or there never is.
    std::optional<base::Timestamp> free_at() const {
        if (!is_reached() || most == 0) return std::nullopt;
        return *(sent.end() - most) + span;
    }
};

// Caps and consent are looked at for the instant at which it would go.
base::Timestamp goes_at(const Facts& facts) {
    return std::max(facts.planned_at.value_or(facts.now), facts.now);
}

// FRQ-01 to 06 and DUP-01, from what was sent in this conversation.
void add_frequency(const Memory& memory, const Likeness& likeness, std::int64_t key, Facts& facts) {
    using enum settings::Key;
    const base::Timestamp now = goes_at(facts);
    const auto& in_force = facts.in_force;
    Cap contacted{30 * kDay, in_force[proactive_per_window]};
    Cap promo_week{7 * kDay, in_force[promo_per_week]};
    Cap promo_window{30 * kDay, in_force[promo_per_window]};
    Cap promo_day{kDay, in_force[promo_brand_per_24h]};
    Cap service_day{kDay, in_force[service_per_24h]};
    const double alike = static_cast<double>(in_force[dup_similarity]) / 100;
    for (const Contacted& one : memory.contacted) {
        if (one.key == key) ++facts.same_reason;
        if (now - one.at >= contacted.span) continue;
        if (similarity(one.likeness, likeness) >= alike) facts.was_said_before = true;
        contacted.count(one.at, now);
        if (!one.is_promotional) {
            service_day.count(one.at, now);
            continue;
        }
        for (Cap* cap : {&promo_week, &promo_window, &promo_day})
            cap->count(one.at, now);
    }
    facts.contacted_30d = contacted.used();
    facts.contacted_free_at = contacted.free_at();
    facts.promo_7d = promo_week.used();
    facts.promo_30d = promo_window.used();
    // Whichever ends last; an optional without a value is the smallest.
    facts.promo_free_at = std::max(promo_week.free_at(), promo_window.free_at());
    const bool has_promo = promo_week.most > 0 && promo_window.most > 0;
    if (!has_promo) facts.promo_free_at.reset();
    facts.promo_24h_until = promo_day.free_at();
    facts.service_24h = service_day.used();
    facts.service_free_at = service_day.free_at();
}

bool lacks_consent(const consent::ContactReason& reason, const std::string& country, bool has_agreed,
                   const Surroundings& around) {
    using consent::ConsentNeed;
    switch (reason.need) {
        case ConsentNeed::none:
            return false;
        case ConsentNeed::own_request:
            return !around.is_evidence_known;
        case ConsentNeed::by_jurisdiction:
            return !has_agreed && !consent::law_of(country).review_request_is_service;
        case ConsentNeed::marketing:
        case ConsentNeed::marketing_or_notice:
            return !has_agreed;
    }
    return true;
}

// QHR-03: somebody waits for it, or has just written. What was planned waits for nobody's question, but for a
// late answer.
bool is_live_answer(const Conversation& state, const Facts& facts) {
    const bool is_planned = facts.planned_at || facts.checkpoint == Checkpoint::dispatch;
    if (is_planned) return facts.reason == kLateAnswer && state.needs_reply();
    return state.needs_reply() || facts.now - *facts.last_user_at <= kLiveAnswer;
}

void add_quiet_hours(const Conversation& state, const Evidence& evidence, const Surroundings& around,
                     const std::string& country, Facts& facts) {
    const std::int64_t quiet = facts.in_force[settings::Key::quiet_default];
    consent::QuietQuestion question{.message_class = facts.message_class,
                                    .jurisdictions = {},
                                    .zones = {zone_of(around.location)},
                                    .is_zone_assumed = true,
                                    .at = facts.planned_at.value_or(facts.now),
                                    .jitter = around.jitter,
                                    .useful_until = facts.useful_until,
                                    .appointment_at = evidence.appointment_at,
                                    .begins = settings::quiet_begins(quiet),
                                    .ends = settings::quiet_ends(quiet)};
    if (!country.empty()) question.jurisdictions.push_back(country);
    if (facts.last_user_at) {
        const auto window_end = *facts.last_user_at + facts.contact_window();
        question.useful_until = std::min(question.useful_until.value_or(window_end), window_end);
        question.is_live_answer = is_live_answer(state, facts);
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

// DUP-03: when so many were sent nearly the same in the last hour, by hand, that this would be one too many.
std::optional<base::Timestamp> bulk_until(const Outreach& outreach, const Likeness& likeness,
                                          const Facts& facts) {
    if (outreach.by_hand.size() + 1 < kBulkFrom) return std::nullopt;
    const double alike = static_cast<double>(facts.in_force[settings::Key::dup_similarity]) / 100;
    std::vector<base::Timestamp> same;
    for (const auto& one : outreach.by_hand) {
        if (one.at > goes_at(facts) - kBulkSpan && similarity(one.likeness, likeness) >= alike)
            same.push_back(one.at);
    }
    if (same.size() + 1 < kBulkFrom) return std::nullopt;
    return same[same.size() + 1 - kBulkFrom] + kBulkSpan;
}

// CMP, FRQ-08, DUP-03, REN-14, CNT-07: what lies outside this conversation.
// FRQ-08: a complaint, or a thumb down.
std::optional<base::Timestamp> cooling_until(const Conversation& state, const Outreach& outreach) {
    const auto& discontent = state.survey.discontent_at;
    if (!discontent) return outreach.cool_off_until;
    return std::max(outreach.cool_off_until.value_or(base::Timestamp{}),
                    *discontent + domain::outreach::kCoolOff);
}

void add_outreach(const Conversation& state, const ReadOutgoing& read, const Surroundings& around,
                  Facts& facts) {
    facts.is_sensitive_shop = around.in_force[settings::Key::sensitive_category] != 0;
    if (around.outreach == nullptr) return;
    const Outreach& outreach = *around.outreach;
    const auto at = goes_at(facts);
    if (const auto* paused = outreach.standing.find(facts.reason); paused != nullptr && paused->holds(at)) {
        facts.reason_paused = fmt::format("REASON_PAUSED_{}", paused->step);
        facts.reason_paused_until = paused->until;
    }
    if (outreach.standing.off_until && at < *outreach.standing.off_until)
        facts.proactive_off_until = outreach.standing.off_until;
    // Only where it refuses: a verdict that is kept would tell staff who complained.
    const bool is_advertised = facts.is_campaign && facts.is_promotional();
    const auto cool_off_until = cooling_until(state, outreach);
    if (is_advertised && cool_off_until && at < *cool_off_until) facts.cool_off_until = cool_off_until;
    facts.is_minor = outreach.is_minor;
    facts.names_another =
        !read.speaks_for.empty() && !is_own_name(read.speaks_for, around.location, outreach);
    const bool is_answer = state.needs_reply() && state.last_user_at && at - *state.last_user_at < kDay;
    if (!facts.is_campaign && !is_answer) facts.bulk_until = bulk_until(outreach, read.likeness, facts);
}

void read_reason(const ContactReason& given, base::Timestamp now, ReadOutgoing& read) {
    read.words.reason = given.code;
    read.reason = consent::find_contact_reason(given.code);
    read.words.is_reason_known = read.reason != nullptr;
    if (read.reason == nullptr) return;
    read.words.message_class = read.reason->message_class;
    const auto goes_at = std::max(read.message.planned_at.value_or(now), now);
    read.evidence = read_evidence(given.code, given.evidence, goes_at);
    read.words.evidence_problem = read.evidence.problem;
    read.words.useful_until = read.evidence.useful_until;
    read.words.same_reason_max = read.evidence.times;
    read.words.has_offer_words = has_offer_words(read.message.text);
    read.words.has_incentive = has_incentive(read.message.text);
    if (read.reason->message_class == consent::MessageClass::promotional)
        read.words.is_offer_incomplete = is_offer_incomplete(read.message.text, PriceIn::advertisement);
    read.likeness = likeness_of(read.message.text);
    read.language = language_of(read.message.text);
    read.reason_key = reason_key(given.code, given.evidence);
    read.speaks_for = speaks_for(read.message.text);
}

void add_reason(const Conversation& state, const ReadOutgoing& read, const Surroundings& around,
                Facts& facts) {
    facts.is_answered = state.is_answered;
    if (read.reason == nullptr) return;
    const std::string country = country_of(state.locale);
    const bool has_agreed = consent::has_agreed_to_offers(state, goes_at(facts));
    facts.has_objected = state.rights.has_objected || around.linked.has_objected;
    facts.lacks_consent = lacks_consent(*read.reason, country, has_agreed, around);
    add_relation(state, read.evidence, around, facts);
    facts.proactive_unanswered = state.proactive_unanswered;
    const std::int64_t theirs = languages_of_locale(state.locale) | state.gate.languages;
    facts.is_foreign = read.language != Language::unknown && theirs != 0 && !(theirs & bit_of(read.language));
    add_frequency(state.gate, read.likeness, read.reason_key, facts);
    add_quiet_hours(state, read.evidence, around, country, facts);
    add_outreach(state, read, around, facts);
}

}  // namespace

Facts facts_of(const Conversation& conversation, ActorKind actor, base::Timestamp now,
               const settings::Values& in_force) {
    Facts facts;
    facts.now = now;
    facts.in_force = settings::gate_part(in_force);
    facts.actor = actor;
    add_conversation(conversation, facts);
    if (actor == ActorKind::bot) add_bot(conversation, facts);
    return facts;
}

ReadOutgoing read_outgoing(const OutgoingMessage& message, base::Timestamp now, const Location* location) {
    ReadOutgoing read;
    read.message = message;
    read.words.actor = message.actor;
    read.words.checkpoint = message.checkpoint;
    read.words.planned_at = message.planned_at;
    read.words.is_campaign = message.is_campaign;
    read.words.is_at_a_loss = message.is_at_a_loss;
    read.words.text_scope = message.text_scope;
    read.words.media_problem = message.media_problem;
    read_words(message, location, read.words);
    if (message.actor == ActorKind::staff) read.text_hash = text_hash(message.text);
    if (message.reason != nullptr) read_reason(*message.reason, now, read);
    return read;
}

Facts gather(const Conversation& conversation, const ReadOutgoing& read, base::Timestamp now,
             const Surroundings& around) {
    Facts facts;
    static_cast<Inputs&>(facts) = read.words;
    facts.now = now;
    facts.in_force = settings::gate_part(around.in_force);
    facts.health = around.health;
    facts.has_shop_ended = around.has_shop_ended;
    add_conversation(conversation, facts);
    add_linked(around.linked, goes_at(facts), facts);
    if (read.message.actor == ActorKind::bot) add_bot(conversation, facts);
    const auto last_said = conversation.gate.last_human_text;
    if (read.message.actor == ActorKind::staff && last_said != 0 && !read.message.has_picture)
        facts.repeats_last = read.text_hash == last_said;
    if (read.message.actor != ActorKind::automatic)
        facts.pace_until = pace_until(conversation, read.message.reason != nullptr, now);
    if (read.message.reason != nullptr) add_reason(conversation, read, around, facts);
    return facts;
}

Facts gather(const Conversation& conversation, const OutgoingMessage& message, base::Timestamp now,
             const Surroundings& around) {
    return gather(conversation, read_outgoing(message, now, around.location), now, around);
}

}  // namespace domain::policy
