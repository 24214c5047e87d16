// All that a rule may look at, gathered (gather.h) before any rule runs: values only, so that a verdict can
// be reached again from what is stored with it. Only what differs from its default is written.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "domain/consent/reasons.h"
#include "domain/health/state.h"
#include "domain/kinds.h"
#include "domain/picture.h"
#include "domain/privacy/scan.h"
#include "domain/settings/values.h"

namespace domain::policy {

// behaviours.md §3.0: advisory, binding, final.
enum class Checkpoint : std::uint8_t { compose, enqueue, dispatch };
BOOST_DESCRIBE_ENUM(Checkpoint, compose, enqueue, dispatch)

// Why a link is not safe (CNT-05).
enum class LinkProblem : std::uint8_t { none, not_https, shortener, look_alike };
BOOST_DESCRIBE_ENUM(LinkProblem, none, not_https, shortener, look_alike)

// By subject; a rule reads all of them as one (`facts.chars`). New facts go to the end of their subject:
// stored verdicts are written in this order, and one macro describes 52 members at most.
struct WhoAndWhen {
    ActorKind actor = ActorKind::staff;
    Checkpoint checkpoint = Checkpoint::enqueue;
    bool has_access = true;
    health::HealthState health = health::HealthState::healthy;  // of the shop
    bool is_replay = false;        // the same client message id was accepted before, with the same content
    bool is_double_click = false;  // the same person sent the same text seconds ago
    std::optional<base::Timestamp> planned_at;  // of what is to go out later
    bool has_shop_ended = false;                // it was wound down (DAT-06)

