#include "domain/wind_down.h"

#include <algorithm>

#include "domain/message_text.h"

namespace domain {

base::Result<void> check_wind_down(const WindDown& wish, base::Timestamp now) {
    if (!wish.ends_at) return {};
    if (*wish.ends_at - now < kWindDownNotice) {
        return base::fail(base::ErrorKind::invalid, "wind_down_too_soon",
                          "customers are told 16 days before the end, at least");
    }
    const std::string& url = wish.elsewhere_url;
    if (url.empty()) return {};
    const bool is_plain = std::ranges::none_of(
        url, [](unsigned char c) { return c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f; });
    if (is_plain && url.starts_with("https://") && url.size() > 8 &&
        check_text(url, kElsewhereCharsMax, BlankText::refused))
        return {};
    return base::fail(base::ErrorKind::invalid, "wind_down_url_malformed",
                      "the address where customers find you begins with https://");
}

bool is_winding_down(const WindDown& end, base::Timestamp now) {
    return end.ends_at && now >= *end.ends_at - kWindDownNotice;
}

bool has_ended(const WindDown& end, base::Timestamp now) {
    return end.ends_at && now >= *end.ends_at;
}

}  // namespace domain
