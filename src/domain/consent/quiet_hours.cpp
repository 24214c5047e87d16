#include "domain/consent/quiet_hours.h"

#include <algorithm>
#include <iterator>

#include "domain/consent/calendar.h"

namespace domain::consent {
namespace {

using time::AllowedWeek;
using time::DayRange;

constexpr int h(int hours) {
    return hours * 60;
}

constexpr AllowedWeek week(DayRange weekdays, std::optional<DayRange> saturday,
                           std::optional<DayRange> sunday) {
    AllowedWeek out;
    for (std::size_t day = 0; day < 5; ++day)
        out.days[day] = weekdays;
    out.days[5] = saturday;
    out.days[6] = sunday;
    return out;
}

constexpr AllowedWeek daily(int from, int to) {
    const DayRange range{h(from), h(to)};
    return week(range, range, range);
}

constexpr AllowedWeek kAnyTime = daily(0, 24);
constexpr AllowedWeek kPromotionalDefault = daily(9, 21);  // quiet_default
constexpr AllowedWeek kServiceDefault = daily(7, 22);
constexpr std::size_t kSunday = 6;

// behaviours.md §3.7; hours of FR, and Sundays elsewhere, are unconfirmed there.
constexpr QuietRow kRows[] = {
    {.jurisdiction = "*", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "US", .law = daily(8, 21)},
    {.jurisdiction = "US-FL", .law = daily(8, 20)},
    {.jurisdiction = "US-OK", .law = daily(8, 20)},
    {.jurisdiction = "US-MD", .law = daily(8, 20)},
    {.jurisdiction = "US-MS", .law = daily(8, 20)},
    {.jurisdiction = "US-NJ", .law = daily(8, 20)},
    {.jurisdiction = "US-CT", .law = daily(9, 20)},
    {.jurisdiction = "US-TX", .law = week({h(9), h(21)}, DayRange{h(9), h(21)}, DayRange{h(12), h(21)})},
    {.jurisdiction = "US-RI", .law = week({h(9), h(18)}, DayRange{h(10), h(17)}, DayRange{h(10), h(17)})},
    {.jurisdiction = "VN", .law = daily(7, 22)},
    {.jurisdiction = "FR",
     .law = week({h(10), h(20)}, DayRange{h(10), h(20)}, std::nullopt),
     .promotional_on_sunday = false,
     .promotional_on_holidays = false},
    {.jurisdiction = "BR", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "PT", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "ES", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "IT", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "DE", .law = kAnyTime, .promotional_on_sunday = false},
    {.jurisdiction = "GB", .law = kAnyTime, .promotional_on_sunday = false},
};

const QuietRow* find_row(std::string_view jurisdiction) {
    const auto* found = std::ranges::find(kRows, jurisdiction, &QuietRow::jurisdiction);
    return found == std::end(kRows) ? nullptr : found;
}

std::vector<const QuietRow*> rows_of(std::span<const std::string> jurisdictions) {
    std::vector<const QuietRow*> rows;
    for (const std::string& jurisdiction : jurisdictions)
        rows.push_back(&quiet_row_of(jurisdiction));
    if (rows.empty()) {
        for (const QuietRow& row : kRows)
            rows.push_back(&row);
    }
    return rows;
}

// Of this and the next year in every zone, wide enough for the search of 60 days.
std::vector<int> holidays_of(const QuietQuestion& question) {
    std::vector<int> days;
    if (question.message_class == MessageClass::service) return days;
    const auto date = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(question.at));
    for (const QuietRow* row : rows_of(question.jurisdictions)) {
        if (row->promotional_on_holidays) continue;
        for (int year = int(date.year()) - 1; year <= int(date.year()) + 1; ++year)
            std::ranges::copy(public_holidays(row->jurisdiction, year), std::back_inserter(days));
    }
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
}

bool is_holiday_somewhere(const time::QuietHours& hours, std::span<const int> holidays, base::Timestamp at) {
    return std::ranges::any_of(hours.zones(), [&](const time::Timetable& zone) {
        return std::ranges::binary_search(holidays, time::day_number(zone.zone().local(at)));
    });
}

// "Ignore quiet hours only if the appointment itself lies within 3 h after them" (§3.7).
bool is_before_early_appointment(const QuietQuestion& question, base::Timestamp quiet_ends) {
    return question.message_class == MessageClass::service && question.appointment_at &&
           *question.appointment_at > question.at &&
           *question.appointment_at <= quiet_ends + kAppointmentAfterQuiet;
}

std::string_view waiting_reason(const QuietQuestion& question, bool is_holiday) {
    if (is_holiday) return "HOLIDAY_QUIET";
    return question.is_zone_assumed ? "ZONE_ASSUMED" : "QUIET_HOURS";
}

}  // namespace

std::span<const QuietRow> quiet_rows() {
    return kRows;
}

const QuietRow& quiet_row_of(std::string_view jurisdiction) {
    if (const QuietRow* row = find_row(jurisdiction)) return *row;
    const QuietRow* country = find_row(jurisdiction.substr(0, jurisdiction.find('-')));
    return country != nullptr ? *country : kRows[0];
}

AllowedWeek allowed_week(std::span<const std::string> jurisdictions, MessageClass message_class) {
    const bool is_promotional = message_class == MessageClass::promotional;
    AllowedWeek allowed = is_promotional ? kPromotionalDefault : kServiceDefault;
    for (const QuietRow* row : rows_of(jurisdictions)) {
        allowed = time::narrowed(allowed, row->law);
        if (is_promotional && !row->promotional_on_sunday) allowed.days[kSunday].reset();
    }
    return allowed;
}

namespace {

// The shop may be quiet for longer than the default; nothing is left of a day that begins after it ends.
AllowedWeek allowed_for(const QuietQuestion& question) {
    AllowedWeek allowed = allowed_week(question.jurisdictions, question.message_class);
    if (question.message_class == MessageClass::service) return allowed;
    if (question.ends >= question.begins) return {};
    return time::narrowed(allowed, time::allowed_daily(question.ends, question.begins));
}

}  // namespace

base::Result<QuietVerdict> quiet_verdict(const QuietQuestion& question) {
    using enum QuietVerdict::Kind;
    if (question.is_live_answer) return QuietVerdict{send, "ANSWER_EXEMPT", {}};
    const auto holidays = holidays_of(question);
    const auto hours = TRY(time::QuietHours::make(allowed_for(question), question.zones, holidays));
    if (!hours.is_quiet(question.at)) return QuietVerdict{send, "", {}};
    const auto allowed = hours.next_allowed(question.at);
    if (!allowed) return QuietVerdict{never, "QUIET_UNTIL_TOO_LATE", {}};
    if (is_before_early_appointment(question, *allowed)) return QuietVerdict{send, "", {}};
    const base::Timestamp until =
        *allowed + std::clamp(question.jitter, base::Duration(0), base::Duration(kQuietJitterMax));
    if (question.useful_until && until > *question.useful_until)
        return QuietVerdict{never, "QUIET_UNTIL_TOO_LATE", {}};
    return QuietVerdict{wait, waiting_reason(question, is_holiday_somewhere(hours, holidays, question.at)),
                        until};
}

}  // namespace domain::consent
