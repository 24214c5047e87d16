#include "gbm/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

std::string_view view(const json::string& text) {
    return {text.data(), text.size()};
}

bool is_unset(const json::value& value) {
    return value.is_null() || (value.is_string() && value.get_string().empty());
}

bool is_forbidden_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
}

}  // namespace

std::string camel_case(std::string_view name) {
    std::string out;
    bool is_after_dash = false;
    for (const char c : name) {
        if (c == '_') {
            is_after_dash = true;
            continue;
        }
        const bool must_rise = is_after_dash && c >= 'a' && c <= 'z';
        out.push_back(must_rise ? static_cast<char>(c - 32) : c);
        is_after_dash = false;
    }
    return out;
}

std::unexpected<base::Error> wrong_field(std::string code, std::string_view path, std::string_view what) {
    return base::fail(base::ErrorKind::invalid, std::move(code), fmt::format("`{}` {}.", path, what));
}

std::optional<bool> read_boolean_word(std::string_view word) {
    if (word == "1" || base::equal_ignoring_case(word, "true")) return true;
    if (word == "0" || base::equal_ignoring_case(word, "false")) return false;
    return std::nullopt;
}

Result<Fields> Fields::of(const json::value& value, std::string path,
                          std::initializer_list<std::string_view> names) {
    if (!value.is_object()) return wrong_field("json_type_wrong", path, "must be an object");
    return of(value.get_object(), std::move(path), names);
}

Result<Fields> Fields::of(const json::object& object, std::string path,
                          std::initializer_list<std::string_view> names) {
    Fields fields;
    fields.path_ = std::move(path);
    for (const auto& [key, value] : object) {
        const std::string name = camel_case(std::string_view(key.data(), key.size()));
        const auto* known = std::ranges::find(names, name);
        if (known == names.end()) {
            return base::fail(base::ErrorKind::invalid, "json_field_unknown",
                              fmt::format("Invalid JSON payload received. Unknown name `{}`.",
                                          fields.path_of(base::cut_to_code_points(name, 64))));
        }
        if (std::ranges::find(fields.fields_, *known, &Field::name) != fields.fields_.end()) {
            return wrong_field("json_malformed", fields.path_of(*known), "is given twice");
        }
        fields.fields_.push_back({*known, &value});
    }
    return fields;
}

const json::value* Fields::find(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() || is_unset(*found->value) ? nullptr : found->value;
}

std::string Fields::path_of(std::string_view name) const {
    return path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name);
}

Result<std::string> Fields::text(std::string_view name, std::size_t chars_max) const {
    const json::value* value = find(name);
    if (value == nullptr) return std::string();
    if (!value->is_string()) return wrong_field("json_type_wrong", path_of(name), "must be text");
    const std::string_view out = view(value->get_string());
    if (base::count_code_points(out) > chars_max) {
        return wrong_field("field_too_long", path_of(name),
                           fmt::format("has at most {} characters", chars_max));
    }
    if (std::ranges::any_of(out, is_forbidden_control)) {
        return wrong_field("text_control_character", path_of(name), "holds a control character");
    }
    return std::string(out);
}

Result<std::string> Fields::needed_text(std::string_view name, std::size_t chars_max) const {
    std::string out = TRY(text(name, chars_max));
    if (out.empty()) return wrong_field("json_field_missing", path_of(name), "is required");
    return out;
}

Result<std::string> Fields::web_address(std::string_view name) const {
    std::string out = TRY(text(name, kWebAddressCharsMax));
    const std::string_view start = std::string_view(out).substr(0, 8);
    const bool is_web = base::equal_ignoring_case(start, "https://") ||
                        base::equal_ignoring_case(start.substr(0, 7), "http://");
    if (!out.empty() && (!is_web || out.find_first_of(" \t\r\n") != std::string::npos)) {
        return wrong_field("url_malformed", path_of(name), "must be a web address");
    }
    return out;
}

Result<bool> Fields::boolean(std::string_view name) const {
    const json::value* value = find(name);
    if (value == nullptr) return false;
    if (value->is_bool()) return value->get_bool();
    const auto word = value->is_string() ? read_boolean_word(view(value->get_string())) : std::nullopt;
    if (!word) return wrong_field("json_type_wrong", path_of(name), "must be true or false");
    return *word;
}

Result<std::string_view> Fields::word(std::string_view name, std::span<const std::string_view> words) const {
    const json::value* value = find(name);
    if (value == nullptr) return words.front();
    if (value->is_string()) {
        const auto found = std::ranges::find(words, view(value->get_string()));
        if (found != words.end()) return *found;
    }
    if (value->is_int64() && value->get_int64() >= 0 &&
        static_cast<std::size_t>(value->get_int64()) < words.size()) {
        return words[static_cast<std::size_t>(value->get_int64())];
    }
    return wrong_field("json_type_wrong", path_of(name), "is not one of the known values");
}

Result<std::vector<const json::value*>> Fields::list(std::string_view name) const {
    std::vector<const json::value*> out;
    const json::value* value = find(name);
    if (value == nullptr) return out;
    if (!value->is_array()) return std::vector{value};
    for (const auto& item : value->get_array())
        out.push_back(&item);
    return out;
}

}  // namespace gbm
