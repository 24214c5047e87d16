#include "domain/message_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "domain/ids.h"

namespace domain {

base::Result<void> check_text(std::string_view text, std::size_t chars_max, BlankText blank) {
    using base::ErrorKind;
    if (!base::is_utf8(text))
        return base::fail(ErrorKind::invalid, "text_not_utf8", "the text is not valid UTF-8");
    if (base::trim(text).empty() && blank == BlankText::refused) {
        return base::fail(ErrorKind::invalid, "text_empty", "write something first");
    }
    if (base::count_code_points(text) > chars_max) {
        return base::fail(ErrorKind::invalid, "message_too_long",
                          fmt::format("a message has at most {} characters", chars_max));
    }
    const auto is_forbidden = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
    };
    if (std::ranges::any_of(text, is_forbidden)) {
        return base::fail(ErrorKind::invalid, "text_control_character", "the text holds a control character");
    }
    return {};
}

base::Result<void> check_message_id(std::string_view id) {
    const auto is_allowed = [](char c) { return c > 0x20 && c < 0x7f && c != '/' && c != '"' && c != '\\'; };
    if (id.empty() || id.size() > kMessageIdCharsMax || !std::ranges::all_of(id, is_allowed)) {
        return base::fail(base::ErrorKind::invalid, "message_id_malformed",
                          fmt::format("a message id has 1 to {} plain characters", kMessageIdCharsMax));
    }
    return {};
}

bool is_locale(std::string_view tag) {
    return tag.size() <= kLocaleCharsMax && std::ranges::all_of(tag, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::unexpected<base::Error> conflicting_id() {
    return base::fail(base::ErrorKind::conflict, "message_id_conflict",
                      "this message id was used before with other content");
}

}  // namespace domain
