// Passwords, PINs and one-time codes: a noun, something like "is" or ":", and a token that looks like a
// secret. Talk about passwords has the noun only.
#include "domain/privacy/secret_token.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kFar = 90;

enum class Noun { word, pin, otp };
enum class Link { none, weak, strong };  // nothing, "is", ":" or "="

class PasswordFinder {
 public:
    PasswordFinder(const Reading& reading, std::vector<Span>& found)
        : reading_(reading),
          found_(found),
          has_login_(RE2::PartialMatch(piece(reading.text()), reading.words[Word::login])),
          has_marks_(std::ranges::any_of(reading.folded.original, [](char c) {
              const auto byte = static_cast<unsigned char>(c);
              return (byte >= 0xC3 && byte <= 0xC6) || byte == 0xE1;  // leads of Latin letters with marks
          })) {}

    void run() {
        each(Word::password, Noun::word);
        each(Word::pass, Noun::word);
        each(Word::pin, Noun::pin);
        each(Word::otp, Noun::otp);
    }

 private:
    void each(Word word, Noun noun) {
        if (!reading_.has(word)) return;
        for (const Place& place : places_of(reading_.words[word], reading_.text())) {
            is_short_word_ = word == Word::pass;
            is_slang_ = reading_.part(place.begin, place.end) == "mk";
            if (!find_after(place, noun)) find_before(place, noun);
        }
    }

    void add(const Token& token) { found_.push_back({Kind::password, token.begin, token.end}); }

    // Walks on from the noun: qualifiers, then a link, then the token.
    bool find_after(const Place& place, Noun noun) {
        Link link = Link::none;
        std::size_t at = place.end;
        is_all_device_ = true;
        for (int step = 0; step < 7; ++step) {
            if (at > place.end + kFar) return false;
            Token token = next_token(reading_, at);
            const std::size_t next = after_blank_run(at);
            if (next == at) return false;
            link = std::max(link, leading_link(at, token));
            if (token.size() == 0 && token.ends_sentence) return false;
            if (token.size() > 0) {
                const bool is_new_line =
                    link == Link::none && reading_.part(at, token.begin).find('\n') != std::string_view::npos;
                if (is_new_line && step > 0) return false;
                if (accepts(token, noun, link, step, place)) return add(token), true;
                if (is_new_line || !may_go_on(token, link, step)) return false;
                is_all_device_ =
                    is_all_device_ && RE2::FullMatch(piece(token.folded), reading_.words[Word::device]);
                if (token.end < next && reading_.text()[token.end] == ':') link = Link::strong;
                if (RE2::FullMatch(piece(token.folded), reading_.words[Word::copula]))
                    link = std::max(link, Link::weak);
            }
            at = next;
        }
        return false;
    }

    std::size_t after_blank_run(std::size_t at) const {
        const std::string& text = reading_.text();
        while (at < text.size() && is_blank(text[at]))
            ++at;
        while (at < text.size() && !is_blank(text[at]))
            ++at;
        return at;
    }

    // ":" and "=" glued to the noun or to the token: "password:hunter2", "password =hunter2".
    Link leading_link(std::size_t at, Token& token) const {
        const std::string& text = reading_.text();
        Link link = Link::none;
        std::size_t sign = at;
        while (sign < text.size() && is_blank(text[sign]))
            ++sign;
        bool has_moved = false;
        while (sign < text.size() && std::string_view(":=>-").find(text[sign]) != std::string_view::npos) {
            if (text[sign] != '-' || link != Link::none) link = Link::strong;
            if (text[sign] == '-' && sign == at && link == Link::none) break;  // "password-protected"
            if (text[sign] == '-') link = std::max(link, Link::weak);
            ++sign;
            has_moved = true;
        }
        if (has_moved && sign < text.size()) {
            const bool is_alone = is_blank(text[sign]);
            Token inner = next_token(reading_, sign);
            if (is_alone) inner = {sign, sign, {}, {}, false, false, false};  // ":" and a line break
            token = inner;
        }
        return link;
    }

    bool accepts(const Token& token, Noun noun, Link link, int step, const Place& place) const {
        if (is_rest_of_mask(reading_, token.begin)) return false;
        if (step > 0 && has_label(reading_, Word::any_label_before, token.begin)) return false;
        if (noun == Noun::otp) return accepts_code(token, link, step, 4, 8);
        if (noun == Noun::pin) return accepts_pin(token, link, step, place);
        if (is_short_word_ && link != Link::strong && !has_login_) return false;
        if (is_slang_ && link == Link::none && !has_login_) return false;
        if (is_queue_ticket(token, place)) return false;
        if (looks_secret(token)) {
            const bool is_number = std::ranges::all_of(token.folded, is_digit);
            if (is_number && is_year_or_amount(token)) return link == Link::strong && step == 0;
            return link != Link::none || step == 0 || is_all_device_;
        }
        return accepts_plain_word(token, link, step);
    }

