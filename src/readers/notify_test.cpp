// Who hears of what happens to a conversation, on which way, and once (behaviours.md NTF-01 to 06, PII-08).
#include "app/edit_message.h"
#include "readers/test_notify.h"

namespace readers {
namespace {

using domain::Role;
using domain::notify::Settings;

TEST_F(NotifyTest, NTF_01_tells_the_team_within_5_seconds_and_nothing_of_the_text) {
    const auto ana = add_staff("ana"), bia = add_staff("bia");
    add_staff("otto", Role::observer);
    add_device(ana);
    start();
    const auto id = write("my secret question");
    run_for(seconds(5));
    const auto pushed = pushes();
    ASSERT_EQ(pushed.size(), 1u);
    EXPECT_EQ(pushed[0].type, "notice");
    EXPECT_EQ(pushed[0].title, "New message · Augusta");
    EXPECT_EQ(pushed[0].tag, base::to_string(id));
    const auto mailed = mails();
    ASSERT_EQ(mailed.size(), 1u);
    EXPECT_EQ(mailed[0].first, "bia@example.org");
    EXPECT_NE(mailed[0].second.find("Answer before 2024-05-05 09:12."), std::string::npos)
        << mailed[0].second;
    EXPECT_NE(mailed[0].second.find("https://chat.example.org/inbox?chat=" + base::to_string(id)),
              std::string::npos);
    for (const auto& text : {pushed[0].body, mailed[0].second, mail_.mails()[0].text})
        EXPECT_EQ(text.find("secret"), std::string::npos);
    EXPECT_EQ(notify_->figures().pushed_total, 1u);
    EXPECT_EQ(notify_->figures().mailed_total, 1u);
}

TEST_F(NotifyTest, NTF_01_the_assignee_alone_hears_while_they_are_there) {
    const auto ana = add_staff("ana"), bia = add_staff("bia");
    start();
    const auto id = write("hi");
    run_for(seconds(5));
    answer(ana, id, "hello there");
    ASSERT_TRUE(wait<app::Changed>(
        [&](auto done) { app::assign_conversation(app_, ana, id, bia.id, std::move(done)); }));
    run_for(minutes(1));
    ASSERT_EQ(mails().size(), 3u);  // both of the message, Bia of what is hers now
    EXPECT_EQ(mails()[2].first, "bia@example.org");
    EXPECT_TRUE(mails()[2].second.starts_with("A conversation is yours now · Augusta"));
    read(bia, id);
    clock_.turn_to(clock_.now() + minutes(30));
    write("and another question?");
    run_for(seconds(5));
    ASSERT_EQ(mails().size(), 4u);
    EXPECT_EQ(mails()[3].first, "bia@example.org");
}

TEST_F(NotifyTest, CNV_10_of_what_was_taken_back_nothing_is_told) {
    add_staff("ana");
    start();
    const std::string message = base::to_string(ids_.next(clock_.now()));
    ASSERT_TRUE(wait<app::Received>([&](auto done) {
        app::receive_message(
            app_, {consumer_, "Rui", shop_.id, "en", domain::EntryPoint::page, message, "by mistake"},
            std::move(done));
    }));
    run_for(seconds(1));
    ASSERT_TRUE(wait<std::int64_t>(
        [&](auto done) { app::delete_own_message(app_, consumer_, shop_.id, message, std::move(done)); }));
    run_for(minutes(1));
    EXPECT_TRUE(mails().empty());
    write("and this is meant");
    run_for(seconds(30));
    EXPECT_EQ(mails().size(), 1u);
}

TEST_F(NotifyTest, PII_08_shows_the_text_to_who_asked_for_it_and_only_redacted) {
    Settings settings{.digest = false};
    settings.shows_text = true;
    const auto ana = add_staff("ana", Role::staff, settings);
    start();
    write("My CPF is 529.982.247-25, is my parcel there?");
    run_for(seconds(5));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_NE(mails()[0].second.find("is my parcel there?"), std::string::npos);
    EXPECT_EQ(mails()[0].second.find("529.982"), std::string::npos) << mails()[0].second;
}

TEST_F(NotifyTest, NTF_02_a_burst_is_two_pushes_the_second_counting) {
    const auto ana = add_staff("ana");
    add_device(ana);
    start();
    write("one");
    run_for(seconds(4));
    for (const auto* text : {"two", "three", "four"}) {
        clock_.turn_to(clock_.now() + seconds(2));
        write(text);
        run_for(seconds(0));
    }
    run_for(seconds(60));
    const auto pushed = pushes();
    ASSERT_EQ(pushed.size(), 2u);
    EXPECT_EQ(pushed[1].title, "4 new messages · Augusta");
    EXPECT_EQ(pushed[1].topic, pushed[0].topic);
    EXPECT_EQ(pushed[1].tag, pushed[0].tag);
}

TEST_F(NotifyTest, NTF_03_is_silent_in_quiet_hours_and_sums_up_after_them) {
    Settings settings;
    settings.quiet = {"08:00", "12:00"};  // it is 9:12
    settings.digest = false;
    const auto ana = add_staff("ana", Role::staff, settings);
    start();
    write("one");
    write("two");
    run_for(std::chrono::hours(2));
    EXPECT_TRUE(mails().empty());
    EXPECT_EQ(notify_->figures().held_total, 1u);
    run_for(std::chrono::hours(1));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_TRUE(mails()[0].second.starts_with("1 customer waits for an answer")) << mails()[0].second;
    EXPECT_NE(mails()[0].second.find("Augusta: answer before 2024-05-05 09:12"), std::string::npos);
    run_for(std::chrono::hours(2));
    EXPECT_EQ(mails().size(), 1u);
}

TEST_F(NotifyTest, NTF_03_what_was_answered_by_then_is_not_summed_up) {
    Settings settings;
    settings.quiet = {"08:00", "12:00"};
    settings.digest = false;
    const auto ana = add_staff("ana", Role::staff, settings);
    start();
    const auto id = write("one");
    run_for(minutes(1));
    answer(ana, id, "there you are");
    run_for(std::chrono::hours(4));
    EXPECT_TRUE(mails().empty());
}

TEST_F(NotifyTest, CLK_11_goes_up_from_the_assignee_to_the_owner_even_at_night) {
    Settings asleep;
    asleep.quiet = {"00:00", "23:59"};
    asleep.digest = false;
    Settings quiet_always = asleep;
    quiet_always.urgent_anyway = false;
    Settings awake;
    awake.digest = false;
    const auto ana = add_staff("ana", Role::staff, awake);
    add_staff("mia", Role::manager, asleep);
    add_staff("olga", Role::owner, awake);
    add_staff("otto", Role::owner, quiet_always);
    start();
    const auto id = write("hello?");
    const auto begin = clock_.now();
    run_for(minutes(1));
    const auto told = [&](base::Duration after) {
        const auto before = mails().size();
        clock_.turn_to(begin + after);
        pass_time(id);
        run_for(minutes(1));
        std::set<std::string> to;
        const auto all = mails();
        for (std::size_t i = before; i < all.size(); ++i)
            to.insert(all[i].first.substr(0, all[i].first.find('@')));
        return to;
    };
    using Names = std::set<std::string>;
    EXPECT_EQ(told(std::chrono::hours(12)), (Names{"ana", "olga"}));  // nobody's: the team, owners among them
    EXPECT_EQ(told(std::chrono::hours(18)), (Names{"ana"}));
    EXPECT_EQ(told(std::chrono::hours(22) + minutes(5)), (Names{"ana", "mia", "olga"}));
    EXPECT_EQ(told(std::chrono::hours(24)), (Names{"mia", "olga"}));
    EXPECT_TRUE(mails().back().second.starts_with("Not answered in 24 hours · Augusta"));
}

TEST_F(NotifyTest, NTF_04_writes_to_the_owner_once_a_day_when_nobody_hears) {
    Settings deaf;
    deaf.email = false;
    deaf.push = false;
    force(add_staff("ana"), deaf);
    force(add_staff("olga", Role::owner), deaf);
    start();
    write("hi");
    run_for(minutes(2));
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails()[0].first, "olga@example.org");
    EXPECT_TRUE(mails()[0].second.starts_with("Nobody is told about messages · Augusta"));
    EXPECT_EQ(notify_->figures().unreachable_shops, 1u);
    EXPECT_TRUE(notify_->is_unreachable(shop_.id));
    write("anybody?");
    run_for(minutes(5));
    EXPECT_EQ(mails().size(), 1u);
    // After a crash it is known, too.
    notify_.reset();
    start();
    write("hello?");
    run_for(minutes(5));
    EXPECT_EQ(mails().size(), 1u);
    run_for(std::chrono::hours(24));
    write("hello??");
    run_for(minutes(5));
    EXPECT_EQ(mails().size(), 2u);
}

TEST_F(NotifyTest, NTF_05_forgets_a_device_that_is_gone_and_writes_a_mail_instead) {
    for (const int status : {404, 410}) {
        push_.set_status(status);
        const auto ana = add_staff("ana" + std::to_string(status));
        add_device(ana, "/gone");
        start();
        const auto before = mails().size();
        const auto id = write("hi " + std::to_string(status));
        run_for(minutes(1));
        read(ana, id);
        EXPECT_EQ(mails().size(), before + (status == 404 ? 1 : 2));
        const auto view = wait<app::NotifyView>(
            [&](auto done) { app::read_notify(app_, ana, office_.mail(), std::move(done)); });
        ASSERT_TRUE(view);
        EXPECT_TRUE(view->devices.empty());
        EXPECT_TRUE(pushes().empty());
    }
}

TEST_F(NotifyTest, NTF_06_what_is_read_at_once_tells_nobody) {
    const auto ana = add_staff("ana");
    start();
    read(ana, write("hi"));
    run_for(minutes(5));
    EXPECT_TRUE(mails().empty());
    EXPECT_EQ(notify_->figures().withdrawn_total, 1u);
}

TEST_F(NotifyTest, NTF_06_takes_it_back_from_devices_when_it_is_read) {
    const auto ana = add_staff("ana");
    add_device(ana);
    start();
    const auto id = write("hi");
    run_for(seconds(5));
    ASSERT_EQ(pushes().size(), 1u);
    read(ana, id);
    run_for(seconds(5));
    const auto pushed = pushes();
    ASSERT_EQ(pushed.size(), 2u);
    EXPECT_EQ(pushed[1].type, "withdraw");
    EXPECT_EQ(pushed[1].tag, pushed[0].tag);
    EXPECT_EQ(pushed[1].topic, pushed[0].topic);
    read(ana, id);
    run_for(seconds(5));
    EXPECT_EQ(pushes().size(), 2u);
}

TEST_F(NotifyTest, ALateMailComesWhenTheServerIsBackOnceAlsoAfterARestart) {
    std::atomic<bool> is_broken = true;
    mail_.set_reply([&](const std::string& line) {
        return is_broken && line.starts_with("MAIL") ? std::string("451 later\r\n") : std::string();
    });
    const auto ana = add_staff("ana");
    start();
    write("hi");
    run_for(minutes(30));
    EXPECT_GE(notify_->figures().failed_attempts_total, 5u);
    EXPECT_LE(notify_->figures().failed_attempts_total, 20u);
    EXPECT_EQ(notify_->figures().waiting, 1u);
    notify_.reset();
    start();
    is_broken = false;
    run_for(minutes(30));
    EXPECT_EQ(mails().size(), 1u);
    notify_.reset();
    start();
    run_for(minutes(30));
    EXPECT_EQ(mails().size(), 1u);
}

// The push has arrived, the mail not yet, and then the program is gone.
TEST_F(NotifyTest, AfterACrashNobodyIsToldTwice) {
    std::atomic<bool> is_broken = true;
    mail_.set_reply([&](const std::string& line) {
        return is_broken && line.starts_with("MAIL") ? std::string("451 later\r\n") : std::string();
    });
    const auto ana = add_staff("ana"), bia = add_staff("bia");
    add_device(ana);
    start();
    write("hi");
    run_for(seconds(10));
    ASSERT_EQ(pushes().size(), 1u);
    ASSERT_TRUE(mails().empty());
    const auto crashed = std::move(notify_);  // has not said how far it came
    EXPECT_LT(*app::LogCursor::open(*store_, "notify")->position(brand_.id), 2);
    is_broken = false;
    start();
    run_for(minutes(5));
    EXPECT_EQ(pushes().size(), 1u);
    EXPECT_EQ(mails().size(), 1u);
}

TEST_F(NotifyTest, AnAddressThatRefusesIsNotTriedAgainUntilATestArrives) {
    mail_.set_reply([](const std::string& line) {
        return line.starts_with("RCPT TO:<ana@") ? std::string("550 nobody\r\n") : std::string();
    });
    const auto ana = add_staff("ana"), bia = add_staff("bia");
    start();
    const auto id = write("hi");
    run_for(minutes(1));
    EXPECT_EQ(mails().size(), 1u);
    auto view = [&] {
        return *wait<app::NotifyView>(
            [&](auto done) { app::read_notify(app_, ana, office_.mail(), std::move(done)); });
    };
    EXPECT_TRUE(view().is_mail_refused);
    mail_.set_reply({});
    read(bia, id);
    clock_.turn_to(clock_.now() + minutes(1));
    write("another one");
    run_for(minutes(1));
    EXPECT_EQ(mails().size(), 2u);
    EXPECT_EQ(mails()[1].first, "bia@example.org");
    app::forgive_mail(app_, ana);
    write("one more");  // answered after what waits before it in the lane
    EXPECT_FALSE(view().is_mail_refused);
}

TEST_F(NotifyTest, WhatIsOlderThanADayOrImportedIsNoNews) {
    add_staff("ana", Role::staff, {.digest = false});
    write("hi");
    clock_.turn_to(clock_.now() + std::chrono::hours(25));
    start();
    run_for(minutes(5));
    EXPECT_TRUE(mails().empty());
}

TEST_F(NotifyTest, ReadsNoFurtherThanItCanRemember) {
    mail_.set_reply([](const std::string& line) {
        return line.starts_with("MAIL") ? std::string("451 later\r\n") : std::string();
    });
    add_staff("ana");
    notify_ = std::make_unique<Notify>(
        app_, client_, *app::LogCursor::open(*store_, "notify"), *app::NotifyBook::open(app_, office_.mail()),
        office_, [this] { wake(); }, NotifyLimits{3, 2});
    for (int i = 0; i < 8; ++i) {
        consumer_ = domain::ConsumerId{ids_.next(clock_.now())};
        write("hi");
        run_for(seconds(4));
        EXPECT_LE(notify_->figures().waiting, 3u);
    }
    mail_.set_reply({});
    run_for(minutes(60));
    EXPECT_EQ(mails().size(), 8u);
    EXPECT_EQ(notify_->figures().waiting, 0u);
}

}  // namespace
}  // namespace readers
