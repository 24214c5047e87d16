#include "base/time.h"

#include <fmt/format.h>

namespace base {
namespace {

// Reads exactly `digits` decimal digits at `at` and moves on; -1 when they are not there.
int read_number(std::string_view text, std::size_t& at, int digits) {
    int value = 0;
    for (int i = 0; i < digits; ++i, ++at) {
        if (at >= text.size() || text[at] < '0' || text[at] > '9') return -1;
        value = value * 10 + (text[at] - '0');
    }
    return value;
}

bool read_char(std::string_view text, std::size_t& at, char wanted) {
    if (at >= text.size() || text[at] != wanted) return false;
    ++at;
    return true;
}

// The fraction of a second in microseconds; digits past the sixth are dropped. -1 when malformed.
std::int64_t read_fraction(std::string_view text, std::size_t& at) {
    if (at >= text.size() || text[at] != '.') return 0;
    ++at;
    std::int64_t us = 0;
    int digits = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++digits) {
        if (digits < 6) us = us * 10 + (text[at] - '0');
    }
    if (digits == 0 || digits > 9) return -1;
    for (; digits < 6; ++digits)
        us *= 10;
    return us;
}

// "Z" or "+hh:mm" up to the end of the text.
bool read_offset(std::string_view text, std::size_t& at, std::chrono::minutes& offset) {
    offset = std::chrono::minutes(0);
    if (read_char(text, at, 'Z') || read_char(text, at, 'z')) return at == text.size();
    const bool is_minus = at < text.size() && text[at] == '-';
    if (!is_minus && !(at < text.size() && text[at] == '+')) return false;
    ++at;
    const int hours = read_number(text, at, 2);
    if (hours < 0 || hours > 23 || !read_char(text, at, ':')) return false;
    const int minutes = read_number(text, at, 2);
    if (minutes < 0 || minutes > 59) return false;
    offset = std::chrono::minutes((hours * 60 + minutes) * (is_minus ? -1 : 1));
    return at == text.size();
}

}  // namespace

std::string format_rfc3339(Timestamp t) {
    using namespace std::chrono;
    const auto day = floor<days>(t);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<milliseconds>(t - day));
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

Result<Timestamp> parse_rfc3339(std::string_view text) {
    using namespace std::chrono;
    const auto malformed = [] {
        return fail(ErrorKind::invalid, "time_malformed", "times look like 2024-05-04T09:12:33Z");
    };
    std::size_t at = 0;
    const int y = read_number(text, at, 4);
    if (y < 0 || !read_char(text, at, '-')) return malformed();
    const int mo = read_number(text, at, 2);
    if (mo < 0 || !read_char(text, at, '-')) return malformed();
    const int d = read_number(text, at, 2);
    if (d < 0 || !(read_char(text, at, 'T') || read_char(text, at, 't'))) return malformed();
    const int h = read_number(text, at, 2);
    if (h < 0 || h > 23 || !read_char(text, at, ':')) return malformed();
    const int mi = read_number(text, at, 2);
    if (mi < 0 || mi > 59 || !read_char(text, at, ':')) return malformed();
    const int s = read_number(text, at, 2);
    if (s < 0 || s > 60) return malformed();
    const std::int64_t fraction = read_fraction(text, at);
    minutes offset{};
    if (fraction < 0 || !read_offset(text, at, offset)) return malformed();
    const year_month_day date(year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d)));
    if (!date.ok()) return malformed();
    return Timestamp(sys_days(date)) + hours(h) + minutes(mi) + seconds(s) + Duration(fraction) - offset;
}

}  // namespace base
