// What one conversation's events say for the figures of behaviours.md §4: its episodes, questions, messages
// of the shop's own accord. One walk over the log, in order; imported history counts nowhere. Used by
// figures.h.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/event.h"

namespace domain::metrics {

// How a question ended; the first two only for those still open.
enum class Fate : std::uint8_t { running, overdue, in_time, late, no_reply_needed, spam, voided };
BOOST_DESCRIBE_ENUM(Fate, running, overdue, in_time, late, no_reply_needed, spam, voided)

// The oldest unanswered message of the customer, until somebody answered it or said that it needs none.
struct Question {
    std::int64_t seq = 0;
    base::Timestamp asked_at;
    base::Timestamp due_at;
    bool is_first = false;  // of its episode: only these make the published rate (§3.3)
    bool is_imported = false;
    Fate ended = Fate::running;
    std::optional<base::Timestamp> ended_at = {};
    std::optional<base::Timestamp> any_answer_at = {};  // by a person or a bot

    bool is_open_at(base::Timestamp at) const { return asked_at <= at && (!ended_at || *ended_at > at); }
    Fate fate_at(base::Timestamp at) const;
};

struct Episode {
    std::int64_t seq = 0;
    base::Timestamp started_at;
    std::int64_t number = 1;
    // Its first, or the one that was still open when it began; nothing: it began with mere thanks.
    std::optional<std::size_t> question = {};
};

enum class Author : std::uint8_t { consumer, human, bot, automatic };
BOOST_DESCRIBE_ENUM(Author, consumer, human, bot, automatic)

struct Said {
    std::int64_t seq = 0;
    base::Timestamp at;
    Author author = Author::consumer;
    std::string reason;  // of the shop's own accord; empty: it answered
};

struct Noted {
    std::int64_t seq = 0;
    base::Timestamp at;
    std::string code;  // of a refusal
};

struct OptOut {
    std::int64_t seq = 0;
    base::Timestamp at;
    std::int64_t after_contact = 0;  // the last contact in the 72 hours before it; 0: there was none
};

// The answer to a survey's required question.
struct Thumb {
    std::int64_t seq = 0;
    base::Timestamp at;
    bool is_up = false;
    // From the first question of the episode to its answer; nothing: none by a person.
    std::optional<base::Duration> first_response = {};
};

// A person asked for, until one answered.
struct Handover {
    std::int64_t seq = 0;
    base::Timestamp at;
    std::optional<base::Timestamp> answered_at = {};
};

// While the conversation stood open.
struct Stretch {
    std::int64_t opened_seq = 0;
    base::Timestamp from;
    std::optional<base::Timestamp> to;
    std::int64_t closed_seq = 0;
};

struct Life {
    std::vector<Episode> episodes;
    std::vector<Question> questions;
    std::vector<Said> said;
    std::vector<Noted> breaches;
    std::vector<Noted> denials;
    std::vector<OptOut> opt_outs;
    std::vector<Stretch> open;
    std::vector<Thumb> thumbs;
    std::vector<Noted> surveys;  // what became of them: SURVEY_SENT, SURVEY_CANCELLED
    std::vector<Handover> handovers;
    std::vector<Noted> double_failures;  // BOT_FAILED_TWICE
};

// All events of one conversation, oldest first.
class Walk {
 public:
    void read(const Event& event);
    const Life& life() const { return life_; }

 private:
    void said(const Event& event, const MessageSent& body);
    void heard(const Event& event, const MessageSent& body);
    void answered(const Event& event, const MessageSent& body);
    void asked(const Event& event);
    void credited(const OutageCredited& body);
    void closed(const Event& event, CloseReason reason);
    void changed(const Event& event, const ClockChanged& body);
    void opened(const Event& event);
    void end_question(Fate fate, base::Timestamp at);
    bool is_waiting() const { return !life_.questions.empty() && !life_.questions.back().ended_at; }
    bool is_open() const { return !life_.open.empty() && !life_.open.back().to; }

    Life life_;
    std::int64_t episode_ = 0;
    std::optional<base::Timestamp> last_message_at_;  // of either side
    std::optional<Noted> last_contact_;
};

}  // namespace domain::metrics
