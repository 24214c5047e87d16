// C2: the conversation page (ux.md §2.4). Complete without a script: newest messages, a form, the shop's
// hours. The script (web/consumer/conversation.tsx) takes over from the JSON block at its end.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/pages/page_frame.h"
#include "base/json.h"
#include "domain/time/opening.h"
#include "domain/wind_down.h"

namespace api::pages {

enum class MessageFrom : std::uint8_t { you, person, bot, automatic };
BOOST_DESCRIBE_ENUM(MessageFrom, you, person, bot, automatic)

// At /c/{slug}/pictures/{id}, smaller at …/thumb.
struct MessagePicture {
    std::string id;
    std::int64_t width = 0;
    std::int64_t height = 0;
};

struct ConsumerMessage {
    std::int64_t seq = 0;
    base::Timestamp at;
    MessageFrom from = MessageFrom::you;
    std::string name;  // what the consumer may see of a person or bot; may be empty
    std::string message_id;
    std::string text;
    // Not described: the script gets its address at the end of the text.
    std::optional<MessagePicture> picture = {};
};
BOOST_DESCRIBE_STRUCT(ConsumerMessage, (), (seq, at, from, name, message_id, text))

// The consumer's side of a conversation, as GET /api/consumer/locations/{slug}/conversation gives it.
struct ConsumerConversation {
    std::string id;
    std::string work = "open";  // "open", "closed"
    std::int64_t episode = 1;
    std::int64_t consumer_delivered_seq = 0;
    std::int64_t consumer_read_seq = 0;
    std::int64_t business_read_seq = 0;
};
BOOST_DESCRIBE_STRUCT(ConsumerConversation, (),
                      (id, work, episode, consumer_delivered_seq, consumer_read_seq, business_read_seq))

// What the page asks besides (api/consumer_asks.h): plain forms below the log.
struct Asks {
    bool person = false;
    bool solved = false;
    std::string survey_id = {};  // empty: none
    std::string question_id = {};
    std::string question = {};
    std::vector<std::string> options = {};
};

struct ConversationPage {
    const domain::Location& location;
    domain::time::OpenState open = {};
    Language language = Language::en;
    std::string chosen_language = {};  // ?lang= as given: links and the form keep it
    base::Timestamp now = {};
    std::int64_t seq = 0;  // of the brand's log when this was read: the script resumes its stream there
    std::optional<ConsumerConversation> conversation = {};  // empty before the first message
    std::vector<ConsumerMessage> messages = {};             // oldest first, at most 30
    bool has_earlier = false;      // older ones exist: a link to ?before={seq of the first}
    bool is_earlier_page = false;  // this is such a page: no form, no script, a link to the newest
    bool takes_messages = true;    // false: no form, no script; how else to reach the shop
    std::string client_message_id =
        {};                         // a fresh id: sent with the form, so that a double submit is one message
    std::string draft = {};         // the text of a post that failed, or what the link puts into the box
    std::string problem_code = {};  // why it failed: "message_too_long"; empty: nothing failed
    const domain::time::Timetable* timetable = nullptr;  // of the shop; nullptr: it has told no hours
    domain::WindDown end = {};                           // announced (rule DAT-06)
    bool has_lost_older = false;                         // older messages are gone (rule DAT-03)
    std::optional<domain::time::Turn> back = {};  // paused (rule AVA-20): when it takes new customers again
    Asks asks = {};
    std::string picture_base = {};  // "https://chat.example.org/c/{slug}/pictures/"
};

std::string conversation_page(const PageKit& kit, const ConversationPage& page);

// "problem.…" of an error code: the sentence for people, here and in the script.
std::string problem_text(const Catalogue& texts, std::string_view code);

}  // namespace api::pages
