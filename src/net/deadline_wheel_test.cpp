#include "net/deadline_wheel.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace net {
namespace {

using namespace std::chrono_literals;

struct Entry final : OpenConnection {
    void on_deadline(TimePoint now) override {
        fired_at.push_back(now);
        if (then) then();
    }
    void on_answer(Answer&&) override {}
    void begin_stop() override {}
    void abort() override {}
    std::vector<TimePoint> fired_at;
    std::function<void()> then;
};

const TimePoint kStart{1000h};

TEST(DeadlineWheel, FiresOnceWithinATick) {
    DeadlineWheel wheel(kStart);
    const auto entry = std::make_shared<Entry>();
    wheel.add(entry, kStart + 1s);
    wheel.advance(kStart + 999ms);
    EXPECT_TRUE(entry->fired_at.empty());
    wheel.advance(kStart + 1s + DeadlineWheel::kTick);
    EXPECT_EQ(entry->fired_at.size(), 1U);
    wheel.advance(kStart + 1h);
    EXPECT_EQ(entry->fired_at.size(), 1U);
    EXPECT_EQ(wheel.size(), 1U);
}

TEST(DeadlineWheel, ADeadlineMovesBothWays) {
    DeadlineWheel wheel(kStart);
    const auto entry = std::make_shared<Entry>();
    wheel.add(entry, kStart + 10s);
    wheel.set(*entry, kStart + 1s);
    wheel.set(*entry, kStart + 5s);
    wheel.advance(kStart + 4s);
    EXPECT_TRUE(entry->fired_at.empty());
    wheel.set(*entry, kStart + 6s);
    wheel.advance(kStart + 5500ms);
    EXPECT_TRUE(entry->fired_at.empty());
    wheel.advance(kStart + 6250ms);
    EXPECT_EQ(entry->fired_at.size(), 1U);
}

TEST(DeadlineWheel, OwnsUntilRemoved) {
    DeadlineWheel wheel(kStart);
    auto entry = std::make_shared<Entry>();
    const std::weak_ptr<Entry> seen = entry;
    auto& reference = *entry;
    reference.then = [&] { wheel.remove(reference); };
    wheel.add(std::move(entry), kStart + 1s);
    EXPECT_EQ(wheel.all().size(), 1U);
    wheel.advance(kStart + 2s);
    EXPECT_TRUE(seen.expired());
    EXPECT_EQ(wheel.size(), 0U);
}

TEST(DeadlineWheel, AnEntryMayRemoveItsNeighbours) {
    DeadlineWheel wheel(kStart);
    std::vector<std::shared_ptr<Entry>> entries;
    for (int i = 0; i < 10; ++i) {
        entries.push_back(std::make_shared<Entry>());
        entries.back()->then = [&] {
            for (const auto& other : entries)
                wheel.remove(*other);
        };
        wheel.add(entries.back(), kStart + 1s);
    }
    wheel.advance(kStart + 2s);
    EXPECT_EQ(wheel.size(), 0U);
}

// Against the obvious implementation, with steps from nothing to several turns of the wheel.
TEST(DeadlineWheel, AgreesWithASortedList) {
    const unsigned seed = 20261122;
    std::mt19937 random(seed);
    DeadlineWheel wheel(kStart);
    std::map<Entry*, TimePoint> expected;
    std::vector<std::shared_ptr<Entry>> entries;
    auto now = kStart;
    for (int step = 0; step < 3000; ++step) {
        if (entries.size() < 50) {
            entries.push_back(std::make_shared<Entry>());
            wheel.add(entries.back(), TimePoint::max());
        }
        auto& entry = *entries[random() % entries.size()];
        expected[&entry] = now + std::chrono::milliseconds(random() % 200'000);
        wheel.set(entry, expected[&entry]);
        now += std::chrono::milliseconds(random() % 10 == 0 ? random() % 150'000 : random() % 300);
        wheel.advance(now);
        for (const auto& each : entries) {
            const auto found = expected.find(each.get());
            const bool has_fired = !each->fired_at.empty();
            each->fired_at.clear();
            if (has_fired) {
                ASSERT_TRUE(found != expected.end() && found->second <= now) << "early, step " << step;
                expected.erase(found);
            } else if (found != expected.end()) {
                ASSERT_GT(found->second + DeadlineWheel::kTick, now) << "late, step " << step;
            }
        }
    }
}

}  // namespace
}  // namespace net
