// What a bot's webhook is sent (gbm-api.md §8.1-8.3, §8.6, §8.7) and how it is signed (§9.3). One line of
// UTF-8, always the same for the same event but for `sendTime` and the signature of a picture's address; the
// characters < > & = ' are escaped (§9.4: two sample bots rewrite quotes).
#pragma once
#include <string>
#include <string_view>

#include "domain/conversation.h"
#include "domain/event.h"
#include "domain/location.h"

namespace gbm {

struct WebhookSubject {
    const domain::Agent& agent;
    const domain::Location* location;  // nullptr: the shop is gone
    const domain::Conversation& conversation;
    std::string picture_url = {};  // of the event's picture: instead of its text, or behind its words (§8.3)
};

// What programs are told: the consumer's messages, that they ask for a person (§8.6), and their answers to
// surveys (§8.7); nothing of imported history.
bool is_webhook_news(const domain::Event& event);

// Of an event that is news.
std::string encode_webhook_message(const WebhookSubject& subject, const domain::Event& event,
                                   base::Timestamp sent_at);

// The same on every attempt; receivers drop what they know by it. Shaped like a UUID.
std::string request_id_of(domain::ConversationId conversation, std::int64_t seq);

// The value of X-Goog-Signature for exactly these bytes.
std::string sign_webhook(std::string_view client_token, std::string_view body);

// Of the languages of a shop the one for this device: the same tag, else the same language, else the shop's
// first, else "en".
std::string resolve_locale(const std::vector<std::string>& languages, std::string_view device_locale);

}  // namespace gbm
