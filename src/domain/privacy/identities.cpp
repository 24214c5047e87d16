// Numbers of people, companies and accounts: IBAN, CPF, CNPJ, CCCD and the older CMND, SSN and ITIN, NIR.
#include "domain/privacy/checksums.h"
#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kBefore = 60;
constexpr std::size_t kAfter = 40;

// Text of a known greatest length, without a heap.
template <std::size_t Most>
class ShortText {
 public:
    void push_back(char c) {
        if (size_ < Most) text_[size_++] = c;
    }
    void clear() { size_ = 0; }
    std::size_t size() const { return size_; }
    operator std::string_view() const { return {text_.data(), size_}; }
    std::string_view view() const { return *this; }
    char operator[](std::size_t i) const { return text_[i]; }

 private:
    std::array<char, Most> text_{};
    std::size_t size_ = 0;
};

struct Number {
    std::size_t begin = 0;
    std::size_t end = 0;
    ShortText<36> characters;
    ShortText<36> joints;  // what stands where `cuts` allow something, one sign each, '0' for nothing
};

bool is_blank_or(char c, std::string_view signs) {
    return c == ' ' || c == '\n' || signs.find(c) != std::string_view::npos;
}

// Reads `length` letters and digits from `begin`, with at most one of `signs` (and blanks around it) after
// those counts of characters that stand in `cuts`. False: the text does not go on so, or goes on behind.
bool read_number(const Reading& reading, std::size_t begin, std::size_t length,
                 std::span<const std::size_t> cuts, std::string_view signs, Number& number) {
    const std::string& text = reading.text();
    std::size_t at = begin;
    number.begin = begin;
    number.characters.clear();
    number.joints.clear();
    while (number.characters.size() < length) {
        if (at >= text.size() || !is_letter_or_digit(text[at])) return false;
        number.characters.push_back(text[at++]);
        if (number.characters.size() == length ||
            std::ranges::find(cuts, number.characters.size()) == cuts.end())
            continue;
        char joint = '0';
        for (int i = 0; i < 3 && at < text.size() && is_blank_or(text[at], signs); ++i, ++at) {
            if (joint == '0' || joint == ' ') joint = text[at] == '\n' ? ' ' : text[at];
        }
        number.joints.push_back(joint);
    }
    number.end = at;
    return !is_glued_after(reading, at);
}

bool goes_on(const Reading& reading, std::size_t end) {
    const std::string& text = reading.text();
    return end + 1 < text.size() && std::string_view("-./").find(text[end]) != std::string_view::npos &&
           is_digit(text[end + 1]);
}
bool comes_from(const Reading& reading, std::size_t begin) {
    const std::string& text = reading.text();
    return begin > 1 && std::string_view("-./").find(text[begin - 1]) != std::string_view::npos &&
           is_digit(text[begin - 2]);
}

// The end of a longer row, such as a telephone number.
bool is_end_of_row(const Reading& reading, std::size_t begin) {
    const std::string& text = reading.text();
    return begin > 1 && (text[begin - 1] == ' ' || text[begin - 1] == '+') &&
           (is_digit(text[begin - 2]) || text[begin - 1] == '+');
}

bool has_context(const Reading& reading, const Number& number, Word word) {
    return !is_end_of_row(reading, number.begin) &&
           is_near(reading, word, number.begin, number.end, kBefore, kAfter) &&
           !has_label(reading, Word::any_label_before, number.begin);
}

bool is_all(std::string_view joints, char sign) {
    return std::ranges::all_of(joints, [&](char c) { return c == sign; });
}

bool try_cpf(const Reading& reading, std::size_t begin, Number& number) {
    static constexpr std::array<std::size_t, 3> kCuts = {3, 6, 9};
    if (!read_number(reading, begin, 11, kCuts, ".-/_", number) || !is_cpf(number.characters)) return false;
    if (goes_on(reading, number.end) || comes_from(reading, begin)) return false;
    static constexpr std::array<std::string_view, 7> kWritten = {"..-", "...", "../", "  -",
                                                                 "---", ".. ", "..0"};
    const bool is_written_out = std::ranges::find(kWritten, number.joints.view()) != kWritten.end();
    if (is_written_out) return !has_label(reading, Word::any_label_before, begin);
    return has_context(reading, number, Word::cpf);
}

bool try_cnpj(const Reading& reading, std::size_t begin, Number& number) {
    static constexpr std::array<std::size_t, 4> kCuts = {2, 5, 8, 12};
    if (!read_number(reading, begin, 14, kCuts, "./-_", number) || !is_cnpj(number.characters)) return false;
    if (goes_on(reading, number.end) || comes_from(reading, begin)) return false;
    if (!std::ranges::any_of(number.characters.view().substr(0, 12), is_digit) &&
        !number.joints.view().ends_with("/-"))
        return false;
    if (number.joints[2] == '/' && (number.joints[3] == '-' || number.joints[0] == '.')) return true;
    return has_context(reading, number, Word::cnpj);
}

bool try_nir(const Reading& reading, std::size_t begin, Number& number) {
    static constexpr std::array<std::size_t, 6> kCuts = {1, 3, 5, 7, 10, 13};
    if (!read_number(reading, begin, 15, kCuts, ".-/_", number) || !is_nir(number.characters)) return false;
    const std::string_view inner = number.joints.view().substr(0, 5);
    if (inner.find('0') == std::string_view::npos) return !has_label(reading, Word::any_label_before, begin);
    return has_context(reading, number, Word::nir);
}

