// One consumer with one location, as its events have left it. Never changed but by apply(): what is stored
// equals what the log says, which `balcao prove` checks.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "domain/event.h"
#include "domain/ids.h"
#include "domain/policy/memory.h"

namespace domain {

constexpr base::Duration kAnswerLimit = std::chrono::hours(24);         // behaviours.md R1, §3.3
constexpr base::Duration kContactWindow = std::chrono::hours(24 * 30);  // behaviours.md §3.1 contact_window_s
constexpr base::Duration kEpisodeGap = std::chrono::hours(24 * 7);      // behaviours.md §3.1 episode_gap_s
constexpr base::Duration kAutoClose = std::chrono::hours(24 * 7);       // behaviours.md R11, CNV-02
constexpr std::string_view kNextDayNudge = "CONV.NEXT_DAY_NUDGE";       // behaviours.md §3.6
constexpr std::string_view kLateAnswer = "CONV.LATE_ANSWER";            // behaviours.md §3.6
constexpr std::size_t kPreviewCharsMax = 120;
constexpr std::string_view kErased = "ERASED";      // behaviours.md DAT-02
constexpr std::string_view kObjected = "OBJECTED";  // behaviours.md DAT-05

enum class Work : std::uint8_t { open, closed };
BOOST_DESCRIBE_ENUM(Work, open, closed)

// A message of the business's own accord that waits for its instant (planned_send.h).
struct PlannedSend {
    std::string message_id;
    base::Timestamp at;
    std::int64_t seq = 0;  // of the event that planned it last, and its instant
    base::Timestamp planned_at;
    Actor actor;
    std::string text;
    ContactReason reason;
    std::string reason_code;  // SEND_PLANNED, or what it waits for
    bool operator==(const PlannedSend&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlannedSend, (), (message_id, at, seq, planned_at, actor, text, reason, reason_code))

// Between bots and people.
struct Handover {
    std::optional<base::Timestamp> asked_at;   // for a person, and none has answered since (CLK-07)
    std::optional<base::Timestamp> person_at;  // a person has it: joined, or last wrote, then (BOT-03)
    std::int64_t failures = 0;                 // of bots, in a row (BOT-01)
    std::optional<base::Timestamp> bot_at;     // a bot last wrote, and in which episode (AVA-17)
    std::int64_t bot_episode = 0;
    bool operator==(const Handover&) const = default;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (asked_at, person_at, failures, bot_at, bot_episode))

// The last survey here.
struct Survey {
    std::string id;
    SurveyStep step = SurveyStep::none;
    SurveyTrigger trigger = SurveyTrigger::server;
    std::optional<base::Timestamp> due_at;         // when the next one goes out if nothing else is said
    std::optional<base::Timestamp> sent_at;        // the last one that went out
    std::vector<SurveyQuestion> questions;         // while it is pending
    std::int64_t answered = 0;                     // of them
    std::optional<base::Timestamp> discontent_at;  // a thumb down, and none up since (FRQ-08)
    bool operator==(const Survey&) const = default;
};
BOOST_DESCRIBE_STRUCT(Survey, (), (id, step, trigger, due_at, sent_at, questions, answered, discontent_at))

// Proposed by one person, in force when a second one says so too (DAT-04).
struct LegalHold {
    HoldState state = HoldState::proposed;
    base::Timestamp until;
    std::string by;  // the staff id of who proposed it
    std::string reason;
    bool operator==(const LegalHold&) const = default;
};
BOOST_DESCRIBE_STRUCT(LegalHold, (), (state, until, by, reason))

// What the consumer has asked for about what is kept of them, and what holds it back (behaviours.md DAT).
struct Rights {
    std::int64_t erased_up_to = 0;  // the content of events up to here is gone; 0: nothing was erased
    std::optional<base::Timestamp> erase_by;   // they wait for an answer, and then want to be forgotten
    std::optional<base::Timestamp> export_by;  // they asked for a copy and have not got it yet
    bool is_export_late = false;               // the shop was told
    std::optional<LegalHold> hold;
    bool has_objected = false;  // to advertising of any kind
    bool is_forgotten =
        false;  // erased on the consumer's wish: nobody's any more, and nothing is added to it
    bool operator==(const Rights&) const = default;

