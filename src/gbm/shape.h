// The types of the Business Communications API as data (gbm-api.md §7): one reader for all of them, as
// lenient as Google's (§1.5), which gives their canonical JSON: camelCase, right types, defaults and
// output-only fields left out. Used by field_mask.h and the *_resource.h files.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/json.h"

namespace gbm {

enum class FieldKind : std::uint8_t { text, url, boolean, whole, word, message, output };
enum class Many : std::uint8_t { one, list, map };  // a map's keys are anything, as locales are
enum class Need : std::uint8_t { no, when_made, always };

struct Shape;
struct ShapeField {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    std::size_t most = 0;  // characters of a text, or what a whole number may be
    Need need = Need::no;
    Many many = Many::one;
    std::size_t items_most = 0;
    const Shape* shape = nullptr;                  // of a message
    std::span<const std::string_view> words = {};  // of a word; the first one means unset
};
struct Shape {
    std::span<const ShapeField> fields;
    std::span<const std::string_view> one_of = {};  // at most one of these
};

const ShapeField* find_field(const Shape& shape, std::string_view camel_name);

// Errors name the field by its path: json_field_unknown, json_type_wrong, json_malformed, field_too_long,
// url_malformed, too_many_items, union_not_one.
base::Result<base::json::object> read_shape(const base::json::object& in, const Shape& shape,
                                            const std::string& path = "");

// Of a whole resource in canonical JSON. Error: json_field_missing.
base::Result<void> check_needed(const base::json::object& whole, const Shape& shape, Need level,
                                const std::string& path = "");

}  // namespace gbm
