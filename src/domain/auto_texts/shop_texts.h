// The words that a shop keeps for automatic messages and for its page: by whom they are checked before they
// are saved (rules AVA-08, AVA-09, PII-06, PII-07). Pure. Saved by app/locations.h.
#pragma once
#include <optional>

#include "base/result.h"
#include "domain/location.h"
#include "domain/privacy/scan.h"

namespace domain::auto_texts {

constexpr std::size_t kStartersMax = 5;       // AVA-09
constexpr std::size_t kStarterCharsMax = 35;  // AVA-09
constexpr std::size_t kTextLanguagesMax = 50;

struct ShopTexts {
    std::map<std::string, std::string> welcome;  // by language, BCP 47
    std::map<std::string, std::string> away;     // likewise
    std::vector<std::string> starters;
    // Kept since they are known; absent in what was saved before.
    std::optional<std::map<std::string, std::string>> starter_answers = {};  // by starter (AVA-16)
    std::optional<std::map<std::string, std::vector<OwnQuestion>>> survey_questions = {};  // by language
    bool operator==(const ShopTexts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ShopTexts, (), (welcome, away, starters, starter_answers, survey_questions))

// A piece of a text that has to go, in code points.
struct MarkedWords {
    std::size_t start = 0;
    std::size_t end = 0;
    privacy::Kind kind = privacy::Kind::card;
};
BOOST_DESCRIBE_STRUCT(MarkedWords, (), (start, end, kind))

// Why texts may not be saved. Codes: away_no_contact, auto_text_too_long, auto_text_empty,
// auto_text_language, auto_text_malformed, starter_unknown, pii_template.
struct TextFault {
    base::Error error;
    std::string field;                            // "away.pt-BR", "starters[2]", "starters"
    std::vector<std::string> slots = {};          // away_no_contact: any of them would do
    std::optional<std::size_t> length = {};       // auto_text_too_long: what it has …
    std::optional<std::size_t> length_most = {};  // … and may have
    std::vector<privacy::Kind> asks = {};         // pii_template: what it asks for
    std::vector<MarkedWords> marks = {};          // pii_template: what stands in it
};

constexpr std::size_t kOwnQuestionsMax = 2;  // gbm-api.md §7.7, as the three below
constexpr std::size_t kOwnQuestionCharsMax = 200;
constexpr std::size_t kQuestionOptionsMax = 12;
constexpr std::size_t kQuestionOptionCharsMax = 35;

ShopTexts texts_of(const Location& location);
// Without those that are blank: "" takes a text back.
ShopTexts tidied(ShopTexts texts);
// `location` says how the shop is reached: an away text names at least one way that it has.
std::optional<TextFault> find_fault(const ShopTexts& texts, const Location& location,
                                    const privacy::Scanner& scanner);

// Likewise of texts for many shops (AVA-14), whose ways to be reached are their own: an away text has a slot
// for one.
std::optional<TextFault> find_fault_above(const ShopTexts& texts, const privacy::Scanner& scanner);

}  // namespace domain::auto_texts
