#include "net/outgoing_schedule.h"

#include <gtest/gtest.h>

namespace net {
namespace {

std::vector<std::uint64_t> take_all(OutgoingSchedule& schedule) {
    std::vector<std::uint64_t> taken;
    while (const auto request = schedule.next())
        taken.push_back(*request);
    return taken;
}

TEST(OutgoingSchedule, HostsTakeTurns) {
    OutgoingSchedule schedule(100, 10);
    for (std::uint64_t i = 0; i < 3; ++i) {
        schedule.push("a", 10 + i);
        schedule.push("b", 20 + i);
    }
    EXPECT_EQ(take_all(schedule), (std::vector<std::uint64_t>{10, 20, 11, 21, 12, 22}));
}

TEST(OutgoingSchedule, BoundsPerHostAndInAll) {
    OutgoingSchedule schedule(8, 2);
    const std::vector<std::string> hosts{"a", "b", "c", "d", "e", "f"};
    for (const auto& host : hosts) {
        schedule.push(host, 0);
        EXPECT_EQ(schedule.next(), 0U);
        schedule.finished(host, true);  // known to answer
    }
    for (const auto& host : hosts)
        for (std::uint64_t i = 0; i < 5; ++i)
            schedule.push(host, i);
    EXPECT_EQ(take_all(schedule).size(), 8U);
    schedule.finished("a", true);
    EXPECT_EQ(take_all(schedule).size(), 1U);

    OutgoingSchedule one(100, 2);
    for (std::uint64_t i = 0; i < 5; ++i)
        one.push("a", i);
    EXPECT_EQ(take_all(one), (std::vector<std::uint64_t>{0, 1}));
    one.finished("a", true);
    EXPECT_EQ(take_all(one), (std::vector<std::uint64_t>{2}));
}

TEST(OutgoingSchedule, DeadHostsLeaveRoomForTheLiving) {
    OutgoingSchedule schedule(10, 4);
    schedule.push("alive", 1);
    EXPECT_EQ(schedule.next(), 1U);
    schedule.finished("alive", true);
    for (std::uint64_t i = 0; i < 1000; ++i)
        schedule.push("dead" + std::to_string(i), 100 + i);
    EXPECT_EQ(take_all(schedule).size(), 5U);  // half of the places
    schedule.push("alive", 2);
    schedule.push("alive", 3);
    EXPECT_EQ(take_all(schedule), (std::vector<std::uint64_t>{2, 3}));
    schedule.finished("dead0", false);
    EXPECT_EQ(take_all(schedule).size(), 1U);
}

TEST(OutgoingSchedule, AHostThatStopsAnsweringIsNoLongerPreferred) {
    OutgoingSchedule schedule(2, 4);
    schedule.push("a", 1);
    EXPECT_EQ(schedule.next(), 1U);
    schedule.finished("a", true);
    schedule.push("a", 2);
    EXPECT_EQ(schedule.next(), 2U);
    schedule.push("a", 3);
    schedule.push("a", 4);
    schedule.finished("a", false);
    EXPECT_EQ(take_all(schedule), (std::vector<std::uint64_t>{3}));
}

}  // namespace
}  // namespace net
