#include "base/bounded_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

namespace base {
namespace {

TEST(BoundedQueue, SaysNoWhenFullAndLeavesTheItemAlone) {
    BoundedQueue<std::unique_ptr<int>> queue(2);
    auto one = std::make_unique<int>(1), two = std::make_unique<int>(2), three = std::make_unique<int>(3);
    EXPECT_TRUE(queue.try_push(one));
    EXPECT_TRUE(queue.try_push(two));
    EXPECT_FALSE(queue.try_push(three));
    ASSERT_NE(three, nullptr);
    EXPECT_EQ(queue.size(), 2U);
    std::unique_ptr<int> first;
    ASSERT_TRUE(queue.pop_one(first));
    EXPECT_EQ(*first, 1);
    EXPECT_TRUE(queue.try_push(three));
    std::vector<std::unique_ptr<int>> all;
    ASSERT_TRUE(queue.pop_all(all));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(*all[0], 2);
    EXPECT_EQ(*all[1], 3);
}

TEST(BoundedQueue, ClosedIsDrainedAndThenEnds) {
    BoundedQueue<int> queue(4);
    int item = 7;
    EXPECT_TRUE(queue.try_push(item));
    queue.close();
    EXPECT_FALSE(queue.try_push(item));
    std::vector<int> all;
    EXPECT_TRUE(queue.pop_all(all));
    EXPECT_EQ(all, std::vector<int>{7});
    EXPECT_FALSE(queue.pop_all(all));
    EXPECT_TRUE(all.empty());
    EXPECT_FALSE(queue.pop_one(item));
}

TEST(BoundedQueue, ManyProducersOneConsumerLoseNothingAndKeepTheirOrder) {
    constexpr int kEach = 5000;
    BoundedQueue<std::pair<int, int>> queue(64);
    std::vector<std::thread> producers;
    for (int p = 0; p < 4; ++p) {
        producers.emplace_back([&queue, p] {
            for (int i = 0; i < kEach;) {
                std::pair item(p, i);
                if (queue.try_push(item)) {
                    ++i;
                } else {
                    std::this_thread::yield();
                }
            }
        });
    }
    std::array<int, 4> next{};
    std::vector<std::pair<int, int>> batch;
    for (int got = 0; got < 4 * kEach;) {
        ASSERT_TRUE(queue.pop_all(batch));
        ASSERT_LE(batch.size(), 64U);
        for (const auto& [producer, number] : batch)
            EXPECT_EQ(number, next[static_cast<std::size_t>(producer)]++);
        got += static_cast<int>(batch.size());
    }
    for (auto& producer : producers)
        producer.join();
}

TEST(BoundedQueue, SeveralConsumersShareTheWorkAndAllEnd) {
    BoundedQueue<int> queue(10'000);
    std::atomic<int> taken = 0;
    std::vector<std::thread> consumers;
    for (int c = 0; c < 3; ++c) {
        consumers.emplace_back([&] {
            int item = 0;
            while (queue.pop_one(item))
                taken.fetch_add(1);
        });
    }
    for (int i = 0; i < 2000; ++i)
        ASSERT_TRUE(queue.try_push(i));
    queue.close();
    for (auto& consumer : consumers)
        consumer.join();
    EXPECT_EQ(taken.load(), 2000);
}

}  // namespace
}  // namespace base