    // "password: sunflower", "my password is 'sunflower'": a plain word is one only where nothing else fits.
    bool accepts_plain_word(const Token& token, Link link, int step) const {
        if (token.original.size() < kShortestSecret || token.original.size() > kLongestSecret ||
            is_masked(token.folded))
            return false;
        const bool is_known = RE2::FullMatch(piece(token.folded), reading_.words[Word::not_a_password]);
        const Makeup makeup = makeup_of(token);
        if (is_known || makeup.others > 0 || makeup.digits > 0 || makeup.signs > 0) return false;
        if (token.is_quoted && link != Link::none) return true;
        return link == Link::strong && step <= 1 && token.ends_clause && !is_question(token) &&
               makeup.letters < 25 && std::ranges::all_of(token.folded, is_letter);
    }

    bool is_question(const Token& token) const {
        return token.end < reading_.text().size() && reading_.text()[token.end] == '?';
    }

    bool accepts_code(const Token& token, Link link, int step, std::size_t least, std::size_t most) const {
        if (!is_code(token, least, most)) {
            const bool is_mixed =
                token.size() >= 5 && token.size() <= 10 && looks_secret(token) && link != Link::none;
            return is_mixed && std::ranges::count_if(token.folded, is_digit) >= 2;
        }
        if (is_amount(reading_, {token.begin, token.end})) return false;
        return link != Link::none || step <= 1 || is_all_device_;
    }

    // An Indian "pin code" of six digits is a place (behaviours.md §10.14).
    bool accepts_pin(const Token& token, Link link, int step, const Place& place) const {
        if (!is_code(token, 4, 8) || is_amount(reading_, {token.begin, token.end})) return false;
        const auto noun = reading_.part(place.begin, place.end);
        const bool is_place = token.size() == 6 && (noun.find("code") != std::string_view::npos ||
                                                    noun.find("कोड") != std::string_view::npos);
        if (is_place && !is_near(reading_, Word::card, place.begin, place.begin, 12, 0) && !is_atm(place))
            return false;
        if (token.size() == 4 && is_year_or_amount(token) && link == Link::none && step > 0) return false;
        return link != Link::none || step <= 1;
    }

    bool is_atm(const Place& place) const {
        const auto before = reading_.part(place.begin - std::min<std::size_t>(place.begin, 20), place.begin);
        return before.find("atm ") != std::string_view::npos ||
               before.find("एटीएम") != std::string_view::npos;
    }

    bool is_year_or_amount(const Token& token) const {
        const bool is_year =
            token.size() == 4 && (token.folded.starts_with("19") || token.folded.starts_with("20"));
        return is_year || is_amount(reading_, {token.begin, token.end});
    }

    // "senha" is the ticket in a Brazilian queue, too.
    bool is_queue_ticket(const Token& token, const Place& place) const {
        if (!reading_.part(place.begin, place.end).starts_with("senha")) return false;
        if (is_ticket(token)) return true;
        const std::size_t begin = place.begin > 60 ? place.begin - 60 : 0;
        const std::size_t end = std::min(reading_.text().size(), token.end + 60);
        return std::ranges::all_of(token.folded, is_digit) &&
               RE2::PartialMatch(piece(reading_.part(begin, end)), reading_.words[Word::queue]);
    }

    bool may_go_on(const Token& token, Link link, int step) const {
        const bool is_copula_word = RE2::FullMatch(piece(token.folded), reading_.words[Word::copula]);
        const bool ends_line = token.end < reading_.text().size() && reading_.text()[token.end] == '\n';
        if (is_copula_word && (ends_line || !token.ends_sentence))
            return true;  // "my password is", and it follows
        if (token.ends_sentence) return false;
        if (link == Link::none) {
            if (std::ranges::any_of(token.folded, is_digit)) return false;
            return step < 5 &&
                   (RE2::FullMatch(piece(token.folded), reading_.words[Word::device]) || may_qualify(token));
        }
        static constexpr std::array kStill = {"now",        "still",  "just",   "agora", "ainda",  "jetzt",
                                              "maintenant", "ahora",  "adesso", "nu",    "always", "sempre",
                                              "toujours",   "immer",  "gio",    "bay",   "also",   "the",
                                              "a",          "le",     "la",     "el",    "o",      "das",
                                              "het",        "simply", "this",   "esta",  "essa",   "isso"};
        return std::ranges::find(kStill, token.folded) != kStill.end();
    }

    // "password for the wifi upstairs: …": any words, but only as far as a colon or an "is" that must still
    // come.
    bool may_qualify(const Token& token) const {
        return !RE2::FullMatch(piece(token.folded), reading_.words[Word::no_qualifier]) && !token.ends_clause;
    }

