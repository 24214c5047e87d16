// The webhook reader over a real store, a real HTTP client and a real receiver. Time is turned by hand, so
// that a week of retries takes no time.
#include "readers/webhook.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <future>

#include "app/messages.h"
#include "app/setup.h"
#include "base/crypto.h"
#include "base/log.h"
#include "gbm/webhook_payload.h"
#include "net/http_server.h"

namespace readers {
namespace {

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

net::OutgoingLimits outgoing_limits() {
    net::OutgoingLimits limits;
    limits.per_host_max = 64;
    limits.allowed_private = {"127.0.0.0/8"};
    return limits;
}

base::json::object payload_of(const net::Request& request) {
    return *base::parse_json_object(request.body);
}
std::string text_of(const net::Request& request) {
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
    app::App app_{*store_, clock_, ids_, directory_, inbox_reads_};
    net::HttpClient client_;
    std::mutex mutex_;  // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
    domain::Brand brand_;
    std::vector<app::SetupItem> pending_;
    std::unique_ptr<Webhook> webhook_;
};

TEST_F(WebhookTest, DeliversSignedAndInOrder) {
    Receiver receiver;
    const auto shop = add_shop("augusta", receiver.url());
    const auto quiet = add_shop("quiet", "");
    open_shops();
    const auto ada = new_consumer();
    start_webhook();
    for (int i = 1; i <= 20; ++i)
        write(ada, shop, std::to_string(i));
    write(ada, quiet, "nobody listens");
    run_until_idle();
    const auto accepted = receiver.accepted();
    ASSERT_EQ(accepted.size(), 20u);
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        EXPECT_EQ(text_of(accepted[i]), std::to_string(i + 1));
        EXPECT_EQ(*accepted[i].find_header("Content-Type"), "application/json");
        EXPECT_EQ(*accepted[i].find_header("X-Goog-Signature"),
                  gbm::sign_webhook("token-augusta", accepted[i].body));
    }
    EXPECT_EQ(webhook_->figures().delivered_total, 20u);
    EXPECT_EQ(webhook_->figures().lag, 0);
    auto log = *app::LogCursor::open(*store_, "webhook");
    EXPECT_EQ(*log.position(brand_.id), *log.head(brand_.id));
}

TEST_F(WebhookTest, AFailingConversationWaitsAloneAndKeepsItsOrder) {
    Receiver receiver;
    std::atomic<bool> is_repaired = false;
    std::atomic<int> failures = 0;
    receiver.set_status([&](const net::Request& request) {
        if (is_repaired || !text_of(request).starts_with("bad")) return 200;
        ++failures;
        return 500;
    });
    const auto shop = add_shop("augusta", receiver.url());
    open_shops();
    const auto ada = new_consumer();
    const auto bob = new_consumer();
    start_webhook();
    for (const auto* text : {"bad 1", "bad 2", "bad 3"})
        write(ada, shop, text);
    run_until([&] { return failures >= 4; });
    for (const auto* text : {"good 1", "good 2"})
        write(bob, shop, text);
    run_until([&] { return receiver.accepted_count() == 2; });
    EXPECT_EQ(webhook_->figures().parked, 1u);
    write(ada, shop, "bad 4");
    is_repaired = true;
    run_until_idle();
    std::vector<std::string> texts;
    std::set<std::string> ids;
    for (const auto& request : receiver.accepted()) {
        texts.push_back(text_of(request));
        ids.insert(std::string(payload_of(request).at("requestId").get_string()));
    }
    EXPECT_EQ(texts, (std::vector<std::string>{"good 1", "good 2", "bad 1", "bad 2", "bad 3", "bad 4"}));
    EXPECT_EQ(ids.size(), 6u);
    EXPECT_EQ(webhook_->figures().parked, 0u);
    EXPECT_TRUE(app::LogCursor::open(*store_, "webhook")->parked(brand_.id)->empty());
}

TEST_F(WebhookTest, GoesOnAfterARestart) {
    Receiver receiver;
    std::atomic<int> failures = 0;
    receiver.set_status([&](const net::Request&) {
        ++failures;
        return 503;
    });
    const auto shop = add_shop("augusta", receiver.url());
    open_shops();
    const auto ada = new_consumer();
    start_webhook();
    write(ada, shop, "1");
    write(ada, shop, "2");
    run_until([&] { return failures >= 3; });
    webhook_.reset();
    write(ada, shop, "3");
    receiver.set_status([](const net::Request&) { return 200; });
    start_webhook();
    EXPECT_EQ(app::LogCursor::open(*store_, "webhook")->parked(brand_.id)->size(), 1u);
    run_until_idle();
    std::string texts;
    for (const auto& request : receiver.accepted())
        texts += text_of(request);
    EXPECT_EQ(texts, "123");
    start_webhook();
    run_until_idle();
    EXPECT_EQ(receiver.accepted_count(), 3u);
}

TEST_F(WebhookTest, GivesUpAfterAWeekAndGoesOn) {
    Receiver receiver;
    receiver.set_status([](const net::Request& request) { return text_of(request) == "poison" ? 400 : 200; });
    const auto shop = add_shop("augusta", receiver.url());
    open_shops();
    const auto ada = new_consumer();
    start_webhook();
    const auto start = clock_.now();
    write(ada, shop, "poison");
    run_until([&] { return clock_.now() - start > hours(24 * 6); });
    EXPECT_EQ(webhook_->figures().given_up_total, 0u);
    write(ada, shop, "after");
    run_until_idle();
    EXPECT_EQ(webhook_->figures().given_up_total, 1u);
    ASSERT_EQ(receiver.accepted_count(), 1u);
    EXPECT_EQ(text_of(receiver.accepted()[0]), "after");
    EXPECT_LT(clock_.now() - start, hours(24 * 7) + hours(1));
}

TEST_F(WebhookTest, DropsWhatIsOwedWhenTheBotIsTakenAway) {
    Receiver receiver;
    std::atomic<int> failures = 0;
    receiver.set_status([&](const net::Request&) { return ++failures, 500; });
    const auto shop = add_shop("augusta", receiver.url());
    open_shops();
    start_webhook();
    write(new_consumer(), shop, "1");
    run_until([&] { return failures >= 2; });
    domain::Agent agent = *directory_.get()->find_agent(shop.agent);
    agent.webhook_url.clear();
    put({agent});
    run_until_idle();
    EXPECT_EQ(webhook_->figures().parked, 0u);
    EXPECT_EQ(receiver.accepted_count(), 0u);
}

// Five hundred receivers that take the request and never answer do not slow down the one that does.
TEST_F(WebhookTest, DeadReceiversDoNotHoldUpTheLiving) {
    Receiver receiver("0.0.0.0");
    const std::string port = ":" + std::to_string(receiver.port());
    const auto is_alive = [](const net::Request& request) { return request.host.starts_with("127.0.0.1"); };
    receiver.set_status([&](const net::Request& request) { return is_alive(request) ? 200 : -1; });
    const auto alive = add_shop("alive", "http://127.0.0.1" + port + "/");
    std::vector<domain::Location> dead;
    for (int i = 0; i < 500; ++i) {
        const std::string address = "127.1." + std::to_string(i / 250) + "." + std::to_string(i % 250 + 1);
        dead.push_back(add_shop("dead-" + std::to_string(i), "http://" + address + port + "/"));
    }
    open_shops();
    start_webhook();
    write(new_consumer(), alive, "first");
    run_until_idle();
    for (const auto& shop : dead)
        write(new_consumer(), shop, "lost");
    constexpr std::size_t kMessages = 1000;
    for (std::size_t i = 0; i < kMessages; ++i)
        write(new_consumer(), alive, "hello");
    const auto start = std::chrono::steady_clock::now();
    run_until([&] { return webhook_->figures().delivered_total == kMessages + 1; });
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    RecordProperty("deliveries_per_second", static_cast<int>(kMessages / took.count()));
    EXPECT_LT(took.count(), 8.0) << "the first of the dead time out after 10 s";
    EXPECT_EQ(receiver.accepted_count(), kMessages + 1);
}

}  // namespace
}  // namespace readers
