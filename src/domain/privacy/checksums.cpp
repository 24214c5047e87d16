#include "domain/privacy/checksums.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace domain::privacy {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}
bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}
int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits.substr(0, 9))
        value = value * 10 + (c - '0');
    return value;
}
bool is_one_repeated(std::string_view text) {
    return std::ranges::all_of(text, [&](char c) { return c == text[0]; });
}

struct Brand {
    int low;  // of the first six digits, inclusive
    int high;
    std::size_t shortest;
    std::size_t longest;
    bool needs_context;
};

// Issuer ranges of behaviours.md §3.11, the narrower first. Maestro, UnionPay, Troy and the 13-digit Visa are
// shared with too much else to go without a word beside them.
constexpr std::array kBrands = {
    Brand{220000, 220499, 16, 19, false},  // Mir
    Brand{222100, 272099, 16, 16, false},  // Mastercard
    Brand{300000, 305999, 14, 19, false},  // Diners
    Brand{340000, 349999, 15, 15, false},  // American Express
    Brand{352800, 358999, 16, 19, false},  // JCB
    Brand{360000, 369999, 14, 19, false},  // Diners
    Brand{370000, 379999, 15, 15, false},  // American Express
    Brand{380000, 389999, 14, 19, false},  // Diners
    Brand{400000, 499999, 13, 13, true},   // Visa, old: the length of an EAN
    Brand{400000, 499999, 16, 16, false},  // Visa
    Brand{400000, 499999, 18, 19, false},  // Visa
    Brand{506699, 506778, 16, 16, false},  // Elo
    Brand{508000, 508999, 16, 16, false},  // RuPay
    Brand{509000, 509999, 16, 16, false},  // Elo
    Brand{510000, 559999, 16, 16, false},  // Mastercard
    Brand{606282, 606282, 13, 19, false},  // Hipercard
    Brand{636297, 636297, 16, 16, false},  // Elo
    Brand{636368, 636368, 16, 16, false},  // Elo
    Brand{600000, 609999, 16, 19, false},  // RuPay, Discover
    Brand{644000, 659999, 16, 19, false},  // Discover, RuPay
    Brand{810000, 829999, 16, 16, false},  // RuPay
    Brand{500000, 509999, 13, 19, true},   // Maestro
    Brand{560000, 589999, 13, 19, true},   // Maestro
    Brand{610000, 643999, 13, 19, true},   // Maestro, UnionPay
    Brand{660000, 699999, 13, 19, true},   // Maestro
    Brand{979200, 979299, 16, 16, true},   // Troy
};

int cnpj_value(char c) {
    return is_letter(c) ? c - 'a' + 'A' - 48 : c - 48;
}

