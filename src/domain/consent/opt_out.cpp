#include "domain/consent/opt_out.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "domain/consent/folded_text.h"
#include "domain/consent/lexicon.h"

namespace domain::consent {
namespace {

constexpr int kPoliteMax = 2;              // around a keyword (behaviours.md §3.8)
constexpr int kPoliteOfRevocationMax = 4;  // around a sentence: "oi, bom dia, ... por favor, obrigado"

// What one clause is on its own.
struct ClauseKind {
    Strength keyword = Strength::none;
    int polite = 0;
    bool is_opt_in = false;
    bool is_revocation = false;
    bool is_other = false;
};

// The primary subtag, as the lists have it; empty when it is none of theirs.
std::string language_of(std::string_view hint) {
    std::string primary = base::lower_ascii(hint.substr(0, hint.find_first_of("-_")));
    if (primary == "nb" || primary == "nn") primary = "no";
    if (primary == "iw") primary = "he";
    if (primary == "in") primary = "id";
    return Lexicon::get().knows(primary) ? primary : std::string{};
}

class Reader {
 public:
    explicit Reader(std::string_view language) : words_(Lexicon::get()), language_(language) {}

    ClauseKind kind_of(const Clause& clause) const {
        ClauseKind kind = spaced(clause);
        if (kind.is_other && !clause.squeezed.empty()) {
            const ClauseKind other = squeezed(clause.squeezed);
            if (!other.is_other) kind = other;
        }
        if (kind.is_other) kind.is_revocation = is_revocation(clause);
        kind.is_other = kind.is_other && !kind.is_revocation;
        return kind;
    }

    // A keyword somewhere in a longer message, and not only in an idiom or under a negation.
    bool mentions(const Clause& clause) const {
        if (!contains_keyword(clause)) return false;
        const auto left = fold_clauses(without_harmless(clause), Accents::dropped);
        return std::ranges::any_of(left, [&](const Clause& rest) { return contains_keyword(rest); });
    }

    bool begins_with_revocation(const Clause& clause) const {
        return begins_with(clause.bare, Spelling::bare) || begins_with(clause.marked, Spelling::marked);
    }

    bool hedges(const Clause& clause) const {
        const auto found = words_.hedges.find(language_.empty() ? std::string_view("en") : language_);
        if (found == words_.hedges.end()) return false;
        return std::ranges::any_of(clause.bare_words, [&](WordSpan word) {
            return found->second.contains(
                std::string_view(clause.bare).substr(word.start, word.end - word.start));
        });
    }

 private:
    static std::string_view window(std::string_view text, const std::vector<WordSpan>& words,
                                   std::size_t first, std::size_t count) {
        return text.substr(words[first].start, words[first + count - 1].end - words[first].start);
    }

    static const std::vector<Keyword>* find(const KeywordMap& map, std::string_view word) {
        const auto found = map.find(word);
        return found == map.end() ? nullptr : &found->second;
    }

    // The hinted language decides about its own words; a word that is ordinary elsewhere needs the hint.
    Strength strength(const std::vector<Keyword>* keywords) const {
        Strength best = Strength::none;
        if (keywords == nullptr) return best;
        for (const Keyword& keyword : *keywords) {
            if (keyword.language == language_) return keyword.strength;
            Strength said = keyword.strength;
            if (keyword.is_local) said = language_.empty() ? std::min(said, Strength::asks) : Strength::none;
            best = std::max(best, said);
        }
        return best;
    }

    // Reads the next word or phrase into `kind`; how many words it had, 0 when it is neither.
    std::size_t take_words(const Clause& clause, std::size_t at, ClauseKind& kind) const {
        for (std::size_t n = std::min(Lexicon::kWordsMax, clause.bare_words.size() - at); n > 0; --n) {
            const auto bare = window(clause.bare, clause.bare_words, at, n);
            const auto marked = window(clause.marked, clause.marked_words, at, n);
            const auto said =
                std::max(strength(find(words_.bare, bare)), strength(find(words_.marked, marked)));
            if (take(said, bare, marked, kind)) return n;
        }
        return 0;
    }

    bool take(Strength said, std::string_view bare, std::string_view marked, ClauseKind& kind) const {
        if (said != Strength::none) {
            kind.keyword = std::max(kind.keyword, said);
            return true;
        }
        if (words_.opt_in.contains(bare) || words_.opt_in.contains(marked)) return kind.is_opt_in = true;
        if (!words_.polite.contains(bare) && !words_.polite.contains(marked)) return false;
        ++kind.polite;
        return true;
    }

    ClauseKind spaced(const Clause& clause) const {
        ClauseKind kind;
        for (std::size_t at = 0; at < clause.bare_words.size() && !kind.is_other;) {
            const auto taken = take_words(clause, at, kind);
            at += taken;
            kind.is_other = taken == 0;
        }
        return kind;
    }

