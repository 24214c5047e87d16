#include "domain/consent/quiet_hours.h"

#include <gtest/gtest.h>

namespace domain::consent {
namespace {

using Kind = QuietVerdict::Kind;

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

QuietQuestion question(std::string jurisdiction, std::string zone, std::string_view when,
                       MessageClass message_class = MessageClass::promotional) {
    QuietQuestion out;
    out.message_class = message_class;
    if (!jurisdiction.empty()) out.jurisdictions.push_back(std::move(jurisdiction));
    out.zones.push_back(std::move(zone));
    out.at = at(when);
    return out;
}

// "" to send at once, else when.
std::string until(const QuietQuestion& asked) {
    const auto verdict = quiet_verdict(asked).value();
    if (verdict.kind == Kind::never) return "never";
    return verdict.until ? base::format_rfc3339(*verdict.until) : "";
}

std::string window(std::string jurisdiction, MessageClass message_class, std::size_t day) {
    const std::vector<std::string> jurisdictions =
        jurisdiction.empty() ? std::vector<std::string>{} : std::vector{jurisdiction};
    const auto range = allowed_week(jurisdictions, message_class).days[day];
    return range ? std::to_string(range->start / 60) + "-" + std::to_string(range->end / 60) : "none";
}

TEST(QuietHoursTable, ClassPIsTheLawWithinOurDefault) {  // §3.7, §10 item 7
    struct Case {
        const char* jurisdiction;
        const char* monday;
        const char* saturday;
        const char* sunday;
    };
    const Case cases[] = {
        {"US", "9-21", "9-21", "9-21"},      {"US-FL", "9-20", "9-20", "9-20"},
        {"US-OK", "9-20", "9-20", "9-20"},   {"US-MD", "9-20", "9-20", "9-20"},
        {"US-MS", "9-20", "9-20", "9-20"},   {"US-NJ", "9-20", "9-20", "9-20"},
        {"US-CT", "9-20", "9-20", "9-20"},   {"US-TX", "9-21", "9-21", "12-21"},
        {"US-RI", "9-18", "10-17", "10-17"}, {"US-CA", "9-21", "9-21", "9-21"},
        {"VN", "9-21", "9-21", "9-21"},      {"FR", "10-20", "10-20", "none"},
        {"BR", "9-21", "9-21", "none"},      {"PT", "9-21", "9-21", "none"},
        {"ES", "9-21", "9-21", "none"},      {"IT", "9-21", "9-21", "none"},
        {"DE", "9-21", "9-21", "none"},      {"GB", "9-21", "9-21", "none"},
        {"JP", "9-21", "9-21", "none"},      {"", "10-18", "10-17", "none"},
    };
    for (const auto& [jurisdiction, monday, saturday, sunday] : cases) {
        EXPECT_EQ(window(jurisdiction, MessageClass::promotional, 0), monday) << jurisdiction;
        EXPECT_EQ(window(jurisdiction, MessageClass::promotional, 5), saturday) << jurisdiction;
        EXPECT_EQ(window(jurisdiction, MessageClass::promotional, 6), sunday) << jurisdiction;
    }
}

TEST(QuietHoursTable, ClassSIsTheLawWithinSevenToTwentyTwo) {
    EXPECT_EQ(window("US", MessageClass::service, 0), "8-21");
    EXPECT_EQ(window("US-TX", MessageClass::service, 6), "12-21");
    EXPECT_EQ(window("VN", MessageClass::service, 6), "7-22");
    EXPECT_EQ(window("BR", MessageClass::service, 6), "7-22");
    EXPECT_EQ(window("FR", MessageClass::service, 0), "10-20");
}

TEST(QuietHours, WaitsForTheNextMorningOfTheConsumer) {
    EXPECT_EQ(until(question("US", "America/New_York", "2026-03-03T15:00:00Z")), "");
    EXPECT_EQ(until(question("US", "America/New_York", "2026-03-03T02:00:00Z")),
              "2026-03-03T14:00:00.000Z");  // 21:00
    EXPECT_EQ(until(question("US", "America/New_York", "2026-03-03T01:59:59Z")), "");
    EXPECT_EQ(until(question("VN", "Asia/Ho_Chi_Minh", "2026-03-02T23:30:00Z")), "2026-03-03T02:00:00.000Z");
    EXPECT_EQ(until(question("VN", "Asia/Ho_Chi_Minh", "2026-03-03T00:30:00Z", MessageClass::service)), "");
    EXPECT_EQ(until(question("BR", "America/Sao_Paulo", "2026-03-08T15:00:00Z")),
              "2026-03-09T12:00:00.000Z");  // Sunday
}

TEST(QuietHours, FrenchHolidaysAreQuietForAdvertising) {
    // Wednesday 13 May 2026 20:30; Thursday is Ascension.
    const auto evening = question("FR", "Europe/Paris", "2026-05-13T18:30:00Z");
    EXPECT_EQ(until(evening), "2026-05-15T08:00:00.000Z");
    const auto holiday = question("FR", "Europe/Paris", "2026-05-14T10:00:00Z");
    EXPECT_EQ(until(holiday), "2026-05-15T08:00:00.000Z");
    EXPECT_EQ(quiet_verdict(holiday).value().reason_code, "HOLIDAY_QUIET");
    EXPECT_EQ(until(question("FR", "Europe/Paris", "2026-05-14T10:00:00Z", MessageClass::service)), "");
    // New Year's Eve at night: the first is a holiday, the second a Saturday.
    EXPECT_EQ(until(question("FR", "Europe/Paris", "2026-12-31T20:00:00Z")), "2027-01-02T09:00:00.000Z");
}

TEST(QuietHours, UnknownZoneIsEveryZoneItMayBe) {                             // QHR-04, §6 case 50
    auto asked = question("US", "America/New_York", "2026-03-03T14:30:00Z");  // 09:30 there, 08:30 in Chicago
    asked.zones.push_back("America/Chicago");
    asked.is_zone_assumed = true;
    EXPECT_EQ(until(asked), "2026-03-03T15:00:00.000Z");
    EXPECT_EQ(quiet_verdict(asked).value().reason_code, "ZONE_ASSUMED");
    asked.at = at("2026-03-03T16:00:00Z");
    EXPECT_EQ(until(asked), "");
}

TEST(QuietHours, ConsumersZoneAndNotTheStores) {  // §6 case 49
    EXPECT_EQ(until(question("JP", "Asia/Tokyo", "2026-03-03T13:00:00Z")), "2026-03-04T00:00:00.000Z");
}

TEST(QuietHours, JitterIsAddedAndBounded) {
    auto asked = question("US", "America/New_York", "2026-03-03T03:00:00Z");
    asked.jitter = std::chrono::minutes(7);
    EXPECT_EQ(until(asked), "2026-03-03T14:07:00.000Z");
    asked.jitter = std::chrono::hours(7);
    EXPECT_EQ(until(asked), "2026-03-03T14:15:00.000Z");
}

TEST(QuietHours, TooLateIsNeverAndNotNow) {  // QHR-02
    auto asked = question("US", "America/New_York", "2026-03-03T03:00:00Z");
    asked.useful_until = at("2026-03-03T13:59:59Z");
    EXPECT_EQ(until(asked), "never");
    EXPECT_EQ(quiet_verdict(asked).value().reason_code, "QUIET_UNTIL_TOO_LATE");
    asked.useful_until = at("2026-03-03T14:00:00Z");
    EXPECT_EQ(until(asked), "2026-03-03T14:00:00.000Z");
}

TEST(QuietHours, AnswersAreNeverDelayed) {  // QHR-03
    auto asked = question("US", "America/New_York", "2026-03-03T03:00:00Z", MessageClass::service);
    asked.is_live_answer = true;
    EXPECT_EQ(until(asked), "");
    EXPECT_EQ(quiet_verdict(asked).value().reason_code, "ANSWER_EXEMPT");
}

TEST(QuietHours, ReminderOfAnEarlyAppointmentGoesOut) {
    // 05:30 in São Paulo, quiet until 07:00.
    auto asked = question("BR", "America/Sao_Paulo", "2026-03-03T08:30:00Z", MessageClass::service);
    asked.appointment_at = at("2026-03-03T10:30:00Z");
    EXPECT_EQ(until(asked), "");
    asked.appointment_at = at("2026-03-03T13:00:00Z");  // 10:00, exactly three hours after
    EXPECT_EQ(until(asked), "");
    asked.appointment_at = at("2026-03-03T13:00:01Z");
    EXPECT_EQ(until(asked), "2026-03-03T10:00:00.000Z");
    asked.appointment_at = at("2026-03-03T08:00:00Z");  // it is over
    EXPECT_EQ(until(asked), "2026-03-03T10:00:00.000Z");
}

TEST(QuietHours, ClocksGoForward) {
    // Saturday 28 March 2026, 21:30 in Berlin; Sunday is off, the clocks change, Monday 09:00 is 07:00Z.
    EXPECT_EQ(until(question("DE", "Europe/Berlin", "2026-03-28T20:30:00Z")), "2026-03-30T07:00:00.000Z");
}

TEST(QuietHours, ZonesMustExist) {
    EXPECT_EQ(quiet_verdict(question("US", "Mars/Olympus", "2026-03-03T03:00:00Z")).error().code,
              "hours_zone_unknown");
    QuietQuestion none = question("US", "UTC", "2026-03-03T03:00:00Z");
    none.zones.clear();
    EXPECT_EQ(quiet_verdict(none).error().code, "quiet_zone_missing");
}

}  // namespace
}  // namespace domain::consent
