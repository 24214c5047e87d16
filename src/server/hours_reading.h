// Reads what `balcao hours` is told: hours and questions as JSON, fields that it does not know left aside.
// For server/hours.cpp.
#pragma once
#include <string_view>

#include "base/json.h"
#include "domain/time/hours.h"

namespace server {

// Error codes: hours_malformed, and those of domain::time::parse_clock() and parse_date().
base::Result<domain::time::Hours> read_hours(const base::json::object& asked);

// The fields of a query. Error codes: field_missing, field_wrong, time_malformed, time_out_of_range.
base::Result<std::string_view> read_text(const base::json::object& from, std::string_view name);
base::Result<base::Timestamp> read_time(const base::json::object& from, std::string_view name);
base::Result<base::Duration> read_seconds(const base::json::object& from, std::string_view name);

// "mon" … "sun".
std::string_view weekday_word(int weekday);

}  // namespace server
