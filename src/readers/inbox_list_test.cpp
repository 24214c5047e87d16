// The lists that a reader keeps, asked while rows wait in memory, while they are written, and after a crash:
// always those of the conversations themselves.
#include <algorithm>

#include "readers/test_shops.h"

namespace readers {
namespace {

using storage::View;

class InboxListTest : public ShopsTest {
 protected:
    // Pages of 7, joined.
    std::vector<domain::ConversationId> listed(View view, std::optional<domain::LocationId> shop,
                                               storage::ViewCounts& counts) {
        std::vector<domain::ConversationId> ids;
        std::optional<storage::ListPosition> after;
        do {
            const auto page = wait<app::InboxPage>(
                [&](auto done) { app::list_inbox(*app_, staff_, view, shop, after, 7, std::move(done)); });
            EXPECT_TRUE(page);
            for (const auto& item : page->items)
                ids.push_back(item.id);
            counts = page->counts;
            after = page->next;
        } while (after);
        return ids;
    }

    void check() {
        const auto all = truth();
        for (const auto view : {View::needs_reply, View::open, View::closed, View::everything}) {
            for (std::size_t i = 0; i <= shops_.size(); ++i) {
                const auto shop = i < shops_.size() ? std::optional(shops_[i]) : std::nullopt;
                std::vector<storage::ListEntry> wanted;
                storage::ViewCounts counts;
                for (const auto& conversation : all) {
                    if (shop && conversation.location != *shop) continue;
                    const auto row = storage::inbox_row(conversation);
                    counts.count(row, 1);
                    if (const auto entry = storage::entry_of(view, row)) wanted.push_back(*entry);
                }
                std::ranges::sort(
                    wanted, [&](const auto& a, const auto& b) { return storage::comes_before(view, a, b); });
                std::vector<domain::ConversationId> ids;
                for (const auto& entry : wanted)
                    ids.push_back(entry.conversation);
                storage::ViewCounts told;
                ASSERT_EQ(listed(view, shop, told), ids) << base::name_of(view);
                ASSERT_EQ(std::tie(told.needs_reply, told.open, told.closed, told.everything),
                          std::tie(counts.needs_reply, counts.open, counts.closed, counts.everything));
            }
        }
    }
};

TEST_F(InboxListTest, ListsAreRightWhileRowsWaitAndOnceTheyAreWritten) {
    std::mt19937 random(20261122);
    run_reader();
    for (int round = 0; round < 12; ++round) {
        std::vector<std::size_t> writers;
        for (int i = 0; i < 8; ++i)
            writers.push_back(random() % 40);
        write(writers);
        const auto all = truth();
        const auto& one = all[random() % all.size()];
        if (one.work == domain::Work::open) close_one(one.id);
        clock_.turn(std::chrono::milliseconds(20));
        const auto next = run_reader();
        ASSERT_TRUE(next);  // something waits to be written
        EXPECT_GT(reader_->fresh_rows(), 0);
        check();
        if (round % 3 != 2) continue;
        clock_.turn(*next - clock_.now());
        EXPECT_FALSE(run_reader());
        EXPECT_EQ(reader_->fresh_rows(), 0);
        check();
    }
}

TEST_F(InboxListTest, RowsThatNeverFindAQuietMomentAreWrittenAfterAMinute) {
    run_reader();
    std::size_t consumer = 0;
    std::int64_t least = 1;
    for (int i = 0; i < 700; ++i) {  // 100 ms apart
        if (i % 50 == 0) write({consumer++});
        feed_->push(std::make_shared<const storage::CommittedBatch>(
            storage::CommittedBatch{{}, {{brand_.id, 0, std::nullopt, {}}}}));  // somebody is always busy
        clock_.turn(std::chrono::milliseconds(100));
        (void)reader_->run(clock_.now());
        if (i > 100) least = std::min(least, reader_->fresh_rows());
    }
    EXPECT_EQ(least, 0);
    check();
}

TEST_F(InboxListTest, ListsAreRightInTheMiddleOfALongWrite) {
    run_reader();
    std::vector<std::size_t> writers;
    for (std::size_t i = 0; i < 2500; ++i)
        writers.push_back(i);
    write(writers);
    (void)reader_->run(clock_.now());
    clock_.turn(std::chrono::seconds(1));
    ASSERT_EQ(reader_->run(clock_.now()), clock_.now());  // a part is written, more is to be done
    EXPECT_EQ(reader_->fresh_rows(), 2500);               // nothing is there before it all is
    const auto all = truth();
    write({3, 7, 1700});  // one that is written, and others
    close_one(all[5].id);
    ASSERT_EQ(reader_->run(clock_.now()), clock_.now());
    storage::ViewCounts counts;
    EXPECT_EQ(listed(View::closed, std::nullopt, counts), std::vector{all[5].id});
    EXPECT_EQ(counts.everything, 2500);
    while (run_reader())
        clock_.turn(std::chrono::seconds(1));
    EXPECT_EQ(reader_->fresh_rows(), 0);
    EXPECT_EQ(listed(View::open, shops_[1], counts).size(), 833U);
    EXPECT_EQ(counts.closed, 0);
}

TEST_F(InboxListTest, WhatWasNotWrittenIsMadeAgainFromTheLog) {
    run_reader();
    write({0, 1, 2, 3, 4, 5});
    run_reader();
    close();  // as a crash would
    open();
    (void)run_reader();
    check();
    write({1, 6});
    run_reader();
    check();
}

TEST_F(InboxListTest, WithoutAFeedEveryChangeGoesFromTheLogToTheFile) {
    InboxList lists(*app::LogCursor::open(*store_, "inbox_list"), *app::InboxWriter::open(*store_),
                    directory_, reads_->fresh(), nullptr);
    write({0, 1, 2, 3});
    EXPECT_FALSE(lists.run(clock_.now()));
    EXPECT_TRUE(lists.is_current(brand_.id));
    check();
    write({1, 4});
    EXPECT_FALSE(lists.run(clock_.now()));
    EXPECT_EQ(lists.fresh_rows(), 0);
    check();
}

TEST_F(InboxListTest, AFullFeedSendsTheReaderBackToTheLog) {
    run_reader();
    write({0, 1, 2, 3});
    run_reader();
    write({2, 4});
    for (std::size_t i = 0; i <= app::CommitFeed::kBatchesMax; ++i)
        feed_->push(std::make_shared<const storage::CommittedBatch>());
    run_reader();
    check();
}

}  // namespace
}  // namespace readers
