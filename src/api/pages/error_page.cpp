#include "api/pages/error_page.h"

namespace api::pages {
namespace {

std::string_view words_for(int status, std::string_view code) {
    if (code == "location_unknown") return "error.shop";
    if (status == 404) return "error.page";
    return status < 500 ? "error.request" : "error.server";
}

}  // namespace

std::string error_page(const PageKit& kit, Language language, int status, std::string_view code) {
    const Catalogue& texts = kit.catalogues.of(language);
    const std::string words(words_for(status, code));
    Html body;
    body.raw("<main class=\"sheet notice\">\n<span class=\"tag empty\" aria-hidden=\"true\">?</span>\n<h1>");
    body.text(texts.text(words + "_title")).raw("</h1>\n<p>").text(texts.text(words + "_text"));
    body.raw("</p>\n<p class=\"quiet\">")
        .text(texts.text("error.code", {{"code", code}}))
        .raw("</p>\n</main>\n");
    const Frame frame{.language = language, .title = texts.text(words + "_title"), .body_class = "shop"};
    return page_html(kit, frame, body);
}

std::string frame_refused_page(const PageKit& kit, Language language, const domain::Location& shop,
                               std::string_view chosen_language) {
    const Catalogue& texts = kit.catalogues.of(language);
    const std::string title = texts.text("chat.title", {{"shop", shop.name}});
    Html body;
    body.raw("<main class=\"sheet notice\">\n<h1 dir=\"auto\">").text(shop.name).raw("</h1>\n");
    body.raw("<p><a class=\"button\" target=\"_blank\" rel=\"noopener\"");
    body.attribute("href", shop_path("/c/", shop, chosen_language)).raw(">").text(texts.text("page.cta"));
    body.raw("</a></p>\n<p class=\"quiet\">");
    body.text(texts.text("error.code", {{"code", "domain_not_allowed"}})).raw("</p>\n</main>\n");
    const Frame frame{.language = language, .title = title, .location = &shop, .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
