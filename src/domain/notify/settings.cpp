#include "domain/notify/settings.h"

namespace domain::notify {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Minutes after midnight of "07:30"; nullopt when it is no such text.
std::optional<int> minutes_of(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0U, 1U, 3U, 4U}) {
        if (!is_digit(text[at])) return std::nullopt;
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace

base::Result<void> check_settings(const Settings& settings) {
    if (!settings.zone.empty()) TRY(time::Zone::find(settings.zone));
    if (!settings.quiet) return {};
    const auto from = minutes_of(settings.quiet->from);
    const auto to = minutes_of(settings.quiet->to);
    // From a time to the same time would be always: whoever wants that turns the channels off.
    if (from && to && *from != *to) return {};
    return base::fail(base::ErrorKind::invalid, "quiet_hours_malformed",
                      "quiet hours run from one time to another, such as 22:00 to 07:00");
}

bool is_quiet(const Settings& settings, const time::LocalTime& local) {
    if (!settings.quiet) return false;
    const int from = minutes_of(settings.quiet->from).value_or(0);
    const int to = minutes_of(settings.quiet->to).value_or(0);
    if (from < to) return local.minute >= from && local.minute < to;
    return from != to && (local.minute >= from || local.minute < to);
}

}  // namespace domain::notify