    ClauseKind squeezed(std::string_view text) const {
        ClauseKind kind;
        while (!text.empty() && !kind.is_other) {
            const auto taken = take_letters(text, kind);
            text.remove_prefix(taken);
            kind.is_other = taken == 0;
        }
        return kind;
    }

    std::size_t take_letters(std::string_view text, ClauseKind& kind) const {
        for (std::size_t n = Lexicon::kLettersMax; n > 0; --n) {
            const auto word = base::cut_to_code_points(text, n);
            if (take(strength(find(words_.squeezed, word)), word, word, kind)) return word.size();
        }
        return 0;
    }

    const re2::RE2& pattern(Spelling spelling) const {
        return *words_.revocations[static_cast<std::size_t>(spelling)];
    }

    bool is_revocation(const Clause& clause) const {
        return is_revocation(clause.bare, clause.bare_words, Spelling::bare) ||
               is_revocation(clause.marked, clause.marked_words, Spelling::marked) ||
               is_squeezed_revocation(clause.squeezed);
    }

    // With polite words taken off its end, then off its beginning.
    bool is_revocation(std::string_view text, const std::vector<WordSpan>& words, Spelling spelling) const {
        std::size_t first = 0;
        for (int begin = 0; begin <= kPoliteOfRevocationMax && first < words.size(); ++begin) {
            std::size_t last = words.size();
            for (int end = 0; end <= kPoliteOfRevocationMax && last > first; ++end) {
                if (re2::RE2::FullMatch(window(text, words, first, last - first), pattern(spelling)))
                    return true;
                const auto off = polite_end(text, words, first, last);
                if (off == 0) break;
                last -= off;
            }
            const auto off = polite_begin(text, words, first);
            if (off == 0) break;
            first += off;
        }
        return false;
    }

    std::size_t polite_begin(std::string_view text, const std::vector<WordSpan>& words,
                             std::size_t first) const {
        for (std::size_t n = std::min(Lexicon::kWordsMax, words.size() - first); n > 0; --n) {
            if (words_.polite.contains(window(text, words, first, n))) return n;
        }
        return 0;
    }

    std::size_t polite_end(std::string_view text, const std::vector<WordSpan>& words, std::size_t first,
                           std::size_t last) const {
        for (std::size_t n = std::min(Lexicon::kWordsMax, last - first); n > 0; --n) {
            if (words_.polite.contains(window(text, words, last - n, n))) return n;
        }
        return 0;
    }

    bool is_squeezed_revocation(std::string_view text) const {
        if (text.empty()) return false;
        for (int tries = 0; tries <= kPoliteOfRevocationMax; ++tries) {
            if (re2::RE2::FullMatch(text, pattern(Spelling::squeezed))) return true;
            const auto polite = std::ranges::find_if(words_.polite, [&](const std::string& word) {
                return text.size() > word.size() && text.ends_with(word);
            });
            if (polite == words_.polite.end()) return false;
            text.remove_suffix(polite->size());
        }
        return false;
    }

    bool begins_with(std::string_view text, Spelling spelling) const {
        re2::StringPiece rest(text.data(), text.size());
        return re2::RE2::Consume(&rest, pattern(spelling)) && rest.starts_with(" ");
    }

    bool counts_inside(const Keyword& keyword) const {
        if (keyword.is_alone) return false;
        if (keyword.language == language_ || has_own_script(keyword.language)) return true;
        return language_.empty() && !keyword.is_local;
    }

    bool counts_inside(const std::vector<Keyword>* keywords, std::string_view word) const {
        if (keywords == nullptr) return false;
        return words_.international.contains(word) ||
               std::ranges::any_of(*keywords, [&](const Keyword& k) { return counts_inside(k); });
    }

    bool contains_keyword(const Clause& clause) const {
        for (std::size_t at = 0; at < clause.bare_words.size(); ++at) {
            if (!words_.beginnings.contains(window(clause.bare, clause.bare_words, at, 1)) &&
                !words_.beginnings.contains(window(clause.marked, clause.marked_words, at, 1)))
                continue;
            for (std::size_t n = std::min(Lexicon::kWordsMax, clause.bare_words.size() - at); n > 0; --n) {
                const auto bare = window(clause.bare, clause.bare_words, at, n);
                const auto marked = window(clause.marked, clause.marked_words, at, n);
                if (counts_inside(find(words_.bare, bare), bare) ||
                    counts_inside(find(words_.marked, marked), marked))
                    return true;
            }
        }
        return !clause.squeezed.empty() && std::ranges::any_of(words_.squeezed, [&](const auto& entry) {
            return !entry.second.front().is_alone && clause.squeezed.contains(entry.first);
        });
    }

