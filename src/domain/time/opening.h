// Is the shop open, and until when? What pages, widget and inbox show of a timetable; the rules ask
// answers.h.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "domain/location.h"
#include "domain/time/timetable.h"

namespace domain::time {

// When a shop opens or closes next.
struct Turn {
    base::Timestamp at;
    LocalTime local;
    int days_ahead = 0;  // 0 today, 1 tomorrow: calendar days of the shop
    bool operator==(const Turn&) const = default;
};

struct OpenState {
    bool has_hours = false;  // false: the shop has told none; then nothing should be said about it
    bool is_open = false;
    std::optional<Turn> closes = {};     // while open; empty: not within 60 days
    std::optional<Turn> opens = {};      // while closed; empty: not within 60 days
    LocalTime now = {};                  // at the shop
    std::vector<HoursRange> today = {};  // the ranges that start today, earliest first
};

OpenState open_state(const Timetable& timetable, base::Timestamp now);
// Weekly hours alone. Error: hours_zone_unknown.
base::Result<OpenState> open_state(std::span<const HoursRange> weekly, std::string_view zone,
                                   base::Timestamp now);

// The ranges that start on `weekday` (0 Monday), earliest first.
std::vector<HoursRange> ranges_of(std::span<const HoursRange> weekly, int weekday);

}  // namespace domain::time
