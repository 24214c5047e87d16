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

}  // namespace api::pages