    // "hunter2 is my password", "482910 é o seu código de verificação"
    void find_before(const Place& place, Noun noun) {
        const std::size_t stop = reading_.text().find_first_of(".!?\n", place.end);
        if (stop != std::string::npos && reading_.text()[stop] == '?')
            return;  // "is the password on the receipt?"
        std::size_t end = place.begin;
        bool has_copula = false;
        for (int step = 0; step < 5; ++step) {
            const Token token = token_before(end);
            if (token.size() == 0 || token.ends_sentence) return;
            if (has_copula) {
                const bool is_fit =
                    noun == Noun::word
                        ? looks_secret(token) && !is_year_or_amount(token) && !is_short_word_
                        : is_code(token, 4, 8) && !is_amount(reading_, {token.begin, token.end});
                if (is_fit && !is_end_of_row(token) && !is_rest_of_mask(reading_, token.begin) &&
                    !is_queue_ticket(token, place) &&
                    !has_label(reading_, Word::any_label_before, token.begin))
                    add(token);
                return;
            }
            const bool is_possessive =
                RE2::FullMatch(piece(token.folded), reading_.words[Word::possessives_before]);
            has_copula =
                is_copula(token, place) && !(is_possessive && is_copula(token_before(token.begin), place));
            const bool is_name = noun == Noun::otp && step == 0;  // "your Google verification code"
            if (!has_copula && !is_possessive && !is_name) return;
            end = token.begin;
        }
    }

    // The last group of a telephone number, or a whole barcode.
    bool is_end_of_row(const Token& token) const {
        if (!std::ranges::all_of(token.folded, is_digit)) return false;
        const std::string& text = reading_.text();
        return token.size() > 12 ||
               (token.begin > 1 && is_blank(text[token.begin - 1]) && is_digit(text[token.begin - 2]));
    }

    // "la" is "is" in Vietnamese and an article elsewhere; "e" without its accent is "and" where others have
    // theirs.
    bool is_copula(const Token& token, const Place& place) const {
        if (!RE2::FullMatch(piece(token.folded), reading_.words[Word::copula])) return false;
        if (token.folded == "la")
            return reading_.text()[place.begin] == 'm' && reading_.text()[place.begin + 1] != 'o';
        if (token.folded == "है") return false;  // ends the sentence before
        if (token.original != "e" && token.original != "E") return true;
        return !has_marks_;
    }

    Token token_before(std::size_t end) const {
        const std::string& text = reading_.text();
        while (end > 0 && is_blank(text[end - 1]))
            --end;
        std::size_t begin = end;
        while (begin > 0 && !is_blank(text[begin - 1]))
            --begin;
        if (begin == end) return {begin, begin, {}, {}, false, false, false};
        return next_token(reading_, begin);
    }

    const Reading& reading_;
    std::vector<Span>& found_;
    const bool has_login_;
    const bool has_marks_;
    bool is_short_word_ = false;
    bool is_slang_ = false;
    bool is_all_device_ = false;  // nothing but "wifi", "of mine" since the noun
};

// "Your code is 482910. Do not share it."
void find_kept_codes(const Reading& reading, std::vector<Span>& found) {
    const std::string& text = reading.text();
    for (const std::string_view noun : {"code", "codigo", "codice", "kode", "ma "}) {
        for (std::size_t at = text.find(noun); at != std::string::npos; at = text.find(noun, at + 1)) {
            const std::size_t next = first_group_from(reading, at);
            if (next == reading.groups.size()) return;
            const Group& group = reading.groups[next];
            const auto gap = reading.part(at + noun.size(), group.begin);
            if (group.size() < 4 || group.size() > 8 || gap.size() > 24) continue;
            if (!RE2::FullMatch(piece(gap), reading.words[Word::connectors_only]) ||
                gap.find('.') != std::string_view::npos)
                continue;
            if (is_glued_before(reading, group.begin) || is_glued_after(reading, group.end)) continue;
            found.push_back({Kind::password, group.begin, group.end});
        }
    }
}

}  // namespace

void find_passwords(const Reading& reading, std::vector<Span>& found) {
    if (reading.has(Word::link)) {
        for (const Place& place : places_of(reading.words[Word::link], reading.text()))
            found.push_back({Kind::password, place.begin, place.end});
    }
    constexpr std::uint32_t kNouns = bit(Word::password) | bit(Word::pass) | bit(Word::pin) | bit(Word::otp);
    if ((reading.families & kNouns) != 0) PasswordFinder(reading, found).run();
    if (reading.has(Word::keep_secret)) find_kept_codes(reading, found);
}

}  // namespace domain::privacy
