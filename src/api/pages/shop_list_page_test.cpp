#include "api/pages/shop_list_page.h"

#include <gtest/gtest.h>

#include "api/pages/pages_fixture.h"

namespace api::pages {
namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

domain::Location second_shop() {
    domain::Location shop;
    shop.slug = "lyon";
    shop.name = "<script>alert(1)</script>";
    shop.profile.district = "Croix-Rousse";
    return shop;
}

ListedShop listed(const domain::Location& shop, base::Timestamp now) {
    return {shop, domain::time::open_state(shop.hours, shop.zone, now).value_or(domain::time::OpenState{})};
}

TEST(ShopListPage, NamesPlaceAndStateOfEachShop) {
    const PagesFixture pages;
    const auto first = aurora();
    const auto second = second_shop();
    const auto html = shop_list_page(
        pages.kit,
        {.shops = {listed(first, open_time()), listed(second, open_time())}, .public_url = "https://c/"});
    EXPECT_TRUE(contains(html, "<h1 dir=\"auto\">Choose a store</h1>"));
    EXPECT_TRUE(contains(html, "href=\"/s/aurora\""));
    EXPECT_TRUE(contains(html, "href=\"/s/lyon\""));
    EXPECT_TRUE(contains(html, "Rua Harmonia, 214, São Paulo"));
    EXPECT_TRUE(contains(html, "Croix-Rousse"));  // for want of an address
    EXPECT_TRUE(contains(html, "Open now · closes at 19:00"));
    EXPECT_EQ(count(html, "class=\"state\""), 1U);  // nothing is said about a shop without hours
    EXPECT_TRUE(contains(html, "rel=\"canonical\" href=\"https://c/\""));
    EXPECT_FALSE(contains(html, "<script"));  // complete without one, and no name becomes one
    EXPECT_FALSE(contains(html, "from="));
    const auto closed = shop_list_page(pages.kit, {.shops = {listed(first, closed_time())}});
    EXPECT_TRUE(contains(closed, "class=\"dot shut\""));
}

TEST(ShopListPage, ABrandOfItsOwnIsTheHeading) {
    const PagesFixture pages;
    const auto shop = aurora();
    const auto html =
        shop_list_page(pages.kit, {.shops = {listed(shop, open_time())}, .brand_name = "Aurora & Livros"});
    EXPECT_TRUE(contains(html, "<h1 dir=\"auto\">Aurora &amp; Livros</h1>"));
    EXPECT_TRUE(contains(html, "Choose a store"));
}

TEST(ShopListPage, SpeaksEveryLanguageAndKeepsTheChosenOne) {
    const PagesFixture pages;
    const auto shop = aurora();
    for (const Language language : kLanguages) {
        const auto html =
            shop_list_page(pages.kit, {.shops = {listed(shop, open_time())}, .language = language});
        EXPECT_TRUE(contains(html, "<html lang=\"" + std::string(tag_of(language)) + "\""));
        EXPECT_EQ(count(html, "aria-current=\"true\""), 1U);
        EXPECT_EQ(contains(html, "Choose a store"), language == Language::en);
    }
    const auto chosen = shop_list_page(pages.kit, {.shops = {listed(shop, open_time())},
                                                   .language = Language::fr,
                                                   .chosen_language = "fr",
                                                   .from = 100,
                                                   .has_more = true});
    EXPECT_TRUE(contains(chosen, "href=\"/s/aurora?lang=fr\""));
    EXPECT_TRUE(contains(chosen, "href=\"/?from=101&amp;lang=fr\">Plus de magasins"));
    EXPECT_TRUE(contains(chosen, "href=\"/?from=100&amp;lang=vi\""));
    EXPECT_TRUE(contains(chosen, "noindex"));
}

}  // namespace
}  // namespace api::pages
