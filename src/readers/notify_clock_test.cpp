// What the clock brings to people, and answers to customers (behaviours.md NTF-07, NTF-08, HLT-02, AVA-11).
#include "readers/test_notify.h"
#include "storage/health.h"

namespace readers {
namespace {

using domain::Role;

TEST_F(NotifyTest, NTF_08_says_in_the_morning_what_is_due) {
    add_staff("ana", Role::staff, {.zone = "Europe/Lisbon"});  // UTC+1 in May
    add_staff("bia", Role::staff, {.digest = false});
    turn_to("2024-05-06T05:00:00Z");
    start();
    write("hi");
    run_for(minutes(1));
    const auto before = mails().size();
    ASSERT_EQ(before, 2u);
    turn_to("2024-05-06T07:29:00Z");
    run_for(seconds(1));
    EXPECT_EQ(mails().size(), before);
    run_for(minutes(3));
    ASSERT_EQ(mails().size(), before + 1);
    EXPECT_EQ(mails().back().first, "ana@example.org");
    EXPECT_TRUE(mails().back().second.starts_with("1 customer waits for an answer"));
    EXPECT_NE(mails().back().second.find("Augusta: answer before 2024-05-07 06:00"), std::string::npos)
        << mails().back().second;
    notify_.reset();
    start();
    run_for(std::chrono::hours(2));
    EXPECT_EQ(mails().size(), before + 1);
}

TEST_F(NotifyTest, NTF_08_says_nothing_when_nothing_is_due) {
    const auto ana = add_staff("ana", Role::staff, {});
    start();
    const auto id = write("hi");
    run_for(minutes(1));
    answer(ana, id, "hello");
    turn_to("2024-05-05T08:29:00Z");
    const auto before = mails().size();
    run_for(minutes(10));
    EXPECT_EQ(mails().size(), before);
}

TEST_F(NotifyTest, HLT_02_writes_to_owners_on_monday_at_nine_when_a_shop_is_not_well) {
    add_staff("ana");
    add_staff("olga", Role::owner);
    ASSERT_TRUE(wait<bool>([&](auto done) {
        storage::LaneWork work = [&, done = std::make_shared<app::Done<bool>>(std::move(done))](
                                     storage::LaneTransaction& lane) -> storage::AfterCommit {
            domain::health::Decision decision;
            decision.after.state = domain::health::HealthState::at_risk;
            const bool is_put =
                storage::put_health(lane.database(), brand_.id, shop_.id, decision).has_value();
            return [is_put, done](const auto&) { (*done)(is_put); };
        };
        ASSERT_TRUE(store_->submit(brand_.id, work));
    }));
    ASSERT_TRUE(app::reload_directory(app_));
    turn_to("2024-05-06T08:59:00Z");  // a Monday
    start();
    run_for(seconds(10));
    EXPECT_TRUE(mails().empty());
    run_for(minutes(5));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails()[0].first, "olga@example.org");
    EXPECT_TRUE(mails()[0].second.starts_with("Augusta: at risk of being taken off the air"));
    EXPECT_NE(mails()[0].second.find("In 28 days: 0 answered in time, 0 late, 0 not at all."),
              std::string::npos);
    run_for(std::chrono::hours(72));
    EXPECT_EQ(mails().size(), 1u);
    turn_to("2024-05-13T09:00:00Z");
    run_for(minutes(2));
    EXPECT_EQ(mails().size(), 2u);
}

TEST_F(NotifyTest, AVA_11_asks_managers_two_weeks_and_one_before_a_holiday_without_hours_of_its_own) {
    add_staff("ana");
    add_staff("mia", Role::manager, {.digest = false});
    shop_.zone = "Europe/Paris";
    for (int day = 0; day < 7; ++day)
        shop_.hours.push_back({day, 540, 1080});
    put({shop_});
    turn_to("2024-06-29T00:00:00Z");  // 14 July is in 15 days
    start();
    run_for(std::chrono::hours(12));
    EXPECT_TRUE(mails().empty());
    run_for(std::chrono::hours(24));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails()[0].first, "mia@example.org");
    EXPECT_TRUE(mails()[0].second.starts_with("2024-07-14: is Augusta open?"));
    run_for(std::chrono::hours(24 * 7));
    EXPECT_EQ(mails().size(), 2u);
    run_for(std::chrono::hours(24 * 8));
    EXPECT_EQ(mails().size(), 2u);
}

