#include "readers/schedule.h"

#include <gtest/gtest.h>

#include <set>

#include "readers/webhook_hosts.h"

namespace readers {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const base::Timestamp kStart = base::from_us(1'714'813'953'000'000);

TEST(Schedule, DoublesFromASecondToTenMinutes) {
    const std::pair<int, base::Duration> rows[] = {
        {1, seconds(1)},    {2, seconds(2)},   {3, seconds(4)},   {9, seconds(256)},
        {10, seconds(512)}, {11, minutes(10)}, {12, minutes(10)}, {1'000'000, minutes(10)}};
    for (const auto& [attempts, full] : rows) {
        std::set<base::Duration> seen;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto delay = retry_delay(attempts, seed);
            EXPECT_LE(delay, full);
            EXPECT_GE(delay, full * 4 / 5);
            EXPECT_EQ(delay, retry_delay(attempts, seed));
            seen.insert(delay);
        }
        EXPECT_GT(seen.size(), 190u) << attempts;
    }
}

TEST(Schedule, GivesUpAfterAWeek) {
    EXPECT_TRUE(next_try({100, kStart, kStart + hours(24 * 7) - milliseconds(1), 1, {}}));
    EXPECT_FALSE(next_try({100, kStart, kStart + hours(24 * 7), 1, {}}));
}

TEST(Schedule, HonoursRetryAfterUpToTenMinutes) {
    EXPECT_EQ(next_try({1, kStart, kStart, 1, seconds(90)}), kStart + seconds(90));
    EXPECT_EQ(next_try({1, kStart, kStart, 1, hours(2)}), kStart + minutes(10));
    EXPECT_GT(next_try({11, kStart, kStart, 1, seconds(1)}), kStart + minutes(7));
}

TEST(Schedule, TriesAHundredTimesADayAtMost) {
    int attempts = 0;
    base::Timestamp now = kStart;
    while (const auto next = next_try({++attempts, kStart, now, 7, {}})) {
        EXPECT_GT(*next, now);
        now = *next;
    }
    EXPECT_GT(attempts, 1000);
    EXPECT_LT(attempts, 1300);
}

TEST(WebhookHosts, KnowsHosts) {
    EXPECT_EQ(host_of("https://Bot.example:8443/x?y"), "https://bot.example:8443");
    EXPECT_EQ(host_of("http://bot.example"), "http://bot.example");
    EXPECT_EQ(host_of("http://bot.example?x"), "http://bot.example");
    EXPECT_EQ(host_of("rubbish"), "rubbish");
}

TEST(WebhookHosts, OpensAfterEightFailuresAndProbes) {
    WebhookHosts hosts{WebhookLimits{}};
    for (int i = 0; i < 8; ++i) {
        ASSERT_TRUE(hosts.may_start("a", kStart));
        hosts.started("a");
    }
    EXPECT_FALSE(hosts.may_start("a", kStart));  // eight at once until it has shown that it answers
    for (int i = 0; i < 7; ++i)
        hosts.failed("a", kStart);
    EXPECT_FALSE(hosts.is_open("a"));
    hosts.failed("a", kStart);
    EXPECT_TRUE(hosts.is_open("a"));
    EXPECT_EQ(hosts.open_circuits(), 1u);
    const auto probe = hosts.next_probe_at("a");
    EXPECT_FALSE(hosts.may_start("a", probe - milliseconds(1)));
    ASSERT_TRUE(hosts.may_start("a", probe));
    hosts.started("a");
    EXPECT_FALSE(hosts.may_start("a", probe));  // one probe at a time
    hosts.failed("a", probe);
    EXPECT_GT(hosts.next_probe_at("a") - probe, probe - kStart);
    hosts.started("a");
    EXPECT_TRUE(hosts.succeeded("a"));
    EXPECT_FALSE(hosts.is_open("a"));
    EXPECT_EQ(hosts.in_flight(), 0u);
    hosts.started("a");
    EXPECT_FALSE(hosts.succeeded("a"));
}

TEST(WebhookHosts, StragglersDoNotLengthenThePause) {
    WebhookHosts hosts{WebhookLimits{}};
    hosts.started("a");
    hosts.succeeded("a");
    for (int i = 0; i < 64; ++i)
        hosts.started("a");
    for (int i = 0; i < 64; ++i)
        hosts.failed("a", kStart);
    EXPECT_LE(hosts.next_probe_at("a"), kStart + seconds(1));
}

TEST(WebhookHosts, DeadHostsLeaveRoomForTheLiving) {
    const WebhookLimits limits;
    WebhookHosts hosts{limits};
    hosts.started("alive");
    hosts.succeeded("alive");
    std::size_t started = 0;
    for (int i = 0; i < 1000; ++i) {
        const std::string dead = "dead" + std::to_string(i);
        if (!hosts.may_start(dead, kStart)) continue;
        hosts.started(dead);
        ++started;
    }
    EXPECT_EQ(started, limits.in_flight_unproven_max);
    std::size_t alive = 0;
    for (; hosts.may_start("alive", kStart); ++alive)
        hosts.started("alive");
    EXPECT_EQ(alive, limits.in_flight_per_host_max);
}

}  // namespace
}  // namespace readers
