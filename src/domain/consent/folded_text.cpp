#include "domain/consent/folded_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "base/text.h"

namespace domain::consent {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* out = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(out, &std::free);
    if (size < 0) return {};  // not UTF-8: says nothing
    return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
}

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
    utf8proc_int32_t value = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                        static_cast<utf8proc_ssize_t>(text.size() - at), &value);
    if (bytes <= 0) return {U' ', 1};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(bytes)};
}

void append(std::string& out, char32_t c) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool is_between(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

// Accents and vowel signs that people leave out. Devanagari, Thai, kana and Hangul marks are letters.
bool is_optional_mark(char32_t c) {
    return is_between(c, 0x0300, 0x036F) || is_between(c, 0x0483, 0x0487) || is_between(c, 0x0591, 0x05C7) ||
           is_between(c, 0x064B, 0x065F) || c == 0x0670 || c == 0x0640;
}

// Letters that have no decomposition and are typed as others, and letters of other scripts that look the same
// (§6 case 40). Both sides of every comparison go through it.
std::string_view plain_letter(char32_t c) {
    struct Pair {
        char32_t from;
        std::string_view to;
    };
    static constexpr Pair kPairs[] = {
        {U'æ', "ae"}, {U'ø', "o"}, {U'ı', "i"}, {U'ł', "l"}, {U'œ', "oe"}, {U'α', "a"},
        {U'β', "b"},  {U'ε', "e"}, {U'ζ', "z"}, {U'η', "h"}, {U'ι', "i"},  {U'κ', "k"},
        {U'μ', "m"},  {U'ν', "n"}, {U'ο', "o"}, {U'ρ', "p"}, {U'τ', "t"},  {U'υ', "y"},
        {U'χ', "x"},  {U'а', "a"}, {U'в', "b"}, {U'е', "e"}, {U'к', "k"},  {U'м', "m"},
        {U'н', "h"},  {U'о', "o"}, {U'р', "p"}, {U'с', "c"}, {U'т', "t"},  {U'у', "y"},
        {U'х', "x"},  {U'ѕ', "s"}, {U'і', "i"}, {U'ј', "j"}, {U'ԁ', "d"},  {U'ո', "n"},
    };
    const auto* found = std::ranges::lower_bound(kPairs, c, {}, &Pair::from);
    return found != std::end(kPairs) && found->from == c ? found->to : std::string_view{};
}

std::string bare_of(std::string_view marked, Accents accents) {
    if (is_ascii(marked)) return std::string(marked);
    std::string out;
    const std::string parts = accents == Accents::dropped
                                  ? mapped(marked, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE)
                                  : std::string(marked);
    for (std::size_t at = 0; at < parts.size();) {
        const CodePoint c = code_point_at(parts, at);
        at += c.bytes;
        if (accents == Accents::dropped && is_optional_mark(c.value)) continue;
        const auto plain = plain_letter(c.value);
        if (plain.empty()) {
            append(out, c.value);
        } else {
            out += plain;
        }
    }
    return out;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`' || c == U'´';
}

bool is_sentence_mark(char32_t c) {
    static constexpr std::u32string_view kMarks = U".,;:!?\n()¡¿،؛؟।॥。、…";
    return kMarks.contains(c);
}

bool is_letter_or_digit(char32_t c) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO &&
           category != UTF8PROC_CATEGORY_ME;
}

std::size_t letters_in(std::string_view word) {
    return base::count_code_points(word);
}

// Cuts folded text into clauses of words.
class Cutter {
 public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<std::vector<std::string>> cut() {
        for (std::size_t at = 0; at < text_.size();) {
            const CodePoint c = code_point_at(text_, at);
            at += c.bytes;
            take(c.value, at);
        }
        end_clause();
        return std::move(clauses_);
    }

 private:
    void take(char32_t c, std::size_t next) {
        if (is_apostrophe(c)) return;
        if (is_letter_or_digit(c)) return take_letter(c);
        // "s.t.o.p" and "s.v.p." are one piece; "Stop. Thanks" is two.
        const bool joins =
            c == U'.' && next < text_.size() && is_letter_or_digit(code_point_at(text_, next).value);
        if (is_sentence_mark(c) && !joins) return end_clause();
        end_word();
    }

    // "stooop" is "stop": three of a letter in a row are one.
    void take_letter(char32_t c) {
        run_ = c == last_ ? run_ + 1 : 1;
        last_ = c;
        if (run_ == 3) word_.resize(before_run_);
        if (run_ == 1) before_run_ = word_.size();
        if (run_ <= 3) append(word_, c);
    }

    void end_word() {
        if (!word_.empty()) words_.push_back(std::move(word_));
        word_.clear();
        last_ = 0;
    }

    void end_clause() {
        end_word();
        if (!words_.empty()) clauses_.push_back(std::move(words_));
        words_.clear();
    }

    std::string_view text_;
    std::vector<std::vector<std::string>> clauses_;
    std::vector<std::string> words_;
    std::string word_;
    char32_t last_ = 0;
    std::size_t run_ = 0;
    std::size_t before_run_ = 0;
};

// "s t o p" is "stop": three single letters or more in a row are a word.
std::vector<std::string> joined_letters(std::vector<std::string> words) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t end = i;
        while (end < words.size() && letters_in(words[end]) == 1)
            ++end;
        const std::size_t take = end - i >= 3 ? end - i : 1;
        std::string word;
        for (std::size_t k = i; k < i + take; ++k)
            word += words[k];
        out.push_back(std::move(word));
        i += take;
    }
    return out;
}

// "st0p": a zero among letters is an O.
void read_zero_as_o(std::string& word) {
    if (word.contains('0') && std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; }))
        std::ranges::replace(word, '0', 'o');
}

// Thai, kana, Han, Hangul, told by their UTF-8.
bool is_written_without_spaces(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if ((lead == 0xE0 && (next == 0xB8 || next == 0xB9)) || (lead >= 0xE3 && lead <= 0xED)) return true;
    }
    return false;
}

void add_word(std::string& text, std::vector<WordSpan>& words, std::string_view word) {
    if (!text.empty()) text.push_back(' ');
    words.push_back({text.size(), text.size() + word.size()});
    text += word;
}

Clause clause_of(const std::vector<std::string>& words, Accents accents) {
    Clause clause;
    for (const std::string& word : words) {
        add_word(clause.marked, clause.marked_words, word);
        std::string bare = bare_of(word, accents);
        read_zero_as_o(bare);
        add_word(clause.bare, clause.bare_words, bare);
    }
    if (is_written_without_spaces(clause.marked)) {
        clause.squeezed = clause.marked;
        std::erase(clause.squeezed, ' ');
    }
    return clause;
}

bool is_quoted(std::string_view line) {
    return line.starts_with('>') || line.starts_with("＞") || line.starts_with("&gt;");
}

bool is_signature(std::string_view line) {
    static constexpr std::string_view kBeginnings[] = {
        "Sent from my ",    "Enviado do meu ", "Enviado desde mi ", "Envoyé de mon ",
        "Gesendet von mei", "Inviato da",      "Verzonden vanaf",   "Wysłane z "};
    return std::ranges::any_of(kBeginnings, [&](std::string_view begin) { return line.starts_with(begin); });
}

// Addresses are no words: "https://example.org/stop".
std::string without_addresses(std::string_view line) {
    std::string out;
    for (const auto word : base::split(line, ' ')) {
        const bool is_address = word.contains("://") || word.contains('@') || word.starts_with("www.");
        out += is_address ? std::string_view("0") : word;  // stays a word, so that the rest is not the whole
        out.push_back(' ');
    }
    return out;
}

}  // namespace

std::string own_words(std::string_view text) {
    const auto lines = base::split(text, '\n');
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = base::trim(lines[i]);
        if (is_quoted(line)) continue;
        if (line == "--" || line.starts_with("-----")) break;
        if (is_signature(line)) continue;
        // "On Monday, Aurora wrote:" stands above the quote.
        if (line.ends_with(':') && i + 1 < lines.size() && is_quoted(base::trim(lines[i + 1]))) continue;
        out += without_addresses(line);
        out.push_back('\n');
    }
    return out;
}

std::vector<Clause> fold_clauses(std::string_view text, Accents accents) {
    const std::string folded = fold_marked(text);
    std::vector<Clause> clauses;
    for (auto& words : Cutter(folded).cut())
        clauses.push_back(clause_of(joined_letters(std::move(words)), accents));
    return clauses;
}

std::string fold_marked(std::string_view text) {
    if (is_ascii(text)) return base::lower_ascii(text);
    return mapped(text,
                  UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
}

std::string fold_bare(std::string_view text) {
    return bare_of(fold_marked(text), Accents::dropped);
}

}  // namespace domain::consent
