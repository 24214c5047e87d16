// What a notification says, and the same as a mail or as a push. Pure but for the one-time keys of a push;
// for readers/notify*.cpp, which say who gets it.
#pragma once
#include <optional>

#include "app/notify.h"
#include "domain/conversation.h"
#include "domain/notify/texts.h"
#include "net/mail_message.h"
#include "net/push_message.h"

namespace readers {

// What the operator has set up for going out (server/config.h).
struct NotifyOffice {
    std::string smtp_url;  // empty: no mail
    std::string smtp_username;
    std::string smtp_password;
    bool requires_tls = true;
    std::string from;        // an address
    std::string public_url;  // without a slash at the end; empty: mails have no links
    net::PushSender push;
    std::string link_secret;  // signs the address in a customer's mail that ends the mails
    app::Mail mail() const { return smtp_url.empty() ? app::Mail::none : app::Mail::set_up; }
};

struct Letter {
    std::string title;
    std::vector<std::string> lines;
    std::string link_words, link;  // path and query, behind public_url
    std::string last_words, last_link;
    std::string language;
    // Of a push only.
    std::string tag = {};  // a newer one of the same tag takes its place
    bool is_urgent = false;
    bool is_withdrawal = false;  // takes the one of that tag away
};

// About a conversation, for one person of the business.
struct AboutConversation {
    const domain::Conversation& conversation;
    const domain::Location* shop = nullptr;
    domain::notify::Occasion occasion;
    std::optional<base::Timestamp> window_ends_at;
    std::string zone;
    std::string text;  // the customer's newest, redacted; empty: not shown
};
Letter letter_about(const AboutConversation& about, const domain::Staff& staff, base::Timestamp now);

// "2026-11-23 14:30" on the wall of that zone.
std::string local_text(const std::string& zone, base::Timestamp at);

// Error: mail_address_malformed.
base::Result<net::OutgoingRequest> mail_request(const NotifyOffice& office, const Letter& letter,
                                                const std::string& to, std::string_view seed,
                                                base::Timestamp now);
base::Result<net::OutgoingRequest> push_request(const NotifyOffice& office, const Letter& letter,
                                                const app::PushDevice& device, base::Timestamp now);

}  // namespace readers
