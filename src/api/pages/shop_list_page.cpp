#include "api/pages/shop_list_page.h"

#include "api/pages/page_texts.h"

namespace api::pages {
namespace {

std::string list_path(std::size_t from, std::string_view chosen_language) {
    std::string query;
    if (from > 0) query = "from=" + std::to_string(from);
    if (const auto language = match_language(chosen_language)) {
        query += (query.empty() ? "lang=" : "&lang=") + std::string(tag_of(*language));
    }
    return query.empty() ? "/" : "/?" + query;
}

void add_shop(Html& html, const ShopListPage& page, const ListedShop& shop, const Catalogue& texts) {
    const auto& profile = shop.location.profile;
    const std::string& place = profile.address.empty() ? profile.district : profile.address;
    html.raw("<li><a")
        .attribute("href", shop_path("/s/", shop.location, page.chosen_language))
        .raw(">")
        .add(shop_tag(shop.location));
    html.raw("<span class=\"shop-name\" dir=\"auto\">").text(shop.location.name).raw("</span>");
    if (!place.empty()) html.raw("<span class=\"kind\" dir=\"auto\">").text(place).raw("</span>");
    if (const auto line = open_line(texts, shop.open); !line.empty()) {
        html.raw("<span class=\"state\"><span")
            .attribute("class", shop.open.is_open ? "dot open" : "dot shut");
        html.raw(" aria-hidden=\"true\"></span>").text(line).raw("</span>");
    }
    if (shop.back) {
        html.raw("<span class=\"kind\">").text(back_line(texts, *shop.back));
        if (!profile.phone.empty()) html.text(" · " + texts.text("page.call") + " " + profile.phone);
        html.raw("</span>");
    }
    html.raw("</a></li>\n");
}

}  // namespace

std::string shop_list_page(const PageKit& kit, const ShopListPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    const std::string choose = texts.text("shops.title");
    Html body;
    body.raw("<main class=\"sheet\">\n<header>\n<h1 dir=\"auto\">");
    body.text(page.brand_name.empty() ? choose : page.brand_name).raw("</h1>\n");
    if (!page.brand_name.empty()) body.raw("<p class=\"kind\">").text(choose).raw("</p>\n");
    body.raw("</header>\n<ul class=\"shop-list\">\n");
    for (const ListedShop& shop : page.shops)
        add_shop(body, page, shop, texts);
    body.raw("</ul>\n");
    if (page.has_more) {
        const std::string more = list_path(page.from + page.shops.size(), page.chosen_language);
        body.raw("<ul class=\"ways\">\n<li><a").attribute("href", more).raw(">");
        body.text(texts.text("shops.more")).raw("</a></li>\n</ul>\n");
    }
    body.raw("</main>\n");
    body.add(language_choice(kit, page.language,
                             [&](Language language) { return list_path(page.from, tag_of(language)); }));
    const Frame frame{.language = page.language,
                      .title = page.brand_name.empty() ? choose : page.brand_name,
                      .canonical_url = page.public_url,
                      .is_indexed = page.from == 0,
                      .body_class = "shops"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
