#include "domain/thanks.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "domain/consent/folded_text.h"

namespace domain {
namespace {

constexpr std::size_t kBytesMax = 120;
constexpr std::size_t kPhraseWordsMax = 4;

// Each says thanks or OK by itself.
constexpr std::string_view kThanks[] = {
    "thanks",
    "thank you",
    "thank u",
    "thx",
    "ty",
    "many thanks",
    "thanks a lot",
    "cheers",
    "ok",
    "okay",
    "k",
    "great",
    "perfect",
    "got it",
    "understood",
    "all right",
    "alright",
    "wonderful",
    "awesome",
    // French
    "merci",
    "merci beaucoup",
    "merci bien",
    "d'accord",
    "d accord",
    "daccord",
    "dac",
    "parfait",
    "super",
    "entendu",
    "c'est noté",
    "c est noté",
    "très bien",
    "tres bien",
    // Spanish
    "gracias",
    "muchas gracias",
    "mil gracias",
    "vale",
    "de acuerdo",
    "perfecto",
    "genial",
    "entendido",
    "muy bien",
    // Portuguese
    "obrigado",
    "obrigada",
    "muito obrigado",
    "muito obrigada",
    "obg",
    "obgd",
    "brigado",
    "brigada",
    "valeu",
    "vlw",
    "beleza",
    "blz",
    "perfeito",
    "ótimo",
    "otimo",
    "combinado",
    "certo",
    "entendi",
    "tá bom",
    "ta bom",
    "show",
    // Vietnamese
    "cảm ơn",
    "cám ơn",
    "cam on",
    "cảm ơn bạn",
    "cảm ơn shop",
    "cảm ơn nhiều",
    "vâng",
    "dạ vâng",
    "dạ",
    "được rồi",
    "oke",
    "tuyệt vời",
    "vâng ạ",
    "dạ vâng ạ",
    // German, Italian, Dutch
    "danke",
    "vielen dank",
    "danke schön",
    "danke sehr",
    "alles klar",
    "prima",
    "grazie",
    "grazie mille",
    "va bene",
    "perfetto",
    "dank je",
    "dank u",
    "bedankt",
    "dank je wel",
    "prima",
};

// May stand beside them and say nothing more.
constexpr std::string_view kBeside[] = {
    "very much",
    "so much",
    "a lot",
    "again",
    "much",
    "you",
    "for your help",
    "have a nice day",
    "bye",
    "good night",
    "à bientôt",
    "bonne journée",
    "bonne soirée",
    "beaucoup",
    "bien",
    "au revoir",
    "hasta luego",
    "buen día",
    "buenas noches",
    "até mais",
    "até logo",
    "bom dia",
    "boa tarde",
    "boa noite",
    "bom trabalho",
    "mesmo",
    "muito",
    "nhiều",
    "ạ",
    "nhé",
    "bạn",
    "shop",
    "anh",
    "chị",
    "em",
    "nha",
    "schön",
    "sehr",
    "tschüss",
    "mille",
    "ciao",
    "hoor",
    "wel",
    "e",
    "y",
    "et",
    "and",
    "und",
};

// Alone they are as good as thanks.
constexpr std::string_view kSigns[] = {"👍", "🙏", "👌", "❤", "🙂", "😊", "💚", "🤝"};

const std::set<std::string_view>& thanks_phrases() {
    static const std::set<std::string_view> phrases(std::begin(kThanks), std::end(kThanks));
    return phrases;
}
const std::set<std::string_view>& phrases_beside() {
    static const std::set<std::string_view> phrases(std::begin(kBeside), std::end(kBeside));
    return phrases;
}

bool is_sign_alone(std::string_view text) {
    return std::ranges::any_of(kSigns, [&](std::string_view sign) { return text.contains(sign); });
}

enum class Said : std::uint8_t { thanks, nothing, more };

// The longest phrase first, from the first word to the last.
Said said_in(const consent::Clause& clause) {
    const auto& words = clause.marked_words;
    Said said = Said::nothing;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t taken = 0;
        for (std::size_t count = std::min(kPhraseWordsMax, words.size() - at); count > 0 && taken == 0;
             --count) {
            const auto phrase = std::string_view(clause.marked)
                                    .substr(words[at].start, words[at + count - 1].end - words[at].start);
            const bool is_thanks = thanks_phrases().contains(phrase);
            if (!is_thanks && !phrases_beside().contains(phrase)) continue;
            if (is_thanks) said = Said::thanks;
            taken = count;
        }
        if (taken == 0) return Said::more;
        at += taken;
    }
    return said;
}

}  // namespace

bool is_only_thanks(std::string_view text) {
    if (text.size() > kBytesMax || text.contains('?')) return false;
    bool has_thanks = false, has_words = false;
    for (const consent::Clause& clause : consent::fold_clauses(text, consent::Accents::kept)) {
        has_words = has_words || !clause.marked_words.empty();
        const Said said = said_in(clause);
        if (said == Said::more) return false;
        has_thanks = has_thanks || said == Said::thanks;
    }
    return has_words ? has_thanks : is_sign_alone(text);
}

}  // namespace domain
