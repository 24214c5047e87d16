// AVA-14: store, else group, else brand, else install, for each text by itself.
#include "domain/auto_texts/scope.h"

#include <gtest/gtest.h>

namespace domain::auto_texts {
namespace {

ShopTexts with_welcome(std::string text) {
    ShopTexts texts;
    texts.welcome = {{"en", std::move(text)}};
    return texts;
}

TEST(TextScope, the_nearest_level_that_says_anything) {
    const ShopTexts store = with_welcome("store"), group = with_welcome("group"),
                    brand = with_welcome("brand"), install = with_welcome("install"), none;
    struct Case {
        const ShopTexts* store;
        const ShopTexts* group;
        const ShopTexts* brand;
        const ShopTexts* install;
        std::string_view text;
        std::string_view code;
    };
    for (const auto& one : {
             Case{&store, &group, &brand, &install, "store", "SCOPE_STORE"},
             Case{&none, &group, &brand, &install, "group", "SCOPE_GROUP"},
             Case{&none, nullptr, &brand, &install, "brand", "SCOPE_BRAND"},
             Case{&store, nullptr, &none, &install, "store", "SCOPE_STORE"},
             Case{&none, nullptr, &none, &install, "install", "SCOPE_INSTALL"},
             Case{&none, nullptr, &none, &none, "", "SCOPE_INSTALL"},  // the product's own
         }) {
        const auto picked = pick_texts({{Level::location, one.store},
                                        {Level::group, one.group},
                                        {Level::brand, one.brand},
                                        {Level::install, one.install}});
        EXPECT_EQ(scope_code(picked.scopes.welcome), one.code);
        const auto& welcome = picked.texts.welcome;
        EXPECT_EQ(welcome.empty() ? "" : welcome.at("en"), one.text);
    }
}

TEST(TextScope, each_text_by_itself_with_all_its_languages) {
    ShopTexts store = with_welcome("store");
    ShopTexts brand = with_welcome("brand");
    brand.welcome["fr"] = "marque";
    brand.away = {{"en", "closed"}};
    brand.starters = {"Hours?"};
    brand.starter_answers.emplace()["Hours?"] = "9 to 5";
    const auto picked = pick_texts({{Level::location, &store}, {Level::brand, &brand}});
    EXPECT_EQ(picked.texts.welcome.size(), 1U) << "no language is borrowed";
    EXPECT_EQ(picked.scopes.away, Level::brand);
    EXPECT_EQ(picked.texts.starter_answers->at("Hours?"), "9 to 5");
    store.starters = {"Where?"};
    const auto own = pick_texts({{Level::location, &store}, {Level::brand, &brand}});
    EXPECT_FALSE(own.texts.starter_answers) << "answers go with their starters";
    EXPECT_EQ(own.scopes.starters, Level::location);
}

}  // namespace
}  // namespace domain::auto_texts
