#include "domain/entry.h"

#include "base/crypto.h"
#include "base/text.h"

namespace domain {
namespace {

constexpr std::size_t kSignatureBytes = 16;

bool is_plain(std::string_view text, std::size_t chars_max, bool may_break) {
    if (text.empty() || !base::is_utf8(text) || base::count_code_points(text) > chars_max) return false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_break = c == '\n' || c == '\r' || c == '\t';
        if ((byte < 0x20 || byte == 0x7f) && !(may_break && is_break)) return false;
    }
    return true;
}

}  // namespace

std::string started_code(EntryPoint point) {
    switch (point) {
        case EntryPoint::page:
            return "STARTED_PAGE";
        case EntryPoint::link:
            return "STARTED_LINK";
        case EntryPoint::qr:
            return "STARTED_QR";
        case EntryPoint::widget:
            return "STARTED_WIDGET";
        case EntryPoint::api:
            return "STARTED_API";
    }
    return {};
}

bool is_context(std::string_view text) {
    return is_plain(text, kContextCharsMax, false);
}

bool is_prefill(std::string_view text) {
    return is_plain(text, kPrefillCharsMax, true);
}

std::string context_signature(std::string_view client_token, std::string_view slug,
                              std::string_view context) {
    std::string signed_text = "context\n";
    signed_text.append(slug).append("\n").append(context);
    return base::base64url_encode(base::hmac_sha256(client_token, signed_text).substr(0, kSignatureBytes));
}

LinkContext read_context(std::string_view client_token, std::string_view slug, std::string_view context,
                         std::string_view signature) {
    if (context.empty()) return {};
    const bool is_signed =
        !client_token.empty() && is_context(context) &&
        base::equal_in_constant_time(signature, context_signature(client_token, slug, context));
    if (!is_signed) return {.is_refused = true};
    return {.text = std::string(context)};
}

}  // namespace domain