    std::string without_harmless(const Clause& clause) const {
        std::string left = clause.marked;
        for (const auto& [language, harmless] : words_.harmless) {
            const bool applies =
                language_.empty() || language == language_ || language == "en" || has_own_script(language);
            if (!applies) continue;
            const Spelling spelling = spelling_of(language);
            std::string text = spelling == Spelling::bare ? fold_bare(left) : left;
            if (spelling == Spelling::squeezed) std::erase(text, ' ');
            // A gap, so that what stood around it does not grow together into a new phrase.
            if (re2::RE2::GlobalReplace(&text, *harmless, " 0 ") > 0) left = std::move(text);
        }
        return left;
    }

    const Lexicon& words_;
    std::string_view language_;
};

struct Tally {
    Strength keyword = Strength::none;
    int polite = 0;
    bool is_opt_in = false;
    bool is_revocation = false;
    bool has_other = false;
};

Tally tally_of(const std::vector<ClauseKind>& kinds) {
    Tally tally;
    for (const ClauseKind& kind : kinds) {
        tally.keyword = std::max(tally.keyword, kind.keyword);
        tally.polite += kind.polite;
        tally.is_opt_in = tally.is_opt_in || kind.is_opt_in;
        tally.is_revocation = tally.is_revocation || kind.is_revocation;
        tally.has_other = tally.has_other || kind.is_other;
    }
    return tally;
}

constexpr OptOutReading kStop{OptOutAnswer::stop, false, "OPTED_OUT"};
constexpr OptOutReading kSuspected{OptOutAnswer::ask, false, "OPT_OUT_SUSPECTED"};
constexpr OptOutReading kAmbiguous{OptOutAnswer::ask, false, "OPT_OUT_AMBIGUOUS"};
constexpr OptOutReading kOptedIn{OptOutAnswer::no, true, "OPTED_IN"};
constexpr OptOutReading kNothing{};

// behaviours.md §3.8 for the starred words; without context they ask back (§10.18).
bool context_says_stop(const OptOutContext& context) {
    return context.last_was_proactive.value_or(false) || !context.task_open.value_or(true);
}

OptOutReading read_keyword(Strength strength, const OptOutContext& context) {
    switch (strength) {
        case Strength::strong:
            return kStop;
        case Strength::starred:
            return context_says_stop(context) ? kStop : kAmbiguous;
        case Strength::asks:
            return kAmbiguous;
        case Strength::none:
            break;
    }
    return kNothing;
}

OptOutReading read_longer(const Reader& reader, const std::vector<Clause>& clauses) {
    const bool is_asked_back = std::ranges::any_of(clauses, [&](const Clause& clause) {
        return reader.mentions(clause) || reader.begins_with_revocation(clause);
    });
    return is_asked_back ? kSuspected : kNothing;
}

// "No more offers?" asks; "can you stop sending me messages?" does not.
bool is_question(std::string_view text) {
    return text.contains('?') || text.contains("？") || text.contains("؟");
}

bool is_hedged(const Reader& reader, const std::vector<Clause>& clauses,
               const std::vector<ClauseKind>& kinds) {
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (!kinds[i].is_other) continue;
        // Without spaces there are no words to look a hedge up in: whatever else is said asks back.
        if (!clauses[i].squeezed.empty() && clauses[i].marked_words.size() == 1) return true;
        if (reader.hedges(clauses[i])) return true;
    }
    return false;
}

}  // namespace

OptOutReading read_opt_out(std::string_view text, std::string_view language, const OptOutContext& context) {
    const std::string known_language = language_of(language);
    const Accents accents = known_language == "vi" ? Accents::kept : Accents::dropped;
    const std::string words = own_words(text);
    const auto clauses = fold_clauses(words, accents);
    const Reader reader(known_language);
    std::vector<ClauseKind> kinds;
    for (const Clause& clause : clauses)
        kinds.push_back(reader.kind_of(clause));
    const Tally tally = tally_of(kinds);
    if (tally.is_revocation) {
        const bool is_plain = !is_hedged(reader, clauses, kinds) &&
                              (!is_question(words) || std::ranges::any_of(clauses, [&](const Clause& clause) {
                                  return reader.mentions(clause);
                              }));
        return is_plain ? kStop : kSuspected;
    }
    const bool is_whole = !tally.has_other && tally.polite <= kPoliteMax;
    if (is_whole && tally.keyword != Strength::none && !tally.is_opt_in)
        return read_keyword(tally.keyword, context);
    if (is_whole && tally.is_opt_in && tally.keyword == Strength::none) return kOptedIn;
    return read_longer(reader, clauses);
}

}  // namespace domain::consent