    bool is_held() const { return hold && hold->state == HoldState::in_force; }
};
BOOST_DESCRIBE_STRUCT(Rights, (),
                      (erased_up_to, erase_by, export_by, is_export_late, hold, has_objected, is_forgotten))

// The clock as it was when it stopped, until the consumer writes again: it goes on like this when the answer
// is taken back (CLK-13) or was not delivered (CLK-14), or when "no reply needed" is undone (CLK-08).
struct StoppedClock {
    base::Timestamp opened_at;
    base::Timestamp due_at;
    std::int64_t reminders = 0;
    bool is_breached = false;
    std::int64_t waiting = 0;
    bool was_answered = false;                // earlier in the episode
    std::optional<base::Timestamp> asked_at;  // for a person (CLK-07)
    std::int64_t stopped_seq = 0;             // of the event that stopped it
    base::Timestamp stopped_at;
    std::int64_t answers = 0;  // since, that still stand
    bool operator==(const StoppedClock&) const = default;
};
BOOST_DESCRIBE_STRUCT(StoppedClock, (),
                      (opened_at, due_at, reminders, is_breached, waiting, was_answered, asked_at,
                       stopped_seq, stopped_at, answers))

// What is known of a conversation because things are undone in it and its two sides may part (edit_message.h,
// block.h, channel_report.h). A part of Conversation, which has as many members as can be described.
struct AfterTheFact {
    std::int64_t waiting = 0;  // messages that the clock runs for; also a wish for a person without one
    std::optional<StoppedClock> stopped_clock;
    std::int64_t preview_seq = 0;                           // of the message in the preview
    bool preview_has_picture = false;                       // likewise
    std::optional<base::Timestamp> blocked_by_store_at;     // nobody reads the consumer (CNV-17)
    std::optional<base::Timestamp> blocked_by_consumer_at;  // nobody writes to them (CNV-18)
    Channel channel = Channel::web;                         // through which they are reached (WIN-09)
    bool operator==(const AfterTheFact&) const = default;
};
BOOST_DESCRIBE_STRUCT(AfterTheFact, (),
                      (waiting, stopped_clock, preview_seq, preview_has_picture, blocked_by_store_at,
                       blocked_by_consumer_at, channel))

// Raised when apply() makes another state of the same events: stored states are then made again.
constexpr int kFoldVersion = 5;

struct Conversation : AfterTheFact {
    ConversationId id;
    LocationId location;
    AgentId agent;
    ConsumerId consumer;
    std::string consumer_name;
    std::string locale;
    EntryPoint entry_point = EntryPoint::page;
    std::string context;  // what the signed link said that they came by; empty: nothing
    base::Timestamp created_at;
    Work work = Work::open;
    std::optional<CloseReason> close_reason;
    AnswerClock clock = AnswerClock::none;
    std::optional<base::Timestamp>
        clock_opened_at;  // of the oldest unanswered message, while running or breached
    std::optional<base::Timestamp> clock_due_at;  // likewise
    std::int64_t clock_reminders = 0;             // given for it
    std::int64_t episode = 1;
    base::Timestamp episode_started_at;
    bool is_answered = false;  // by a person, in this episode
    std::optional<base::Timestamp>
        last_user_at;  // countable consumer message: the anchor of the contact window
    std::optional<base::Timestamp> last_business_at;  // by a person or a bot
    std::optional<base::Timestamp> last_human_at;     // by a person
    bool has_last_word = false;                       // a person or bot wrote after the consumer
    std::int64_t window_notices = 0;                  // given since the consumer last wrote
    base::Timestamp last_activity_at;                 // last message, close or reopen
    std::int64_t last_seq = 0;                        // of its newest event
    std::int64_t user_messages = 0;
    std::int64_t business_messages = 0;
    std::int64_t unread = 0;  // consumer messages since staff read or answered
    std::int64_t last_user_seq = 0;
    std::int64_t consumer_delivered_seq = 0;
    std::int64_t consumer_read_seq = 0;
    std::int64_t staff_read_seq = 0;
    // The first kPreviewCharsMax characters of the last message; of the consumer's last one as long as no
    // person has answered it (ux.md §2.5, row).
    std::string preview;
    ActorKind preview_actor = ActorKind::consumer;
    std::int64_t greeted_episode = 0;  // the episode that was welcomed or told of the absence
    std::optional<base::Timestamp> last_away_at;
    std::int64_t autos_in_row = 0;  // automatic texts since a person last wrote
    std::optional<base::Timestamp> last_auto_at;
    std::optional<base::Timestamp> last_safety_notice_at;  // at most one in 24 hours (PII-04)
    FollowUp follow_up = FollowUp::none;                   // of this episode
    std::optional<base::Timestamp> follow_up_at;           // while it is planned
    Contact contact = Contact::allowed;
    std::int64_t proactive_unanswered = 0;  // contacts of our own accord since the consumer wrote
    std::optional<base::Timestamp> last_proactive_at;
    std::vector<PlannedSend> planned;                    // in the order in which they were last planned
    std::optional<base::Timestamp> agreed_to_offers_at;  // to advertising, and has not taken it back
    std::optional<Assignee> assignee;                    // kept through close and reopen (CNV-03)
    Handover handover;
    Survey survey;
    Rights rights;
    policy::Memory gate;  // not described: the gate's own, neither shown nor mirrored by the inbox
    bool operator==(const Conversation&) const = default;

    bool is_follow_up_ahead() const {
        return follow_up == FollowUp::planned || follow_up == FollowUp::suggested;
    }
    bool needs_reply() const { return clock == AnswerClock::running || clock == AnswerClock::breached; }
};
BOOST_DESCRIBE_STRUCT(Conversation, (AfterTheFact),
                      (id, location, agent, consumer, consumer_name, locale, entry_point, context, created_at,
                       work, close_reason, clock, clock_opened_at, clock_due_at, clock_reminders, episode,
                       episode_started_at, is_answered, last_user_at, last_business_at, last_human_at,
                       has_last_word, window_notices, last_activity_at, last_seq, user_messages,
                       business_messages, unread, last_user_seq, consumer_delivered_seq, consumer_read_seq,
                       staff_read_seq, preview, preview_actor, greeted_episode, last_away_at, autos_in_row,
                       last_auto_at, last_safety_notice_at, follow_up, follow_up_at, contact,
                       proactive_unanswered, last_proactive_at, planned, agreed_to_offers_at, assignee,
                       handover, survey, rights))

// Whether a message of the business with this body answers a consumer who waits: what is said of one's own
// accord does not, it may have been written before the question.
bool is_answer(const MessageSent& body);

// The state after `event`. A conversation's first event is conversation_started; `event.seq` must be above
// last_seq.
void apply(Conversation& state, const Event& event);

// Fixed for ever: where a sharded PostgreSQL keeps it (design §5).
std::int32_t bucket_of(BrandId brand, ConversationId conversation);

}  // namespace domain
