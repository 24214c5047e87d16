// Points in time, and the clock as an argument. Time is stored as int64 microseconds since 1970 UTC.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace base {

using Duration = std::chrono::microseconds;
using Timestamp = std::chrono::sys_time<Duration>;

constexpr std::int64_t to_us(Timestamp t) {
    return t.time_since_epoch().count();
}
constexpr Timestamp from_us(std::int64_t us) {
    return Timestamp(Duration(us));
}

// RFC 3339 in UTC with milliseconds: "2024-05-04T09:12:33.204Z". Years 1970..9999.
std::string format_rfc3339(Timestamp t);
// Accepts 0 to 9 digits of fraction (cut to microseconds) and "Z" or an offset. Error: time_malformed.
Result<Timestamp> parse_rfc3339(std::string_view text);

// Where the program asks for the time. domain/ and gbm/ never see one: they are told.
class Clock {
 public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
    Timestamp now() const override {
        return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    }
};

}  // namespace base
