#include "domain/bots/person_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "domain/consent/folded_text.h"

namespace domain::bots {
namespace {

constexpr std::size_t kBytesMax = 400;  // who asks for a person says little else

// The whole message.
constexpr std::string_view kAlone[] = {
    "agent",       "live agent", "human",          "a human",       "person",         "a person",
    "real person", "operator",   "representative", "human please",  "agent please",   "atendente",
    "humano",      "pessoa",     "operador",       "uma pessoa",    "um atendente",   "agente",
    "humain",      "un humain",  "conseiller",     "un conseiller", "persona",        "una persona",
    "un agente",   "asesor",     "un asesor",      "nhân viên",     "người thật",     "tư vấn viên",
    "mensch",      "ein mensch", "mitarbeiter",    "berater",       "operatore",      "un operatore",
    "umano",       "mens",       "een mens",       "medewerker",    "een medewerker",
};

// Anywhere in a sentence.
constexpr std::string_view kPhrases[] = {
    // English
    "live agent",
    "human agent",
    "real person",
    "real human",
    "actual person",
    "actual human",
    "talk to a human",
    "talk to a person",
    "talk to someone",
    "talk to somebody",
    "talk to an agent",
    "talk to a representative",
    "speak to a human",
    "speak to a person",
    "speak to someone",
    "speak to somebody",
    "speak to an agent",
    "speak to a representative",
    "speak with a human",
    "speak with a person",
    "speak with someone",
    "speak with an agent",
    "talk with a human",
    "talk with a person",
    "talk with someone",
    "chat with a human",
    "chat with a person",
    "need a human",
    "want a human",
    "need a person",
    "want a person",
    "need an agent",
    "want an agent",
    // Portuguese
    "falar com uma pessoa",
    "falar com um atendente",
    "falar com uma atendente",
    "falar com atendente",
    "falar com um humano",
    "falar com humano",
    "falar com alguém",
    "falar com um operador",
    "pessoa real",
    "pessoa de verdade",
    "atendimento humano",
    "atendente humano",
    "quero um atendente",
    "quero uma pessoa",
    "preciso de um atendente",
    // French
    "parler à un humain",
    "parler avec un humain",
    "parler à une personne",
    "parler avec une personne",
    "parler à quelqu un",
    "parler avec quelqu un",
    "parler à un conseiller",
    "parler avec un conseiller",
    "parler à un agent",
    "vraie personne",
    "personne réelle",
    "être humain",
    "joindre un conseiller",
    // Spanish
    "hablar con una persona",
    "hablar con un humano",
    "hablar con alguien",
    "hablar con un agente",
    "hablar con un asesor",
    "hablar con una asesora",
    "persona real",
    "persona de verdad",
    "atención humana",
    "quiero un agente",
    "quiero una persona",
    "necesito un agente",
    // Vietnamese
    "gặp nhân viên",
    "nói chuyện với nhân viên",
    "nói chuyện với người",
    "chat với nhân viên",
    "gặp người thật",
    "gặp tư vấn viên",
    "cần nhân viên",
    "cho gặp nhân viên",
    "kết nối nhân viên",
    // German
    "mit einem menschen",
    "mit einer person",
    "mit jemandem sprechen",
    "mit einem mitarbeiter",
    "mit einer mitarbeiterin",
    "mit einem berater",
    "echter mensch",
    "echten menschen",
    "echte person",
    // Italian
    "parlare con una persona",
    "parlare con un operatore",
    "parlare con un umano",
    "parlare con qualcuno",
    "persona reale",
    "persona vera",
    "operatore umano",
    "voglio un operatore",
    // Dutch
    "met een mens",
    "met een persoon",
    "met een medewerker",
    "met iemand praten",
    "iemand spreken",
    "echt persoon",
    "echte persoon",
    "echt mens",
    "medewerker spreken",
};

// They say the contrary.
constexpr std::string_view kDenials[] = {
    "do not want",  "don t want", "dont want",    "do not need", "don t need",  "dont need",   "no need",
    "rather not",   "não quero",  "nao quero",    "não preciso", "nao preciso", "ne veux pas", "pas besoin",
    "veux pas",     "no quiero",  "no necesito",  "không muốn",  "không cần",   "nicht mit",   "will nicht",
    "möchte nicht", "non voglio", "non mi serve", "wil niet",    "hoef niet",   "niet met",
};

struct Folded {
    std::vector<std::string> marked;
    std::vector<std::string> bare;  // without accents; those that are another word without them are left out
};

// Vietnamese without its marks is other words (behaviours.md §10.16).
bool is_vietnamese(std::string_view phrase) {
    static constexpr std::array<std::string_view, 8> kWords{"nhân viên", "người",  "tư vấn", "không",
                                                            "gặp",       "chuyện", "cần",    "kết nối"};
    return std::ranges::any_of(kWords, [&](std::string_view word) { return phrase.contains(word); });
}

template <std::size_t N>
Folded fold(const std::string_view (&phrases)[N]) {
    Folded folded;
    for (const std::string_view phrase : phrases) {
        folded.marked.push_back(" " + consent::fold_marked(phrase) + " ");
        if (!is_vietnamese(phrase)) folded.bare.push_back(" " + consent::fold_bare(phrase) + " ");
    }
    return folded;
}

struct Padded {
    std::string marked;
    std::string bare;
};

bool has_one(const Padded& clause, const Folded& phrases) {
    const auto in = [](const std::string& text) {
        return [&](const std::string& phrase) { return text.contains(phrase); };
    };
    return std::ranges::any_of(phrases.marked, in(clause.marked)) ||
           std::ranges::any_of(phrases.bare, in(clause.bare));
}

bool is_one(const Padded& clause, const Folded& phrases) {
    return std::ranges::find(phrases.marked, clause.marked) != phrases.marked.end() ||
           std::ranges::find(phrases.bare, clause.bare) != phrases.bare.end();
}

}  // namespace

bool asks_for_person(std::string_view text) {
    static const Folded kAloneFolded = fold(kAlone), kPhrasesFolded = fold(kPhrases),
                        kDenialsFolded = fold(kDenials);
    if (text.size() > kBytesMax) return false;
    const auto clauses = consent::fold_clauses(text, consent::Accents::dropped);
    for (const auto& clause : clauses) {
        const Padded padded{" " + clause.marked + " ", " " + clause.bare + " "};
        if (clauses.size() == 1 && is_one(padded, kAloneFolded)) return true;
        if (has_one(padded, kPhrasesFolded) && !has_one(padded, kDenialsFolded)) return true;
    }
    return false;
}

}  // namespace domain::bots
