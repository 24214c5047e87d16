// What people decide: reinstatement, appeals, the operator.
#include "domain/health/sanctions.h"

#include <gtest/gtest.h>

#include "domain/health/next.h"
#include "domain/health/outages.h"

namespace domain::health {
namespace {

using enum HealthState;
using std::chrono::hours;

constexpr base::Duration kDay = hours(24);
const base::Timestamp kNow = base::from_us(1'800'000'000'000'000);
constexpr Checklist kAllDone{0, true, true};

Health deactivated_at(std::vector<base::Timestamp> times) {
    Health health;
    for (const auto at : times)
        health = deactivate(health, "DEACT_RATE", at).after;
    return health;
}

std::string code_of(const base::Result<Decision>& decision) {
    return decision ? decision->change->reason_code : decision.error().code;
}

TEST(HealthSanctions, ReinstatementNamesWhatIsMissing) {
    const Health health = deactivated_at({kNow - hours(1)});
    EXPECT_EQ(code_of(reinstate(health, {2, true, true}, "Ana", kNow)), "overdue_unanswered");
    EXPECT_EQ(code_of(reinstate(health, {0, false, true}, "Ana", kNow)), "hours_not_confirmed");
    EXPECT_EQ(code_of(reinstate(health, {0, true, false}, "Ana", kNow)), "rules_not_confirmed");
    EXPECT_EQ(code_of(reinstate({}, kAllDone, "Ana", kNow)), "not_deactivated");
    const auto done = reinstate(health, kAllDone, "Ana", kNow);
    EXPECT_EQ(code_of(done), "REINSTATED");
    EXPECT_EQ(done->after.state, probation);
    EXPECT_EQ(done->after.counted_from, kNow);
    EXPECT_EQ(done->change->names, std::vector<std::string>{"Ana"});
}

TEST(HealthSanctions, CoolingGrowsWithEachTime) {
    EXPECT_EQ(code_of(reinstate(deactivated_at({kNow}), kAllDone, "Ana", kNow)), "REINSTATED");
    const Health second = deactivated_at({kNow - 90 * kDay, kNow});
    EXPECT_EQ(code_of(reinstate(second, kAllDone, "Ana", kNow + 7 * kDay - hours(1))), "cooling_down");
    EXPECT_EQ(code_of(reinstate(second, kAllDone, "Ana", kNow + 7 * kDay)), "REINSTATED");
    const Health far = deactivated_at({kNow - 90 * kDay - hours(1), kNow});
    EXPECT_EQ(code_of(reinstate(far, kAllDone, "Ana", kNow)), "REINSTATED");
    const Health third = deactivated_at({kNow - 365 * kDay, kNow - 100 * kDay, kNow});
    EXPECT_EQ(code_of(reinstate(third, kAllDone, "Ana", kNow + 60 * kDay)), "operator_needed");
    const Health over_a_year = deactivated_at({kNow - 365 * kDay - hours(1), kNow - 100 * kDay, kNow});
    EXPECT_EQ(code_of(reinstate(over_a_year, kAllDone, "Ana", kNow)), "REINSTATED");
}

// behaviours.md §6 case 81.
TEST(HealthSanctions, ABreachOnDay13OfProbationIsTheSecondTime) {
    Health health = reinstate(deactivated_at({kNow}), kAllDone, "Ana", kNow)->after;
    Tally tally;
    tally.first_breach_at = kNow + 13 * kDay;
    const auto decision = next(health, {tally, {}, {}}, kNow + 13 * kDay);
    EXPECT_EQ(decision.change->reason_code, "DEACT_PROBATION");
    EXPECT_EQ(cooling_of(decision.after).until, kNow + 20 * kDay);
}

// behaviours.md §6 case 82.
TEST(HealthSanctions, AnAppealThatIsWonVoidsTheSanction) {
    const Health health = deactivated_at({kNow - 5 * kDay});
    EXPECT_EQ(code_of(appeal({}, "Ana", "why?", kNow)), "not_sanctioned");
    EXPECT_EQ(code_of(appeal(health, "Ana", " ", kNow)), "note_needed");
    const auto open = appeal(health, "Ana", "Your server was down.", kNow)->after;
    EXPECT_EQ(open.state, deactivated);
    EXPECT_EQ(code_of(appeal(open, "Ana", "again", kNow)), "appeal_already_made");
    const auto won = order(open, Order::lift, {"Olga"}, "so it was", kNow);
    EXPECT_EQ(code_of(won), "APPEAL_WON");
    EXPECT_EQ(won->after.state, healthy);
    EXPECT_TRUE(won->after.deactivated_at.empty());
    EXPECT_EQ(won->change->voids, 1);
    const auto lost = order(open, Order::decline, {"Olga"}, "it was not", kNow)->after;
    EXPECT_EQ(lost.state, deactivated);
    EXPECT_EQ(code_of(appeal(lost, "Ana", "again", kNow)), "appeal_already_made");
    EXPECT_EQ(code_of(order(lost, Order::decline, {"Olga"}, "no", kNow)), "no_appeal");
}

TEST(HealthSanctions, AnOperatorLiftsSuspendsAndBansWithASecondPerson) {
    EXPECT_EQ(code_of(order({}, Order::lift, {"Olga"}, "x", kNow)), "not_sanctioned");
    EXPECT_EQ(code_of(order({}, Order::suspend, {}, "x", kNow)), "operator_name_needed");
    EXPECT_EQ(code_of(order({}, Order::suspend, {"Olga"}, "", kNow)), "note_needed");
    const Health suspended_one = order({}, Order::suspend, {"Olga"}, "asked for cards", kNow)->after;
    EXPECT_EQ(suspended_one.state, suspended);
    EXPECT_EQ(code_of(order(suspended_one, Order::suspend, {"Olga"}, "x", kNow)), "already_so");
    EXPECT_EQ(code_of(order({}, Order::ban, {"Olga"}, "fraud", kNow)), "second_person_needed");
    EXPECT_EQ(code_of(order({}, Order::ban, {"Olga", " olga "}, "fraud", kNow)), "second_person_needed");
    const auto banned_one = order({}, Order::ban, {"Olga", "Rui"}, "fraud", kNow);
    EXPECT_EQ(code_of(banned_one), "HEALTH_BANNED");
    EXPECT_EQ(code_of(order(banned_one->after, Order::lift, {"Olga"}, "x", kNow)), "second_person_needed");
    EXPECT_EQ(code_of(order(banned_one->after, Order::lift, {"Olga", "Rui"}, "x", kNow)),
              "LIFTED_BY_OPERATOR");
    EXPECT_EQ(order(suspended_one, Order::lift, {"Olga"}, "x", kNow)->after.state, probation);
}

TEST(HealthSanctions, AWarningIsDeliveredOnce) {
    Health health;
    EXPECT_FALSE(warned(health, {}, "Ana", kNow).change);
    health.state = at_risk;
    const auto decision = warned(health, {}, "Ana", kNow);
    EXPECT_EQ(decision.change->reason_code, "WARNING_DELIVERED");
    EXPECT_EQ(decision.after.warned_at, kNow);
    EXPECT_FALSE(warned(decision.after, {}, "Bruno", kNow + hours(1)).change);
    Tally open;
    open.open_breaches = 1;
    health.state = watch;
    EXPECT_EQ(warned(health, open, "Ana", kNow).after.breach_warned_at, kNow);
    EXPECT_FALSE(warned(health, {}, "Ana", kNow).change);
}

TEST(HealthOutages, LengthenTheClockOfThoseWhoWaited) {
    const auto due = [](std::vector<Outage> outages) {
        return due_with_credit(kNow, std::move(outages)) - kNow;
    };
    const auto outage = [](int from, int to) {
        return Outage{kNow + hours(from), kNow + hours(to), {}, {}, {}};
    };
    EXPECT_EQ(due({}), kDay);
    EXPECT_EQ(due({outage(2, 5)}), hours(27));   // §6 case 68
    EXPECT_EQ(due({outage(-5, 1)}), hours(25));  // asked while it was down
    EXPECT_EQ(due({outage(-5, -1)}), kDay);
    EXPECT_EQ(due({outage(24, 30)}), kDay);  // it was due by then
    EXPECT_EQ(due({outage(23, 26)}), hours(27));
    EXPECT_EQ(due({outage(23, 25), outage(24, 26)}), hours(27));  // the same hours count once
    EXPECT_EQ(due({outage(25, 28), outage(2, 4)}), hours(29));    // the first brings the second within reach
}

}  // namespace
}  // namespace domain::health
