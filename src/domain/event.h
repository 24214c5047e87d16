// A numbered fact in a brand's log: the only source of notifications, and enough to rebuild every
// conversation.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/json.h"
#include "domain/corrections.h"
#include "domain/ids.h"
#include "domain/kinds.h"
#include "domain/moves.h"
#include "domain/picture.h"
#include "domain/rights_events.h"
#include "domain/survey/events.h"
#include "domain/verdict.h"

namespace domain {

// Who did it. `id` is the consumer's, staff member's or agent's id; `name` is what the other side may see.
struct Actor {
    ActorKind kind = ActorKind::automatic;
    std::string id;
    std::string name;
    std::string avatar_url;
    bool operator==(const Actor&) const = default;
};
BOOST_DESCRIBE_STRUCT(Actor, (), (kind, id, name, avatar_url))

enum class EntryPoint : std::uint8_t { page, link, qr, widget, api };
BOOST_DESCRIBE_ENUM(EntryPoint, page, link, qr, widget, api)

enum class CloseReason : std::uint8_t { done, no_reply_needed, spam, auto_inactive, erased };
BOOST_DESCRIBE_ENUM(CloseReason, done, no_reply_needed, spam, auto_inactive, erased)

enum class ReceiptKind : std::uint8_t { delivered, read };
BOOST_DESCRIBE_ENUM(ReceiptKind, delivered, read)

enum class Presence : std::uint8_t {
    typing_started,
    typing_stopped,
    representative_joined,
    representative_left
};
BOOST_DESCRIBE_ENUM(Presence, typing_started, typing_stopped, representative_joined, representative_left)

// What the server says by itself (behaviours.md §3.5, FUP, OPT, PII). None of it is an answer (CLK-05).
enum class AutoText : std::uint8_t {
    welcome,
    return_greeting,
    away,
    closing_soon,
    follow_up,
    opt_out_confirmation,
    opt_out_question,
    opt_in_confirmation,
    safety_notice,
    person_coming,    // they asked for a person, and somebody is there (BOT-02)
    person_later,     // likewise, and nobody is
    person_offer,     // two failures of a bot in a row (BOT-01)
    starter_answer,   // what the shop has said beforehand to a starter (AVA-16)
    shop_changed,     // another shop of the brand answers from now on (WIN-12)
    document_notice,  // their picture may show an identity paper, and is hidden (PII-10)
};
BOOST_DESCRIBE_ENUM(AutoText, welcome, return_greeting, away, closing_soon, follow_up, opt_out_confirmation,
                    opt_out_question, opt_in_confirmation, safety_notice, person_coming, person_later,
                    person_offer, starter_answer, shop_changed, document_notice)

// Why a business contacts a consumer again (behaviours.md §3.6). `evidence` is a JSON object as text.
struct ContactReason {
    std::string code;  // "APPT.REMINDER"
    std::string evidence;
    bool operator==(const ContactReason&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactReason, (), (code, evidence))

// ---- bodies, one per kind; the JSON in events.body ----

struct ConversationStarted {
    LocationId location;
    AgentId agent;
    ConsumerId consumer;
    std::string consumer_name;  // empty: not told
    std::string locale;         // BCP 47, of the consumer's device
    EntryPoint entry_point = EntryPoint::page;
    std::optional<std::string> start_code = {};    // STARTED_PAGE, STARTED_LINK … (ENT-01)
    std::optional<std::string> context = {};       // what a signed link said (entry.h)
    std::optional<std::string> context_code = {};  // CTX_REJECTED: it said something nobody signed (ENT-02)
    bool operator==(const ConversationStarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConversationStarted, (),
                      (location, agent, consumer, consumer_name, locale, entry_point, start_code, context,
                       context_code))

// A consumer's message that asks nothing (behaviours.md §3.3): no clock starts. A word that ends contact is
// not even a sign of life for the window (WIN-06); thanks directly after an answer are (CLK-18).
enum class NotCounted : std::uint8_t { opt_out_word, thanks_only };
BOOST_DESCRIBE_ENUM(NotCounted, opt_out_word, thanks_only)

// What a bot's message is beside its words (domain/bots).
struct BotPart {
    bool is_answer = false;  // it stops the clock: the shop counts bots, nobody asked for a person (CLK-06)
    bool is_at_a_loss = false;  // it did not understand what they want (BOT-01)
    bool operator==(const BotPart&) const = default;
};
BOOST_DESCRIBE_STRUCT(BotPart, (), (is_answer, is_at_a_loss))

// The consumer's word on a starter's answer (AVA-16): with a yes they wait for nothing more.
enum class Solved : std::uint8_t { yes, no };
BOOST_DESCRIBE_ENUM(Solved, yes, no)

// An accepted message. From the business there always is a verdict; from a consumer only when a rule had
// something to say (a secret was masked).
struct MessageSent {
    std::string message_id;
    std::string text;                    // what is shown; for rich content its fallback or first words
    std::optional<std::string> content;  // the GBM message as received, when it is more than text
    std::optional<Verdict> verdict;
    std::optional<AutoText> auto_text = {};    // of the actor `automatic`
    std::optional<ContactReason> reason = {};  // of what is no answer
    std::optional<NotCounted> not_counted = {};
    // Shown below it to the consumer: why, and how to stop (REN-12); that a bot wrote it (AVA-17).
    std::optional<std::string> footer = {};
    std::optional<BotPart> bot = {};                // of a bot
    std::optional<Solved> solved = {};              // of the consumer
    std::optional<base::Timestamp> survey_at = {};  // when to ask how it was if nothing else is said (SUR-01)
    std::optional<NoAnswer> no_answer = {};         // of staff
    std::optional<Picture> picture = {};            // `text` may then be empty
    // Written into the log's row when it happens; the fold reads the events that tell of it.
    std::optional<EditedText> edited = {};
    std::optional<Removed> removed = {};
    bool operator==(const MessageSent&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageSent, (),
                      (message_id, text, content, verdict, auto_text, reason, not_counted, footer, bot,
                       solved, survey_at, no_answer, picture, edited, removed))

// A message the gate refused: kept so that the decision can be explained. The text is not kept, and the id is
// free to be sent again.
struct MessageRefused {
    std::string message_id;
    Verdict verdict;
    bool operator==(const MessageRefused&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageRefused, (), (message_id, verdict))

// "Everything up to this event reached me" from the consumer (delivered, read) or the staff (read).
struct ReceiptGiven {
    ReceiptKind kind = ReceiptKind::delivered;
    std::int64_t up_to_seq = 0;
    bool operator==(const ReceiptGiven&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReceiptGiven, (), (kind, up_to_seq))

struct ConversationClosed {
    CloseReason reason = CloseReason::done;
    std::string reason_code;  // CLOSED_DONE, NO_REPLY_NEEDED, MARKED_SPAM, AUTO_INACTIVE, ERASED, CLOCK_VOID
    bool operator==(const ConversationClosed&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConversationClosed, (), (reason, reason_code))

struct ConversationReopened {
    std::string reason_code;  // REOPENED (consumer wrote), REOPENED_BY_STAFF, RESTARTED (after the window)
    bool operator==(const ConversationReopened&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConversationReopened, (), (reason_code))

// Typing and joining, told by a bot or staff through the API (gbm-api.md §5.5).
struct PresenceShown {
    std::string event_id;
    Presence presence = Presence::typing_started;
    bool operator==(const PresenceShown&) const = default;
};
BOOST_DESCRIBE_STRUCT(PresenceShown, (), (event_id, presence))

// ---- what time does (readers/timers); the actor is `automatic` ----

// The consumer still waits (CLK-11).
struct ClockReminded {
    std::string reason_code;  // REMINDER_1, REMINDER_2, REMINDER_3: 12 h, 18 h, 22 h
    std::int64_t number = 0;  // 1..3
    base::Timestamp due_at;   // of the answer
    bool operator==(const ClockReminded&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockReminded, (), (reason_code, number, due_at))

// Nobody answered in 24 hours (CLK-12); once for each unanswered question.
struct ClockBreached {
    std::string reason_code;  // BREACH_24H
    base::Timestamp due_at;
    bool operator==(const ClockBreached&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockBreached, (), (reason_code, due_at))

// Soon only the consumer can write (WIN-05).
struct WindowClosing {
    std::string reason_code;  // WINDOW_CLOSING; WINDOW_EXPIRED when nobody was there to tell in time
    std::int64_t number = 0;  // 1..3: 72 h, 24 h, 1 h before
    base::Timestamp ends_at;
    bool operator==(const WindowClosing&) const = default;
};
BOOST_DESCRIBE_STRUCT(WindowClosing, (), (reason_code, number, ends_at))

// The one next-day follow-up of an episode (FUP). Planned: its exact instant is known and lies ahead.
enum class FollowUp : std::uint8_t { none, suggested, sent, dropped, cancelled, planned };
BOOST_DESCRIBE_ENUM(FollowUp, none, suggested, sent, dropped, cancelled, planned)

struct FollowUpChanged {
    FollowUp state = FollowUp::none;
    // NUDGE_DUE, NUDGE_TOO_SOON (planned), NUDGE_DROPPED, NUDGE_CANCELLED_REPLIED, NUDGE_DISMISSED
    std::string reason_code;
    std::optional<base::Timestamp> planned_at = {};
    bool operator==(const FollowUpChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(FollowUpChanged, (), (state, reason_code, planned_at))

struct ContactChanged {
    Contact state = Contact::allowed;
    std::string reason_code;        // OPTED_OUT, OPT_OUT_AMBIGUOUS, OPTED_IN, OPT_OUT_INHERITED
    std::int64_t evidence_seq = 0;  // the consumer's message; 0: in another conversation
    bool operator==(const ContactChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContactChanged, (), (state, reason_code, evidence_seq))

// ---- messages of the business's own accord that wait for their instant (planned_send.h) ----

// Handed in and found in order: goes out at `send_at` if the gate still says so then. Of one message id
// the newest counts: it was moved.
struct SendPlanned {
    std::string message_id;
    std::string text;
    ContactReason reason;
    base::Timestamp send_at;
    // SEND_PLANNED: as it was wished; else what it waits for: QUIET_HOURS, CAP_SERVICE
    std::string reason_code;
    Verdict verdict;
    bool operator==(const SendPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(SendPlanned, (), (message_id, text, reason, send_at, reason_code, verdict))

// It will not go out; the id is free again.
struct SendDropped {
    std::string message_id;
    // DROPPED_AT_DISPATCH (OPT-07), with the verdict; OPTED_OUT, MARKED_SPAM, NO_ACCESS (who wrote it may not
    // any more), SEND_CANCELLED (by staff)
    std::string reason_code;
    std::optional<Verdict> verdict = {};
    bool operator==(const SendDropped&) const = default;
};
BOOST_DESCRIBE_STRUCT(SendDropped, (), (message_id, reason_code, verdict))

// The consumer agreed to be sent advertising, or took it back (REN-05). Their own act is the only evidence
// (OPT-06).
struct ConsentChanged {
    bool is_given = false;
    std::string reason_code;  // CONSENT_GIVEN, CONSENT_WITHDRAWN; OBJECTED: no advertising at all (DAT-05)
    std::string agreed_to;    // the words they saw; empty when it was taken back
    bool operator==(const ConsentChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ConsentChanged, (), (is_given, reason_code, agreed_to))

// ---- a team at one inbox ----

// A word among colleagues (CNV-16): no answer, and seen by staff only.
struct NoteAdded {
    std::string note_id;
    std::string text;                 // its secrets masked (PII-04)
    std::string reason_code;          // NOTE
    std::vector<std::string> masked;  // PII_REDACTED_CARD, one for each secret
    bool operator==(const NoteAdded&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteAdded, (), (note_id, text, reason_code, masked))

// Whose conversation it is (CNV-11). The name is the one they had then.
struct Assignee {
    StaffId id;
    std::string name;
    bool operator==(const Assignee&) const = default;
};
BOOST_DESCRIBE_STRUCT(Assignee, (), (id, name))

struct Assigned {
    std::optional<Assignee> assignee;  // empty: nobody
    std::string reason_code;           // CLOCK_KEPT (somebody waits), UPDATED, AUTO_UNASSIGNED
    bool operator==(const Assigned&) const = default;
};
BOOST_DESCRIBE_STRUCT(Assigned, (), (assignee, reason_code))

// ---- bots and people (domain/bots) ----

enum class HandoverStep : std::uint8_t { offered, requested };
BOOST_DESCRIBE_ENUM(HandoverStep, offered, requested)

// From bots to people: offered by the server (BOT-01), asked for by the consumer (BOT-02, CLK-07).
struct HandoverChanged {
    HandoverStep step = HandoverStep::requested;
    std::string reason_code;  // BOT_FAILED_TWICE, HUMAN_REQUESTED
    bool operator==(const HandoverChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(HandoverChanged, (), (step, reason_code))

using EventBody =
    std::variant<ConversationStarted, MessageSent, MessageRefused, ReceiptGiven, ConversationClosed,
                 ConversationReopened, PresenceShown, ClockReminded, ClockBreached, WindowClosing,
                 FollowUpChanged, ContactChanged, SendPlanned, SendDropped, ConsentChanged, NoteAdded,
                 Assigned, HandoverChanged, SurveyChanged, SurveyAnswered, ContentErased, ErasureAsked,
                 ExportChanged, LegalHoldChanged, OutageCredited, MessageEdited, MessageDeleted, ClockChanged,
                 BlockChanged, ChannelReported, ConversationMoved, PictureChanged>;

// The alternative of EventBody, in the same order; the word in JSON and in the events table.
enum class EventKind : std::uint8_t {
    conversation_started,
    message_sent,
    message_refused,
    receipt_given,
    conversation_closed,
    conversation_reopened,
    presence_shown,
    clock_reminded,
    clock_breached,
    window_closing,
    follow_up_changed,
    contact_changed,
    send_planned,
    send_dropped,
    consent_changed,
    note_added,
    assigned,
    handover_changed,
    survey_changed,
    survey_answered,
    content_erased,
    erasure_asked,
    export_changed,
    legal_hold_changed,
    outage_credited,
    message_edited,
    message_deleted,
    clock_changed,
    block_changed,
    channel_reported,
    conversation_moved,
    picture_changed,
};
BOOST_DESCRIBE_ENUM(EventKind, conversation_started, message_sent, message_refused, receipt_given,
                    conversation_closed, conversation_reopened, presence_shown, clock_reminded,
                    clock_breached, window_closing, follow_up_changed, contact_changed, send_planned,
                    send_dropped, consent_changed, note_added, assigned, handover_changed, survey_changed,
                    survey_answered, content_erased, erasure_asked, export_changed, legal_hold_changed,
                    outage_credited, message_edited, message_deleted, clock_changed, block_changed,
                    channel_reported, conversation_moved, picture_changed)

struct Event {
    std::int64_t seq = 0;  // given at commit; 0 before
    ConversationId conversation;
    base::Timestamp at;
    Actor actor;
    EventBody body;
    bool is_imported = false;  // history made elsewhere: part of the conversation, but news to nobody
    bool is_erased = false;    // its content is gone (erasure.h); that it happened, and when, is still true
    bool operator==(const Event&) const = default;

    EventKind kind() const { return static_cast<EventKind>(body.index()); }
};

// What the sender called it (message_id, "event:" + event_id, "note/" + note_id, "report/" + report_id);
// empty for events without one, and for what the gate refused, planned or dropped: none of these uses up the
// id. Unique in a conversation for one content.
std::string client_key(const Event& event);
std::string note_key(std::string_view note_id);
std::string report_key(std::string_view report_id);
// The verdict that an event carries: of the gate, or on a consumer's message what was masked in it. nullptr:
// none.
const Verdict* verdict_of(const Event& event);
// The 64-bit hash of the client key that the conversation's index carries; 0 when there is no key.
std::int64_t client_key_hash(const Event& event);
std::int64_t client_key_hash(std::string_view client_key);

// body and actor <-> the text stored in the log.
std::string encode_event(const Event& event);  // {"actor":{…},"body":{…}}, "imported" and "erased" when it is
base::Result<Event> decode_event(EventKind kind, std::string_view stored);

}  // namespace domain
