// Tests only: the notify reader over a real store, with real receivers for mail and push, and a clock that is
// turned to where the reader wants to go on.
#pragma once
#include <gtest/gtest.h>

#include <condition_variable>
#include <future>

#include "app/consumer_mail.h"
#include "app/conversations.h"
#include "app/messages.h"
#include "app/setup.h"
#include "app/team.h"
#include "app/timers.h"
#include "base/log.h"
#include "net/test_mail_server.h"
#include "net/test_push_browser.h"
#include "net/test_push_receiver.h"
#include "readers/inbox_list.h"
#include "readers/notify.h"
#include "readers/test_webhook.h"

namespace readers {

using std::chrono::minutes;

class NotifyTest : public ::testing::Test {
 protected:
    NotifyTest() : store_(std::move(*storage::Store::open({}, clock_))), client_(outgoing_limits()) {
        base::set_log_level(base::LogLevel::off);
        store_->start([](const auto&) {});
        brand_ = {domain::BrandId{ids_.next(clock_.now())}, "Aurora"};
        const domain::Agent agent{domain::AgentId{ids_.next(clock_.now())}, brand_.id, "a", "a", "", ""};
        shop_.id = domain::LocationId{ids_.next(clock_.now())};
        shop_.brand = brand_.id;
        shop_.agent = agent.id;
        shop_.slug = "augusta";
        shop_.name = "Augusta";
        shop_.zone = "UTC";
        put({brand_, agent, shop_});
        lists_ = std::make_unique<InboxList>(*app::LogCursor::open(*store_, "inbox_list"),
                                             *app::InboxWriter::open(*store_), directory_,
                                             inbox_reads_.fresh(), nullptr);
        office_.smtp_url = mail_.url();
        office_.requires_tls = false;
        office_.from = "balcao@example.org";
        office_.public_url = "https://chat.example.org";
        office_.push = {net::make_p256_key(), "mailto:op@example.org"};
        office_.link_secret = "secret";
    }
    ~NotifyTest() override {
        notify_.reset();
        lists_.reset();
        store_->stop();
    }

    template <class T>
    base::Result<T> wait(const std::function<void(app::Done<T>)>& begin) {
        std::promise<base::Result<T>> done;
        begin([&](base::Result<T> result) { done.set_value(std::move(result)); });
        return done.get_future().get();
    }
    void put(std::vector<app::SetupItem> items) {
        ASSERT_TRUE(wait<bool>(
            [&](auto done) { app::put_items(app_, brand_.id, std::move(items), std::move(done)); }));
    }

    domain::Staff add_staff(const std::string& name, domain::Role role = domain::Role::staff,
                            domain::notify::Settings settings = {.digest = false}) {
        domain::Staff staff{
            domain::StaffId{ids_.next(clock_.now())},
            brand_.id,
            name + "@example.org",
            name,
            role,
            "en",
            role == domain::Role::owner ? std::vector<domain::LocationId>{} : std::vector{shop_.id}};
        put({app::StaffRecord{staff, "-"}});
        set(staff, settings);
        return staff;
    }
    void set(const domain::Staff& staff, const domain::notify::Settings& settings) {
        ASSERT_TRUE(wait<app::NotifyView>([&](auto done) {
            app::put_notify_settings(app_, staff, office_.mail(), settings, std::move(done));
        }));
    }
    // Also what nobody may choose for themselves.
    void force(const domain::Staff& staff, const domain::notify::Settings& settings) {
        ASSERT_TRUE(wait<bool>([&](auto done) {
            auto shared = std::make_shared<app::Done<bool>>(std::move(done));
            storage::LaneWork work = [&, shared](storage::LaneTransaction& lane) -> storage::AfterCommit {
                const bool is_put =
                    storage::put_notify_settings(lane.database(), brand_.id, staff.id, settings, lane.now())
                        .has_value();
                return [is_put, shared](const auto&) { (*shared)(is_put); };
            };
            ASSERT_TRUE(store_->submit(brand_.id, work));
        }));
    }
    base::Uuid add_device(const domain::Staff& staff, const std::string& path = "/p") {
        const auto keys = browser_.device(push_.url() + path);
        const auto view = wait<app::NotifyView>([&](auto done) {
            app::put_push_device(app_, staff, office_.mail(),
                                 {{}, keys.endpoint, keys.p256dh, keys.auth, "Firefox", {}}, std::move(done));
        });
        EXPECT_TRUE(view) << view.error().code << view.error().message;
        return app::device_id_of(keys.endpoint);
    }

