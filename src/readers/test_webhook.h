// Tests only: the webhook reader over a real store, a real HTTP client and a real receiver. Time is turned by
// hand, so that a week of retries takes no time.
#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>

#include "app/messages.h"
#include "app/setup.h"
#include "base/log.h"
#include "net/http_server.h"
#include "readers/webhook.h"

namespace readers {

using std::chrono::hours;
using std::chrono::seconds;

class TurnedClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void turn_to(base::Timestamp t) { us_.store(std::max(us_.load(), base::to_us(t))); }

 private:
    std::atomic<std::int64_t> us_{1'714'813'953'000'000};
};

// Answers with what `status` says; -1 keeps the request waiting until the end.
class Receiver {
 public:
    explicit Receiver(std::string address = "127.0.0.1") {
        net::HttpConfig config;
        config.address = std::move(address);
        config.io_threads = 1;
        auto server = net::HttpServer::listen(config, [this](net::Request request, net::Responder respond) {
            take(std::move(request), std::move(respond));
        });
        server_ = std::move(*server);
        server_->start();
    }
    ~Receiver() {
        {
            const std::lock_guard lock(mutex_);
            held_.clear();
        }
        server_->stop(std::chrono::milliseconds(0));
    }

    std::uint16_t port() const { return server_->port(); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()) + "/callback"; }
    void set_status(std::function<int(const net::Request&)> status) {
        const std::lock_guard lock(mutex_);
        status_ = std::move(status);
    }
    std::vector<net::Request> accepted() const {
        const std::lock_guard lock(mutex_);
        return accepted_;
    }
    std::size_t accepted_count() const {
        const std::lock_guard lock(mutex_);
        return accepted_.size();
    }

 private:
    void take(net::Request request, net::Responder respond) {
        const std::lock_guard lock(mutex_);
        const int status = status_ ? status_(request) : 200;
        if (status < 0) {
            held_.push_back(std::move(respond));
            return;
        }
        if (status == 200) accepted_.push_back(std::move(request));
        respond(net::Response{status, {}, "ok", {}});
    }

    mutable std::mutex mutex_;  // guards all but server_
    std::function<int(const net::Request&)> status_;
    std::vector<net::Request> accepted_;
    std::vector<net::Responder> held_;
    std::unique_ptr<net::HttpServer> server_;
};

inline net::OutgoingLimits outgoing_limits() {
    net::OutgoingLimits limits;
    limits.per_host_max = 64;
    limits.allowed_private = {"127.0.0.0/8"};
    return limits;
}

inline base::json::object payload_of(const net::Request& request) {
    return *base::parse_json_object(request.body);
}
inline std::string text_of(const net::Request& request) {
    return std::string(payload_of(request).at("message").at("text").get_string());
}

class WebhookTest : public ::testing::Test {
 protected:
    WebhookTest() : store_(std::move(*storage::Store::open({}, clock_))), client_(outgoing_limits()) {
        base::set_log_level(base::LogLevel::off);
        store_->start([](const auto&) {});
        brand_ = {domain::BrandId{ids_.next(clock_.now())}, "Aurora"};
        put({brand_});
    }
    ~WebhookTest() override {
        webhook_.reset();
        store_->stop();
    }

    void put(std::vector<app::SetupItem> items) {
        std::promise<base::Result<bool>> done;
        app::put_items(app_, brand_.id, std::move(items),
                       [&](base::Result<bool> result) { done.set_value(result); });
        ASSERT_TRUE(done.get_future().get());
    }

    // A shop with an agent of its own.
    domain::Location add_shop(const std::string& slug, const std::string& url) {
        domain::Agent agent{
            domain::AgentId{ids_.next(clock_.now())}, brand_.id, slug, slug, url, "token-" + slug};
        domain::Location shop;
        shop.id = domain::LocationId{ids_.next(clock_.now())};
        shop.brand = brand_.id;
        shop.agent = agent.id;
        shop.slug = slug;
        shop.name = slug;
        shop.zone = "UTC";
        pending_.insert(pending_.end(), {agent, shop});
        return shop;
    }
    void open_shops() { put(std::exchange(pending_, {})); }

    domain::ConsumerId new_consumer() { return domain::ConsumerId{ids_.next(clock_.now())}; }

    void write(domain::ConsumerId consumer, const domain::Location& shop, std::string text) {
        std::promise<base::Result<app::Received>> done;
        app::ConsumerMessage message{consumer,
                                     "Ada",
                                     shop.id,
                                     "en",
                                     domain::EntryPoint::page,
                                     base::to_string(ids_.next(clock_.now())),
                                     std::move(text)};
        app::receive_message(app_, std::move(message),
                             [&](base::Result<app::Received> result) { done.set_value(std::move(result)); });
        ASSERT_TRUE(done.get_future().get());
    }

    // A conversation that somebody else's program held. Gives its id, so that it can go on.
    domain::ConversationId import_talk(domain::ConsumerId consumer, const domain::Location& shop) {
        const domain::ConversationId id{ids_.next(clock_.now())};
        std::vector<domain::Outcome> history;
        for (const auto* text : {"old 1", "old 2"}) {
            const domain::ReceiveMessage command{id,
                                                 consumer,
                                                 "Ada",
                                                 "en",
                                                 domain::EntryPoint::page,
                                                 base::to_string(ids_.next(clock_.now())),
                                                 text};
            const domain::Conversation known{};
            history.push_back(
                domain::receive_message(history.empty() ? nullptr : &known, shop, command, clock_.now()));
        }
        std::promise<base::Result<bool>> done;
        app::import_history(app_, brand_.id, std::move(history),
                            [&](base::Result<bool> result) { done.set_value(std::move(result)); });
        EXPECT_TRUE(done.get_future().get());
        return id;
    }

    void start_webhook() {
        webhook_ = std::make_unique<Webhook>(
            app_, client_, std::move(*app::LogCursor::open(*store_, "webhook")), [this] { wake(); });
    }
    void wake() {
        const std::lock_guard lock(mutex_);
        is_awake_ = true;
        woken_.notify_all();
    }

    // Plays the runner. When nothing is under way, time jumps to where the reader wants to go on; otherwise
    // it is waited for.
    void run_until(const std::function<bool()>& is_done) {
        while (!is_done()) {
            const auto next = webhook_->run(clock_.now());
            if (is_done()) return;
            go_on(next);
        }
    }
    void run_until_idle() {
        for (;;) {
            const auto next = webhook_->run(clock_.now());
            if (!next && webhook_->figures().in_flight == 0) return;
            go_on(next);
        }
    }
    void go_on(std::optional<base::Timestamp> next) {
        std::unique_lock lock(mutex_);
        const auto is_woken = [this] { return std::exchange(is_awake_, false); };
        if (!next) {
            ASSERT_TRUE(woken_.wait_for(lock, seconds(20), is_woken)) << "nothing happens";
            return;
        }
        if (webhook_->figures().in_flight > 0 && woken_.wait_for(lock, *next - clock_.now(), is_woken))
            return;
        clock_.turn_to(*next);
    }

    TurnedClock clock_;
    base::RandomIds ids_;
    app::DirectoryHolder directory_;
    std::unique_ptr<storage::Store> store_;
    app::InboxReads inbox_reads_{*store_};
    app::GuestLimits guest_limits_;
    app::App app_{*store_, clock_, ids_, directory_, inbox_reads_, guest_limits_};
    net::HttpClient client_;
    std::mutex mutex_;  // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
    domain::Brand brand_;
    std::vector<app::SetupItem> pending_;
    std::unique_ptr<Webhook> webhook_;
};

}  // namespace readers
