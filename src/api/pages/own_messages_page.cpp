#include "api/pages/own_messages_page.h"

namespace api::pages {
namespace {

Html& text_of(Html& html, const Catalogue& texts, const OwnMessagesPage& page, std::string_view key) {
    return html.text(texts.text(key, {{"shop", page.location.name}}));
}

void add_form_start(Html& html, const OwnMessagesPage& page, std::string_view suffix) {
    const auto path = shop_path("/c/", page.location, page.chosen_language, {}, suffix);
    html.raw("<form class=\"offers\" method=\"post\"").attribute("action", path).raw(">\n");
}

void add_id(Html& html, const OwnMessage& message) {
    html.raw("<input type=\"hidden\" name=\"message\"").attribute("value", message.message_id).raw(">\n");
}

void add_edit(Html& html, const OwnMessagesPage& page, const Catalogue& texts, const OwnMessage& message) {
    add_form_start(html, page, "/own");
    add_id(html, message);
    // The line break behind the tag is not part of the value.
    html.raw("<textarea name=\"text\" rows=\"2\" required dir=\"auto\"");
    html.attribute("aria-label", texts.text("own.text")).raw(">\n").text(message.text);
    html.raw("</textarea>\n<button name=\"do\" value=\"edit\">").text(texts.text("own.save"));
    html.raw("</button>\n</form>\n");
}

void add_picture(Html& html, const OwnMessagesPage& page, const Catalogue& texts, const OwnMessage& message) {
    const auto path = shop_path("/c/", page.location, {}, {}, "/pictures/" + message.picture_id);
    html.raw("<p><img loading=\"lazy\"").attribute("src", path + "/thumb");
    html.attribute("alt", texts.text("picture.one")).raw("></p>\n");
}

// Two steps: what is gone does not come back.
void add_removal(Html& html, const OwnMessagesPage& page, const Catalogue& texts, const OwnMessage& message) {
    html.raw("<details><summary>").text(texts.text("own.take_back")).raw("</summary>\n");
    add_form_start(html, page, "/own");
    add_id(html, message);
    html.raw("<p>").text(texts.text("own.take_back_text"));
    html.raw("</p>\n<button name=\"do\" value=\"delete\">").text(texts.text("own.take_back"));
    html.raw("</button>\n</form>\n</details>\n");
}

void add_messages(Html& html, const OwnMessagesPage& page, const Catalogue& texts) {
    html.raw("<ol class=\"own\">\n");
    for (const OwnMessage& message : page.messages) {
        html.raw("<li>\n");
        if (message.is_removed) {
            html.raw("<p class=\"quiet\">").text(texts.text("own.removed")).raw("</p>\n");
        } else {
            if (!message.picture_id.empty()) add_picture(html, page, texts, message);
            // A picture without words has none to change.
            if (!message.text.empty()) add_edit(html, page, texts, message);
            add_removal(html, page, texts, message);
        }
        html.raw("</li>\n");
    }
    html.raw("</ol>\n");
    if (!page.has_earlier) return;
    const auto query = "before=" + std::to_string(page.first_seq);
    html.raw("<p><a").attribute("href", shop_path("/c/", page.location, page.chosen_language, query, "/own"));
    html.raw(">").text(texts.text("chat.earlier")).raw("</a></p>\n");
}

void add_block(Html& html, const OwnMessagesPage& page, const Catalogue& texts) {
    add_form_start(html, page, "/block");
    html.raw("<p>");
    text_of(html, texts, page, page.is_blocked ? "own.blocked" : "own.block_question");
    html.raw("</p>\n<button name=\"block\"").attribute("value", page.is_blocked ? "no" : "yes").raw(">");
    text_of(html, texts, page, page.is_blocked ? "own.unblock" : "own.block");
    html.raw("</button>\n</form>\n");
}

}  // namespace

std::string own_messages_page(const PageKit& kit, const OwnMessagesPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    Html body;
    body.raw("<div class=\"band\"></div>\n<main class=\"sheet\">\n<h1>");
    text_of(body, texts, page, "own.title").raw("</h1>\n");
    if (!page.problem_code.empty()) {
        body.raw("<p role=\"alert\">").text(problem_text(texts, page.problem_code)).raw("</p>\n");
    }
    if (page.has_conversation) {
        add_messages(body, page, texts);
        add_block(body, page, texts);
    } else {
        body.raw("<p class=\"quiet\">");
        text_of(body, texts, page, "own.none").raw("</p>\n");
    }
    body.raw("<p><a").attribute("href", shop_path("/c/", page.location, page.chosen_language)).raw(">");
    body.text(texts.text("page.continue")).raw("</a></p>\n</main>\n");
    const Frame frame{.language = page.language,
                      .title = texts.text("own.title", {{"shop", page.location.name}}),
                      .location = &page.location,
                      .body_class = "shop"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
