// The page on which a customer asks for a mail when there is an answer, ends it, or opens their conversation
// from such a mail (NTF-07). Complete without a script.
#pragma once
#include <string>

#include "api/pages/page_frame.h"

namespace api::pages {

enum class MailWish : std::uint8_t {
    off,        // the question and a field
    malformed,  // likewise, saying that the address is none
    on,         // how it is, and how to end it
    ended,
    may_end,   // from a mail: one button; `token` says who
    may_open,  // likewise
    used,      // the link was used, or is too old
};

struct MailWishPage {
    const domain::Location& location;
    Language language = Language::en;
    std::string chosen_language = {};
    MailWish wish = MailWish::off;
    std::string token = {};
};

std::string mail_wish_page(const PageKit& kit, const MailWishPage& page);

// What a customer agrees to by leaving their address; kept with it.
std::string mail_question(const Catalogue& texts, const domain::Location& location);

}  // namespace api::pages
