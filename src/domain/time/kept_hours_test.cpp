#include "domain/time/kept_hours.h"

#include <gtest/gtest.h>

#include "domain/time/hours_json.h"

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

// "field code" of the fault; empty: it may be saved.
std::string fault_of(std::string_view text) {
    const auto kept = read_kept_hours(base::parse_json_object(text).value());
    if (!kept) return kept.error().field + " " + kept.error().error.code;
    const auto fault = find_fault(*kept);
    return fault ? fault->field + " " + fault->error.code : "";
}
std::string with(std::string_view weekly, std::string_view special = "[]", std::string_view closures = "[]") {
    return R"({"zone":"Europe/Paris","weekly":)" + std::string(weekly) + R"(,"special":)" +
           std::string(special) + R"(,"closures":)" + std::string(closures) + "}";
}
constexpr std::string_view kMonday = R"([{"day":"mon","start":"09:00","end":"18:00"}])";

TEST(KeptHours, AFaultNamesItsField) {  // AVA-10
    EXPECT_EQ(fault_of(with(kMonday)), "");
    EXPECT_EQ(fault_of(with("[]")), "");
    EXPECT_EQ(fault_of(with(R"([{"day":"mon","start":"22:00","end":"02:00"}])")), "");
    EXPECT_EQ(fault_of(R"({"zone":"Mars/Base","weekly":[]})"), "zone hours_zone_unknown");
    EXPECT_EQ(fault_of(R"({"weekly":[]})"), "zone hours_malformed");
    EXPECT_EQ(fault_of(with(R"({"mon":1})")), "weekly hours_malformed");
    EXPECT_EQ(
        fault_of(with(R"([{"day":"mon","start":"09:00","end":"18:00"},{"day":"tue","start":"09:00"}])")),
        "weekly[1] hours_malformed");
    EXPECT_EQ(fault_of(with(R"([{"day":"moon","start":"09:00","end":"18:00"}])")),
              "weekly[0] hours_malformed");
    EXPECT_EQ(fault_of(with(R"([{"day":"mon","start":"9:00","end":"18:00"}])")),
              "weekly[0] hours_range_malformed");
    EXPECT_EQ(fault_of(with(R"([{"day":"mon","start":"24:00","end":"02:00"}])")),
              "weekly[0] hours_range_malformed");
    EXPECT_EQ(
        fault_of(with(
            R"([{"day":"tue","start":"09:00","end":"18:00"},{"day":"mon","start":"09:00","end":"09:00"}])")),
        "weekly[1] hours_range_empty");
    EXPECT_EQ(
        fault_of(with(
            R"([{"day":"mon","start":"09:00","end":"18:00"},{"day":"mon","start":"17:00","end":"19:00"}])")),
        "weekly hours_overlap");
    EXPECT_EQ(fault_of(with(kMonday, R"([{"date":"2026-13-01","closed":true}])")),
              "special[0] hours_date_malformed");
    EXPECT_EQ(fault_of(with(kMonday, R"([{"date":"2099-01-01","closed":true}])")),
              "special[0] hours_date_malformed");
    EXPECT_EQ(fault_of(with(kMonday, R"([{"date":"2026-12-25"}])")), "special[0] hours_malformed");
    EXPECT_EQ(fault_of(with(kMonday,
                            R"([{"date":"2026-12-25","closed":true},{"date":"2026-12-25","closed":true}])")),
              "special hours_date_twice");
    EXPECT_EQ(
        fault_of(with(kMonday, "[]", R"([{"from":"2026-12-25T00:00:00Z","to":"2026-12-25T00:00:00Z"}])")),
        "closures[0] hours_closure_empty");
    EXPECT_EQ(fault_of(with(kMonday, "[]", R"([{"from":"yesterday","to":"2026-12-25T00:00:00Z"}])")),
              "closures[0] time_malformed");
    EXPECT_EQ(
        fault_of(with(kMonday, "[]",
                      R"([{"from":"2026-12-25T00:00:00Z","to":"2026-12-26T00:00:00Z","pauses_channel":1}])")),
        "closures[0] hours_malformed");
}

TEST(KeptHours, AListThatIsMuchTooLongIsRefusedAsAWhole) {
    KeptHours kept;
    kept.hours.zone = "Europe/Paris";
    for (int i = 0; i < 29; ++i)
        kept.hours.weekly.push_back({i % 7, 60 * (i / 7), 60 * (i / 7) + 30});
    EXPECT_EQ(find_fault(kept)->field, "weekly");
    EXPECT_EQ(find_fault(kept)->error.code, "hours_too_many");
    kept.hours.weekly.resize(28);
    EXPECT_FALSE(find_fault(kept));
    for (int date = 0; date < 401; ++date)
        kept.hours.special.push_back({20000 + date, {}});
    EXPECT_EQ(find_fault(kept)->field, "special");
    kept.hours.special.resize(400);
    EXPECT_FALSE(find_fault(kept));
}

