#include "api/pages/ask_block.h"

#include "api/pages/page_texts.h"

namespace api::pages {
namespace {

void add_hidden(Html& html, std::string_view name, std::string_view value) {
    html.raw("<input type=\"hidden\"").attribute("name", name).attribute("value", value).raw(">");
}

void begin_form(Html& html, const ConversationPage& page, std::string_view path) {
    const std::string action = shop_path("/c/", page.location, page.chosen_language, {}, path);
    html.raw("<form class=\"starters\" method=\"post\"").attribute("action", action).raw(">");
}

void add_button(Html& html, std::string_view name, std::string_view value, std::string_view words) {
    html.raw("<button dir=\"auto\"").attribute("name", name).attribute("value", value).raw(">");
    html.text(words).raw("</button>");
}

void add_survey(Html& html, const ConversationPage& page) {
    html.raw("<p dir=\"auto\">").text(page.asks.question).raw("</p>\n");
    begin_form(html, page, "/survey");
    add_hidden(html, "survey", page.asks.survey_id);
    add_hidden(html, "question", page.asks.question_id);
    for (std::size_t i = 0; i < page.asks.options.size(); ++i)
        add_button(html, "option", std::to_string(i), page.asks.options[i]);
    html.raw("</form>\n");
}

// AVA-16. Two forms: the words differ, and so does what they mean.
void add_solved(Html& html, const ConversationPage& page, const Catalogue& texts) {
    html.raw("<p>").text(texts.text("ask.solved")).raw("</p>\n");
    for (const std::string_view answer : {"yes", "no"}) {
        begin_form(html, page, "/messages");
        add_hidden(html, "client_message_id", page.client_message_id + "-" + std::string(answer));
        add_hidden(html, "text", texts.text("ask.solved_" + std::string(answer)));
        add_button(html, "solved", answer, texts.text("ask.solved_" + std::string(answer)));
        html.raw("</form>\n");
    }
}

void add_person(Html& html, const ConversationPage& page, const Catalogue& texts) {
    begin_form(html, page, "/person");
    add_button(html, "client_message_id", page.client_message_id + "-person", texts.text("ask.person"));
    html.raw("</form>\n");
}

}  // namespace

Html ask_block(const ConversationPage& page, const Catalogue& texts) {
    Html html;
    const bool has_survey = !page.asks.survey_id.empty();
    if (page.is_earlier_page || !page.takes_messages) return html;
    if (!page.asks.person && !page.asks.solved && !has_survey) return html;
    html.raw("<aside class=\"ask\"").attribute("aria-label", texts.text("ask.label")).raw(">\n");
    if (has_survey) add_survey(html, page);
    if (page.asks.solved) add_solved(html, page, texts);
    if (page.asks.person) add_person(html, page, texts);
    html.raw("</aside>\n");
    return html;
}

}  // namespace api::pages
