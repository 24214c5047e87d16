#include "gbm/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "gbm/fields.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

constexpr std::size_t kItemsMost = 1000;  // of any list or map

std::string_view view(const json::string& text) {
    return {text.data(), text.size()};
}

std::string join(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

bool is_unset(const json::value& value) {
    return value.is_null() || (value.is_string() && value.get_string().empty());
}

Result<json::value> read_whole(const json::value& in, const ShapeField& field, const std::string& path) {
    std::int64_t number = 0;
    boost::system::error_code error;
    if (in.is_string()) {
        const auto text = view(in.get_string());
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failed != std::errc() || end != text.data() + text.size())
            return wrong_field("json_type_wrong", path, "must be a whole number");
    } else {
        number = in.to_number<std::int64_t>(error);
        if (error) return wrong_field("json_type_wrong", path, "must be a whole number");
    }
    if (number < 0 || number > static_cast<std::int64_t>(field.most))
        return wrong_field("json_type_wrong", path, fmt::format("is a number from 0 to {}", field.most));
    return json::value(number);
}

// One value that is set; the result may be a default (false, 0), which the caller leaves out.
Result<json::value> read_one(const json::value& in, const ShapeField& field, const std::string& path) {
    // The readers of messages know texts, booleans, words and addresses by name already.
    const json::object holder{{"it", in}};
    const Fields fields = TRY(Fields::of(holder, path, {"it"}));
    const auto renamed = [&](base::Error error) {
        if (const auto at = error.message.find(path + ".it"); at != std::string::npos)
            error.message.erase(at + path.size(), 3);
        return std::unexpected(std::move(error));
    };
    switch (field.kind) {
        case FieldKind::text: {
            auto text = fields.text("it", field.most);
            if (!text) return renamed(text.error());
            return json::value(*text);
        }
        case FieldKind::url: {
            auto url = fields.web_address("it");
            if (!url) return renamed(url.error());
            return json::value(*url);
        }
        case FieldKind::boolean: {
            auto value = fields.boolean("it");
            if (!value) return renamed(value.error());
            return json::value(*value);
        }
        case FieldKind::whole:
            return read_whole(in, field, path);
        case FieldKind::word: {
            auto word = fields.word("it", field.words);
            if (!word) return renamed(word.error());
            return json::value(*word == field.words.front() ? std::string_view() : *word);
        }
        case FieldKind::message:
            if (!in.is_object()) return wrong_field("json_type_wrong", path, "must be an object");
            return json::value(TRY(read_shape(in.get_object(), *field.shape, path)));
        case FieldKind::output:
            break;
    }
    return json::value();
}

bool is_default(const json::value& value) {
    return is_unset(value) || (value.is_bool() && !value.get_bool()) ||
           (value.is_int64() && value.get_int64() == 0);
}

Result<json::value> read_list(const json::value& in, const ShapeField& field, const std::string& path) {
    json::array out;
    const json::array wrapped = in.is_array() ? json::array() : json::array{in};
    const json::array& items = in.is_array() ? in.get_array() : wrapped;
    if (items.size() > (field.items_most == 0 ? kItemsMost : field.items_most))
        return wrong_field("too_many_items", path, fmt::format("has at most {} items", field.items_most));
    for (std::size_t i = 0; i < items.size(); ++i)
        out.push_back(TRY(read_one(items[i], field, fmt::format("{}[{}]", path, i))));
    if (out.empty()) return json::value();
    return json::value(std::move(out));
}

Result<json::value> read_map(const json::value& in, const ShapeField& field, const std::string& path) {
    if (!in.is_object()) return wrong_field("json_type_wrong", path, "must be an object");
    if (in.get_object().size() > (field.items_most == 0 ? kItemsMost : field.items_most))
        return wrong_field("too_many_items", path, fmt::format("has at most {} entries", field.items_most));
    json::object out;
    for (const auto& [key, value] : in.get_object()) {
        const std::string name(key);
        if (name.empty() || base::count_code_points(name) > 64)
            return wrong_field("json_type_wrong", path, "has a name that is empty or too long");
        if (!is_unset(value)) out[name] = TRY(read_one(value, field, join(path, name)));
    }
    if (out.empty()) return json::value();
    return json::value(std::move(out));
}

Result<json::value> read_field(const json::value& in, const ShapeField& field, const std::string& path) {
    switch (field.many) {
        case Many::one:
            return read_one(in, field, path);
        case Many::list:
            return read_list(in, field, path);
        case Many::map:
            return read_map(in, field, path);
    }
    return json::value();
}

Result<void> check_items(const json::value& value, const ShapeField& field, Need level,
                         const std::string& path) {
    if (field.kind != FieldKind::message) return {};
    if (field.many == Many::one) return check_needed(value.as_object(), *field.shape, level, path);
    if (field.many == Many::map) {
        for (const auto& [key, one] : value.as_object())
            TRY(check_needed(one.as_object(), *field.shape, level, join(path, key)));
        return {};
    }
    for (std::size_t i = 0; i < value.as_array().size(); ++i)
        TRY(check_needed(value.as_array()[i].as_object(), *field.shape, level,
                         fmt::format("{}[{}]", path, i)));
    return {};
}

}  // namespace

const ShapeField* find_field(const Shape& shape, std::string_view camel_name) {
    const auto found = std::ranges::find(shape.fields, camel_name, &ShapeField::name);
    return found == shape.fields.end() ? nullptr : &*found;
}

Result<json::object> read_shape(const json::object& in, const Shape& shape, const std::string& path) {
    json::object out;
    std::vector<std::string_view> seen;
    for (const auto& [key, value] : in) {
        const std::string name = camel_case(std::string_view(key.data(), key.size()));
        const ShapeField* field = find_field(shape, name);
        if (field == nullptr) {
            return base::fail(base::ErrorKind::invalid, "json_field_unknown",
                              fmt::format("Invalid JSON payload received. Unknown name `{}`.",
                                          join(path, base::cut_to_code_points(name, 64))));
        }
        if (std::ranges::find(seen, field->name) != seen.end())
            return wrong_field("json_malformed", join(path, name), "is given twice");
        seen.push_back(field->name);
        if (field->kind == FieldKind::output || is_unset(value)) continue;
        json::value read = TRY(read_field(value, *field, join(path, name)));
        if (!is_default(read)) out[field->name] = std::move(read);
    }
    const auto set = std::ranges::count_if(shape.one_of, [&](auto name) { return out.contains(name); });
    if (set > 1) {
        return base::fail(base::ErrorKind::invalid, "union_not_one",
                          fmt::format("Invalid JSON payload received. `{}` may have one of {} only.", path,
                                      fmt::join(shape.one_of, ", ")));
    }
    return out;
}

Result<void> check_needed(const json::object& whole, const Shape& shape, Need level,
                          const std::string& path) {
    for (const ShapeField& field : shape.fields) {
        const json::value* value = whole.if_contains(field.name);
        const bool is_needed =
            field.need == Need::always || (field.need == Need::when_made && level == Need::when_made);
        if (value == nullptr) {
            if (is_needed) return wrong_field("json_field_missing", join(path, field.name), "is required");
            continue;
        }
        TRY(check_items(*value, field, level, join(path, field.name)));
    }
    return {};
}

}  // namespace gbm
