// What a consumer allowed a brand, and took back: a fold over consent events that answers "may this be sent
// at t, and why" (behaviours.md §3.6, rules REN-05, OPT-01 to OPT-10). Pure. Events are kept by the log;
// order is theirs, never a clock's.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "domain/consent/laws.h"
#include "domain/consent/reasons.h"
#include "domain/ids.h"

namespace domain::consent {

enum class ConsentAct : std::uint8_t {
    granted,    // agreed to be written to; lifts an opt-out in its scope
    withdrawn,  // opted out
    asked,      // an ambiguous word was asked back; suspends until it is answered
    dismissed,  // the answer: it was about something else
    lifted,     // an opt-in word: what was granted before holds again
};
BOOST_DESCRIBE_ENUM(ConsentAct, granted, withdrawn, asked, dismissed, lifted)

enum class ConsentSource : std::uint8_t {
    keyword,
    sentence,
    button,
    form,
    own_customer,  // told at the sale, similar products; counts where the law says so
    contract,      // a notice in a contract
    staff,         // by hand
    channel,       // unsubscribed, blocked, thread deleted, marketing stopped (OPT-08)
    spam_report,
    bounces,  // three hard ones in a row
    merge,    // from a profile that was joined (OPT-09)
    import,
};
BOOST_DESCRIBE_ENUM(ConsentSource, keyword, sentence, button, form, own_customer, contract, staff, channel,
                    spam_report, bounces, merge, import)

// What an event is about; an empty field is all of it. The default is everything of the brand.
struct ConsentScope {
    std::optional<MessageClass> message_class;  // "only advertising"
    std::optional<LocationId> location;         // "only this store"
    std::optional<std::string> topic;           // "product:123"
    bool operator==(const ConsentScope&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConsentScope, (), (message_class, location, topic))

struct ConsentEvent {
    ConsentAct act = ConsentAct::withdrawn;
    ConsentScope scope;
    ConsentSource source = ConsentSource::keyword;
    std::string evidence;      // the consumer's words, or the text they agreed to
    std::string text_version;  // of the text they agreed to
    base::Timestamp at;
    bool operator==(const ConsentEvent&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConsentEvent, (), (act, scope, source, evidence, text_version, at))

// OPT_IN_NEEDS_CONSUMER (OPT-06): a consent or a lift that nothing the consumer did stands behind. Such an
// event is not to be recorded; the fold passes over it.
std::string_view refusal_of(const ConsentEvent& event);

struct PlannedMessage {
    MessageClass message_class = MessageClass::promotional;
    ConsentNeed need = ConsentNeed::marketing;
    std::optional<LocationId> location;
    std::optional<std::string> topic;
    // Set for an answer: the consumer's newest message. Answers need no consent, only an opt-out bounds them.
    std::optional<base::Timestamp> answers_at;
};
PlannedMessage planned(const ContactReason& reason);

struct ConsentAnswer {
    bool may_send = false;
    // NO_CONSENT_NEEDED, CONSENT_GIVEN, OPT_OUT_ANSWER_ALLOWED; CONSENT_REQUIRED, OPTED_OUT,
    // OPT_OUT_SUSPECTED.
    std::string_view reason_code;
    std::optional<std::size_t> event;      // index of the one that decided
    std::optional<base::Timestamp> until;  // a yes that ends by time alone
    bool operator==(const ConsentAnswer&) const = default;
};

constexpr int kConsentMonths = 24;                         // REN-05
constexpr std::chrono::hours kAnswerAfterOptOut{24};       // OPT-04
constexpr std::chrono::hours kAskedBackBecomesOptOut{24};  // OPT-02

// One consumer and one brand, events in the order of the log.
ConsentAnswer may_send(std::span<const ConsentEvent> events, const PlannedMessage& message, const Law& law,
                       base::Timestamp at);

// Joined profiles: any no is a no (OPT-09). Which ledger decided is not said.
ConsentAnswer may_send_to_joined(std::span<const std::vector<ConsentEvent>> ledgers,
                                 const PlannedMessage& message, const Law& law, base::Timestamp at);

}  // namespace domain::consent
