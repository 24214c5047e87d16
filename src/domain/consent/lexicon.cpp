#include "domain/consent/lexicon.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/text.h"
#include "domain/consent/folded_text.h"
#include "domain/consent/words.h"

namespace domain::consent {
namespace {

constexpr std::int64_t kPatternBytes = 64 << 20;  // all languages in one automaton; it uses a fraction

std::vector<std::string_view> entries(std::string_view list) {
    std::vector<std::string_view> out;
    for (auto entry : base::split(list, ',')) {
        entry = base::trim(entry);
        if (!entry.empty()) out.push_back(entry);
    }
    return out;
}

std::string spelled(std::string_view entry, Spelling spelling) {
    const auto clauses = fold_clauses(entry, Accents::dropped);
    CHECK(clauses.size() == 1);
    const Clause& clause = clauses.front();
    switch (spelling) {
        case Spelling::bare:
            return clause.bare;
        case Spelling::marked:
            return clause.marked;
        case Spelling::squeezed:
            return clause.squeezed.empty() ? clause.marked : clause.squeezed;
    }
    return {};
}

WordSet folded_set(std::string_view list) {
    WordSet out;
    for (const auto entry : entries(list))
        out.insert(spelled(entry, Spelling::bare));
    return out;
}

// In every spelling a text may be compared in.
void add_everywhere(WordSet& words, std::string_view list) {
    for (const auto entry : entries(list)) {
        for (const auto spelling : {Spelling::bare, Spelling::marked, Spelling::squeezed})
            words.insert(spelled(entry, spelling));
    }
}

std::string pattern_text(std::string_view text, Spelling spelling) {
    return spelling == Spelling::bare ? fold_bare(text) : fold_marked(text);
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string alternatives(std::string_view lines) {
    std::string out;
    for (const auto line : base::split(lines, '\n')) {
        if (line.empty()) continue;
        if (!out.empty()) out.push_back('|');
        out += line;
    }
    return out;
}

std::unique_ptr<const re2::RE2> compiled(const std::string& pattern) {
    re2::RE2::Options options;
    options.set_max_mem(kPatternBytes);
    options.set_never_capture(true);
    options.set_log_errors(false);
    auto out = std::make_unique<const re2::RE2>(pattern, options);
    CHECK(out->ok());
    return out;
}

std::unique_ptr<const re2::RE2> revocations_in(Spelling spelling) {
    std::string all;
    for (const Patterns& patterns : revocations()) {
        if (spelling_of(patterns.language) != spelling) continue;
        const std::string lines = pattern_text(patterns.list, spelling);
        const std::string messages = "(?:" + pattern_text(patterns.messages, spelling) + ")";
        if (!all.empty()) all.push_back('|');
        all += replaced(alternatives(lines), "@", messages);
    }
    return compiled(all);
}

std::string keyword_pattern(const OptOutWords& words, Spelling spelling) {
    std::string out = "(?:";
    for (const auto list : {words.strong, words.starred}) {
        for (const auto entry : entries(list))
            out += spelled(entry, spelling) + "|";
    }
    return out + "stop)";
}

LanguagePattern harmless_in(const Patterns& patterns) {
    const Spelling spelling = spelling_of(patterns.language);
    const auto words = std::ranges::find(opt_out_words(), patterns.language, &OptOutWords::language);
    CHECK(words != opt_out_words().end());
    std::string text = alternatives(pattern_text(patterns.list, spelling));
    text = "(?:" + replaced(text, "@", keyword_pattern(*words, spelling)) + ")";
    if (spelling != Spelling::squeezed) text = "(?:^| )" + text + "(?: |$)";
    return {patterns.language, compiled(text)};
}

struct Lists {
    std::string_view list;
    Strength strength;
};

void add_keyword(Lexicon& lexicon, const OptOutWords& words, std::string_view entry, Strength strength) {
    const Spelling spelling = spelling_of(words.language);
    const auto is_in = [&](std::string_view list) {
        const auto all = entries(list);
        return std::ranges::find(all, entry) != all.end();
    };
    const Keyword keyword{words.language, strength, is_in(words.local), is_in(words.alone)};
    const auto add = [&](KeywordMap& map, Spelling as) { map[spelled(entry, as)].push_back(keyword); };
    switch (spelling) {
        case Spelling::bare:
            return add(lexicon.bare, Spelling::bare);
        case Spelling::marked:
            return add(lexicon.marked, Spelling::marked);
        case Spelling::squeezed:
            add(lexicon.squeezed, Spelling::squeezed);
            return add(lexicon.bare, Spelling::bare);
    }
}

void add_keywords(Lexicon& lexicon, const OptOutWords& words) {
    for (const auto& [list, strength] :
         {Lists{words.strong, Strength::strong}, Lists{words.starred, Strength::starred},
          Lists{words.asks, Strength::asks}}) {
        for (const auto entry : entries(list))
            add_keyword(lexicon, words, entry, strength);
    }
}

}  // namespace

Spelling spelling_of(std::string_view language) {
    if (language == "vi") return Spelling::marked;
    constexpr std::array<std::string_view, 4> kWithoutSpaces = {"th", "zh", "ja", "ko"};
    return std::ranges::find(kWithoutSpaces, language) != kWithoutSpaces.end() ? Spelling::squeezed
                                                                               : Spelling::bare;
}

bool has_own_script(std::string_view language) {
    constexpr std::array<std::string_view, 10> kOwn = {"ru", "uk", "ar", "he", "hi",
                                                       "th", "zh", "ja", "ko", "el"};
    return std::ranges::find(kOwn, language) != kOwn.end();
}

Lexicon::Lexicon() {
    for (const OptOutWords& words : opt_out_words())
        add_keywords(*this, words);
    for (const KeywordMap* map : {&bare, &marked}) {
        for (const auto& [word, keywords] : *map)
            beginnings.insert(word.substr(0, word.find(' ')));
    }
    international = folded_set(international_opt_out_words());
    for (const Words& words : opt_in_words())
        add_everywhere(opt_in, words.list);
    for (const Words& words : polite_words())
        add_everywhere(polite, words.list);
    for (const Words& words : consent::hedges())
        hedges[words.language] = folded_set(words.list);
    for (const auto spelling : {Spelling::bare, Spelling::marked, Spelling::squeezed})
        revocations.push_back(revocations_in(spelling));
    for (const Patterns& patterns : harmless_phrases())
        harmless.push_back(harmless_in(patterns));
}

Lexicon::~Lexicon() = default;

const Lexicon& Lexicon::get() {
    static const Lexicon lexicon;
    return lexicon;
}

bool Lexicon::knows(std::string_view language) const {
    return std::ranges::find(opt_out_words(), language, &OptOutWords::language) != opt_out_words().end();
}

}  // namespace domain::consent
