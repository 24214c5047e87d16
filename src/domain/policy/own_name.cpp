#include "domain/policy/own_name.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace domain::policy {
namespace {

// Drafts for a native check, as all word lists (behaviours.md §8.12). The name is up to four words that begin
// with a capital letter.
constexpr std::string_view kSpeaksFor =
    R"re((?:^|[^\pL])(?i:on behalf of|in the name of|we represent|the official|)re"
    R"re(em nome d[aeo]s?|em nome de|representamos (?:a|o)|a equipe oficial d[aeo]|o suporte oficial d[aeo]|)re"
    R"re(en nombre de(?:l)?|representamos a|el equipo oficial de|el soporte oficial de|)re"
    R"re(au nom d[eu]|nous représentons|l.équipe officielle d[eu]|le support officiel d[eu]|)re"
    R"re(thay mặt(?: cho)?|đại diện(?: cho)?|đội ngũ chính thức của)(?: (?i:the|la|le|el|les|los))? )re"
    R"re((\p{Lu}[\pL\pN&.'’-]*(?: (?:(?:de|da|do|du|of|&|e|y|et) )?\p{Lu}[\pL\pN&.'’-]*){0,3}))re";

// Of three letters or more: "da" and "of" belong to every name.
std::set<std::string> words_of(std::string_view name) {
    std::set<std::string> words;
    for (const auto word : base::split(name, ' ')) {
        auto end = word.size();
        while (end > 0 && (word[end - 1] == '.' || word[end - 1] == ',' || word[end - 1] == '\''))
            --end;
        if (end >= 3) words.insert(base::lower_ascii(word.substr(0, end)));
    }
    return words;
}

bool shares_word(const std::set<std::string>& words, std::string_view name) {
    return std::ranges::any_of(words_of(name), [&](const auto& word) { return words.contains(word); });
}

}  // namespace

std::string speaks_for(std::string_view text) {
    static const RE2 pattern(re2::StringPiece(kSpeaksFor.data(), kSpeaksFor.size()));
    std::string name;
    RE2::PartialMatch({text.data(), text.size()}, pattern, &name);
    return name;
}

bool is_own_name(std::string_view name, const Location* location, const Outreach& outreach) {
    const auto words = words_of(name);
    return shares_word(words, outreach.brand_name) ||
           (location != nullptr && shares_word(words, location->name));
}

}  // namespace domain::policy
