#include "gbm/webhook_payload.h"
#include "readers/test_webhook.h"

namespace readers {
namespace {

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