// Closed days cut nothing out of a shop that has told no hours: the week around the clock is proposed.
TEST(KeptHours, ClosedDaysNeedHours) {
    const std::string closed = with("[]", R"([{"date":"2026-12-25","closed":true}])");
    EXPECT_EQ(fault_of(closed), "weekly hours_weekly_missing");
    const auto kept = read_kept_hours(base::parse_json_object(closed).value()).value();
    auto mended = kept;
    mended.hours.weekly = find_fault(kept)->proposal;
    EXPECT_EQ(mended.hours.weekly.size(), 7U);
    EXPECT_FALSE(find_fault(mended));
    // A shop of certain days only is one.
    EXPECT_EQ(fault_of(with("[]", R"([{"date":"2026-12-25","ranges":[{"start":"09:00","end":"12:00"}]}])")),
              "");
}

TEST(KeptHours, AProposalMayBeSaved) {
    const auto kept =
        read_kept_hours(base::parse_json_object(with(R"([{"day":"sun","start":"22:00","end":"03:00"},)"
                                                     R"({"day":"mon","start":"02:00","end":"10:00"}])"))
                            .value())
            .value();
    const auto fault = find_fault(kept);
    ASSERT_TRUE(fault);
    ASSERT_FALSE(fault->proposal.empty());
    auto mended = kept;
    mended.hours.weekly = fault->proposal;
    EXPECT_FALSE(find_fault(mended));
}

TEST(KeptHours, APauseIsTwoMonthsAtMost) {  // AVA-20
    const auto pause = [](std::string_view from, std::string_view to) {
        return R"({"from":")" + std::string(from) + R"(","to":")" + std::string(to) +
               R"(","pauses_channel":true})";
    };
    // From midnight to midnight in Paris, 60 dates, the clock goes back between.
    EXPECT_EQ(
        fault_of(with(kMonday, "[]", "[" + pause("2026-09-30T22:00:00Z", "2026-11-29T23:00:00Z") + "]")), "");
    EXPECT_EQ(
        fault_of(with(kMonday, "[]", "[" + pause("2026-09-30T22:00:00Z", "2026-11-30T23:00:00Z") + "]")),
        "closures[0] hours_pause_too_long");
    // Nor is it when it comes in two parts.
    EXPECT_EQ(fault_of(with(kMonday, "[]",
                            "[" + pause("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z") + "," +
                                pause("2026-08-01T00:00:00Z", "2026-09-15T00:00:00Z") + "]")),
              "closures[0] hours_pause_too_long");
    // A closure without a pause may be longer.
    EXPECT_EQ(
        fault_of(with(kMonday, "[]", R"([{"from":"2026-01-01T00:00:00Z","to":"2026-12-01T00:00:00Z"}])")),
        "");
}

TEST(KeptHours, APauseIsHalfOpenAndGoesOnOverThoseItTouches) {
    const Closure first{at("2026-07-01T00:00:00Z"), at("2026-07-10T00:00:00Z")};
    const Closure second{at("2026-07-10T00:00:00Z"), at("2026-07-20T00:00:00Z")};
    const KeptHours kept{{"Europe/Paris", {{0, 540, 1080}}, {}, {second, first}}, {second, first}, {}};
    EXPECT_FALSE(pause_at(kept, first.from - base::Duration(1)));
    EXPECT_EQ(pause_at(kept, first.from), (Closure{first.from, second.to}));
    EXPECT_EQ(pause_at(kept, second.to - base::Duration(1))->to, second.to);
    EXPECT_FALSE(pause_at(kept, second.to));
}

TEST(KeptHours, ComeBackFromTheirJson) {
    const std::string text = with(
        R"([{"day":"mon","start":"22:00","end":"02:00"},{"day":"sun","start":"00:00","end":"24:00"}])",
        R"([{"date":"2026-12-25","closed":true},{"date":"2026-12-31","ranges":[{"start":"09:00","end":"12:00"}]}])",
        R"([{"from":"2026-07-01T00:00:00.000001Z","to":"2026-07-10T00:00:00Z","pauses_channel":true},)"
        R"({"from":"2026-08-01T00:00:00Z","to":"2026-08-02T00:00:00Z"}])");
    const auto asked = base::parse_json_object(text).value();
    const auto kept = read_kept_hours(asked).value();
    EXPECT_EQ(kept.pauses.size(), 1U);
    EXPECT_EQ(hours_json(kept), asked);
    EXPECT_EQ(read_kept_hours(hours_json(kept)).value(), kept);
}

TEST(KeptHours, NoHoursAreNoTimetable) {
    EXPECT_FALSE(timetable_of({"Europe/Paris", {}, {}, {}})->has_value());
    EXPECT_TRUE(timetable_of({"Europe/Paris", {{0, 540, 1080}}, {}, {}})->has_value());
    EXPECT_EQ(timetable_of({"Mars/Base", {{0, 540, 1080}}, {}, {}}).error().code, "hours_zone_unknown");
}

}  // namespace
}  // namespace domain::time
