// What people are told, in their language: titles and sentences of notifications and mails, without a word of
// the conversation (PII-08). Pure; readers/notify fills them in.
#pragma once
#include <array>
#include <string>
#include <string_view>

#include "domain/notify/recipients.h"

namespace domain::notify {

// One language. {n}, {shop}, {time}, {when}, {date}, {state} stand for what is filled in.
struct Words {
    std::string_view language;
    std::string_view message, messages, assigned, window, reminder, breach;  // titles, by Kind
    std::string_view answer_before;                                          // {when}
    std::string_view was_due;                                                // {when}
    std::string_view open_it, open_inbox;                                    // before an address
    std::string_view why_mail;                                               // the last line of each mail
    std::string_view hours, minutes;                                         // {n}: how long it still is
    std::string_view test, test_body;                                        // R17
    std::string_view digest_one, digest, digest_line;                        // {n}; {shop}, {when}
    std::string_view unreachable, unreachable_body;                          // NTF-04, {shop}
    std::string_view health, health_figures,
        health_todo;                                 // HLT-02, {shop}, {state}; {n}, {late}, {unanswered}
    std::array<std::string_view, 7> health_states;   // by domain::health::HealthState
    std::string_view holiday, holiday_body;          // AVA-11, {shop}, {date}
    std::string_view reply, reply_body, reply_stop;  // NTF-07, {shop}; before the address that ends it
};

// "pt-BR" reads Portuguese; what there is not, English.
const Words& words_of(std::string_view language);

struct Value {
    std::string_view name;
    std::string_view text;
};
std::string fill(std::string_view words, std::initializer_list<Value> values);

// "10 h", "35 min"; at least a minute.
std::string time_left(const Words& words, base::Duration left);

// The title of a notification about a conversation. `count`: unread messages; `left`: until what it is about.
std::string title_of(const Words& words, Kind kind, std::int64_t count, std::string_view shop,
                     base::Duration left);

}  // namespace domain::notify
