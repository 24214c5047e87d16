// A mail as text: headers and two forms of the same words (RFC 5322, multipart/alternative), safe against
// whatever stands in names and subjects. readers/notify makes it, HttpClient sends it.
#pragma once
#include <string>
#include <string_view>

#include "base/time.h"
#include "net/http.h"

namespace net {

struct MailMessage {
    std::string from;  // an address
    std::string from_name;
    std::string to;  // an address
    std::string subject;
    std::string plain;
    std::string html;
    std::string message_id;  // without its angle brackets; the same mail again has the same one
    base::Timestamp date;
    std::vector<Header> more = {};  // "List-Unsubscribe", …; plain ASCII
};

std::string encode_mail(const MailMessage& mail);
// "ana@example.org": what may stand in a header and in RCPT TO; at most 254 characters, ASCII.
bool is_mail_address(std::string_view text);

}  // namespace net
