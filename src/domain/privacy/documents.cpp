// Whether a text speaks of an identity paper at all: after such words a picture may show one (PII-10).
#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

bool is_document(Kind kind) {
    return kind == Kind::id || kind == Kind::passport || kind == Kind::cccd;
}

}  // namespace

bool Scanner::names_document(std::string_view text) const {
    if (text.empty() || !patterns_->quick_business->may_have_words(text)) return false;
    const Folded folded = patterns_->folder.fold(text);
    std::string left = folded.text;
    for (const Place& place : places_of((*patterns_)[Word::harmless_noun], left))
        left.replace(place.begin, place.end - place.begin, place.end - place.begin, ' ');
    return std::ranges::any_of(patterns_->asks, [&](const AskPattern& pattern) {
        return is_document(pattern.kind) && RE2::PartialMatch(left, *pattern.noun);
    });
}

}  // namespace domain::privacy
