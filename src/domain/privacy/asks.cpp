// Does a shop ask for what it must not ask for? Sentence by sentence, clause by clause: a noun of ours, a
// request that is not negated and belongs to it, or a question (behaviours.md §3.11 "Asking", §10.9).
#include <set>

#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kBytesFar = 200;  // further apart, words do not belong together: keeps the work linear
constexpr char kBlank = ' ';
constexpr char kDone = 'x';      // stands for words that are understood and excuse or ask for nothing
constexpr char kNounMark = '#';  // stands where a noun was, so that its words are no verbs

struct NounPlace {
    Kind kind;
    Place place;
};

struct Clause {
    std::size_t begin = 0;
    std::size_t end = 0;
};

enum class Request { none, made, forbidden };

std::size_t words_between(std::string_view text) {
    std::size_t count = 0;
    bool is_in_word = false;
    for (const char c : text) {
        const bool is_word = c != ' ' && c != '\n' && c != ',' && c != kNounMark;
        if (is_word && !is_in_word) ++count;
        is_in_word = is_word;
    }
    return count;
}

void blank(std::string& text, const Place& place, char with) {
    std::fill(text.begin() + static_cast<long>(place.begin), text.begin() + static_cast<long>(place.end),
              with);
}

// One sentence; its text changes as its parts are understood.
class Sentence {
 public:
    Sentence(const Patterns& words, std::string_view text, bool is_question)
        : words_(words), text_(text), is_question_(is_question) {}

    void find(std::set<Kind>& asks) {
        for (const Place& place : places_of(words_[Word::harmless_noun], text_))
            blank(text_, place, kBlank);
        take_nouns();
        if (nouns_.empty()) return;
        bool has_giver = false;
        for (const Word other : {Word::not_of_other, Word::we_give}) {
            for (const Place& place : places_of(words_[other], text_)) {
                blank(text_, place, kDone);
                has_giver = has_giver || other == Word::we_give;
            }
        }
        if (!has_giver && is_short_request()) {
            for (const NounPlace& noun : nouns_)
                add(noun, {0, text_.size()}, asks);
            return;
        }
        split();
        read_clauses(asks);
    }

 private:
    void take_nouns() {
        for (const AskPattern& pattern : words_.asks) {
            for (const Place& place : places_of(*pattern.noun, text_)) {
                nouns_.push_back({pattern.kind, place});
                blank(text_, place, kNounMark);
            }
        }
        std::ranges::sort(nouns_, {}, [](const NounPlace& noun) { return noun.place.begin; });
    }

    // "Your card number?", "Card number and CVV, please": nothing but the noun.
    bool is_short_request() const {
        if (!is_question_ && !RE2::PartialMatch(piece(text_), words_[Word::please])) return false;
        return RE2::FullMatch(piece(text_), words_[Word::small_words]);
    }