bool try_ssn(const Reading& reading, std::size_t begin, Number& number) {
    static constexpr std::array<std::size_t, 2> kCuts = {3, 5};
    if (!read_number(reading, begin, 9, kCuts, "-._", number)) return false;
    const bool is_number = is_ssn(number.characters);
    if (!is_number && !is_itin(number.characters)) return false;
    if (goes_on(reading, number.end) || comes_from(reading, begin)) return false;
    const bool is_dashed = is_number && is_all(number.joints, '-');
    if (is_dashed) return !has_label(reading, Word::any_label_before, begin);
    return has_context(reading, number, Word::ssn);
}

// One kind of sign and whole groups: 123 456 789 012 or 1234 5678 9012, not 151.405414.
bool has_even_groups(std::string_view joints) {
    if (is_all(joints, '0')) return true;
    const std::string_view threes = joints.size() == 2 ? "11" : "10101";
    char sign = '0';
    bool is_threes = true;
    bool is_fours = joints.size() == 5;
    for (std::size_t i = 0; i < joints.size(); ++i) {
        if (joints[i] != '0' && sign != '0' && joints[i] != sign) return false;
        if (joints[i] != '0') sign = joints[i];
        is_threes = is_threes && (joints[i] != '0') == (threes[i] == '1');
        is_fours = is_fours && (joints[i] != '0') == (i == 1 || i == 3);
    }
    return is_threes || is_fours;
}

bool try_cccd(const Reading& reading, std::size_t begin, Number& number) {
    static constexpr std::array<std::size_t, 5> kCuts = {3, 4, 6, 8, 9};
    if (!reading.has(Word::cccd)) return false;
    const bool is_new = read_number(reading, begin, 12, kCuts, ".-_", number) && is_cccd(number.characters);
    if (!is_new) {
        static constexpr std::array<std::size_t, 2> kOldCuts = {3, 6};
        if (!read_number(reading, begin, 9, kOldCuts, ".-_", number)) return false;
        if (!std::ranges::all_of(number.characters.view(), is_digit)) return false;
    }
    if (!has_even_groups(number.joints) || goes_on(reading, number.end) || comes_from(reading, begin))
        return false;
    return has_context(reading, number, Word::cccd);
}

using Try = bool (*)(const Reading&, std::size_t, Number&);
struct Detector {
    Kind kind;
    Try try_at;
};
constexpr std::array kDetectors = {Detector{Kind::cnpj, try_cnpj}, Detector{Kind::nir, try_nir},
                                   Detector{Kind::cpf, try_cpf}, Detector{Kind::cccd, try_cccd},
                                   Detector{Kind::ssn, try_ssn}};

bool try_iban(const Reading& reading, std::size_t begin, Number& number) {
    const std::string& text = reading.text();
    if (!is_letter(text[begin]) || begin + 15 > text.size() || !is_letter(text[begin + 1])) return false;
    const std::size_t check = text.find_first_not_of(" -._", begin + 2);
    if (check == std::string::npos || check > begin + 4 || !is_digit(text[check])) return false;
    const std::string_view structure = iban_structure(std::string_view(text).substr(begin, 2));
    if (structure.empty()) return false;
    std::size_t length = 4;
    for (std::size_t i = 0; i < structure.size(); ++i) {
        std::size_t count = 0;
        while (is_digit(structure[i]))
            count = count * 10 + static_cast<std::size_t>(structure[i++] - '0');
        length += count;
    }
    // Banks cut the same number in many ways: after any character.
    static constexpr auto kCuts = [] {
        std::array<std::size_t, 33> cuts{};
        for (std::size_t i = 0; i < cuts.size(); ++i)
            cuts[i] = i + 2;
        return cuts;
    }();
    return read_number(reading, begin, length, kCuts, "-._", number) && is_iban(number.characters);
}

}  // namespace

void find_ibans(const Reading& reading, std::vector<Span>& found) {
    Number number;
    const std::string& text = reading.text();
    for (std::size_t at = 0; at + 15 <= text.size(); ++at) {
        const bool may_begin = is_letter(text[at]) && is_letter(text[at + 1]) && !is_letter(text[at + 2]);
        if (!may_begin || is_glued_before(reading, at) || !try_iban(reading, at, number)) continue;
        found.push_back({Kind::iban, number.begin, number.end});
        at = number.end;
    }
}

// The digits of a row, and the words that may be a company's number with letters.
void find_identities(const Reading& reading, std::vector<Span>& found) {
    constexpr std::size_t kFewest = 5;  // before the letters of a NIR or CNPJ
    Number number;
    std::size_t done = 0;
    const auto try_all = [&](std::size_t at) {
        if (at < done || is_glued_before(reading, at) || is_rest_of_mask(reading, at)) return;
        for (const Detector& detector : kDetectors) {
            if (!detector.try_at(reading, at, number)) continue;
            found.push_back({detector.kind, number.begin, number.end});
            done = number.end;
            return;
        }
    };
    for (const Group& group : reading.groups) {
        const bool has_letters_next =
            group.end < reading.text().size() && is_letter(reading.text()[group.end]);
        if (group.row_digits >= kFewest || has_letters_next) try_all(group.begin);
    }
    const bool has_company = reading.has(Word::cnpj) || reading.text().find('/') != std::string::npos;
    done = 0;
    for (std::size_t at = 0; has_company && at < reading.text().size(); ++at) {
        if (!is_letter_or_digit(reading.text()[at]) || at < done || is_glued_before(reading, at)) continue;
        if (!try_cnpj(reading, at, number)) continue;
        const bool is_known = std::ranges::any_of(
            found, [&](const Span& span) { return span.begin < number.end && number.begin < span.end; });
        if (!is_known) found.push_back({Kind::cnpj, number.begin, number.end});
        done = number.end;
    }
}

}  // namespace domain::privacy
