// The words of the server's pages in five languages: the same files the scripts use (web/i18n/consumer),
// packed into the program. Values put into sentences are plain text; class Html escapes the whole.
#pragma once
#include <array>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "api/pages/assets.h"

namespace api::pages {

enum class Language : std::uint8_t { en, pt_br, vi, fr, es };
constexpr std::array kLanguages = {Language::en, Language::pt_br, Language::vi, Language::fr, Language::es};

std::string_view tag_of(Language language);  // "pt-BR"
// Any variety of a language we speak: "pt-PT" -> pt_br, "es-419" -> es. Empty for the rest.
std::optional<Language> match_language(std::string_view tag);
// What the person chose (cookie or ?lang=) > the browser's list > the shop's own languages > English.
Language choose_language(std::string_view chosen, std::string_view accept_language,
                         std::span<const std::string> shop_languages);

enum class PluralForm : std::uint8_t { one, many, other };
PluralForm plural_form(Language language, std::int64_t n);  // CLDR, for whole numbers
std::string format_number(Language language, std::int64_t n);

struct TextValue {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;

    TextValue(std::string_view n, std::string_view v) : name(n), value(v) {}
    TextValue(std::string_view n, const char* v) : name(n), value(std::string_view(v)) {}
    TextValue(std::string_view n, const std::string& v) : name(n), value(std::string_view(v)) {}
    TextValue(std::string_view n, std::int64_t v) : name(n), value(v) {}
};

class Catalogue {
 public:
    Catalogue(Language language,
              std::string_view json);  // an unreadable one has no texts; keys are shown instead

    Language language() const { return language_; }
    // The sentence; its plural form follows the value called "n".
    std::string text(std::string_view key, std::initializer_list<TextValue> values = {}) const;
    // One of "Monday|Tuesday|…".
    std::string choice(std::string_view key, std::size_t index) const;
    // The sentences the conversation script needs, as a JSON object.
    const std::string& script_texts() const { return script_texts_; }

 private:
    using Forms = std::array<std::string, 3>;  // by PluralForm; a plain sentence has only `other`
    Language language_;
    std::map<std::string, Forms, std::less<>> entries_;
    std::string script_texts_ = "{}";
};

class Catalogues {
 public:
    explicit Catalogues(const Assets& assets);
    const Catalogue& of(Language language) const { return all_[static_cast<std::size_t>(language)]; }

 private:
    std::vector<Catalogue> all_;  // in the order of kLanguages
};

}  // namespace api::pages
