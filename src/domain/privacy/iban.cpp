// IBAN: the countries and the shape of what follows their two check digits (SWIFT registry), and mod 97.
#include <array>
#include <cstddef>
#include <utility>

#include "domain/privacy/checksums.h"

namespace domain::privacy {
namespace {

using Country = std::pair<std::string_view, std::string_view>;
// n digits, a letters, c either.
constexpr std::array kCountries = {
    Country{"ad", "8n12c"},    Country{"ae", "19n"},     Country{"al", "8n16c"},    Country{"at", "16n"},
    Country{"az", "4a20c"},    Country{"ba", "16n"},     Country{"be", "12n"},      Country{"bg", "4a6n8c"},
    Country{"bh", "4a14c"},    Country{"bi", "23n"},     Country{"br", "23n1a1c"},  Country{"by", "4c4n16c"},
    Country{"ch", "5n12c"},    Country{"cr", "18n"},     Country{"cy", "8n16c"},    Country{"cz", "20n"},
    Country{"de", "18n"},      Country{"dj", "23n"},     Country{"dk", "14n"},      Country{"do", "4c20n"},
    Country{"ee", "16n"},      Country{"eg", "25n"},     Country{"es", "20n"},      Country{"fi", "14n"},
    Country{"fk", "2a12n"},    Country{"fo", "14n"},     Country{"fr", "10n11c2n"}, Country{"gb", "4a14n"},
    Country{"ge", "2a16n"},    Country{"gi", "4a15c"},   Country{"gl", "14n"},      Country{"gr", "7n16c"},
    Country{"gt", "4c20c"},    Country{"hr", "17n"},     Country{"hu", "24n"},      Country{"ie", "4a14n"},
    Country{"il", "19n"},      Country{"iq", "4a15n"},   Country{"is", "22n"},      Country{"it", "1a10n12c"},
    Country{"jo", "4a4n18c"},  Country{"kw", "4a22c"},   Country{"kz", "3n13c"},    Country{"lb", "4n20c"},
    Country{"lc", "4a24c"},    Country{"li", "5n12c"},   Country{"lt", "16n"},      Country{"lu", "3n13c"},
    Country{"lv", "4a13c"},    Country{"ly", "21n"},     Country{"mc", "10n11c2n"}, Country{"md", "2c18c"},
    Country{"me", "18n"},      Country{"mk", "3n10c2n"}, Country{"mn", "16n"},      Country{"mr", "23n"},
    Country{"mt", "4a5n18c"},  Country{"mu", "4a19n3a"}, Country{"ni", "4a20n"},    Country{"nl", "4a10n"},
    Country{"no", "11n"},      Country{"om", "3n16c"},   Country{"pk", "4a16c"},    Country{"pl", "24n"},
    Country{"ps", "4a21c"},    Country{"pt", "21n"},     Country{"qa", "4a21c"},    Country{"ro", "4a16c"},
    Country{"rs", "18n"},      Country{"ru", "14n15c"},  Country{"sa", "2n18c"},    Country{"sc", "4a20n3a"},
    Country{"sd", "14n"},      Country{"se", "20n"},     Country{"si", "15n"},      Country{"sk", "20n"},
    Country{"sm", "1a10n12c"}, Country{"so", "19n"},     Country{"st", "21n"},      Country{"sv", "4a20n"},
    Country{"tl", "19n"},      Country{"tn", "20n"},     Country{"tr", "6n16c"},    Country{"ua", "6n19c"},
    Country{"va", "18n"},      Country{"vg", "4a16n"},   Country{"xk", "16n"},      Country{"ye", "4a4n18c"},
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool fits(char c, char shape) {
    if (shape == 'n') return is_digit(c);
    if (shape == 'a') return is_letter(c);
    return is_digit(c) || is_letter(c);
}

bool has_structure(std::string_view account, std::string_view structure) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < structure.size(); ++i) {
        std::size_t count = 0;
        while (is_digit(structure[i]))
            count = count * 10 + static_cast<std::size_t>(structure[i++] - '0');
        for (; count > 0; --count, ++at) {
            if (at >= account.size() || !fits(account[at], structure[i])) return false;
        }
    }
    return at == account.size();
}

}  // namespace

std::string_view iban_structure(std::string_view country) {
    for (const auto& [name, structure] : kCountries) {
        if (name == country) return structure;
    }
    return {};
}

bool is_iban(std::string_view characters) {
    if (characters.size() < 15 || characters.size() > 34) return false;
    const std::string_view structure = iban_structure(characters.substr(0, 2));
    if (structure.empty() || !has_structure(characters.substr(4), structure)) return false;
    if (!is_digit(characters[2]) || !is_digit(characters[3])) return false;
    int rest = 0;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const char c = characters[(i + 4) % characters.size()];  // the first four go to the end
        rest = is_digit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'a' + 10)) % 97;
    }
    return rest == 1;
}

}  // namespace domain::privacy
