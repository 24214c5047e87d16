#include "api/pages/picture_page.h"

#include <algorithm>
#include <array>

#include "api/pages/conversation_page.h"

namespace api::pages {
namespace {

std::string problem_of(const Catalogue& texts, std::string_view code) {
    constexpr std::array<std::string_view, 2> kFile{"media_rejected", "picture_missing"};
    if (std::ranges::find(kFile, code) != kFile.end()) return texts.text("picture." + std::string(code));
    if (code == "pictures_busy" || code == "picture_flood") return texts.text("picture.busy");
    return problem_text(texts, code);
}

void add_form(Html& html, const PicturePage& page, const Catalogue& texts) {
    const auto path = shop_path("/c/", page.location, page.chosen_language, {}, "/picture");
    html.raw("<form class=\"offers\" method=\"post\" enctype=\"multipart/form-data\"");
    html.attribute("action", path).raw(">\n<input type=\"hidden\" name=\"client_message_id\"");
    html.attribute("value", page.client_message_id).raw(">\n<p><label for=\"picture\">");
    html.text(texts.text("picture.file")).raw("</label><br>\n<input type=\"file\" id=\"picture\"");
    html.raw(" name=\"picture\" required accept=\"image/jpeg,image/png,image/webp\"></p>\n");
    html.raw("<p><label for=\"text\">").text(texts.text("picture.words"));
    // The line break behind the tag is not part of the value.
    html.raw("</label>\n<textarea id=\"text\" name=\"text\" rows=\"2\" dir=\"auto\">\n").text(page.text);
    html.raw("</textarea></p>\n<p class=\"quiet\">").text(texts.text("picture.safe"));
    html.raw("</p>\n<button>").text(texts.text("picture.send")).raw("</button>\n</form>\n");
}

}  // namespace

std::string picture_page(const PageKit& kit, const PicturePage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    Html body;
    body.raw("<div class=\"band\"></div>\n<main class=\"sheet\">\n<h1>");
    body.text(texts.text("picture.title", {{"shop", page.location.name}})).raw("</h1>\n");
    if (!page.problem_code.empty())
        body.raw("<p role=\"alert\">").text(problem_of(texts, page.problem_code)).raw("</p>\n");
    add_form(body, page, texts);
    body.raw("<p><a").attribute("href", shop_path("/c/", page.location, page.chosen_language)).raw(">");
    body.text(texts.text("page.continue")).raw("</a></p>\n</main>\n");
    const Frame frame{.language = page.language,
                      .title = texts.text("picture.title", {{"shop", page.location.name}}),
                      .location = &page.location,
                      .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
