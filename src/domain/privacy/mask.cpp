// What is left to see of a value (the last column of behaviours.md §3.11).
#include "base/text.h"
#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::string_view kBullet = "•";
constexpr std::string_view kHidden = "••••";

void append_bullets(std::string& out, std::size_t count) {
    for (; count > 0; --count)
        out += kBullet;
}

// •••• •••• •••• 1111, and 4-6-5 for fifteen digits.
std::string mask_card(std::string_view digits) {
    std::string out;
    const std::size_t hidden = digits.size() - 4;
    if (digits.size() == 15) return "•••• •••••• •" + std::string(digits.substr(hidden));
    for (std::size_t i = 0; i < hidden; ++i) {
        if (i > 0 && i % 4 == 0) out += ' ';
        out += kBullet;
    }
    return out + " " + std::string(digits.substr(hidden));
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = is_letter(c) ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

// GB•• •••• •••• •••• 5432
std::string mask_iban(std::string_view characters) {
    std::string out = upper(characters.substr(0, 2));
    append_bullets(out, 2);
    const std::size_t hidden = characters.size() - 8;
    for (std::size_t i = 0; i < hidden; ++i) {
        if (i % 4 == 0) out += ' ';
        out += kBullet;
    }
    return out + " " + upper(characters.substr(characters.size() - 4));
}

std::string mask_by_shape(std::string_view shape, std::string_view last) {
    std::string out;
    for (const char c : shape) {
        if (c == '0') {
            out += kBullet;
        } else {
            out += c;
        }
    }
    return out + std::string(last);
}

std::string mask_link(std::string_view original) {
    const std::size_t scheme = original.find("://");
    if (scheme == std::string_view::npos) return std::string(kHidden);
    const std::size_t host_end = original.find_first_of("/?#", scheme + 3);
    return std::string(original.substr(0, host_end)) + "/" + std::string(kHidden);
}

}  // namespace

std::string compact(std::string_view folded) {
    std::string out;
    for (const char c : folded) {
        if (is_letter_or_digit(c)) out += c;
    }
    return out;
}

std::string mask_part(std::string_view folded, std::size_t shown) {
    std::string out;
    auto left = static_cast<std::size_t>(std::ranges::count_if(folded, is_letter_or_digit));
    for (const char c : folded) {
        if (!is_letter_or_digit(c)) {
            out += c;
        } else if (left-- > shown) {
            out += kBullet;
        } else {
            out += c;
        }
    }
    return out;
}

std::string mask_value(Kind kind, std::string_view original, std::string_view folded) {
    const std::string bare = compact(folded);
    const auto last = [&](std::size_t count) { return std::string_view(bare).substr(bare.size() - count); };
    switch (kind) {
        case Kind::card:
            return mask_card(bare);
        case Kind::cvv:
            return "***";
        case Kind::expiry:
            return "**/**";
        case Kind::iban:
            return mask_iban(bare);
        case Kind::cpf:
            return mask_by_shape("000.000.000-", last(2));
        case Kind::cnpj:
            return mask_by_shape("00.000.000/0000-", last(2));
        case Kind::cccd:
            return mask_by_shape(bare.size() == 12 ? "000000000" : "000000", last(3));
        case Kind::ssn:
            return mask_by_shape("000-00-", last(4));
        case Kind::nir:
            return mask_by_shape("0 00 00 00 000 000 ", last(2));
        case Kind::passport:
            return bare.size() < 20 ? upper(mask_by_shape(std::string(bare.size() - 2, '0'), last(2)))
                                    : std::string(kHidden);
        case Kind::password:
            return folded.find("://") == std::string_view::npos ? std::string(kHidden) : mask_link(original);
        case Kind::id:
            return std::string(kHidden);
    }
    return std::string(kHidden);
}

Masked mask(const Folder& folder, const Folded& folded, std::span<const Finding> findings) {
    Masked masked;
    std::size_t shown = 0;  // code points of masked.text
    std::size_t at = 0;     // of the original
    const auto add = [&](std::size_t end, std::string_view text, bool is_cover) {
        if (text.empty()) return;
        masked.text += text;
        const std::size_t length = is_cover ? base::count_code_points(text) : end - at;
        masked.pieces.push_back({shown, shown + length, at, end, is_cover});
        shown += length;
        at = end;
    };
    const auto original = [&](std::size_t start, std::size_t end) {
        return folded.original.substr(folded.at_byte[start], folded.at_byte[end] - folded.at_byte[start]);
    };
    for (const Finding& finding : findings) {
        add(finding.start, original(at, finding.start), false);
        const auto value = original(finding.start, finding.end);
        add(finding.end, mask_value(finding.kind, value, folder.fold(value).text), true);
    }
    add(folded.at_byte.size() - 1, original(at, folded.at_byte.size() - 1), false);
    return masked;
}

Finding Masked::in_original(const Finding& finding) const {
    Finding result = finding;
    for (const Piece& piece : pieces) {
        if (finding.start >= piece.from && finding.start < piece.until)
            result.start = piece.is_cover ? piece.start : piece.start + (finding.start - piece.from);
        if (finding.end > piece.from && finding.end <= piece.until)
            result.end = piece.is_cover ? piece.end : piece.start + (finding.end - piece.from);
    }
    return result;
}

}  // namespace domain::privacy
