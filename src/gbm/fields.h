// The fields of one JSON object of the GBM wire, read the way Google's servers did (gbm-api.md §1.5):
// camelCase or snake_case names, null and empty text mean unset, numbers and booleans may be texts, one
// object may stand for a list. Used only inside gbm/. Errors name the field by its path:
// `suggestions[0].reply.text`.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace gbm {

class Fields {
 public:
    // `names` are the known fields in camelCase, literals. What they read must outlive them. Errors:
    // json_type_wrong, json_field_unknown, json_malformed (a field given in both spellings).
    static base::Result<Fields> of(const base::json::value& value, std::string path,
                                   std::initializer_list<std::string_view> names);
    static base::Result<Fields> of(const base::json::object& object, std::string path,
                                   std::initializer_list<std::string_view> names);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    const base::json::value* find(std::string_view name) const;  // nullptr: unset
    std::string path_of(std::string_view name) const;

    // Empty when unset. Errors: json_type_wrong, field_too_long, text_control_character.
    base::Result<std::string> text(std::string_view name, std::size_t chars_max) const;
    // As text(), and must be set. Error: json_field_missing.
    base::Result<std::string> needed_text(std::string_view name, std::size_t chars_max) const;
    // A text that is empty or begins with http:// or https://. Error: url_malformed.
    base::Result<std::string> web_address(std::string_view name) const;
    base::Result<bool> boolean(std::string_view name) const;  // false when unset
    // One of `words`, or its index as a number; the first word (GBM's …_UNSPECIFIED) when unset.
    base::Result<std::string_view> word(std::string_view name, std::span<const std::string_view> words) const;
    base::Result<std::vector<const base::json::value*>> list(std::string_view name) const;

 private:
    struct Field {
        std::string_view name;
        const base::json::value* value;
    };
    std::string path_;
    std::vector<Field> fields_;
};

constexpr std::size_t kWebAddressCharsMax = 4096;

// "rich_card" -> "richCard"; a camelCase name stays as it is.
std::string camel_case(std::string_view name);

// Errors about a field: the message is "`path` what".
std::unexpected<base::Error> wrong_field(std::string code, std::string_view path, std::string_view what);
// "true"/"1"/"false"/"0" in any case, as clients write them in bodies and queries; nullopt for anything else.
std::optional<bool> read_boolean_word(std::string_view word);

}  // namespace gbm
