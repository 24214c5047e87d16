// Reads the questions that `balcao hours` is told, fields that it does not know left aside; the hours are for
// domain/time/hours_json.h. For server/hours.cpp.
#pragma once
#include <string_view>

#include "base/json.h"
#include "base/time.h"

namespace server {

// The fields of a query. Error codes: field_missing, field_wrong, time_malformed, time_out_of_range.
base::Result<std::string_view> read_text(const base::json::object& from, std::string_view name);
base::Result<base::Timestamp> read_time(const base::json::object& from, std::string_view name);
base::Result<base::Duration> read_seconds(const base::json::object& from, std::string_view name);

}  // namespace server
