#include "domain/auto_texts/shop_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "domain/auto_texts/fill.h"

namespace domain::auto_texts {
namespace {

using base::ErrorKind;

TextFault fault(std::string code, std::string message, std::string field) {
    return {{ErrorKind::invalid, std::move(code), std::move(message)}, std::move(field)};
}

// "pt-BR", "zh-Hant-TW": letters first, then parts of letters and digits.
bool is_language_tag(std::string_view tag) {
    bool is_first = true;
    for (const std::string_view part : base::split(tag, '-')) {
        const std::size_t least = is_first ? 2 : 1;
        const bool is_formed =
            part.size() >= least && part.size() <= 8 && std::ranges::all_of(part, [&](char c) {
                const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                return is_letter || (!is_first && c >= '0' && c <= '9');
            });
        if (!is_formed) return false;
        is_first = false;
    }
    return true;
}

std::optional<TextFault> check_length(std::string_view text, std::size_t most, const std::string& field) {
    if (!base::is_utf8(text)) return fault("auto_text_malformed", "a text is UTF-8", field);
    const std::size_t length = base::count_code_points(text);
    if (length <= most) return std::nullopt;
    auto too_long =
        fault("auto_text_too_long", fmt::format("it has {} characters; {} is the most", length, most), field);
    too_long.length = length;
    too_long.length_most = most;
    return too_long;
}

// As PII-01 and PII-02 judge a message: what they only warn about (a tax number for an invoice, a company's
// number) may be saved.
bool is_refused_request(privacy::Kind kind) {
    using enum privacy::Kind;
    return kind != cpf && kind != iban && kind != cnpj && kind != expiry;
}
bool is_refused_content(privacy::Kind kind) {
    return kind != privacy::Kind::cnpj;
}

std::optional<TextFault> check_secrets(std::string_view text, const Location& location,
                                       const privacy::Scanner& scanner, const std::string& field) {
    const privacy::Allowed own{{location.profile.phone, location.profile.email}};
    const auto found = scanner.scan(text, privacy::Direction::business, own);
    TextFault secret = fault("pii_template", "no text asks for secrets, or has some in it", field);
    std::ranges::copy_if(found.asks, std::back_inserter(secret.asks), is_refused_request);
    for (const auto& finding : found.findings) {
        if (is_refused_content(finding.kind))
            secret.marks.push_back({finding.start, finding.end, finding.kind});
    }
    if (secret.asks.empty() && secret.marks.empty()) return std::nullopt;
    return secret;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// "https://www.example.org/" is also written "example.org".
std::string_view bare_address(std::string_view url) {
    for (const std::string_view prefix : {"https://", "http://", "www."}) {
        if (url.starts_with(prefix)) url.remove_prefix(prefix.size());
    }
    while (url.ends_with('/'))
        url.remove_suffix(1);
    return url;
}

bool names_contact(const std::string& read, const LocationProfile& profile) {
    const std::string text = base::lower_ascii(read);
    const auto has = [&](std::string_view what) {
        return !what.empty() && text.contains(base::lower_ascii(what));
    };
    const std::string number = digits_of(profile.phone);
    const bool has_number = !number.empty() && digits_of(text).contains(number);
    return has_number || has(profile.email) || has(bare_address(base::lower_ascii(profile.website)));
}

// A shop whose slots about hours all have something to say: a sentence may stand or fall by its contact only.
const time::Timetable& sample_timetable() {
    static const time::Timetable kSample(
        {.zone = "UTC", .weekly = {{.day = 3, .start = 540, .end = 1080}}, .special = {}, .closures = {}},
        *time::Zone::find("UTC"));
    return kSample;
}

// AVA-08. What the customer will read is looked at: a sentence whose slot the shop cannot fill is left out.
std::optional<TextFault> check_contact(const std::string& tag, const std::string& text,
                                       const Location& location) {
    const Shop shop{location, &sample_timetable()};
    const base::Timestamp closed{};  // 1970-01-01 00:00, a Thursday
    if (names_contact(fill(text, tag, shop, tag, closed), location.profile)) return std::nullopt;
    TextFault missing = fault("away_no_contact", "", "away." + tag);
    const LocationProfile& profile = location.profile;
    if (!profile.phone.empty()) missing.slots.emplace_back("{{phone}}");
    if (!profile.email.empty()) missing.slots.emplace_back("{{email}}");
    if (!profile.website.empty()) missing.slots.emplace_back("{{url}}");
    std::string slots;
    for (const auto& slot : missing.slots)
        slots += (slots.empty() ? "" : " or ") + slot;
    missing.error.message =
        slots.empty() ? "an away text says how else the shop is reached; it has no telephone, e-mail or "
                        "website yet"
                      : "an away text says how else the shop is reached: add " + slots;
    return missing;
}

std::optional<TextFault> check_by_language(const std::map<std::string, std::string>& texts,
                                           std::string_view name, const Location& location,
                                           const privacy::Scanner& scanner) {
    if (texts.size() > kTextLanguagesMax)
        return fault("auto_text_language", fmt::format("at most {} languages", kTextLanguagesMax),
                     std::string(name));
    for (const auto& [tag, text] : texts) {
        const std::string field = fmt::format("{}.{}", name, tag);
        if (!is_language_tag(tag))
            return fault("auto_text_language", "a language looks like en or pt-BR", std::string(name));
        if (auto wrong = check_length(text, kAutoTextCharsMax, field)) return wrong;
        if (auto wrong = check_secrets(text, location, scanner, field)) return wrong;
    }
    return std::nullopt;
}

std::optional<TextFault> check_starters(const std::vector<std::string>& starters, const Location& location,
                                        const privacy::Scanner& scanner) {
    if (starters.size() > kStartersMax) {
        auto too_many =
            fault("auto_text_too_long", fmt::format("{} starters at most", kStartersMax), "starters");
        too_many.length = starters.size();
        too_many.length_most = kStartersMax;
        return too_many;
    }
    for (std::size_t i = 0; i < starters.size(); ++i) {
        const std::string field = fmt::format("starters[{}]", i);
        if (base::trim(starters[i]).empty()) return fault("auto_text_empty", "a starter has words", field);
        if (auto wrong = check_length(starters[i], kStarterCharsMax, field)) return wrong;
        if (auto wrong = check_secrets(starters[i], location, scanner, field)) return wrong;
    }
    return std::nullopt;
}

// AVA-16: an answer belongs to a starter that is there.
std::optional<TextFault> check_starter_answers(const ShopTexts& texts, const Location& location,
                                               const privacy::Scanner& scanner) {
    if (!texts.starter_answers) return std::nullopt;
    for (const auto& [starter, text] : *texts.starter_answers) {
        if (std::ranges::find(texts.starters, starter) == texts.starters.end())
            return fault("starter_unknown", "an answer belongs to a starter", "starter_answers");
        const std::string field = "starter_answers." + starter;
        if (auto wrong = check_length(text, kAutoTextCharsMax, field)) return wrong;
        if (auto wrong = check_secrets(text, location, scanner, field)) return wrong;
    }
    return std::nullopt;
}

std::optional<TextFault> too_many(std::string field, std::size_t length, std::size_t most) {
    auto wrong = fault("auto_text_too_long", fmt::format("{} at most", most), std::move(field));
    wrong.length = length;
    wrong.length_most = most;
    return wrong;
}

std::optional<TextFault> check_words(std::string_view text, std::size_t most, const std::string& field,
                                     const Location& location, const privacy::Scanner& scanner) {
    if (base::trim(text).empty())
        return fault("auto_text_empty", "a question and its answers have words", field);
    if (auto wrong = check_length(text, most, field)) return wrong;
    return check_secrets(text, location, scanner, field);
}

// gbm-api.md §7.7.
std::optional<TextFault> check_question(const OwnQuestion& question, const std::string& field,
                                        const Location& location, const privacy::Scanner& scanner) {
    if (auto wrong = check_words(question.text, kOwnQuestionCharsMax, field, location, scanner)) return wrong;
    if (question.options.size() < 2)
        return fault("auto_text_empty", "a question has two answers at least", field + ".options");
    if (question.options.size() > kQuestionOptionsMax)
        return too_many(field + ".options", question.options.size(), kQuestionOptionsMax);
    for (const auto& option : question.options) {
        if (auto wrong = check_words(option, kQuestionOptionCharsMax, field + ".options", location, scanner))
            return wrong;
    }
    return std::nullopt;
}

std::optional<TextFault> check_questions(const ShopTexts& texts, const Location& location,
                                         const privacy::Scanner& scanner) {
    if (!texts.survey_questions) return std::nullopt;
    if (texts.survey_questions->size() > kTextLanguagesMax)
        return fault("auto_text_language", fmt::format("at most {} languages", kTextLanguagesMax),
                     "survey_questions");
    for (const auto& [tag, questions] : *texts.survey_questions) {
        if (!is_language_tag(tag))
            return fault("auto_text_language", "a language looks like en or pt-BR", "survey_questions");
        if (questions.size() > kOwnQuestionsMax)
            return too_many("survey_questions." + tag, questions.size(), kOwnQuestionsMax);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto field = fmt::format("survey_questions.{}[{}]", tag, i);
            if (auto wrong = check_question(questions[i], field, location, scanner)) return wrong;
        }
    }
    return std::nullopt;
}

}  // namespace

ShopTexts texts_of(const Location& location) {
    const auto& own = location.profile;
    return {own.welcome, own.away, own.starters, own.starter_answers, own.survey_questions};
}

ShopTexts tidied(ShopTexts texts) {
    const auto is_blank = [](const auto& entry) { return base::trim(entry.second).empty(); };
    std::erase_if(texts.welcome, is_blank);
    std::erase_if(texts.away, is_blank);
    if (texts.starter_answers) std::erase_if(*texts.starter_answers, is_blank);
    return texts;
}

std::optional<TextFault> find_fault(const ShopTexts& texts, const Location& location,
                                    const privacy::Scanner& scanner) {
    if (auto wrong = check_by_language(texts.welcome, "welcome", location, scanner)) return wrong;
    if (auto wrong = check_by_language(texts.away, "away", location, scanner)) return wrong;
    for (const auto& [tag, text] : texts.away) {
        if (auto wrong = check_contact(tag, text, location)) return wrong;
    }
    if (auto wrong = check_starters(texts.starters, location, scanner)) return wrong;
    if (auto wrong = check_starter_answers(texts, location, scanner)) return wrong;
    return check_questions(texts, location, scanner);
}

std::optional<TextFault> find_fault_above(const ShopTexts& texts, const privacy::Scanner& scanner) {
    // Reached in every way, by what no text says.
    Location anywhere;
    anywhere.profile.phone = "000000000000000";
    anywhere.profile.email = "shop@shop.invalid";
    anywhere.profile.website = "https://shop.invalid";
    return find_fault(texts, anywhere, scanner);
}

}  // namespace domain::auto_texts
