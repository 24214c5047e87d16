// What the server says by itself to a consumer's message, and what it notes: the wish not to be written to,
// the hidden secret, the closed shop (behaviours.md §3.5, §3.8, rules AVA-01 to AVA-07, AVA-13, AVA-15, OPT,
// PII-04). Pure. Called by app/messages.cpp in the same transaction; nothing here counts as an answer
// (CLK-05).
#pragma once
#include "domain/auto_texts/fill.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/read_message.h"

namespace domain::auto_texts {

constexpr base::Duration kLoopWindow = std::chrono::minutes(10);          // AVA-15
constexpr std::int64_t kLoopTexts = 3;                                    // AVA-15
constexpr base::Duration kSafetyNoticeInterval = std::chrono::hours(24);  // PII-04

// `after`: the state with the message applied. At most one safety notice and one other text.
Outcome react(const Conversation& after, const std::string& message_id, const MessageReading& reading,
              const Shop& shop, base::Timestamp now);

// The text that the hour asks for, if any: away, closing soon, or a return greeting.
// `shop` has a timetable.
std::optional<AutoText> text_of_the_hour(const Conversation& after, const Shop& shop, base::Timestamp now);

// Whether a new conversation begins with the welcome: somebody is there, and for a while.
bool is_welcome_due(const Shop& shop, base::Timestamp now);

// message_sent, or message_refused with the gate's reason; nothing when there is nothing to say. `facts`: the
// state with the consumer's message applied.
std::optional<Event> automatic_event(AutoText kind, const Conversation& facts, const std::string& message_id,
                                     const Shop& shop, std::string_view locale, base::Timestamp now);

// Likewise with words that are there already.
std::optional<Event> automatic_words(AutoText kind, std::string text, const Conversation& facts,
                                     const std::string& message_id, const Shop& shop, base::Timestamp now);

// SCOPE_BRAND …: who says this text in this shop (AVA-14). Empty for what nobody can say otherwise.
std::string_view scope_of(AutoText kind, const TextScopes& scopes);

// Hand over now, or say when somebody is there (BOT-02).
AutoText handover_text(const Shop& shop, base::Timestamp now);

// A bot has failed twice in a row: the offer of a person, noted and said (BOT-01). Nothing when it has not.
Outcome offer_person(const Conversation& after, const std::string& message_id, const Shop& shop,
                     base::Timestamp now);

}  // namespace domain::auto_texts
