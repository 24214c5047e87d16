// What the gate remembers of a conversation beside what people see of it: counters for the frequency rules.
// Part of the conversation's state, changed only by the fold (domain/conversation.cpp), shown to nobody.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/policy/likeness.h"

namespace domain::policy {

// One message of the business's own accord.
struct Contacted {
    std::int64_t seq = 0;
    base::Timestamp at;
    bool is_promotional = false;
    std::int64_t key = 0;  // of its reason and evidence
    Likeness likeness;
    bool operator==(const Contacted&) const = default;
};

struct Memory {
    // Messages of people and bots in the 24 hours before the last one, oldest first; CNV-15 needs no more
    // than its limit.
    std::vector<base::Timestamp> sent;
    std::int64_t staff_in_a_row = 0;   // bubbles of people since the consumer wrote
    std::int64_t last_human_text = 0;  // hash of what a person last said
    std::string
        last_human_message;  // its id: given to a double click (DUP-02), shown to a colleague (CNV-06)
    bool wrote_since_opt_out = false;  // since contact was last allowed, suspended or ended
    std::vector<Contacted> contacted;  // in the last 90 days, oldest first
    std::int64_t languages = 0;        // those the consumer has written in, as bits (language.h)
    // Answers in the last 7 days that say nothing and were meant so (CLK-15), oldest first.
    std::vector<base::Timestamp> low_value;
    bool operator==(const Memory&) const = default;
};

constexpr base::Duration kContactedKept = std::chrono::hours(24 * 90);  // behaviours.md §3.6, longest cap
constexpr std::size_t kContactedMost = 32;
constexpr base::Duration kLowValueKept = std::chrono::hours(24 * 7);  // behaviours.md CLK-15
constexpr std::size_t kLowValueMost = 2;                              // behaviours.md CLK-15: the third not

void remember_sent(Memory& memory, base::Timestamp at);
void remember_human(Memory& memory, std::string_view message_id, std::string_view text);
void remember_contact(Memory& memory, Contacted one, std::string_view code, std::string_view evidence,
                      std::string_view text);
void remember_low_value(Memory& memory, base::Timestamp at);
// `languages`: of a text that is gone.
void consumer_wrote(Memory& memory, std::string_view text, std::int64_t languages = 0);
// The message has other words now, or none: what was kept of the old ones goes.
void forget_words(Memory& memory, std::string_view message_id, std::int64_t seq, std::string_view now_says);

// What must be equal for DUP-02 and the warning about a repeated answer: the text without case and spaces.
std::int64_t text_hash(std::string_view text);

}  // namespace domain::policy
