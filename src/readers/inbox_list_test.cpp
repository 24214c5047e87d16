// The lists that a reader keeps, asked while rows wait in memory, while they are written, and after a crash:
// always those of the conversations themselves.
#include "readers/inbox_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <random>

#include "app/conversations.h"
#include "app/messages.h"
#include "app/setup.h"
#include "base/crypto.h"
#include "base/log.h"
#include "storage/conversations.h"

namespace readers {
namespace {

using storage::View;
constexpr int kShops = 3;

class TurnedClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void turn(base::Duration by) { us_ += by.count(); }

 private:
    std::atomic<std::int64_t> us_{1'800'000'000'000'000};
};

class InboxListTest : public ::testing::Test {
 protected:
    InboxListTest() {
        base::set_log_level(base::LogLevel::off);
        directory_path_ = std::filesystem::temp_directory_path() / ("inbox-list-" + base::random_token(8));
        std::filesystem::create_directories(directory_path_);
        open();
        std::vector<app::SetupItem> items{brand_};
        const domain::Agent agent{new_id<domain::AgentId>(), brand_.id, "a", "a", "", ""};
        items.push_back(agent);
        for (int i = 0; i < kShops; ++i) {
            domain::Location shop;
            shop.id = new_id<domain::LocationId>();
            shop.brand = brand_.id;
            shop.agent = agent.id;
            shop.slug = shop.name = "shop-" + std::to_string(i);
            shop.zone = "UTC";
            shops_.push_back(shop.id);
            items.push_back(shop);
        }
        staff_ = {new_id<domain::StaffId>(), brand_.id, "o@x.example", "O", domain::Role::owner, "en", {}};
        wait<bool>([&](auto done) { app::put_items(*app_, brand_.id, std::move(items), std::move(done)); });
    }
    ~InboxListTest() override {
        close();
        std::filesystem::remove_all(directory_path_);
    }

    template <class Id>
    Id new_id() {
        return Id{ids_.next(clock_.now())};
    }

    void open() {
        storage::StoreConfig config;
        config.data_directory = directory_path_;
        store_ = std::move(*storage::Store::open(config, clock_));
        store_->start([this](const auto& batch) { feed_->push(batch); });
        feed_ = std::make_unique<app::CommitFeed>();
        reads_ = std::make_unique<app::InboxReads>(*store_);
        app_.emplace(*store_, clock_, ids_, directory_, *reads_);
        const auto db = *store_->connect();
        if (auto loaded = app::Directory::load(*db)) directory_.set(std::move(*loaded));
        reader_ = std::make_unique<InboxList>(*app::LogCursor::open(*store_, "inbox_list"),
                                              *app::InboxWriter::open(*store_), directory_, reads_->fresh(),
                                              feed_.get());
    }
    void close() {
        store_->stop();
        reader_.reset();
        app_.reset();
        reads_.reset();
        store_.reset();
    }

    template <class T>
    base::Result<T> wait(const std::function<void(app::Done<T>)>& start) {
        std::promise<base::Result<T>> done;
        start([&](base::Result<T> result) { done.set_value(std::move(result)); });
        return done.get_future().get();
    }

    // One message each, in as few commits as come of it.
    void write(const std::vector<std::size_t>& consumers) {
        std::vector<std::future<bool>> answers;
        for (const auto consumer : consumers)
            answers.push_back(start_writing(consumer));
        for (auto& answer : answers)
            ASSERT_TRUE(answer.get());
    }
    std::future<bool> start_writing(std::size_t consumer) {
        while (consumers_.size() <= consumer)
            consumers_.push_back(new_id<domain::ConsumerId>());
        app::ConsumerMessage message{consumers_[consumer],
                                     "Ada",
                                     shops_[consumer % kShops],
                                     "en",
                                     domain::EntryPoint::page,
                                     base::to_string(ids_.next(clock_.now())),
                                     "hello"};
        auto done = std::make_shared<std::promise<bool>>();
        app::receive_message(*app_, std::move(message), [done](base::Result<app::Received> result) {
            done->set_value(result.has_value());
        });
        return done->get_future();
    }
    void close_one(domain::ConversationId id) {
        ASSERT_TRUE(wait<app::Changed>([&](auto done) {
            app::close_conversation(*app_, staff_, id, domain::CloseReason::no_reply_needed, std::move(done));
        }));
    }

    std::vector<domain::Conversation> truth() {
        const auto db = *store_->connect();
        std::vector<domain::Conversation> all;
        for (std::size_t i = 0; i < consumers_.size(); ++i) {
            auto found = storage::find_conversation_of(*db, brand_.id, consumers_[i], shops_[i % kShops]);
            if (found && *found) all.push_back(std::move(**found));
        }
        return all;
    }

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

    // Until it wants to wait; where it then wants to go on.
    std::optional<base::Timestamp> run_reader() {
        for (;;) {
            const auto next = reader_->run(clock_.now());
            if (!next || *next > clock_.now()) return next;
        }
    }

    TurnedClock clock_;
    base::RandomIds ids_;
    std::filesystem::path directory_path_;
    domain::Brand brand_{domain::BrandId{ids_.next(clock_.now())}, "Aurora"};
    domain::Staff staff_;
    std::vector<domain::LocationId> shops_;
    std::vector<domain::ConsumerId> consumers_;
    app::DirectoryHolder directory_;
    std::unique_ptr<app::CommitFeed> feed_ = std::make_unique<app::CommitFeed>();
    std::unique_ptr<storage::Store> store_;
    std::unique_ptr<app::InboxReads> reads_;
    std::optional<app::App> app_;
    std::unique_ptr<InboxList> reader_;
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
    EXPECT_EQ(reader_->fresh_rows(), 1500);
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