    domain::ConversationId write(const std::string& text) {
        const auto received = wait<app::Received>([&](auto done) {
            app::receive_message(app_,
                                 {consumer_, "Rui", shop_.id, "en", domain::EntryPoint::page,
                                  base::to_string(ids_.next(clock_.now())), text},
                                 std::move(done));
        });
        EXPECT_TRUE(received) << received.error().code;
        return received->conversation;
    }
    void answer(const domain::Staff& staff, domain::ConversationId id, const std::string& text) {
        const auto sent = wait<app::Sent>([&](auto done) {
            app::send_message(app_, staff, id,
                              {actor_of(staff), base::to_string(ids_.next(clock_.now())), text, {}},
                              std::move(done));
        });
        ASSERT_TRUE(sent) << sent.error().code;
    }
    void read(const domain::Staff& staff, domain::ConversationId id) {
        ASSERT_TRUE(wait<app::Changed>(
            [&](auto done) { app::mark_read(app_, staff, id, INT64_MAX / 2, std::move(done)); }));
    }
    void pass_time(domain::ConversationId id) {
        ASSERT_TRUE(
            wait<std::size_t>([&](auto done) { app::pass_time(app_, brand_.id, id, std::move(done)); }));
    }

    void start() {
        notify_ = std::make_unique<Notify>(app_, client_, *app::LogCursor::open(*store_, "notify"),
                                           *app::NotifyBook::open(app_, office_.mail()), office_,
                                           [this] { wake(); });
    }
    void wake() {
        const std::lock_guard lock(mutex_);
        is_awake_ = true;
        woken_.notify_all();
    }
    // Plays the runner for so long. What is under way is waited for; else time jumps.
    void run_for(base::Duration time) {
        const auto until = clock_.now() + time;
        for (;;) {
            lists_->run(clock_.now());
            const auto next = notify_->run(clock_.now());
            std::unique_lock lock(mutex_);
            const auto is_woken = [this] { return std::exchange(is_awake_, false); };
            if (notify_->in_flight() > 0) {
                ASSERT_TRUE(woken_.wait_for(lock, seconds(20), is_woken)) << "no answer comes";
                continue;
            }
            if (is_woken()) continue;
            if (clock_.now() >= until) return;
            clock_.turn_to(std::min(next.value_or(until), until));
        }
    }
    void turn_to(std::string_view time) { clock_.turn_to(*base::parse_rfc3339(time)); }

    struct Push {
        std::string type, tag, title, body;
        std::string topic;
        std::string path;
    };
    std::vector<Push> pushes() {
        std::vector<Push> all;
        for (const auto& request : push_.taken()) {
            const auto words = base::parse_json_object(browser_.read(request.body));
            EXPECT_TRUE(words);
            const auto text = [&](const char* name) { return std::string(words->at(name).as_string()); };
            all.push_back({text("type"), text("tag"), text("title"), text("body"),
                           request.headers.at("topic"), request.path});
        }
        return all;
    }
    // To whom, and the plain words.
    std::vector<std::pair<std::string, std::string>> mails() {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& mail : mail_.mails())
            all.emplace_back(mail.to, plain_of(mail.text));
        return all;
    }
    static std::string plain_of(const std::string& text) {
        const auto part = text.find("text/plain");
        const auto begin = text.find("\r\n\r\n", part) + 4;
        std::string body = text.substr(begin, text.find("\r\n--", begin) - begin);
        std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
        for (char& c : body)
            c = c == '+' ? '-' : c == '/' ? '_' : c;
        return base::base64url_decode(body).value();
    }

    TurnedClock clock_;
    base::RandomIds ids_;
    app::DirectoryHolder directory_;
    std::unique_ptr<storage::Store> store_;
    app::InboxReads inbox_reads_{*store_};
    app::GuestLimits guest_limits_;
    app::App app_{*store_, clock_, ids_, directory_, inbox_reads_, guest_limits_};
    net::HttpClient client_;
    net::MailServer mail_;
    net::PushReceiver push_;
    net::PushBrowser browser_;
    std::mutex mutex_;  // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
    domain::Brand brand_;
    domain::Location shop_;
    domain::ConsumerId consumer_{ids_.next(clock_.now())};
    NotifyOffice office_;
    std::unique_ptr<InboxList> lists_;
    std::unique_ptr<Notify> notify_;
};

}  // namespace readers
