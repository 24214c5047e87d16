// Tests only: three shops on a real store in a directory of its own, a clock turned by hand, and the commit
// feed and inbox lists as the server wires them. For the tests of readers.
#pragma once
#include <gtest/gtest.h>

#include <future>
#include <random>

#include "app/conversations.h"
#include "app/messages.h"
#include "app/setup.h"
#include "base/crypto.h"
#include "base/log.h"
#include "readers/inbox_list.h"
#include "storage/conversations.h"

namespace readers {

constexpr int kShops = 3;

class HandClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void turn(base::Duration by) { us_ += by.count(); }

 private:
    std::atomic<std::int64_t> us_{1'800'000'000'000'000};
};

class ShopsTest : public ::testing::Test {
 protected:
    ShopsTest() {
        base::set_log_level(base::LogLevel::off);
        directory_path_ = std::filesystem::temp_directory_path() / ("readers-" + base::random_token(8));
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
    ~ShopsTest() override {
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
        app_.emplace(*store_, clock_, ids_, directory_, *reads_, guest_limits_);
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

    // Until it wants to wait; where it then wants to go on.
    std::optional<base::Timestamp> run_reader() {
        for (;;) {
            const auto next = reader_->run(clock_.now());
            if (!next || *next > clock_.now()) return next;
        }
    }

    HandClock clock_;
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
    app::GuestLimits guest_limits_;
    std::optional<app::App> app_;
    std::unique_ptr<InboxList> reader_;
};

}  // namespace readers