    std::int64_t now_us = 0;        // what the milliseconds of the verdict's evaluated_at leave out
    std::int64_t last_user_us = 0;  // likewise of its last_user_at
    bool is_campaign = false;       // part of one, not written by hand
    std::string text_scope;         // SCOPE_STORE …: who says this automatic text; empty: nobody was asked
    bool operator==(const WhoAndWhen&) const = default;
};
BOOST_DESCRIBE_STRUCT(WhoAndWhen, (),
                      (actor, checkpoint, has_access, health, is_replay, is_double_click, planned_at,
                       has_shop_ended, now_us, last_user_us, is_campaign, text_scope))

struct ConversationFacts {
    std::optional<base::Timestamp> last_business_at;  // set when the business spoke last
    bool needs_reply = false;
    bool is_answered = false;     // by a person, in this episode
    bool is_followed_up = false;  // the follow-up of this episode was sent
    Contact contact = Contact::allowed;
    bool wrote_since_opt_out = false;               // or waits for the answer to an earlier question
    std::int64_t staff_in_a_row = 0;                // bubbles of people since the consumer wrote
    std::optional<base::Timestamp> last_human_at;   // set when there are any
    std::int64_t sent_24h = 0;                      // by people and bots
    std::optional<base::Timestamp> sent_24h_until;  // when the oldest of them is a day old; at the limit only
    std::optional<base::Timestamp> pace_until;      // set when so many came so quickly that the next waits
    // Of a bot's message only:
    std::optional<base::Timestamp> person_until;  // a person has the conversation, at least until then
    bool is_person_asked = false;                 // the consumer asked for one, and none has answered
    bool is_bot_new = false;                      // to the consumer, or again after a while or a person
    bool is_forgotten = false;                    // erased on the consumer's wish
    bool is_blocked_by_store = false;
    bool is_blocked_by_consumer = false;
    Channel channel = Channel::web;
    // Of other profiles that staff know to be the same person's (WIN-11):
    bool is_linked_window_open = false;
    Contact linked_contact = Contact::allowed;  // the strictest of them
    bool operator==(const ConversationFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConversationFacts, (),
                      (last_business_at, needs_reply, is_answered, is_followed_up, contact,
                       wrote_since_opt_out, staff_in_a_row, last_human_at, sent_24h, sent_24h_until,
                       pace_until, person_until, is_person_asked, is_bot_new, is_forgotten,
                       is_blocked_by_store, is_blocked_by_consumer, channel, is_linked_window_open,
                       linked_contact))

struct MessageFacts {
    std::int64_t chars = 0;
    std::int64_t links = 0;
    std::int64_t emoji = 0;
    std::int64_t caps_percent = 0;
    bool has_placeholder = false;
    LinkProblem link_problem = LinkProblem::none;
    bool repeats_last = false;            // word for word what a person said before
    std::vector<privacy::Kind> contains;  // somebody's personal data, the shop's own left out
    std::vector<privacy::Kind> asks;
    bool is_low_value = false;         // signs, emoji, two letters at most
    bool is_offer_incomplete = false;  // an offer with a price, but not what it comes to in all
    bool is_abusive = false;
    bool is_at_a_loss = false;                        // a bot says that it did not understand
    MediaProblem media_problem = MediaProblem::none;  // of the picture that comes with it
    bool operator==(const MessageFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageFacts, (),
                      (chars, links, emoji, caps_percent, has_placeholder, link_problem, repeats_last,
                       contains, asks, is_low_value, is_offer_incomplete, is_abusive, is_at_a_loss,
                       media_problem))

// Of a message of the business's own accord; as they are here, when no reason was given.
struct ReasonFacts {
    std::string reason;  // its code
    bool is_reason_known = true;
    consent::MessageClass message_class = consent::MessageClass::service;
    std::string evidence_problem;  // the first field that is missing or wrong
    bool is_related = true;        // to this consumer's history
    bool is_stale = false;         // answered, over or another episode's
    std::optional<base::Timestamp> useful_until;
    bool lacks_consent = false;
    bool has_offer_words = false;
    bool has_incentive = false;
    bool was_said_before = false;  // nearly the same text, within 30 days
    std::int64_t same_reason = 0;  // times this reason was used with this evidence
    std::int64_t same_reason_max = 1;
    std::int64_t proactive_unanswered = 0;
    std::int64_t contacted_30d = 0;
    std::optional<base::Timestamp> contacted_free_at;  // when the oldest of those leaves its time
    std::int64_t promo_7d = 0;
    std::int64_t promo_30d = 0;
    std::optional<base::Timestamp> promo_free_at;
    std::optional<base::Timestamp> promo_24h_until;  // an advertisement less than a day ago
    std::int64_t service_24h = 0;
    std::optional<base::Timestamp> service_free_at;
    std::string quiet;  // QUIET_HOURS, HOLIDAY_QUIET, ZONE_ASSUMED, QUIET_UNTIL_TOO_LATE, ANSWER_EXEMPT
    std::optional<base::Timestamp> quiet_until;
    bool is_foreign = false;    // in a language that, as far as is known, is not the consumer's
    bool has_objected = false;  // the consumer, to all advertising
    bool operator==(const ReasonFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReasonFacts, (),
                      (reason, is_reason_known, message_class, evidence_problem, is_related, is_stale,
                       useful_until, lacks_consent, has_offer_words, has_incentive, was_said_before,
                       same_reason, same_reason_max, proactive_unanswered, contacted_30d, contacted_free_at,
                       promo_7d, promo_30d, promo_free_at, promo_24h_until, service_24h, service_free_at,
                       quiet, quiet_until, is_foreign, has_objected))

// Of a message of the business's own accord: what others than this consumer have to do with it.
struct OutreachFacts {
    std::string reason_paused;  // REASON_PAUSED_1 to _3: too many complained about this reason of this shop
    std::optional<base::Timestamp> reason_paused_until;
    std::optional<base::Timestamp> proactive_off_until;  // too many about two of them
    std::optional<base::Timestamp> cool_off_until;       // this consumer complained, or was not content
    std::optional<base::Timestamp> bulk_until;           // so many were sent nearly the same by hand
    bool is_sensitive_shop = false;
    bool is_minor = false;       // as staff have noted
    bool names_another = false;  // speaks for somebody else's business
    bool operator==(const OutreachFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(OutreachFacts, (),
                      (reason_paused, reason_paused_until, proactive_off_until, cool_off_until, bulk_until,
                       is_sensitive_shop, is_minor, names_another))

struct Inputs : WhoAndWhen, ConversationFacts, MessageFacts, ReasonFacts, OutreachFacts {
    settings::Values in_force;  // what holds for this shop; written by itself, as "settings"
    bool operator==(const Inputs&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inputs, (WhoAndWhen, ConversationFacts, MessageFacts, ReasonFacts, OutreachFacts), ())

// All that is described, in the order in which it is written: flat, as if Inputs were one struct.
using InputMembers =
    boost::describe::describe_members<Inputs, boost::describe::mod_public | boost::describe::mod_inherited>;

// The verdict keeps these three beside the inputs.
struct Facts : Inputs {
    base::Timestamp now;
    std::int64_t user_messages = 0;               // countable messages the consumer ever wrote here
    std::optional<base::Timestamp> last_user_at;  // the newest of them

    bool is_proactive() const { return !reason.empty(); }
    bool is_promotional() const {
        return is_proactive() && message_class == consent::MessageClass::promotional;
    }
    // Nobody waits for it (WIN-08): the business spoke last, a day ago or longer.
    bool is_idle() const;
    base::Duration contact_window() const { return in_force.seconds(settings::Key::contact_window_s); }
    bool is_by_business() const { return actor != ActorKind::automatic; }
};

// Found by base::append_json and base::read_json: only what is not the default; instants to the microsecond.
void append_json(std::string& out, const Inputs& inputs);
base::Result<void> read_json(const base::json::value& in, std::string_view field, Inputs& out);

}  // namespace domain::policy
