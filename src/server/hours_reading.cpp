#include "server/hours_reading.h"

#include <cmath>

#include "domain/time/zone.h"

namespace server {
namespace {

using base::json::object;
using base::json::value;

// Further than all times that are answered.
constexpr double kSecondsMax = 4e9;

std::string_view view(const value& text) {
    return {text.get_string().data(), text.get_string().size()};
}

std::unexpected<base::Error> field_missing(std::string_view name) {
    return base::fail(base::ErrorKind::invalid, "field_missing", std::string(name) + " is missing");
}

}  // namespace

base::Result<std::string_view> read_text(const object& from, std::string_view name) {
    const value* text = from.if_contains(name);
    if (text == nullptr) return field_missing(name);
    if (!text->is_string())
        return base::fail(base::ErrorKind::invalid, "field_wrong", std::string(name) + " is text");
    return view(*text);
}

base::Result<base::Timestamp> read_time(const object& from, std::string_view name) {
    const base::Timestamp at = TRY(base::parse_rfc3339(TRY(read_text(from, name))));
    if (at < domain::time::kExactFrom || at >= domain::time::kExactUntil) {
        return base::fail(base::ErrorKind::invalid, "time_out_of_range",
                          std::string(name) + " is outside 1970 to 2085");
    }
    return at;
}

base::Result<base::Duration> read_seconds(const object& from, std::string_view name) {
    const value* number = from.if_contains(name);
    if (number == nullptr) return field_missing(name);
    boost::system::error_code error;
    const auto seconds = number->to_number<double>(error);
    if (error || !(std::abs(seconds) <= kSecondsMax)) {
        return base::fail(base::ErrorKind::invalid, "field_wrong",
                          std::string(name) + " is a number, at most 4000000000");
    }
    return base::Duration(std::llround(seconds * 1e6));
}

}  // namespace server
