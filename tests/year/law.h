// What must be true of a year's log, checked the long way round: one walk over all events with a few words
// remembered of each conversation. Knows the rules from behaviours.md, and nothing of how domain/ keeps them.
//
// The ids of messages say what their sender meant (people.cpp): "ask-17" is a question, "stop-4" an opt-out.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "storage/store.h"

namespace year {

// What every secret that is ever written holds (people.cpp): none of it may be stored.
std::vector<std::string_view> secret_marks();

class Law {
 public:
    // `end`: up to there time has done its work.
    explicit Law(base::Timestamp end) : end_(end) {}

    void read(const storage::CommittedEvent& committed);  // in the order of each brand's log
    void finish(std::int64_t messages_taken);             // from consumers, as they were told

    // How often each thing was broken, by code, and some sentences that say where.
    const std::map<std::string, std::int64_t>& broken() const { return broken_; }
    const std::vector<std::string>& sentences() const { return sentences_; }
    // How often what is looked for has come up, so that nothing is true of nothing.
    const std::map<std::string, std::int64_t>& seen() const { return seen_; }

 private:
    struct Thread {
        bool is_closed = false;
        // The oldest question that nobody has answered.
        std::optional<base::Timestamp> asked_at;
        std::vector<std::int64_t> reminders;  // minutes after asked_at
        std::int64_t breaches = 0;
        std::optional<base::Timestamp> last_user_at;
        std::optional<base::Timestamp> last_message_at;  // theirs or the business's
        std::int64_t follow_ups = 0;                     // sent in this episode
        std::int64_t suggestions = 0;                    // of one, likewise
        bool has_opted_out = false;
        bool has_written_since = false;  // or was waiting for an answer then
    };

    void read_body(Thread& thread, const domain::Event& event, const domain::MessageSent& body);
    void read_consumer(Thread& thread, const domain::Event& event, const domain::MessageSent& body);
    void read_business(Thread& thread, const domain::Event& event, const domain::MessageSent& body);
    void read_body(Thread& thread, const domain::Event& event, const domain::ConversationClosed& body);
    void read_body(Thread& thread, const domain::Event& event, const domain::ClockReminded& body);
    void read_body(Thread& thread, const domain::Event& event, const domain::ClockBreached& body);
    void read_body(Thread& thread, const domain::Event& event, const domain::FollowUpChanged& body);
    void read_body(Thread& thread, const domain::Event& event, const domain::ConversationReopened& body);
    template <class Body>
    void read_body(Thread&, const domain::Event&, const Body&) {}
    void end_question(Thread& thread, domain::ConversationId id, base::Timestamp at);
    void break_(const std::string& code, domain::ConversationId id, base::Timestamp at);
    void see(const std::string& what) { ++seen_[what]; }

    base::Timestamp end_;
    std::unordered_map<domain::ConversationId, Thread> threads_;
    std::map<std::string, std::int64_t> broken_;
    std::map<std::string, std::int64_t> seen_;
    std::vector<std::string> sentences_;
};

}  // namespace year
