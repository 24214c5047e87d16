// What bots are told at all: news, and nothing else.
#include "readers/test_webhook.h"

namespace readers {
namespace {

TEST_F(WebhookTest, NeverTellsWhatWasImported) {
    Receiver receiver;
    std::atomic<int> failures = 0;
    receiver.set_status([&](const net::Request&) { return ++failures, 503; });
    const auto shop = add_shop("augusta", receiver.url());
    open_shops();
    const auto ada = new_consumer();
    import_talk(ada, shop);
    write(ada, shop, "1");  // owed while more is imported, then parked
    import_talk(new_consumer(), shop);
    start_webhook();
    run_until([&] { return failures >= 2; });
    import_talk(new_consumer(), shop);
    write(ada, shop, "2");
    webhook_.reset();
    receiver.set_status([](const net::Request&) { return 200; });
    start_webhook();
    run_until_idle();
    std::vector<std::string> texts;
    for (const auto& request : receiver.accepted())
        texts.push_back(text_of(request));
    EXPECT_EQ(texts, (std::vector<std::string>{"1", "2"}));
    auto log = *app::LogCursor::open(*store_, "webhook");
    EXPECT_EQ(*log.position(brand_.id), *log.head(brand_.id));
}

TEST_F(WebhookTest, ABrandWithoutBotsIsPassedOver) {
    Receiver receiver;
    const auto shop = add_shop("augusta", "");
    open_shops();
    start_webhook();
    write(new_consumer(), shop, "before there was a bot");
    run_until_idle();
    auto log = *app::LogCursor::open(*store_, "webhook");
    EXPECT_EQ(*log.position(brand_.id), *log.head(brand_.id));
    domain::Agent agent = *directory_.get()->find_agent(shop.agent);
    agent.webhook_url = receiver.url();
    put({agent});
    write(new_consumer(), shop, "after");
    run_until_idle();
    ASSERT_EQ(receiver.accepted_count(), 1u);
    EXPECT_EQ(text_of(receiver.accepted()[0]), "after");
}

}  // namespace
}  // namespace readers
