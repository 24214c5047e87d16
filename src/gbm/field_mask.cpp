#include "gbm/field_mask.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "gbm/fields.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;
using Parts = std::span<const std::string_view>;

constexpr std::size_t kPathsMost = 100;

std::unexpected<base::Error> unknown(std::string_view path) {
    return base::fail(
        base::ErrorKind::invalid, "mask_unknown",
        fmt::format("`updateMask`: there is no field `{}`.", base::cut_to_code_points(path, 128)));
}

// Of a union the newest one stays.
void drop_others(json::object& now, const Shape& shape, std::string_view set) {
    if (std::ranges::find(shape.one_of, set) == shape.one_of.end()) return;
    for (const auto name : shape.one_of) {
        if (name != set) now.erase(name);
    }
}

void merge(json::object& now, const json::object& wanted, const Shape& shape) {
    for (const auto& [key, value] : wanted) {
        const ShapeField* field = find_field(shape, std::string_view(key.data(), key.size()));
        if (field == nullptr) continue;
        drop_others(now, shape, field->name);
        json::value* there = now.if_contains(key);
        if (there == nullptr || field->kind != FieldKind::message || field->many == Many::list) {
            now[key] = value;
        } else if (field->many == Many::one) {
            merge(there->as_object(), value.as_object(), *field->shape);
        } else {
            for (const auto& [entry, one] : value.as_object()) {
                json::value* old = there->as_object().if_contains(entry);
                if (old == nullptr)
                    there->as_object()[entry] = one;
                else
                    merge(old->as_object(), one.as_object(), *field->shape);
            }
        }
    }
}

void take(json::object& now, const json::object* wanted, std::string_view name) {
    const json::value* value = wanted == nullptr ? nullptr : wanted->if_contains(name);
    if (value == nullptr)
        now.erase(name);
    else
        now[name] = *value;
}

const json::object* child(const json::object* of, std::string_view name) {
    const json::value* value = of == nullptr ? nullptr : of->if_contains(name);
    return value == nullptr ? nullptr : value->if_object();
}

Result<void> apply(json::object& now, const json::object* wanted, const Shape& shape, Parts parts,
                   std::string_view path);

// Goes one level down, which is made when something has to stand there.
Result<void> descend(json::object& now, const json::object* wanted, std::string_view name, const Shape& shape,
                     Parts parts, std::string_view path) {
    json::object below = now.contains(name) ? now.at(name).as_object() : json::object();
    const bool was_there = now.contains(name);
    TRY(apply(below, child(wanted, name), shape, parts, path));
    if (was_there || !below.empty()) now[name] = std::move(below);
    return {};
}

Result<void> apply(json::object& now, const json::object* wanted, const Shape& shape, Parts parts,
                   std::string_view path) {
    const std::string name = camel_case(parts.front());
    const ShapeField* field = find_field(shape, name);
    if (field == nullptr) return unknown(path);
    if (field->kind == FieldKind::output) return {};
    if (wanted != nullptr && wanted->contains(field->name)) drop_others(now, shape, field->name);
    if (parts.size() == 1) {
        take(now, wanted, field->name);
        return {};
    }
    if (field->kind != FieldKind::message || field->many == Many::list) return unknown(path);
    if (field->many == Many::one)
        return descend(now, wanted, field->name, *field->shape, parts.subspan(1), path);
    // A map: the next part is a key, as it is.
    json::object entries = now.contains(field->name) ? now.at(field->name).as_object() : json::object();
    const json::object* wanted_entries = child(wanted, field->name);
    if (parts.size() == 2)
        take(entries, wanted_entries, parts[1]);
    else
        TRY(descend(entries, wanted_entries, parts[1], *field->shape, parts.subspan(2), path));
    if (entries.empty())
        now.erase(field->name);
    else
        now[field->name] = std::move(entries);
    return {};
}

}  // namespace

Result<json::object> patched(json::object now, const json::object& wanted, const Shape& shape,
                             const std::optional<std::string>& mask) {
    if (!mask || base::trim(*mask).empty()) {
        merge(now, wanted, shape);
        return now;
    }
    const auto paths = base::split(*mask, ',');
    if (paths.size() > kPathsMost) return unknown("…");
    for (const auto path : paths) {
        const auto clean = base::trim(path);
        if (clean.empty() || clean == "name") continue;
        if (clean == "*") {
            for (const ShapeField& field : shape.fields) {
                if (field.kind != FieldKind::output) take(now, &wanted, field.name);
            }
            continue;
        }
        const auto parts = base::split(clean, '.');
        TRY(apply(now, &wanted, shape, parts, clean));
    }
    return now;
}

}  // namespace gbm
