#include "domain/settings/values.h"

#include <algorithm>
#include <utility>

#include "domain/settings/change.h"

namespace domain::settings {
namespace {

std::array<std::int32_t, kKeyCount> standard_numbers() {
    std::array<std::int32_t, kKeyCount> numbers{};
    std::ranges::transform(keys(), numbers.begin(), &KeyRow::standard);
    return numbers;
}

}  // namespace

Values::Values() {
    static const auto kStandard = standard_numbers();
    numbers_ = kStandard;
}

const Values& standard_values() {
    static const Values kValues;
    return kValues;
}

Values gate_part(const Values& values) {
    Values part;
    for (const KeyRow& row : keys().first<kGateKeys>())
        part.set(row.key, values[row.key]);
    return part;
}

void append_json(std::string& out, const Values& values) {
    out.push_back('{');
    bool is_first = true;
    for (const KeyRow& row : keys()) {
        if (values[row.key] == row.standard) continue;
        if (!std::exchange(is_first, false)) out.push_back(',');
        base::append_json_string(out, name_of(row.key));
        out.push_back(':');
        base::append_json(out, json_of(row, values[row.key]));
    }
    out.push_back('}');
}

base::Result<void> read_json(const base::json::value& in, std::string_view field, Values& out) {
    if (!in.is_object()) return base::wrong_json_type(field, "an object");
    out = {};
    for (const auto& [name, value] : in.get_object()) {
        const auto key = base::find_enum<Key>(name);
        if (!key) return base::unknown_json_field(name);
        // Not the range: what was decided under another range is decided again as it was.
        out.set(*key, TRY(number_of(row_of(*key), TRY(text_of(value)))));
    }
    return {};
}

}  // namespace domain::settings