class CustomerMailTest : public NotifyTest {
 protected:
    void wish(const std::string& address = "rui@example.org") {
        ASSERT_TRUE(wait<bool>([&](auto done) {
            app::wish_mail(app_, shop_, {consumer_, shop_.id, address, "pt-BR", "agreed", {}},
                           std::move(done));
        }));
    }
    std::string token_in(const std::string& words, const std::string& name) {
        const auto at = words.find(name) + name.size();
        return words.substr(at, words.find_first_of("\r\n", at) - at);
    }
    CustomerMailTest() { force(ana_, {.email = false}); }
    domain::Staff ana_ = add_staff("ana");
};

TEST_F(CustomerMailTest, NTF_07_one_who_left_gets_one_mail_in_15_minutes) {
    start();
    const auto id = write("hi");
    wish();
    answer(ana_, id, "yes, in blue");
    run_for(minutes(1));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails()[0].first, "rui@example.org");
    EXPECT_TRUE(mails()[0].second.starts_with("Augusta respondeu"));
    EXPECT_EQ(mails()[0].second.find("blue"), std::string::npos);
    answer(ana_, id, "and in green too");
    answer(ana_, id, "also available in red, if that helps");
    run_for(minutes(10));
    EXPECT_EQ(mails().size(), 1u);
    run_for(minutes(10));
    EXPECT_EQ(mails().size(), 2u);
    run_for(std::chrono::hours(1));
    EXPECT_EQ(mails().size(), 2u);
}

TEST_F(CustomerMailTest, NTF_07_one_who_is_there_gets_none) {
    start();
    const auto id = write("hi");
    wish();
    answer(ana_, id, "yes, in blue");
    ASSERT_TRUE(wait<std::int64_t>([&](auto done) {
        app::give_consumer_receipt(app_, consumer_, shop_.id, domain::ReceiptKind::delivered, INT32_MAX,
                                   std::move(done));
    }));
    run_for(std::chrono::hours(1));
    EXPECT_TRUE(mails().empty());
}

TEST_F(CustomerMailTest, NTF_07_the_link_opens_once_and_the_other_ends_it) {
    start();
    const auto id = write("hi");
    wish();
    answer(ana_, id, "yes, in blue");
    run_for(minutes(1));
    ASSERT_EQ(mails().size(), 1u);
    const auto token = token_in(mails()[0].second, "/c/augusta/link?token=");
    const auto open = [&] {
        return wait<domain::ConsumerId>(
            [&](auto done) { app::open_mail_link(app_, shop_, token, std::move(done)); });
    };
    ASSERT_EQ(open(), consumer_);
    EXPECT_EQ(open().error().code, "link_used");
    const auto stop = token_in(mails()[0].second, "/c/augusta/mail?stop=");
    EXPECT_EQ(app::read_mail_stop_token("secret", shop_.id, stop), consumer_);
    EXPECT_FALSE(app::read_mail_stop_token("other", shop_.id, stop));
    EXPECT_FALSE(app::read_mail_stop_token("secret", shop_.id, stop + "x"));
    ASSERT_TRUE(
        wait<bool>([&](auto done) { app::end_mail(app_, brand_.id, consumer_, shop_.id, std::move(done)); }));
    clock_.turn_to(clock_.now() + std::chrono::hours(1));
    answer(ana_, id, "are you still there, by the way?");
    run_for(std::chrono::hours(1));
    EXPECT_EQ(mails().size(), 1u);
}

}  // namespace
}  // namespace readers
