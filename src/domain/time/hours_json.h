// Opening hours as JSON, in the words of docs/hours.md: what `balcao hours` is told, what people save and
// what is stored. Fields that it does not know are left aside.
#pragma once
#include "base/json.h"
#include "domain/time/kept_hours.h"

namespace domain::time {

// Error codes: hours_malformed, and those of parse_clock(), parse_date() and base::parse_rfc3339(). Whether
// such hours may be saved is for check_hours() and find_fault().
std::expected<Hours, HoursFault> read_hours(const base::json::object& asked);
// With "pauses_channel" of closures, and "confirmed_at" where it stands.
std::expected<KeptHours, HoursFault> read_kept_hours(const base::json::object& asked);

// {"zone","weekly","special","closures"}; a closure has "pauses_channel" when it does.
base::json::object hours_json(const KeptHours& kept);
base::json::array weekly_json(const std::vector<HoursRange>& weekly);

std::string_view weekday_word(int weekday);  // "mon" … "sun"

}  // namespace domain::time
