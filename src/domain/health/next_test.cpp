// Every line of behaviours.md §3.4 with its edges.
#include "domain/health/next.h"

#include <gtest/gtest.h>

#include <random>

#include "domain/health/sanctions.h"

namespace domain::health {
namespace {

using enum HealthState;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr base::Duration kDay = hours(24);
const base::Timestamp kNow = base::from_us(1'800'000'000'000'000);

Tally answered(std::int64_t in_time, std::int64_t late, std::int64_t unanswered = 0) {
    Tally tally;
    tally.in_time = in_time;
    tally.late = late;
    tally.unanswered = unanswered;
    return tally;
}

Tally waiting(std::int64_t open, base::Duration oldest, Tally tally = {}) {
    tally.open_breaches = open;
    tally.oldest_at = kNow - oldest;
    tally.newest_due_at = kNow - hours(1);
    return tally;
}

Tally rated(std::int64_t up, std::int64_t down) {
    Tally tally;
    tally.satisfied = up;
    tally.dissatisfied = down;
    return tally;
}

Health in(HealthState state, base::Duration since = kDay) {
    Health health;
    health.state = state;
    health.since = kNow - since;
    return health;
}

Health at_risk_warned(base::Duration ago, base::Duration since = 2 * kDay) {
    Health health = in(at_risk, since);
    health.warned_at = kNow - ago;
    return health;
}

struct Case {
    const char* why;
    Health health;
    Tally tally;
    HealthState state;
    const char* reason;  // of the change; empty: there is none
    Strictness strictness = Strictness::usual;
};

Health better_since(Health health, base::Duration ago) {
    health.better_since = kNow - ago;
    return health;
}

Health breach_warned(Health health, base::Duration ago) {
    health.breach_warned_at = kNow - ago;
    return health;
}

Tally breached_ago(base::Duration ago) {
    Tally tally = answered(9, 1);
    tally.first_breach_at = kNow - ago;
    return tally;
}

std::vector<Case> table() {
    return {
        // HEALTHY
        {"nothing ever asked", {}, {}, healthy, ""},
        {"95 % exactly", {}, answered(19, 1), healthy, ""},
        {"n = 9: the rate says nothing", {}, answered(0, 9), healthy, ""},
        {"n = 9, none in time, one open",
         {},
         waiting(1, hours(25), answered(0, 8, 1)),
         watch,
         "HEALTH_WATCH"},
        // WATCH
        {"below 95 %", {}, answered(18, 1), watch, "HEALTH_WATCH"},
        {"90 % exactly, n = 10", {}, answered(9, 1), watch, "HEALTH_WATCH"},
        {"one open breach of a day", {}, waiting(1, kDay), watch, "HEALTH_WATCH"},
        {"CSAT below 80 %", {}, rated(7, 3), watch, "HEALTH_WATCH"},
        {"CSAT 80 % exactly", {}, rated(8, 2), healthy, ""},
        {"CSAT of nine", {}, rated(0, 9), healthy, ""},
        {"still watched", in(watch), answered(18, 1), watch, ""},
        {"above for 7 days", better_since(in(watch), 7 * kDay), answered(19, 1), healthy, "HEALTH_HEALTHY"},
        {"above for almost 7 days", better_since(in(watch), 7 * kDay - milliseconds(1)), answered(19, 1),
         watch, ""},
        // AT_RISK
        {"below 90 %", {}, answered(17, 2), at_risk, "HEALTH_AT_RISK"},
        {"80 % exactly", {}, answered(8, 2), at_risk, "HEALTH_AT_RISK"},
        {"two open breaches", {}, waiting(2, kDay), at_risk, "HEALTH_AT_RISK"},
        {"one open for 48 h", {}, waiting(1, hours(48)), at_risk, "HEALTH_AT_RISK"},
        {"one open for almost 48 h", {}, waiting(1, hours(48) - milliseconds(1)), watch, "HEALTH_WATCH"},
        {"from WATCH at once", in(watch), waiting(2, kDay), at_risk, "HEALTH_AT_RISK"},
        {"7 days better, 92 %", better_since(in(at_risk, 8 * kDay), 7 * kDay), answered(23, 2), watch,
         "HEALTH_WATCH"},
        {"7 days better, 95 %", better_since(in(at_risk, 8 * kDay), 7 * kDay), answered(19, 1), healthy,
         "HEALTH_HEALTHY"},
        {"7 days better, 90 % exactly", better_since(in(at_risk, 8 * kDay), 7 * kDay), answered(9, 1), watch,
         "HEALTH_WATCH"},
        {"an open breach keeps it", better_since(in(at_risk, 8 * kDay), 7 * kDay), waiting(1, kDay), at_risk,
         ""},
        // DEACTIVATED, with the warning that comes first
        {"below 80 %: first a warning", {}, answered(7, 3), at_risk, "HEALTH_AT_RISK"},
        {"warned a day ago", at_risk_warned(kDay), answered(7, 3), deactivated, "DEACT_RATE"},
        {"warned almost a day ago", at_risk_warned(kDay - milliseconds(1)), answered(7, 3), at_risk, ""},
        {"never warned", in(at_risk), answered(7, 3), at_risk, "WARNING_NOT_DELIVERED"},
        {"80 % exactly, warned", at_risk_warned(kDay), answered(8, 2), at_risk, ""},
        {"n = 9, warned", at_risk_warned(kDay), waiting(2, kDay, answered(0, 9)), at_risk, ""},
        {"3 open, oldest 72 h", at_risk_warned(kDay), waiting(3, hours(72)), deactivated, "DEACT_BACKLOG"},
        {"3 open, oldest almost 72 h", at_risk_warned(kDay), waiting(3, hours(72) - milliseconds(1)), at_risk,
         ""},
        {"2 open, oldest 72 h", at_risk_warned(kDay), waiting(2, hours(72)), at_risk, ""},
        {"28 days in a row", at_risk_warned(20 * kDay, 28 * kDay), answered(17, 2), deactivated, "DEACT_28D"},
        {"almost 28 days", at_risk_warned(20 * kDay, 28 * kDay - milliseconds(1)), answered(17, 2), at_risk,
         ""},
        {"28 days, but better now", at_risk_warned(20 * kDay, 28 * kDay), answered(19, 1), at_risk, ""},
        {"28 days, never warned", in(at_risk, 28 * kDay), answered(17, 2), at_risk, "WARNING_NOT_DELIVERED"},
        {"nothing but people ends it", in(deactivated, 90 * kDay), answered(100, 0), deactivated, ""},
        // strict mode: no second breach, no grace
        {"strict, breach warned of before", breach_warned(in(watch), 10 * kDay), waiting(1, kDay),
         deactivated, "DEACT_STRICT", Strictness::strict},
        {"strict, out of HEALTHY", breach_warned(in(healthy), 28 * kDay), waiting(1, kDay), deactivated,
         "DEACT_STRICT", Strictness::strict},
        {"strict, warned of 28 days ago and a bit", breach_warned(in(healthy), 28 * kDay + milliseconds(1)),
         waiting(1, kDay), watch, "HEALTH_WATCH", Strictness::strict},
        {"strict, warned of this very breach", breach_warned(in(watch), hours(1)), waiting(1, kDay), watch,
         "", Strictness::strict},
        {"strict, never warned", in(watch), waiting(1, kDay), watch, "", Strictness::strict},
        {"not strict", breach_warned(in(watch), 10 * kDay), waiting(1, kDay), watch, ""},
        // PROBATION
        {"a breach on day 13", in(probation, 13 * kDay), breached_ago(hours(1)), deactivated,
         "DEACT_PROBATION"},
        {"13 days without", in(probation, 13 * kDay), answered(1, 0), probation, ""},
        {"14 days without", in(probation, 14 * kDay), answered(1, 0), healthy, "HEALTH_HEALTHY"},
        {"a breach before it", in(probation, kDay), breached_ago(2 * kDay), probation, ""},
        {"found out late: it was over by then", in(probation, 15 * kDay), breached_ago(hours(2)), watch,
         "HEALTH_WATCH"},
        // the operator's
        {"suspended", in(suspended, 300 * kDay), answered(100, 0), suspended, ""},
        {"banned", in(banned, 300 * kDay), answered(100, 0), banned, ""},
    };
}

TEST(HealthNext, FollowsTheTable) {
    for (const Case& c : table()) {
        SCOPED_TRACE(c.why);
        const auto decision = next(c.health, {c.tally, {}, c.strictness}, kNow);
        EXPECT_EQ(base::name_of(decision.after.state), base::name_of(c.state));
        EXPECT_EQ(decision.change ? decision.change->reason_code : "", c.reason);
        if (!decision.change) continue;
        EXPECT_EQ(decision.change->before, c.health);
        EXPECT_EQ(decision.change->tally, c.tally);
        EXPECT_EQ(decision.change->number, c.health.changes + 1);
    }
}

TEST(HealthNext, SaysTheSameAgainAndThenNothing) {
    for (const Case& c : table()) {
        SCOPED_TRACE(c.why);
        const Situation situation{c.tally, {}, c.strictness};
        const auto first = next(c.health, situation, kNow);
        EXPECT_EQ(base::encode(first.after), base::encode(next(c.health, situation, kNow).after));
        // What was decided is decided: the same facts bring nothing new, but that the warning is missing.
        auto again = next(first.after, situation, kNow);
        if (again.change) EXPECT_EQ(again.change->reason_code, "WARNING_NOT_DELIVERED");
        again = next(again.after, situation, kNow);
        EXPECT_FALSE(again.change);
    }
}

TEST(HealthNext, IsStoredAndDecidedAgain) {
    for (const Case& c : table()) {
        const auto decision = next(c.health, {c.tally, {}, c.strictness}, kNow);
        EXPECT_EQ(base::decode<Health>(base::encode(decision.after)), decision.after) << c.why;
        if (!decision.change) continue;
        const auto stored = base::decode<Change>(base::encode(*decision.change));
        ASSERT_TRUE(stored) << stored.error().message;
        EXPECT_EQ(next(stored->before, {stored->tally, stored->uncredited, stored->strictness}, stored->at),
                  decision)
            << c.why;
    }
}

// A breach gets worse step by step, never skipping the warning: the way of a shop that answers nobody.
TEST(HealthNext, WarnsBeforeItDeactivates) {
    Health health = next({}, {waiting(3, hours(24)), {}, {}}, kNow).after;
    EXPECT_EQ(health.state, at_risk);
    const auto later = [&](base::Duration by) {
        Tally tally = waiting(3, hours(24));
        return next(health, {tally, {}, {}}, kNow + by);
    };
    health = later(hours(48)).after;
    EXPECT_TRUE(health.is_postponed);
    EXPECT_FALSE(later(90 * kDay).change);  // noted once
    health = warned(health, waiting(3, hours(24)), "Ana", kNow + hours(50)).after;
    EXPECT_FALSE(later(hours(73)).change);
    EXPECT_EQ(later(hours(74)).change->reason_code, "DEACT_BACKLOG");
}

TEST(HealthNext, WhatOutagesGiveBackIsNotedInsteadOfASanction) {
    const Health health = at_risk_warned(kDay);
    const auto decision = next(health, {answered(9, 1), answered(7, 3), {}}, kNow);
    EXPECT_EQ(decision.change->reason_code, "OUTAGE_CREDIT");
    EXPECT_EQ(decision.after.state, at_risk);
    EXPECT_FALSE(next(decision.after, {answered(9, 1), answered(7, 3), {}}, kNow + hours(1)).change);
}

TEST(HealthNext, TellsWhatLiesAhead) {
    auto ahead = outlook(better_since(in(watch), kDay), {}, kNow);
    EXPECT_EQ(ahead.leaves_at, kNow + 6 * kDay);
    ahead = outlook(at_risk_warned(hours(4)), {answered(7, 3), {}, {}}, kNow);
    EXPECT_EQ(ahead.deactivates_at, kNow + hours(20));
    ahead = outlook(at_risk_warned(hours(4), 2 * kDay), {answered(8, 2), {}, {}}, kNow);
    EXPECT_EQ(ahead.deactivates_at, kNow + 26 * kDay);
    ahead = outlook(in(deactivated), {waiting(1, kDay), {}, {}}, kNow);
    EXPECT_EQ(ahead.steps, (std::vector<std::string>{"ANSWER_OVERDUE", "APPEAL"}));
    ahead = outlook(in(deactivated), {}, kNow);
    EXPECT_EQ(ahead.steps, (std::vector<std::string>{"REINSTATE", "APPEAL"}));
    EXPECT_TRUE(outlook({}, {}, kNow).steps.empty());
}

// Total: whatever the numbers, there is an outcome, and it never skips the grace.
TEST(HealthNext, NeverDeactivatesUnwarned) {
    std::mt19937 random(7);
    const auto number = [&](int most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    for (int i = 0; i < 20'000; ++i) {
        Health health = in(static_cast<HealthState>(number(2)), number(40) * kDay);
        if (number(1) == 1) health.warned_at = kNow - hours(number(23));
        if (number(1) == 1) health.better_since = kNow - number(10) * kDay;
        Tally tally = answered(number(30), number(10), number(10));
        if (number(1) == 1) tally = waiting(number(5), hours(number(200)), tally);
        const auto decision = next(health, {tally, {}, {}}, kNow);
        ASSERT_LT(decision.after.state, probation);
    }
}

}  // namespace
}  // namespace domain::health
