// The oracle: opening hours decided minute by minute from what the clock on the wall shows. Slow, obvious,
// and without a line of the engine in it. Only for tests/time.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/zone_file.h"

namespace oracle {

constexpr std::int64_t kUsPerMinute = 60'000'000;
constexpr std::int64_t kDay = 1440;  // minutes

// A range of a day: minutes after midnight; an end at or before the start is the next day's.
struct Range {
    std::int64_t start = 0;
    std::int64_t end = 0;
};
struct Weekly {
    int day = 0;  // 0 Monday
    Range range;
};
struct Special {
    std::int64_t date = 0;  // days since 1970
    std::vector<Range> ranges;
};
struct Pause {
    std::int64_t from = 0;  // minutes since 1970, UTC
    std::int64_t to = 0;
};
struct Plan {
    std::vector<Weekly> weekly;
    std::vector<Special> special;
    std::vector<Pause> pauses;
};

// What the wall clock of a zone shows at each minute of a window.
struct Wall {
    Wall(const ZoneFile& zone, std::int64_t first_minute, std::int64_t count);

    std::int64_t first_minute;         // UTC
    std::vector<std::int64_t> shows;   // minutes since 1970 by the wall clock
    std::vector<std::int64_t> first_;  // by wall minute: where it is shown first, or -1
    std::vector<std::int64_t> last_;   // and last
    std::int64_t lowest = 0;           // the wall minute at index 0 of the two

    std::int64_t size() const { return static_cast<std::int64_t>(shows.size()); }
    std::int64_t first_showing(std::int64_t wall) const { return showing(first_, wall); }
    std::int64_t last_showing(std::int64_t wall) const { return showing(last_, wall); }

 private:
    std::int64_t showing(const std::vector<std::int64_t>& where, std::int64_t wall) const;
};

// An answer, or "not before `value`" where the window ends.
struct Expected {
    std::int64_t value = 0;  // microseconds; kNothing for no answer
    bool is_bound = false;
};
constexpr std::int64_t kNothing = -1;

class Minutes {
 public:
    Minutes(const Wall& wall, const Plan& plan);

    bool is_staffed(std::int64_t us) const;
    Expected next_open(std::int64_t us) const;
    Expected next_close(std::int64_t us) const;
    Expected closed_since(std::int64_t us) const;
    std::int64_t staffed_between(std::int64_t from_us, std::int64_t to_us) const;
    Expected staffed_deadline(std::int64_t from_us, std::int64_t amount_us) const;
    std::int64_t later_day_at(std::int64_t us, int days, std::int64_t minute) const;
    std::int64_t wall_minute(std::int64_t us) const;

 private:
    std::int64_t index_of(std::int64_t us) const;
    std::int64_t us_at(std::int64_t index) const { return (wall_.first_minute + index) * kUsPerMinute; }
    void open(std::int64_t date, const Range& range);
    std::int64_t staffed_before(std::int64_t us) const;

    const Wall& wall_;
    std::vector<std::uint8_t> staffed_;
    std::vector<std::int64_t> minutes_before_;  // staffed minutes before each minute of the window
};

}  // namespace oracle
