// JSON in and out, from one declaration per struct (Boost.Describe). Reading is strict: unknown fields,
// missing fields and wrong types are errors that name the field. Writing goes straight into a string, without
// a tree between.
//
//   struct Reply { std::string text; std::optional<std::string> language; };
//   BOOST_DESCRIBE_STRUCT(Reply, (), (text, language))
//   Result<Reply> r = base::decode<Reply>(body);     std::string s = base::encode(*r);
//
// Fields of type std::optional may be absent and are left out when empty. Enumerators are written as their
// names.
#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <cmath>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace base {

namespace json = boost::json;

constexpr std::size_t kJsonDepthMax = 32;

// Strict RFC 8259; one value, nothing behind it; at most kJsonDepthMax levels. Error: json_malformed.
Result<json::value> parse_json(std::string_view text);
// As parse_json, and the value must be an object. Error: json_malformed, json_type_wrong.
Result<json::object> parse_json_object(std::string_view text);

void append_json_string(std::string& out, std::string_view utf8);  // quoted and escaped
void append_json_number(std::string& out, double value);

// ---- enumerations ----

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;
template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
using described_members =
    boost::describe::describe_members<T, boost::describe::mod_any_access | boost::describe::mod_inherited>;

template <DescribedEnum E>
std::string_view name_of(E value) {
    std::string_view name = "?";
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (d.value == value) name = d.name;
    });
    return name;
}

template <DescribedEnum E>
std::optional<E> find_enum(std::string_view name) {
    std::optional<E> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (name == d.name) found = d.value;
    });
    return found;
}

// ---- writing ----

inline void append_json(std::string& out, std::string_view value) {
    append_json_string(out, value);
}
inline void append_json(std::string& out, const std::string& value) {
    append_json_string(out, value);
}
inline void append_json(std::string& out, const char* value) {
    append_json_string(out, value);
}
inline void append_json(std::string& out, bool value) {
    out += value ? "true" : "false";
}
inline void append_json(std::string& out, std::integral auto value) {
    out += std::to_string(value);
}
inline void append_json(std::string& out, double value) {
    append_json_number(out, value);
}
inline void append_json(std::string& out, const Uuid& value) {
    append_json_string(out, to_string(value));
}
inline void append_json(std::string& out, const json::value& value) {
    out += json::serialize(value);
}
inline void append_json(std::string& out, const json::object& value) {
    out += json::serialize(value);
}
template <class Tag>
void append_json(std::string& out, const StrongId<Tag>& value) {
    append_json_string(out, to_string(value));
}
// Times are written as RFC 3339, as everywhere on the wire.
inline void append_json(std::string& out, Timestamp value) {
    append_json_string(out, format_rfc3339(value));
}
template <DescribedEnum E>
void append_json(std::string& out, E value) {
    append_json_string(out, name_of(value));
}
template <class T>
void append_json(std::string& out, const std::vector<T>& values);
template <class T>
void append_json(std::string& out, const std::map<std::string, T>& values);
template <DescribedStruct T>
void append_json(std::string& out, const T& value);

template <class T>
void append_json(std::string& out, const std::vector<T>& values) {
    out.push_back('[');
    bool is_first = true;
    for (const auto& value : values) {
        if (!std::exchange(is_first, false)) out.push_back(',');
        append_json(out, value);
    }
    out.push_back(']');
}

template <class T>
void append_json(std::string& out, const std::map<std::string, T>& values) {
    out.push_back('{');
    bool is_first = true;
    for (const auto& [name, value] : values) {
        if (!std::exchange(is_first, false)) out.push_back(',');
        append_json_string(out, name);
        out.push_back(':');
        append_json(out, value);
    }
    out.push_back('}');
}

namespace detail {
template <class T>
void append_member(std::string& out, std::string_view name, bool& is_first, const T& value) {
    if (!std::exchange(is_first, false)) out.push_back(',');
    append_json_string(out, name);
    out.push_back(':');
    append_json(out, value);
}
template <class T>
void append_member(std::string& out, std::string_view name, bool& is_first, const std::optional<T>& value) {
    if (value) append_member(out, name, is_first, *value);
}
}  // namespace detail

template <DescribedStruct T>
void append_json(std::string& out, const T& value) {
    out.push_back('{');
    bool is_first = true;
    boost::mp11::mp_for_each<described_members<T>>(
        [&](auto d) { detail::append_member(out, d.name, is_first, value.*d.pointer); });
    out.push_back('}');
}

template <class T>
std::string encode(const T& value) {
    std::string out;
    out.reserve(256);
    append_json(out, value);
    return out;
}

// ---- reading ----

