#include "domain/survey/questions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "domain/auto_texts/shop_texts.h"

namespace domain::survey {
namespace {

struct Words {
    std::string_view language;
    std::string_view needs_met, yes, no;
    std::string_view ease;
};
constexpr std::array kWords{
    Words{"en", "Did this conversation give you what you needed?", "👍 Yes", "👎 No",
          "How easy was it? 5 stars: very easy."},
    Words{"pt", "Esta conversa resolveu o que você precisava?", "👍 Sim", "👎 Não",
          "Foi fácil? 5 estrelas: muito fácil."},
    Words{"fr", "Cette conversation vous a-t-elle apporté ce qu’il vous fallait ?", "👍 Oui", "👎 Non",
          "Était-ce facile ? 5 étoiles : très facile."},
    Words{"es", "¿Te ha servido esta conversación para lo que necesitabas?", "👍 Sí", "👎 No",
          "¿Ha sido fácil? 5 estrellas: muy fácil."},
    Words{"vi", "Cuộc trò chuyện này có đáp ứng điều bạn cần không?", "👍 Có", "👎 Không",
          "Có dễ dàng không? 5 sao: rất dễ."},
};
constexpr std::array<std::string_view, 5> kStars{"★★★★★", "★★★★", "★★★", "★★", "★"};

std::string language_of(std::string_view tag) {
    return base::lower_ascii(tag.substr(0, tag.find_first_of("-_")));
}

const Words* find_words(std::string_view tag) {
    const auto found = std::ranges::find(kWords, language_of(tag), &Words::language);
    return found == kWords.end() ? nullptr : &*found;
}

// Theirs, else the shop's, else English.
const Words& words_for(const Location* location, std::string_view locale) {
    const Words* words = find_words(locale);
    if (words == nullptr && location != nullptr && !location->profile.languages.empty())
        words = find_words(location->profile.languages.front());
    return words != nullptr ? *words : kWords.front();
}

// Of the consumer's language, else of the shop's own (gbm-api.md §5.6: the default locale's version).
const std::vector<OwnQuestion>* own_questions(const Location* location, std::string_view locale) {
    if (location == nullptr || !location->profile.survey_questions) return nullptr;
    const auto& all = *location->profile.survey_questions;
    const auto in = [&](std::string_view tag) -> const std::vector<OwnQuestion>* {
        for (const auto& [language, questions] : all) {
            if (base::equal_ignoring_case(language, tag)) return &questions;
        }
        for (const auto& [language, questions] : all) {
            if (language_of(language) == language_of(tag)) return &questions;
        }
        return nullptr;
    };
    if (const auto* found = in(locale)) return found;
    for (const auto& tag : location->profile.languages) {
        if (const auto* found = in(tag)) return found;
    }
    return all.empty() ? nullptr : &all.begin()->second;
}

}  // namespace

std::vector<SurveyQuestion> questions_for(const Location* location, std::string_view locale) {
    const Words& words = words_for(location, locale);
    std::vector<SurveyQuestion> questions{
        {"needs_met",
         SurveyQuestionKind::required,
         std::string(words.needs_met),
         {std::string(words.yes), std::string(words.no)}},
        {"ease", SurveyQuestionKind::standard, std::string(words.ease), {kStars.begin(), kStars.end()}},
    };
    if (const auto* own = own_questions(location, locale)) {
        for (std::size_t i = 0; i < std::min(own->size(), auto_texts::kOwnQuestionsMax); ++i)
            questions.push_back({"custom_question_" + std::to_string(i + 1), SurveyQuestionKind::custom,
                                 (*own)[i].text, (*own)[i].options});
    }
    return questions;
}

}  // namespace domain::survey
