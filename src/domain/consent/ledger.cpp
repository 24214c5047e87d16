#include "domain/consent/ledger.h"

#include <algorithm>

#include "domain/consent/calendar.h"

namespace domain::consent {
namespace {

// A limit on something that the message leaves open is kept: a no reaches it, a yes does not.
enum class Open : std::uint8_t { reached, missed };

template <class T>
bool reaches(const std::optional<T>& limit, const std::optional<T>& of_message, Open open) {
    if (!limit) return true;
    if (!of_message) return open == Open::reached;
    return *limit == *of_message;
}

bool reaches(const ConsentScope& scope, const PlannedMessage& message, Open open) {
    return reaches(scope.message_class, std::optional(message.message_class), open) &&
           reaches(scope.location, message.location, open) && reaches(scope.topic, message.topic, open);
}

bool is_yes(ConsentAct act) {
    return act == ConsentAct::granted || act == ConsentAct::lifted || act == ConsentAct::dismissed;
}

// Buying something or signing a contract takes no opt-out back; neither does a list from elsewhere.
bool lifts(ConsentSource source) {
    return source != ConsentSource::own_customer && source != ConsentSource::contract &&
           source != ConsentSource::import;
}

// What the events up to now come to, for one message.
struct Standing {
    std::optional<std::size_t> opt_out;
    std::optional<std::size_t> asked;
    std::optional<std::size_t> grant;
};

void apply(Standing& standing, const ConsentEvent& event, std::size_t index) {
    switch (event.act) {
        case ConsentAct::granted:
            standing.grant = index;
            if (lifts(event.source)) standing.opt_out.reset(), standing.asked.reset();
            return;
        case ConsentAct::withdrawn:
            standing.opt_out = index;
            return;
        case ConsentAct::asked:
            standing.asked = index;
            return;
        case ConsentAct::dismissed:
            standing.asked.reset();
            return;
        case ConsentAct::lifted:
            standing.opt_out.reset();
            standing.asked.reset();
            return;
    }
}

// A grant that this message's reason and the law accept as consent.
bool counts(const ConsentEvent& event, const PlannedMessage& message, const Law& law) {
    if (event.act != ConsentAct::granted) return true;
    switch (event.source) {
        case ConsentSource::own_customer:
            return law.own_customer_suffices;
        case ConsentSource::contract:
            return message.need == ConsentNeed::marketing_or_notice;
        case ConsentSource::keyword:
        case ConsentSource::sentence:
        case ConsentSource::button:
        case ConsentSource::form:
        case ConsentSource::staff:
        case ConsentSource::channel:
        case ConsentSource::spam_report:
        case ConsentSource::bounces:
        case ConsentSource::merge:
        case ConsentSource::import:
            return true;
    }
    return true;
}

Standing standing_for(std::span<const ConsentEvent> events, const PlannedMessage& message, const Law& law) {
    Standing standing;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const ConsentEvent& event = events[i];
        const Open open = is_yes(event.act) ? Open::missed : Open::reached;
        if (!refusal_of(event).empty() || !reaches(event.scope, message, open)) continue;
        if (counts(event, message, law)) apply(standing, event, i);
    }
    return standing;
}

ConsentAnswer answer_after_opt_out(const ConsentEvent& opt_out, std::size_t index,
                                   const PlannedMessage& message, base::Timestamp at) {
    const ConsentAnswer no{false, "OPTED_OUT", index, {}};
    if (!message.answers_at || *message.answers_at <= opt_out.at) return no;
    const base::Timestamp until = *message.answers_at + kAnswerAfterOptOut;
    return at < until ? ConsentAnswer{true, "OPT_OUT_ANSWER_ALLOWED", index, until} : no;
}

bool needs_consent(const PlannedMessage& message, const Law& law) {
    if (message.answers_at) return false;
    switch (message.need) {
        case ConsentNeed::none:
            return message.message_class == MessageClass::promotional;
        case ConsentNeed::by_jurisdiction:
            return !law.review_request_is_service;
        case ConsentNeed::marketing:
        case ConsentNeed::own_request:
        case ConsentNeed::marketing_or_notice:
            return true;
    }
    return true;
}

ConsentAnswer consent_answer(std::span<const ConsentEvent> events, const Standing& standing,
                             base::Timestamp at) {
    if (!standing.grant) return {false, "CONSENT_REQUIRED", {}, {}};
    const base::Timestamp until = months_later(events[*standing.grant].at, kConsentMonths);
    if (at >= until) return {false, "CONSENT_REQUIRED", standing.grant, {}};
    return {true, "CONSENT_GIVEN", standing.grant, until};
}

}  // namespace

std::string_view refusal_of(const ConsentEvent& event) {
    const bool gives = event.act == ConsentAct::granted || event.act == ConsentAct::lifted;
    const bool has_consumer_evidence = !event.evidence.empty() &&
                                       event.source != ConsentSource::spam_report &&
                                       event.source != ConsentSource::bounces;
    return gives && !has_consumer_evidence ? "OPT_IN_NEEDS_CONSUMER" : std::string_view{};
}

PlannedMessage planned(const ContactReason& reason) {
    return {.message_class = reason.message_class,
            .need = reason.need,
            .location = {},
            .topic = {},
            .answers_at = {}};
}

ConsentAnswer may_send(std::span<const ConsentEvent> events, const PlannedMessage& message, const Law& law,
                       base::Timestamp at) {
    const Standing standing = standing_for(events, message, law);
    if (standing.opt_out)
        return answer_after_opt_out(events[*standing.opt_out], *standing.opt_out, message, at);
    if (standing.asked && !message.answers_at) {
        const bool is_late = at >= events[*standing.asked].at + kAskedBackBecomesOptOut;
        return {false, is_late ? "OPTED_OUT" : "OPT_OUT_SUSPECTED", standing.asked, {}};
    }
    if (!needs_consent(message, law)) return {true, "NO_CONSENT_NEEDED", {}, {}};
    return consent_answer(events, standing, at);
}

ConsentAnswer may_send_to_joined(std::span<const std::vector<ConsentEvent>> ledgers,
                                 const PlannedMessage& message, const Law& law, base::Timestamp at) {
    // An opt-out on any side first; consent on one side is enough then.
    ConsentAnswer best{false, "CONSENT_REQUIRED", {}, {}};
    if (ledgers.empty()) best = may_send({}, message, law, at);
    for (const auto& ledger : ledgers) {
        ConsentAnswer answer = may_send(ledger, message, law, at);
        answer.event.reset();
        if (!answer.may_send && answer.reason_code != "CONSENT_REQUIRED") return answer;
        if (answer.may_send && (!best.may_send || answer.until > best.until)) best = answer;
    }
    return best;
}

}  // namespace domain::consent
