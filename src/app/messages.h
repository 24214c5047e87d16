// Messages in both directions. The same message id with the same content returns the first result
// (behaviours.md CNV-07); with other content: message_id_conflict. What the gate refused is decided afresh.
#pragma once
#include "app/access.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"

namespace app {

struct Received {
    std::int64_t seq = 0;
    domain::ConversationId conversation;
    domain::Event event;  // the message_sent event
    bool is_replay = false;
};

// What is done with a secret in a message: masked; or the consumer is asked first (PII-03), and says that it
// is none (PII-05).
enum class Secrets : std::uint8_t { masked, ask, not_secret };
BOOST_DESCRIBE_ENUM(Secrets, masked, ask, not_secret)

struct ConsumerMessage {
    domain::ConsumerId consumer;
    std::string consumer_name;
    domain::LocationId location;
    std::string locale;
    domain::EntryPoint entry_point = domain::EntryPoint::page;
    std::string message_id;
    std::string text;
    std::optional<domain::Solved> solved = {};
    bool asks_for_person = false;  // by the button for it
    domain::LinkContext context = {};
    std::string network = {};  // where the device writes from, as guest_limits.h wants it
    Secrets secrets = Secrets::masked;
    std::shared_ptr<const domain::PictureFile> picture = {};  // the text may then be empty
};

// Errors: those of check_receive_message, location_unknown, pii_consumer_warn (conflict): there is a secret
// in it, nothing was sent, and they are to be asked; store_not_available, store_winding_down,
// start_rate_limit, inbound_flood, message_id_conflict, lane_full, storage_*.
void receive_message(App& app, ConsumerMessage message, Done<Received> done);

struct Sent {
    std::int64_t seq = 0;
    domain::Verdict verdict;            // deny: nothing was sent; the refusal is in the log
    domain::Event event;                // message_sent, send_planned or message_refused
    domain::Conversation conversation;  // after it
    bool is_replay = false;
    bool is_concurrent = false;   // nothing was sent: `event` is a colleague's, unseen by the author (CNV-06)
    bool is_shop_judged = false;  // its health has changed (PII-11)
    bool is_held = false;         // nothing was sent: staff look at it first (BOT-05)
    bool is_to_confirm = false;   // nothing was sent: the author is asked whether it is meant so (CLK-15)
};

// Completes the message once the conversation is known, or refuses it; not asked for a message that was sent
// before.
using Complete = std::function<base::Result<void>(const domain::Conversation&, domain::SendMessage&)>;

// `picture`: the bytes of message.picture. Errors: those of check_send_message and `complete`,
// conversation_unknown, message_id_conflict, lane_full, storage_*.
void send_message(App& app, Caller caller, domain::ConversationId conversation, domain::SendMessage message,
                  Done<Sent> done, Complete complete = {},
                  std::shared_ptr<const domain::PictureFile> picture = {});

}  // namespace app