    void split() {
        std::string marked = text_;
        for (const Place& place : places_of(words_[Word::but], text_))
            marked[place.begin] = '\n';
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= marked.size(); ++i) {
            const bool is_dash = i + 1 < marked.size() && i > 0 && marked[i] == '-' && marked[i - 1] == ' ' &&
                                 marked[i + 1] == ' ';
            if (i < marked.size() && !is_dash &&
                std::string_view(",;:()\n").find(marked[i]) == std::string_view::npos)
                continue;
            if (i > begin) clauses_.push_back({begin, i});
            begin = i + 1;
            if (i < marked.size() && marked[i] == '\n') begin = i;  // the word itself may be the verb
            if (begin == i && i < marked.size()) marked[i] = ' ';
        }
    }

    std::string_view part(std::size_t begin, std::size_t end) const {
        return std::string_view(text_).substr(begin, end - begin);
    }

    std::vector<Place> places(Word word, const Clause& clause) const {
        auto found = places_of(words_[word], part(clause.begin, clause.end));
        for (Place& place : found) {
            place.begin += clause.begin;
            place.end += clause.begin;
        }
        return found;
    }

    bool has(Word word, const Clause& clause) const {
        return RE2::PartialMatch(piece(part(clause.begin, clause.end)), words_[word]);
    }

    std::vector<Place> verbs_of(const Clause& clause) const {
        auto verbs = places(Word::give, clause);
        if (RE2::PartialMatch(piece(text_), words_[Word::here])) {
            const auto more = places(Word::give_here, clause);
            verbs.insert(verbs.end(), more.begin(), more.end());
            std::ranges::sort(verbs, {}, &Place::begin);
        }
        return verbs;
    }

    bool is_negated(const Clause& clause, const Place& verb, const std::vector<Place>& negations) const {
        constexpr std::size_t kNear = 5;  // words
        for (const Place& negation : negations) {
            if (negation.end + kBytesFar < verb.begin) continue;
            if (negation.end <= verb.begin && words_between(part(negation.end, verb.begin)) <= kNear)
                return true;
            // "do|n't send": the verb's own expression may begin inside
            if (negation.begin <= verb.begin && negation.end > verb.begin) return true;
        }
        const auto word = part(verb.begin, verb.end);
        const bool may_be_french = word.ends_with("ez") || word.ends_with("oie") || word.ends_with("nne");
        const auto after = part(verb.end, std::min(clause.end, verb.end + 24));
        return may_be_french && (after.starts_with(" pas ") || after.find(" pas ") < 12);
    }

    void read_clauses(std::set<Kind>& asks) {
        std::set<Kind> made;
        Request last = Request::none;
        bool is_hanging = false;
        for (const Clause& clause : clauses_) {
            const auto verbs = verbs_of(clause);
            if (verbs.empty() && has(Word::hanging_not, clause)) {
                is_hanging = true;
                continue;
            }
            if (verbs.empty() && begins_with_noun(clause) && has(Word::not_anywhere, clause)) {
                made.clear();  // "Ihre Kartennummer, Ihre PIN oder Ihr Passwort niemals weiter"
                continue;
            }
            read_clause(clause, verbs, is_hanging, last, made);
            if (!verbs.empty()) is_hanging = false;
        }
        asks.insert(made.begin(), made.end());
    }

    void read_clause(const Clause& clause, const std::vector<Place>& verbs, bool is_hanging, Request& last,
                     std::set<Kind>& made) const {
        const auto negations = places(Word::not_before, clause);
        const bool is_all_negated = has(Word::not_anywhere, clause);
        const std::vector<Place> requests =
            verbs_not_negated(clause, verbs, negations, is_all_negated || is_hanging, last);
        const bool continues = verbs.empty() && last == Request::made && !is_all_negated &&
                               negations.empty() && begins_with_noun(clause);
        const bool may_ask = verbs.empty() && !is_all_negated && negations.empty() && !is_hanging;
        const std::vector<Place> questions = may_ask ? questions_of(clause) : std::vector<Place>{};
        const bool is_needed = may_ask && has(Word::needed, clause);
        for (const NounPlace& noun : nouns_) {
            if (noun.place.begin < clause.begin || noun.place.begin >= clause.end || is_excused(clause, noun))
                continue;
            const bool is_secret =
                noun.kind == Kind::card || noun.kind == Kind::cvv || noun.kind == Kind::password;
            if (continues || is_requested(noun, requests, negations) || is_beside(noun, questions) ||
                (is_needed && is_secret))
                add(noun, clause, made);
        }
        if (!requests.empty() && last == Request::none) add_by_pronoun(clause, requests, made);
        if (!verbs.empty()) last = requests.empty() ? Request::forbidden : Request::made;
        if (verbs.empty() && !continues) last = begins_with_noun(clause) ? last : Request::none;
    }

    std::vector<Place> verbs_not_negated(const Clause& clause, const std::vector<Place>& verbs,
                                         const std::vector<Place>& negations, bool is_all_negated,
                                         Request last) const {
        std::vector<Place> requests;
        if (is_all_negated) return requests;
        // "Never send, share or type …": the list of verbs goes on behind the comma.
        const bool goes_on = last == Request::forbidden && !verbs.empty() &&
                             has(Word::joined_by_or, clause) &&
                             words_between(part(clause.begin, verbs[0].begin)) <= 1;
        if (goes_on) return requests;
        for (const Place& verb : verbs) {
            if (is_negated(clause, verb, negations)) return requests;  // and what follows in this clause
            if (is_own_need(clause, verb)) continue;
            requests.push_back(verb);
        }
        return requests;
    }

    bool begins_with_noun(const Clause& clause) const {
        for (const NounPlace& noun : nouns_) {
            if (noun.place.begin < clause.begin || noun.place.begin >= clause.end) continue;
            return RE2::FullMatch(piece(part(clause.begin, noun.place.begin)), words_[Word::small_words]);
        }
        return RE2::FullMatch(piece(part(clause.begin, clause.end)), words_[Word::small_words]);
    }

    // A negation between verb and noun ("send the receipt without the card number") takes the noun away from
    // the verb; so do many words, for people leave out full stops.
    bool is_requested(const NounPlace& noun, const std::vector<Place>& requests,
                      const std::vector<Place>& negations) const {
        constexpr std::size_t kWordsBefore = 12;
        constexpr std::size_t kWordsAfter = 4;
        for (const Place& verb : requests) {
            const bool is_before = verb.begin < noun.place.begin;
            const std::size_t from = std::min(is_before ? verb.end : noun.place.end, text_.size());
            const std::size_t until = std::max(from, is_before ? noun.place.begin : verb.begin);
            if (until - from > kBytesFar ||
                words_between(part(from, until)) > (is_before ? kWordsBefore : kWordsAfter))
                continue;
            const bool is_between = std::ranges::any_of(
                negations, [&](const Place& place) { return place.begin >= from && place.end <= until; });
            if (!is_between) return true;
        }
        return false;
    }

    // "Do I need my passport?"
    bool is_own_need(const Clause& clause, const Place& verb) const {
        if (!is_question_ || clauses_.size() != 1 || words_between(part(clause.begin, verb.begin)) > 1)
            return false;
        const auto word = part(verb.begin, verb.end);
        return RE2::PartialMatch(piece(word), words_[Word::need]) &&
               word.find("have") == std::string_view::npos && !word.starts_with("can ") &&
               !word.starts_with("may ");
    }

    bool is_excused(const Clause& clause, const NounPlace& noun) const {
        constexpr std::size_t kNear = 32;
        const std::size_t from = noun.place.begin - std::min(noun.place.begin - clause.begin, kNear);
        const std::size_t until = std::min(clause.end, noun.place.end + kNear);
        const Place around{from, until};
        if (RE2::PartialMatch(piece(part(around.begin, around.end)), words_[Word::part_only])) return true;
        for (const Place& mine : places_of(words_[Word::mine], part(from, until))) {
            if (from + mine.end <= noun.place.begin &&
                words_between(part(from + mine.end, noun.place.begin)) == 0)
                return true;
        }
        for (const Place& change : places_of(words_[Word::change], part(around.begin, around.end))) {
            const std::size_t begin = around.begin + change.begin;
            const std::size_t end = around.begin + change.end;
            const auto gap = end <= noun.place.begin ? part(end, noun.place.begin)
                                                     : part(noun.place.end, std::max(begin, noun.place.end));
            if (words_between(gap) <= 2) return true;
        }
        return false;
    }

    // "What is", but not "what does the security code do".
    std::vector<Place> questions_of(const Clause& clause) const {
        auto questions = places(Word::what, clause);
        std::erase_if(questions, [&](const Place& what) {
            const auto after = part(what.end, clause.end);
            return after.starts_with(" do") || after.starts_with(" if");
        });
        return questions;
    }

    bool is_beside(const NounPlace& noun, const std::vector<Place>& questions) const {
        constexpr std::size_t kNear = 4;  // words
        return std::ranges::any_of(questions, [&](const Place& what) {
            const bool is_before = what.end <= noun.place.begin;
            const std::size_t from = is_before ? what.end : noun.place.end;
            const std::size_t until = is_before ? noun.place.begin : what.begin;
            return from <= until && until - from <= kBytesFar && words_between(part(from, until)) <= kNear;
        });
    }

    // "We still lack your card number, could you send it?"
    void add_by_pronoun(const Clause& clause, const std::vector<Place>& requests,
                        std::set<Kind>& made) const {
        for (const Place& verb : requests) {
            const auto after = part(verb.begin, std::min(clause.end, verb.end + 16));
            if (!RE2::PartialMatch(piece(after), words_[Word::pronoun])) continue;
            for (const NounPlace& noun : nouns_) {
                const Clause before{0, clause.begin};
                if (noun.place.begin < clause.begin && !is_excused(before, noun)) add(noun, before, made);
            }
            return;
        }
    }

    // A photo or copy of an identity paper is kind id (behaviours.md §10.13).
    void add(const NounPlace& noun, const Clause& clause, std::set<Kind>& asks) const {
        const bool is_paper =
            noun.kind == Kind::passport || noun.kind == Kind::cccd || noun.kind == Kind::cpf;
        if (!is_paper) {
            asks.insert(noun.kind);
            return;
        }
        constexpr std::size_t kNear = 48;
        const std::size_t from = noun.place.begin - std::min(noun.place.begin - clause.begin, kNear);
        const std::size_t until = std::min(clause.end, noun.place.end + kNear / 2);
        const bool is_photo = RE2::PartialMatch(piece(part(from, until)), words_[Word::photo]);
        asks.insert(is_photo ? Kind::id : noun.kind);
    }

    const Patterns& words_;
    std::string text_;
    bool is_question_;
    std::vector<NounPlace> nouns_;
    std::vector<Clause> clauses_;
};

bool ends_sentence(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '!' || c == '?' || c == '\n') return true;
    return c == '.' && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

}  // namespace

std::vector<Kind> find_asks(const Reading& reading) {
    std::set<Kind> asks;
    if (!reading.has(Word::ask)) return {};
    const std::string& text = reading.text();
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !ends_sentence(text, at)) continue;
        const bool is_question = at < text.size() && text[at] == '?';
        if (at > begin) Sentence(reading.words, reading.part(begin, at), is_question).find(asks);
        begin = at + 1;
    }
    return {asks.begin(), asks.end()};
}

}  // namespace domain::privacy
