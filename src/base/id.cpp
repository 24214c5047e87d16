#include "base/id.h"

#include "base/crypto.h"

namespace base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool has_dash_at(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

std::string to_string(const Uuid& id) {
    std::string text;
    text.reserve(36);
    for (const std::uint8_t byte : id.bytes) {
        if (has_dash_at(text.size())) text.push_back('-');
        text.push_back(kHex[byte >> 4]);
        text.push_back(kHex[byte & 15]);
    }
    return text;
}

Result<Uuid> parse_uuid(std::string_view text) {
    const auto malformed = [] {
        return fail(ErrorKind::invalid, "id_malformed", "ids look like 01890a5d-ac96-774b-bcce-b302099a8057");
    };
    if (text.size() != 36) return malformed();
    Uuid id;
    std::size_t at = 0;
    for (auto& byte : id.bytes) {
        if (has_dash_at(at) && text[at++] != '-') return malformed();
        const int high = hex_value(text[at]);
        const int low = hex_value(text[at + 1]);
        if (high < 0 || low < 0) return malformed();
        byte = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return id;
}

std::uint64_t stable_hash(std::string_view bytes) {
    std::uint64_t h = 14695981039346656037ULL;
    for (const char c : bytes)
        h = (h ^ static_cast<std::uint8_t>(c)) * 1099511628211ULL;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93ULL;
    return h ^ (h >> 32);
}

Uuid RandomIds::next(Timestamp now) {
    Uuid id;
    random_bytes(id.bytes);
    const auto ms = static_cast<std::uint64_t>(to_us(now) / 1000);
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0f));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

}  // namespace base