// Weights go 2..9 and round again from the right.
int cnpj_digit(std::string_view characters) {
    int sum = 0;
    int weight = 2;
    for (std::size_t i = characters.size(); i-- > 0; weight = weight == 9 ? 2 : weight + 1)
        sum += cnpj_value(characters[i]) * weight;
    const int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

int cpf_digit(std::string_view digits) {
    int sum = 0;
    int weight = static_cast<int>(digits.size()) + 1;
    for (const char c : digits)
        sum += (c - '0') * weight--;
    const int rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

bool is_any(int value, int low, int high) {
    return value >= low && value <= high;
}

int mrz_value(char c) {
    if (is_digit(c)) return c - '0';
    return is_letter(c) ? c - 'a' + 10 : 0;
}

}  // namespace

bool passes_luhn(std::string_view digits) {
    if (digits.empty() || !all_digits(digits)) return false;
    int sum = 0;
    bool is_second = false;
    for (std::size_t i = digits.size(); i-- > 0; is_second = !is_second) {
        int value = digits[i] - '0';
        if (is_second) value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
    }
    return sum % 10 == 0;
}

CardMatch match_card(std::string_view digits) {
    if (digits.size() < 13 || digits.size() > 19 || !passes_luhn(digits) || is_one_repeated(digits))
        return CardMatch::none;
    const int prefix = number(digits.substr(0, 6));
    CardMatch best = CardMatch::none;
    for (const Brand& brand : kBrands) {
        if (!is_any(prefix, brand.low, brand.high) || digits.size() < brand.shortest ||
            digits.size() > brand.longest)
            continue;
        if (!brand.needs_context) return CardMatch::certain;
        best = CardMatch::needs_context;
    }
    return best;
}

bool is_cpf(std::string_view digits) {
    if (digits.size() != 11 || !all_digits(digits) || is_one_repeated(digits)) return false;
    return cpf_digit(digits.substr(0, 9)) == digits[9] - '0' &&
           cpf_digit(digits.substr(0, 10)) == digits[10] - '0';
}

bool is_cnpj(std::string_view characters) {
    if (characters.size() != 14 || is_one_repeated(characters) || !all_digits(characters.substr(12)))
        return false;
    if (!std::ranges::all_of(characters, [](char c) { return is_digit(c) || is_letter(c); })) return false;
    return cnpj_digit(characters.substr(0, 12)) == characters[12] - '0' &&
           cnpj_digit(characters.substr(0, 13)) == characters[13] - '0';
}

bool is_cccd(std::string_view digits) {
    if (digits.size() != 12 || !all_digits(digits)) return false;
    return is_any(number(digits.substr(0, 3)), 1, 96) && digits[3] <= '3';
}

bool is_ssn(std::string_view digits) {
    if (digits.size() != 9 || !all_digits(digits)) return false;
    const auto area = digits.substr(0, 3);
    if (area == "000" || area == "666" || area[0] == '9') return false;
    if (digits.substr(3, 2) == "00" || digits.substr(5) == "0000") return false;
    return digits != "078051120" && digits != "219099999";  // famous from advertising
}

bool is_itin(std::string_view digits) {
    if (digits.size() != 9 || !all_digits(digits) || digits[0] != '9') return false;
    const int group = number(digits.substr(3, 2));
    return is_any(group, 50, 65) || is_any(group, 70, 88) || is_any(group, 90, 92) || is_any(group, 94, 99);
}

bool is_nir(std::string_view characters) {
    if (characters.size() != 15) return false;
    std::array<char, 15> digits{};
    std::ranges::copy(characters, digits.begin());
    if (digits[5] == '2' && (digits[6] == 'a' || digits[6] == 'b')) {
        const bool is_south = digits[6] == 'a';
        digits[5] = '1';
        digits[6] = is_south ? '9' : '8';
    }
    const std::string_view bare(digits.data(), digits.size());
    if (!all_digits(bare) || std::string_view("123478").find(bare[0]) == std::string_view::npos) return false;
    const int month = number(bare.substr(3, 2));
    if (!is_any(month, 1, 12) && !is_any(month, 20, 42) && !is_any(month, 50, 99)) return false;
    long long body = 0;
    for (const char c : bare.substr(0, 13))
        body = body * 10 + (c - '0');
    return 97 - body % 97 == number(bare.substr(13));
}

char mrz_check_digit(std::string_view characters) {
    constexpr std::array kWeights = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < characters.size(); ++i)
        sum += mrz_value(characters[i]) * kWeights[i % 3];
    return static_cast<char>('0' + sum % 10);
}

bool is_mrz_second_line(std::string_view line) {
    if (line.size() != 44 && line.size() != 36) return false;
    if (std::string_view("mfx<").find(line[20]) == std::string_view::npos) return false;
    if (!all_digits(line.substr(13, 6)) || !all_digits(line.substr(21, 6))) return false;
    return mrz_check_digit(line.substr(0, 9)) == line[9] && mrz_check_digit(line.substr(13, 6)) == line[19] &&
           mrz_check_digit(line.substr(21, 6)) == line[27];
}

}  // namespace domain::privacy
