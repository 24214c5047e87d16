// A setting as it is written and changed: text and number, and whether somebody may set it so. Pure; asked by
// the API, the command line and storage before anything is saved.
#pragma once
#include <string>

#include "base/result.h"
#include "domain/settings/values.h"

namespace domain::settings {

// "3", "suggest", "21:00-09:00": the same in the database, on the command line and in the API.
std::string text_of(const KeyRow& row, std::int64_t number);
// As JSON and back: numbers as numbers, all else as text. Error: setting_out_of_range.
base::json::value json_of(const KeyRow& row, std::int64_t number);
base::Result<std::string> text_of(const base::json::value& value);
// "1..5", "off, suggest", "wider than 21:00-09:00"; a fixed one has its only value.
std::string range_text(const KeyRow& row);

// Error: setting_out_of_range, also for what is no such value at all. Says nothing about the range.
base::Result<std::int64_t> number_of(const KeyRow& row, std::string_view text);

// Whether `inner` is as strict as `outer`, or stricter.
bool is_as_strict(const KeyRow& row, std::int64_t inner, std::int64_t outer);
// What holds when one level says `outer` and a level below it `inner`.
std::int64_t combined(const KeyRow& row, std::int64_t outer, std::int64_t inner);

enum class By : std::uint8_t { operator_of_install, brand_or_store };

// The number that may be saved. `inherited` is what holds without this change, from the levels above.
// Errors: setting_unknown, setting_not_read, setting_out_of_range (invalid), setting_loosens (conflict).
base::Result<std::int64_t> check_change(std::string_view key, std::string_view text, By by,
                                        const Values& inherited);
// Error: setting_unknown.
base::Result<Key> find_key(std::string_view name);

}  // namespace domain::settings
