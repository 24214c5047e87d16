#include "api/pages/catalogue.h"

#include <algorithm>
#include <cmath>

#include "api/pages/quality_list.h"
#include "base/json.h"
#include "base/text.h"

namespace api::pages {
namespace {

constexpr std::array<std::string_view, 5> kTags = {"en", "pt-BR", "vi", "fr", "es"};
constexpr std::string_view kNarrowNoBreakSpace = "\u202f";

bool is_for_scripts(std::string_view key) {
    return key.starts_with("chat.") || key.starts_with("problem.") || key.starts_with("time.") ||
           key == "page.promise";
}

std::string text_or_empty(const base::json::object& forms, std::string_view form) {
    const auto* value = forms.if_contains(form);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string find_value(std::string_view name, std::initializer_list<TextValue> values, Language language,
                       std::string_view hole) {
    for (const TextValue& value : values) {
        if (value.name != name) continue;
        if (const auto* number = std::get_if<std::int64_t>(&value.value))
            return format_number(language, *number);
        return std::string(std::get<std::string_view>(value.value));
    }
    return std::string(hole);
}

}  // namespace

std::string_view tag_of(Language language) {
    return kTags[static_cast<std::size_t>(language)];
}

std::optional<Language> match_language(std::string_view tag) {
    const std::string lower = base::lower_ascii(tag);
    const std::string_view primary = std::string_view(lower).substr(0, lower.find_first_of("-_"));
    for (const Language language : kLanguages) {
        if (tag_of(language).substr(0, 2) == primary) return language;
    }
    return std::nullopt;
}

Language choose_language(std::string_view chosen, std::string_view accept_language,
                         std::span<const std::string> shop_languages) {
    if (const auto language = match_language(chosen)) return *language;
    std::optional<Language> best;
    double best_quality = 0;
    for (const Weighted& entry : parse_quality_list(accept_language)) {
        const auto language = match_language(entry.name);
        if (!language || entry.quality <= best_quality) continue;
        best = language;
        best_quality = entry.quality;
    }
    if (best) return *best;
    for (const std::string& tag : shop_languages) {
        if (const auto language = match_language(tag)) return *language;
    }
    return Language::en;
}

PluralForm plural_form(Language language, std::int64_t n) {
    if (language == Language::vi) return PluralForm::other;
    if (n == 1) return PluralForm::one;
    if (language == Language::en) return PluralForm::other;
    if (n == 0) return language == Language::es ? PluralForm::other : PluralForm::one;
    return n % 1'000'000 == 0 ? PluralForm::many : PluralForm::other;
}

std::string format_number(Language language, std::int64_t n) {
    const std::string digits = std::to_string(std::abs(n));
    std::string_view separator = ".";
    if (language == Language::en) separator = ",";
    if (language == Language::fr) separator = kNarrowNoBreakSpace;
    const std::size_t least_grouped = language == Language::es ? 5 : 4;
    std::string out = n < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && digits.size() >= least_grouped && (digits.size() - i) % 3 == 0) out += separator;
        out += digits[i];
    }
    return out;
}

Catalogue::Catalogue(Language language, std::string_view json) : language_(language) {
    const auto parsed = base::parse_json_object(json);
    if (!parsed) return;
    base::json::object script;
    for (const auto& [key, value] : *parsed) {
        Forms forms;
        if (value.is_string()) {
            forms[2] = std::string(value.get_string());
        } else if (value.is_object()) {
            forms = {text_or_empty(value.get_object(), "one"), text_or_empty(value.get_object(), "many"),
                     text_or_empty(value.get_object(), "other")};
        }
        entries_.emplace(std::string(key), std::move(forms));
        if (is_for_scripts(key)) script[key] = value;
    }
    script_texts_ = base::json::serialize(script);
}

std::string Catalogue::text(std::string_view key, std::initializer_list<TextValue> values) const {
    const auto found = entries_.find(key);
    if (found == entries_.end()) return std::string(key);
    const std::string* sentence = &found->second[2];
    for (const TextValue& value : values) {
        const auto* n = std::get_if<std::int64_t>(&value.value);
        if (n == nullptr || value.name != "n") continue;
        const auto& form = found->second[static_cast<std::size_t>(plural_form(language_, *n))];
        if (!form.empty()) sentence = &form;
    }
    std::string out;
    std::size_t at = 0;
    while (true) {
        const auto open = sentence->find('{', at);
        const auto close = open == std::string::npos ? open : sentence->find('}', open);
        if (close == std::string::npos) return out += sentence->substr(at);
        out += sentence->substr(at, open - at);
        const std::string hole = sentence->substr(open, close - open + 1);
        out += find_value(std::string_view(hole).substr(1, hole.size() - 2), values, language_, hole);
        at = close + 1;
    }
}

std::string Catalogue::choice(std::string_view key, std::size_t index) const {
    const std::string all = text(key);
    const auto parts = base::split(all, '|');
    return std::string(index < parts.size() ? parts[index] : parts[0]);
}

Catalogues::Catalogues(const Assets& assets) {
    for (const Language language : kLanguages) {
        const std::string path = "@i18n/consumer/" + std::string(tag_of(language)) + ".json";
        all_.emplace_back(language, assets.internal_text(path));
    }
}

}  // namespace api::pages
