// The end of a shop (behaviours.md R36, DAT-06): announced 16 days ahead or more; nobody new may begin in the
// last 16 days, replies work until the end, and then everything can be read and taken along. Pure.
#pragma once
#include <optional>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "base/time.h"

namespace domain {

constexpr base::Duration kWindDownNotice = std::chrono::hours(24 * 16);  // R36
constexpr std::size_t kElsewhereCharsMax = 300;

struct WindDown {
    std::optional<base::Timestamp> ends_at;  // nothing: it goes on
    std::string elsewhere_url;               // where customers find the shop afterwards; may be empty
    bool operator==(const WindDown&) const = default;
};
BOOST_DESCRIBE_STRUCT(WindDown, (), (ends_at, elsewhere_url))

// Errors: wind_down_too_soon, wind_down_url_malformed (invalid): https, no spaces, at most 300 characters.
base::Result<void> check_wind_down(const WindDown& wish, base::Timestamp now);
bool is_winding_down(const WindDown& end, base::Timestamp now);  // nobody new may begin
bool has_ended(const WindDown& end, base::Timestamp now);

}  // namespace domain
