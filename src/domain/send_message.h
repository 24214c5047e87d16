// The business writes: a person or a bot. Passes the gate (domain/policy) or is refused with a verdict.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/policy/gather.h"

namespace domain {

struct SendMessage {
    Actor actor;  // staff or bot
    std::string message_id;
    std::string text;
    std::optional<std::string> content;        // GBM message JSON when it is more than text
    std::optional<ContactReason> reason = {};  // why the business writes of its own accord
    // Only with a reason, of text alone: the instant it is wished for, and whether it may wait when a rule
    // says "not now". Both make it a planned one (planned_send.h).
    std::optional<base::Timestamp> send_at = {};
    bool may_wait = false;
    bool is_ai = false;             // of a bot: its words were made up …
    bool has_source = false;        // … and these stand somewhere (BOT-05)
    bool is_at_a_loss = false;      // of a bot: it did not understand (BOT-01)
    bool is_by_staff_here = false;  // of somebody at our own inbox; a program joins by itself (BOT-03)

    // An answer that says nothing counts only when its author says that it is meant as one (CLK-15). False:
    // the author is to be asked first, nothing goes out.
    std::optional<bool> is_meant = {};

    bool is_plannable() const { return send_at || may_wait; }
    std::optional<Picture> picture = {};  // the text may then be empty
    // What was sent as a picture is none: the gate says so (CNT-06).
    MediaProblem media_problem = MediaProblem::none;

    bool has_picture() const { return picture || media_problem != MediaProblem::none; }
    // The newest event its author had seen (CNV-06); empty: sent anyway.
    std::optional<std::int64_t> seen_seq = {};
};

constexpr std::size_t kReasonCodeCharsMax = 64;
constexpr std::size_t kEvidenceBytesMax = 4096;

// As check_receive_message, with kBusinessTextCharsMax. Rich content may come with an empty text. Of a reason
// only the size is checked here (reason_malformed); whether it holds is for the gate. plan_needs_reason: an
// answer is never held back.
base::Result<void> check_send_message(const SendMessage& command);

struct SendOutcome {
    Verdict verdict;
    Outcome outcome;  // message_sent, send_planned, or message_refused when the verdict denies
};

// message_sent, or message_refused when the verdict says that it does not go now.
Event decided_event(const Conversation& current, const SendMessage& command, Verdict verdict,
                    base::Timestamp now);

SendOutcome send_message(const Conversation& current, const SendMessage& command, base::Timestamp now,
                         const policy::Surroundings& around = {});

constexpr base::Duration kConcurrentReply = std::chrono::seconds(30);  // behaviours.md CNV-06

// CNV-06: the newest message of a person was a colleague's, unseen by this author, half a minute ago or less.
bool is_concurrent(const SendMessage& command, const Event& newest, base::Timestamp now);

// The message that a double click repeats (DUP-02): the same person's last one, said seconds ago in the same
// words. Empty: it is none; also when the consumer wrote in between.
std::string double_clicked(const Conversation& current, const SendMessage& command, base::Timestamp now);

}  // namespace domain
