#include "api/pages/mail_wish_page.h"

namespace api::pages {
namespace {

// A form of this page, begun; the caller ends it.
void begin_form(Html& html, const MailWishPage& page, std::string_view suffix) {
    const std::string path = shop_path("/c/", page.location, page.chosen_language, {}, suffix);
    html.raw("<form class=\"offers\" method=\"post\"").attribute("action", path).raw(">\n");
}

void add_button(Html& html, std::string_view name, std::string_view value, std::string_view words) {
    html.raw("<button").attribute("name", name).attribute("value", value).raw(">").text(words);
    html.raw("</button>\n</form>\n");
}

void add_question(Html& html, const MailWishPage& page, const Catalogue& texts) {
    begin_form(html, page, "/mail");
    html.raw("<p id=\"question\">").text(mail_question(texts, page.location)).raw("</p>\n");
    if (page.wish == MailWish::malformed)
        html.raw("<p role=\"alert\" id=\"wrong\">").text(texts.text("mail.malformed")).raw("</p>\n");
    html.raw("<label>").text(texts.text("mail.address"));
    html.raw(" <input type=\"email\" name=\"address\" required maxlength=\"254\" autocomplete=\"email\"");
    html.raw(" aria-describedby=\"question\"></label>\n");
    add_button(html, "agree", "yes", texts.text("mail.yes"));
}

void add_state(Html& html, const MailWishPage& page, const Catalogue& texts) {
    const auto say = [&](std::string_view key) {
        html.raw("<p>").text(texts.text(key, {{"shop", page.location.name}})).raw("</p>\n");
    };
    switch (page.wish) {
        case MailWish::off:
        case MailWish::malformed:
            return add_question(html, page, texts);
        case MailWish::on:
            say("mail.is_on");
            begin_form(html, page, "/mail");
            return add_button(html, "agree", "no", texts.text("mail.no"));
        case MailWish::ended:
            return say("mail.ended");
        case MailWish::may_end:
            begin_form(html, page, "/mail");
            return add_button(html, "stop", page.token, texts.text("mail.no"));
        case MailWish::may_open:
            begin_form(html, page, "/link");
            return add_button(html, "token", page.token, texts.text("mail.open"));
        case MailWish::used:
            return say("mail.used");
    }
}

}  // namespace

std::string mail_question(const Catalogue& texts, const domain::Location& location) {
    return texts.text("mail.question", {{"shop", location.name}});
}

std::string mail_wish_page(const PageKit& kit, const MailWishPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    const std::string title = page.wish == MailWish::may_open
                                  ? texts.text("mail.open_title", {{"shop", page.location.name}})
                                  : texts.text("mail.title");
    Html body;
    body.raw("<main class=\"sheet notice\">\n").add(shop_tag(page.location));
    body.raw("\n<h1 dir=\"auto\">").text(title).raw("</h1>\n");
    add_state(body, page, texts);
    body.raw("<p><a").attribute("href", shop_path("/s/", page.location, page.chosen_language)).raw(">");
    body.text(texts.text("chat.back", {{"shop", page.location.name}})).raw("</a></p>\n</main>\n");
    const Frame frame{
        .language = page.language, .title = title, .location = &page.location, .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
