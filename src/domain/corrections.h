// What is done to a conversation after the fact (edit_message.h, block.h, channel_report.h): the bodies of
// its events, and what they leave in a message. Included by event.h; everybody else includes that.
#pragma once
#include <optional>
#include <string>

#include "base/json.h"
#include "domain/kinds.h"
#include "domain/verdict.h"

namespace domain {

// The 24-hour answer clock (behaviours.md §3.3): stopped by an answer, voided when the question is none.
enum class AnswerClock : std::uint8_t { none, running, stopped, breached, voided };
BOOST_DESCRIBE_ENUM(AnswerClock, none, running, stopped, breached, voided)

// A person's message that stops no clock, whatever it says: nobody has said that it is meant as an answer
// (CLK-15).
enum class NoAnswer : std::uint8_t { low_value };
BOOST_DESCRIBE_ENUM(NoAnswer, low_value)

// The newest words of a message that was changed (CNV-08). Its first ones stay beside them.
struct EditedText {
    std::string text;
    base::Timestamp at;
    bool operator==(const EditedText&) const = default;
};
BOOST_DESCRIBE_STRUCT(EditedText, (), (text, at))

// What is left of a message that was taken back (CNV-09, CNV-10): by whom and when. Its words are gone.
struct Removed {
    ActorKind by = ActorKind::consumer;
    base::Timestamp at;
    std::int64_t languages = 0;  // what the words told about the consumer's languages (policy/language.h)
    bool operator==(const Removed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Removed, (), (by, at, languages))

// Somebody changed their own words (CNV-08, CNV-10). No clock moves.
struct MessageEdited {
    std::string message_id;
    std::int64_t message_seq = 0;
    std::string text;         // the new words; empty once the message was taken back
    std::string reason_code;  // EDITED
    std::optional<Verdict> verdict = {};
    bool operator==(const MessageEdited&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageEdited, (), (message_id, message_seq, text, reason_code, verdict))

// Somebody took their own words back; the log's row of them is a tombstone.
struct MessageDeleted {
    std::string message_id;
    std::int64_t message_seq = 0;
    std::string reason_code;   // DELETED (CNV-09), DELETED_BY_CONSUMER (CNV-10)
    bool was_counted = false;  // it waited for an answer, or was one nobody had read
    bool operator==(const MessageDeleted&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageDeleted, (), (message_id, message_seq, reason_code, was_counted))

// The clock, otherwise than by a message or by time. Running or breached: it goes on as it was when it
// stopped.
struct ClockChanged {
    AnswerClock state = AnswerClock::voided;
    // ANSWER_WITHDRAWN (CLK-13), DELIVERY_FAILED (CLK-14), NO_REPLY_UNDONE (CLK-08); CLOCK_VOID (CLK-17),
    // BLOCKED_BY_STORE, BLOCKED_BY_CONSUMER
    std::string reason_code;
    std::optional<base::Timestamp> due_at = {};  // of the answer, when it goes on
    bool operator==(const ClockChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockChanged, (), (state, reason_code, due_at))

enum class BlockCause : std::uint8_t { spam, abuse, other };
BOOST_DESCRIBE_ENUM(BlockCause, spam, abuse, other)

// The shop blocks the consumer (CNV-17), or the consumer the shop (CNV-18): the actor says which.
struct BlockChanged {
    bool is_blocked = false;
    std::string reason_code;               // BLOCKED_BY_STORE, BLOCKED_BY_CONSUMER, UNBLOCKED
    std::optional<BlockCause> cause = {};  // of the shop's
    bool operator==(const BlockChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(BlockChanged, (), (is_blocked, reason_code, cause))

enum class ReportKind : std::uint8_t { channel_named, delivery_failed, opted_out, content_unsupported };
BOOST_DESCRIBE_ENUM(ReportKind, channel_named, delivery_failed, opted_out, content_unsupported)

// What the program behind a channel has told of the conversation, signed (SEC-01).
struct ChannelReported {
    std::string report_id;
    ReportKind kind = ReportKind::channel_named;
    // CHANNEL_NAMED, DELIVERY_FAILED (CLK-14), CHANNEL_OPT_OUT (OPT-08), UNSUPPORTED_CONTENT (CNV-19)
    std::string reason_code;
    std::optional<Channel> channel = {};
    std::string message_id = {};   // that was not delivered; empty: of no message
    std::int64_t message_seq = 0;  // likewise
    bool was_counted = false;      // it was an answer
    std::string told_at = {};      // the channel's own time, as it said it: kept, never used (SEC-03)
    bool operator==(const ChannelReported&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChannelReported, (),
                      (report_id, kind, reason_code, channel, message_id, message_seq, was_counted, told_at))

}  // namespace domain
