// What an agent says stands in for what its shops do not say, and for nothing else.
#include "domain/agent_words.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

AgentWords olive() {
    return {
        .languages = {"en", "pt-BR"},
        .texts = {.welcome = {{"en", "Hi"}, {"pt-BR", "Oi"}}, .away = {{"en", "Away"}}, .starters = {"A"}},
        .privacy_url = "https://olive.example/p",
        .phone = "+1",
        .zone = "Europe/Paris",
        .hours = {{0, 540, 1080}}};
}

TEST(AgentWords, StandInForAShopThatSaysNothing) {
    Location shop{};
    time::KeptHours hours{{"UTC", {}, {}, {}}, {}, {}};
    auto_texts::ShopTexts texts;
    Publishing publishing;
    fill_in(shop.profile, olive());
    fill_in(hours, olive());
    fill_in(texts, olive());
    fill_in(publishing, olive());
    EXPECT_EQ(shop.profile.phone, "+1");
    EXPECT_EQ(shop.profile.languages, olive().languages);
    EXPECT_EQ(hours.hours.zone, "Europe/Paris");
    EXPECT_EQ(hours.hours.weekly, olive().hours);
    EXPECT_EQ(texts.welcome, olive().texts.welcome);
    EXPECT_EQ(texts.starters, olive().texts.starters);
    EXPECT_EQ(publishing.privacy_url, "https://olive.example/p");
}

TEST(AgentWords, NeverReplaceWhatTheShopSays) {
    Location shop{};
    shop.profile.languages = {"fr"};
    shop.profile.phone = "+33";
    time::KeptHours hours{{"UTC", {{1, 600, 660}}, {}, {}}, {}, {}};
    auto_texts::ShopTexts texts{.welcome = {{"en", "Own"}}, .away = {}, .starters = {"B"}};
    Publishing publishing{.privacy_url = "https://own.example"};
    fill_in(shop.profile, olive());
    fill_in(hours, olive());
    fill_in(texts, olive());
    fill_in(publishing, olive());
    EXPECT_EQ(shop.profile.phone, "+33");
    EXPECT_EQ(shop.profile.languages, (std::vector<std::string>{"fr", "en", "pt-BR"}));
    EXPECT_EQ(hours.hours.weekly, (std::vector<HoursRange>{{1, 600, 660}}));
    EXPECT_EQ(texts.welcome.at("en"), "Own");
    EXPECT_EQ(texts.welcome.at("pt-BR"), "Oi");
    EXPECT_EQ(texts.starters, (std::vector<std::string>{"B"}));
    EXPECT_EQ(publishing.privacy_url, "https://own.example");
}

}  // namespace
}  // namespace domain
