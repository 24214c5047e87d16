// Whether a customer's question is the first of its episode, told from what was said before it: only such
// ones make the published rate (behaviours.md §3.3, "Rate"). Mirrors apply() in domain/conversation.cpp.
#pragma once
#include <optional>
#include <span>

#include "domain/event.h"

namespace domain::health {

// A consumer's message that waits for an answer.
bool is_question(const Event& event);
// A person's answer: it stops the clock (CLK-03).
bool is_answer(const Event& event);

// Walks back from a question through what was before it, newest piece first.
class EpisodeStart {
 public:
    explicit EpisodeStart(base::Timestamp asked_at) : at_(asked_at) {}
    // `earlier`: oldest first, all before what was shown until now. Says whether the question begins its
    // episode; nothing: show more. At the conversation's beginning it does.
    std::optional<bool> look_at(std::span<const Event> earlier);

 private:
    base::Timestamp at_;          // of the oldest consumer's message seen
    bool is_newest_next_ = true;  // the next message is the last before that one: the gap counts
};

}  // namespace domain::health
