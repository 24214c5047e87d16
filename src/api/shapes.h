// The JSON shapes of our own API (api/openapi.yaml) that are not domain structs as they are.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/consumer_asks.h"
#include "app/conversations.h"
#include "app/messages.h"
#include "base/json.h"

namespace api {

// What staff see of an event.
struct StaffEvent {
    std::int64_t seq = 0;
    domain::ConversationId conversation;
    domain::LocationId location;
    base::Timestamp at;
    domain::EventKind kind = domain::EventKind::message_sent;
    domain::Actor actor;
    base::json::value body;
    std::optional<bool> is_erased;  // true: its content is gone (DAT-02, DAT-03)
};
BOOST_DESCRIBE_STRUCT(StaffEvent, (), (seq, conversation, location, at, kind, actor, body, is_erased))

StaffEvent staff_event(const domain::Event& event, domain::LocationId location);

enum class From : std::uint8_t { you, person, bot, automatic };
BOOST_DESCRIBE_ENUM(From, you, person, bot, automatic)

// The bytes are at /c/{slug}/pictures/{id}, smaller at …/thumb.
struct ConsumerPicture {
    domain::PictureId id;
    std::string type;
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(ConsumerPicture, (), (id, type, width, height, bytes))

// What a consumer sees of an event: no ids of people, no verdicts.
struct ConsumerEvent {
    std::int64_t seq = 0;
    base::Timestamp at;
    domain::EventKind kind = domain::EventKind::message_sent;
    From from = From::you;
    std::optional<std::string> name;
    std::optional<std::string> message_id;
    std::optional<std::string> text;
    std::optional<domain::Presence> presence;
    std::optional<domain::ReceiptGiven> receipt;
    std::optional<std::string> reason_code;
    std::optional<base::Timestamp> edited_at;   // `text` is what it says since
    std::optional<base::Timestamp> removed_at;  // taken back: no words are left
    std::optional<ConsumerPicture> picture;
};
BOOST_DESCRIBE_STRUCT(ConsumerEvent, (),
                      (seq, at, kind, from, name, message_id, text, presence, receipt, reason_code, edited_at,
                       removed_at, picture))

// nullopt: not for consumers (a refused message, the start of the conversation, their own receipts).
std::optional<ConsumerEvent> consumer_event(const domain::Event& event);
std::vector<ConsumerEvent> consumer_events(const std::vector<domain::Event>& events);
// Words that were shown are others now, or gone: what has a copy of them fetches a fresh snapshot.
bool changes_what_was_shown(const domain::Event& event);

struct ConsumerConversation {
    domain::ConversationId id;
    domain::Work work = domain::Work::open;
    std::int64_t episode = 1;
    std::int64_t consumer_delivered_seq = 0;
    std::int64_t consumer_read_seq = 0;
    std::int64_t business_read_seq = 0;
};
BOOST_DESCRIBE_STRUCT(ConsumerConversation, (),
                      (id, work, episode, consumer_delivered_seq, consumer_read_seq, business_read_seq))

struct ConsumerThread {
    std::int64_t seq = 0;
    std::optional<ConsumerConversation> conversation;
    std::vector<ConsumerEvent> messages;
    bool has_earlier = false;
    std::optional<Asks> asks;  // of the newest page
};
BOOST_DESCRIBE_STRUCT(ConsumerThread, (), (seq, conversation, messages, has_earlier, asks))

ConsumerThread consumer_thread(const std::optional<app::Thread>& thread);

struct StaffThread {
    std::int64_t seq = 0;
    domain::Conversation conversation;
    std::vector<StaffEvent> events;
    bool has_earlier = false;
};
BOOST_DESCRIBE_STRUCT(StaffThread, (), (seq, conversation, events, has_earlier))

StaffThread staff_thread(const app::Thread& thread);

}  // namespace api