std::unexpected<Error> wrong_json_type(std::string_view field, std::string_view wanted);
std::unexpected<Error> missing_json_field(std::string_view field);
std::unexpected<Error> unknown_json_field(std::string_view field);

inline Result<void> read_json(const json::value& in, std::string_view field, std::string& out) {
    if (!in.is_string()) return wrong_json_type(field, "text");
    out.assign(in.get_string().data(), in.get_string().size());
    return {};
}
inline Result<void> read_json(const json::value& in, std::string_view field, bool& out) {
    if (!in.is_bool()) return wrong_json_type(field, "true or false");
    out = in.get_bool();
    return {};
}
template <std::integral I>
    requires(!std::same_as<I, bool>)
Result<void> read_json(const json::value& in, std::string_view field, I& out) {
    boost::system::error_code error;
    out = in.to_number<I>(error);
    if (error) return wrong_json_type(field, "a whole number in range");
    return {};
}
inline Result<void> read_json(const json::value& in, std::string_view field, double& out) {
    boost::system::error_code error;
    out = in.to_number<double>(error);
    if (error) return wrong_json_type(field, "a number");
    return {};
}
inline Result<void> read_json(const json::value& in, std::string_view, json::value& out) {
    out = in;
    return {};
}
inline Result<void> read_json(const json::value& in, std::string_view field, json::object& out) {
    if (!in.is_object()) return wrong_json_type(field, "an object");
    out = in.get_object();
    return {};
}
inline Result<void> read_json(const json::value& in, std::string_view field, Timestamp& out) {
    if (!in.is_string()) return wrong_json_type(field, "a time such as 2024-05-04T09:12:33Z");
    out = TRY(parse_rfc3339(std::string_view(in.get_string().data(), in.get_string().size())));
    return {};
}
template <class Tag>
Result<void> read_json(const json::value& in, std::string_view field, StrongId<Tag>& out) {
    if (!in.is_string()) return wrong_json_type(field, "an id");
    out.value = TRY(parse_uuid(std::string_view(in.get_string().data(), in.get_string().size())));
    return {};
}
template <DescribedEnum E>
Result<void> read_json(const json::value& in, std::string_view field, E& out) {
    const auto found = in.is_string()
                           ? find_enum<E>(std::string_view(in.get_string().data(), in.get_string().size()))
                           : std::nullopt;
    if (!found) return wrong_json_type(field, "one of the listed words");
    out = *found;
    return {};
}
template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::optional<T>& out);
template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::vector<T>& out);
template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::map<std::string, T>& out);
template <DescribedStruct T>
Result<void> read_json(const json::value& in, std::string_view field, T& out);

template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::optional<T>& out) {
    if (in.is_null()) {
        out.reset();
        return {};
    }
    return read_json(in, field, out.emplace());
}

template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::vector<T>& out) {
    if (!in.is_array()) return wrong_json_type(field, "a list");
    out.clear();
    for (const auto& item : in.get_array())
        TRY(read_json(item, field, out.emplace_back()));
    return {};
}

template <class T>
Result<void> read_json(const json::value& in, std::string_view field, std::map<std::string, T>& out) {
    if (!in.is_object()) return wrong_json_type(field, "an object");
    out.clear();
    for (const auto& [name, value] : in.get_object())
        TRY(read_json(value, name, out[std::string(name)]));
    return {};
}

namespace detail {
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;

template <class M>
Result<void> read_member(const json::object& in, std::string_view name, M& out, std::size_t& seen) {
    const auto* value = in.if_contains(name);
    if (value == nullptr) {
        if constexpr (is_optional<M>) return {};
        return missing_json_field(name);
    }
    ++seen;
    return read_json(*value, name, out);
}
}  // namespace detail

template <DescribedStruct T>
Result<void> read_json(const json::value& in, std::string_view field, T& out) {
    if (!in.is_object()) return wrong_json_type(field, "an object");
    const auto& object = in.get_object();
    Result<void> result;
    std::size_t seen = 0;
    using Members = described_members<T>;
    boost::mp11::mp_for_each<Members>([&](auto d) {
        if (result) result = detail::read_member(object, d.name, out.*d.pointer, seen);
    });
    if (!result || seen == object.size()) return result;
    for (const auto& [name, value] : object) {
        bool is_known = false;
        boost::mp11::mp_for_each<Members>([&](auto d) { is_known = is_known || name == d.name; });
        if (!is_known) return unknown_json_field(name);
    }
    return result;
}

template <class T>
Result<T> decode_value(const json::value& value) {
    T out{};
    TRY(read_json(value, "body", out));
    return out;
}

template <class T>
Result<T> decode(std::string_view text) {
    const json::value value = TRY(parse_json(text));
    return decode_value<T>(value);
}

}  // namespace base
