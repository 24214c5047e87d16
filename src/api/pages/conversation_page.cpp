#include "api/pages/conversation_page.h"

#include <array>

#include "api/pages/ask_block.h"
#include "api/pages/conversation_log.h"
#include "api/pages/end_notice.h"
#include "api/pages/page_texts.h"
#include "domain/auto_texts/fill.h"

namespace api::pages {
namespace {

constexpr std::size_t kStartersMax = 5;

// What the script starts from. `texts` follows behind it.
struct ScriptState {
    std::string slug;
    std::string name;
    std::string initials;
    std::string phone;
    std::string zone;
    std::string language;
    std::string greeting;
    std::vector<std::string> starters;
    base::Timestamp now;
    std::int64_t seq = 0;
    std::optional<ConsumerConversation> conversation;
    std::vector<ConsumerMessage> messages;
    bool has_earlier = false;
    std::string draft;
};
BOOST_DESCRIBE_STRUCT(ScriptState, (),
                      (slug, name, initials, phone, zone, language, greeting, starters, now, seq,
                       conversation, messages, has_earlier, draft))

// What will be recorded as the first automatic message: the welcome, or the away text while the shop is
// closed.
std::string greeting(const ConversationPage& page) {
    using domain::AutoText;
    const domain::Location& location = page.location;
    const bool is_shut = page.open.has_hours && !page.open.is_open;
    const auto& own = is_shut ? location.profile.away : location.profile.welcome;
    if (own.empty() && !page.open.has_hours) return {};
    return domain::auto_texts::auto_text(is_shut ? AutoText::away : AutoText::welcome,
                                         {location, page.timetable}, tag_of(page.language), page.now);
}

std::vector<std::string> starters(const ConversationPage& page) {
    const auto& all = page.location.profile.starters;
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kStartersMax))};
}

void add_bar(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const std::string back = shop_path("/s/", page.location, page.chosen_language);
    html.raw("<header class=\"bar\">\n<a class=\"back\"").attribute("href", back);
    html.attribute("aria-label", texts.text("chat.back", {{"shop", page.location.name}}));
    html.raw(
        "><svg viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\" data-flip>"
        "<path d=\"M14.5 5.5 8 12l6.5 6.5\"/></svg></a>\n");
    html.add(shop_tag(page.location))
        .raw("\n<div class=\"title\"><h1 dir=\"auto\">")
        .text(page.location.name);
    html.raw("</h1>");
    if (const auto line = open_line(texts, page.open); !line.empty()) {
        html.raw("<p class=\"state\"><span").attribute("class", page.open.is_open ? "dot open" : "dot shut");
        html.raw(" aria-hidden=\"true\"></span>").text(line).raw("</p>");
    }
    html.raw("</div>\n</header>\n");
}

std::string form_path(const ConversationPage& page) {
    return shop_path("/c/", page.location, page.chosen_language, {}, "/messages");
}

void add_greeting(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const std::string words = greeting(page);
    html.raw("<div class=\"greeting\">\n").add(shop_tag(page.location)).raw("\n<p dir=\"auto\">");
    html.text(words.empty() ? texts.text("chat.empty", {{"shop", page.location.name}}) : words).raw("</p>\n");
    html.raw("<p class=\"quiet\">").text(texts.text("page.promise")).raw("</p>\n</div>\n");
}

void add_contact(Html& html, const std::string& link, std::string_view label, std::string_view what) {
    if (what.empty()) return;
    html.raw("<p class=\"quiet\">").text(label).raw(" <a").attribute("href", link).raw("><bdi>").text(what);
    html.raw("</bdi></a></p>\n");
}

// HLT-05, AVA-20: how to reach the shop instead. Its page has the hours.
void add_other_ways(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const auto& profile = page.location.profile;
    const std::string shop = shop_path("/s/", page.location, page.chosen_language);
    html.raw("<div class=\"greeting unavailable\">\n")
        .add(shop_tag(page.location))
        .raw("\n<p role=\"status\">");
    html.text(texts.text("problem.store_not_available")).raw("</p>\n");
    if (page.back) html.raw("<p class=\"quiet\">").text(back_line(texts, *page.back)).raw("</p>\n");
    add_contact(html, phone_link(profile.phone), texts.text("page.call"), profile.phone);
    add_contact(html, "mailto:" + profile.email, texts.text("page.email"), profile.email);
    html.raw("<p class=\"quiet\"><a").attribute("href", shop).raw(">").text(texts.text("page.hours"));
    html.raw("</a></p>\n</div>\n");
}

void add_log(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const auto found = domain::time::Zone::find(page.location.zone);
    const auto utc = domain::time::Zone::find("Etc/UTC");
    html.raw("<div class=\"log\" role=\"log\" aria-live=\"off\" tabindex=\"0\"");
    html.attribute("aria-label", texts.text("chat.log")).raw("><div class=\"inner\">\n");
    if (page.has_earlier && !page.messages.empty()) {
        const std::string query = "before=" + std::to_string(page.messages.front().seq);
        const std::string path = shop_path("/c/", page.location, page.chosen_language, query);
        html.raw("<p class=\"earlier\"><a").attribute("href", path).raw(">").text(texts.text("chat.earlier"));
        html.raw("</a></p>\n");
    }
    html.add(end_notice(texts, page.location, page.end, page.now));
    if (page.has_lost_older && !page.has_earlier)
        html.raw("<p class=\"system\">").text(texts.text("data.removed")).raw("</p>\n");
    if (!page.takes_messages)
        add_other_ways(html, page, texts);
    else if (page.messages.empty())
        add_greeting(html, page, texts);
    if (!page.messages.empty() && (found || utc))
        html.add(conversation_log(page, texts, found ? *found : *utc));
    if (!page.is_earlier_page && page.conversation && page.conversation->work == "closed") {
        html.raw("<p class=\"system\">").text(texts.text("chat.closed")).raw("</p>\n");
    }
    html.raw("<p class=\"typing\"></p><span id=\"end\"></span>\n</div></div>\n");
}

void add_starters(Html& html, const ConversationPage& page) {
    if (!page.messages.empty() || page.location.profile.starters.empty()) return;
    html.raw("<form class=\"starters\" method=\"post\"").attribute("action", form_path(page)).raw(">");
    html.raw("<input type=\"hidden\" name=\"client_message_id\"")
        .attribute("value", page.client_message_id)
        .raw(">");
    for (const std::string& starter : starters(page)) {
        html.raw("<button name=\"text\" dir=\"auto\"").attribute("value", starter).raw(">").text(starter);
        html.raw("</button>");
    }
    html.raw("</form>\n");
}

// PII-03: taking it out is editing the text above and sending it.
void add_choice(Html& html, const Catalogue& texts) {
    html.raw("<p class=\"choice\"><button name=\"secrets\" value=\"masked\">");
    html.text(texts.text("page.send_masked"));
    html.raw("</button> <button name=\"secrets\" value=\"not_secret\">");
    html.text(texts.text("page.not_secret")).raw("</button></p>\n");
}

void add_form(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const bool has_problem = !page.problem_code.empty();
    html.raw("<form class=\"composer\" method=\"post\"").attribute("action", form_path(page)).raw(">\n");
    if (has_problem) {
        html.raw("<p class=\"problem\" id=\"problem\" role=\"alert\">")
            .text(problem_text(texts, page.problem_code));
        html.raw("</p>\n");
    }
    html.raw("<input type=\"hidden\" name=\"client_message_id\"").attribute("value", page.client_message_id);
    html.raw(">\n<div class=\"field\"><label class=\"hidden\" for=\"text\">").text(texts.text("chat.write"));
    html.raw(
        "</label><textarea id=\"text\" name=\"text\" rows=\"1\" required dir=\"auto\" enterkeyhint=\"send\"");
    html.attribute("placeholder", texts.text("chat.write"));
    if (has_problem) html.raw(" aria-invalid=\"true\" aria-describedby=\"problem\"");
    // The line break behind the tag is not part of the value; one in front of the draft would be lost without
    // it.
    html.raw(">\n").text(page.draft).raw("</textarea>\n<button class=\"send\"");
    html.attribute("aria-label", texts.text("chat.send"));
    html.raw(
        "><svg viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\" data-flip>"
        "<path d=\"M4.5 12 3.5 4.5 21 12 3.5 19.5zm0 0H12\"/></svg></button></div>\n");
    if (page.problem_code == "pii_consumer_warn") add_choice(html, texts);
    html.raw("<p class=\"safe\">").text(texts.text("chat.safe")).raw("</p>\n</form>\n");
}

void add_foot(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const std::string newest = shop_path("/c/", page.location, page.chosen_language);
    if (page.is_earlier_page) {
        html.raw("<p class=\"earlier\"><a")
            .attribute("href", newest)
            .raw(">")
            .text(texts.text("chat.newest"));
        html.raw("</a></p>\n");
        return;
    }
    if (!page.takes_messages) return;
    add_starters(html, page);
    if (!page.messages.empty()) {
        html.raw("<noscript><p class=\"earlier\"><a").attribute("href", newest).raw(">");
        html.text(texts.text("chat.refresh")).raw("</a></p><p class=\"earlier\"><a");
        html.attribute("href", shop_path("/c/", page.location, page.chosen_language, {}, "/own")).raw(">");
        html.text(texts.text("own.link")).raw("</a></p></noscript>\n");
    }
    add_form(html, page, texts);
}

// Outside of what the script draws again: the page it leads to needs none.
void add_picture_link(Html& html, const ConversationPage& page, const Catalogue& texts) {
    const auto path = shop_path("/c/", page.location, page.chosen_language, {}, "/picture");
    html.raw("<p class=\"attach\"")
        .attribute("data-picture", texts.text("picture.one"))
        .raw("><a")
        .attribute("href", path)
        .raw(">")
        .text(texts.text("picture.link"));
    html.raw("</a></p>\n");
}

// The script shows the address of a picture as a link, and web/consumer/pictures.ts the picture in it.
std::vector<ConsumerMessage> script_messages(const ConversationPage& page) {
    auto messages = page.messages;
    for (ConsumerMessage& message : messages) {
        if (!message.picture) continue;
        if (!message.text.empty()) message.text += "\n";
        message.text += page.picture_base + message.picture->id;
    }
    return messages;
}

std::string script_state(const ConversationPage& page, const Catalogue& texts) {
    ScriptState state{.slug = page.location.slug,
                      .name = page.location.name,
                      .initials = initials(page.location.name),
                      .phone = page.location.profile.phone,
                      .zone = page.location.zone,
                      .language = std::string(tag_of(page.language)),
                      .greeting = greeting(page),
                      .starters = starters(page),
                      .now = page.now,
                      .seq = page.seq,
                      .conversation = page.conversation,
                      .messages = script_messages(page),
                      .has_earlier = page.has_earlier,
                      .draft = page.draft};
    std::string json = base::encode(state);
    json.pop_back();
    return json + ",\"texts\":" + texts.script_texts() + "}";
}

}  // namespace

std::string problem_text(const Catalogue& texts, std::string_view code) {
    static constexpr std::array<std::string_view, 9> kOwnWords = {
        "text_empty",       "message_too_long",    "message_id_conflict",
        "location_unknown", "store_not_available", "start_rate_limit",
        "inbound_flood",    "store_winding_down",  "pii_consumer_warn"};
    static constexpr std::array<std::string_view, 3> kBusy = {"lane_full", "storage_full",
                                                              "storage_unavailable"};
    if (code == "not_delivered" || code == "store_blocked") return texts.text("own." + std::string(code));
    if (code == "text_not_utf8" || code == "text_control_character")
        return texts.text("problem.text_strange");
    if (std::ranges::find(kBusy, code) != kBusy.end()) return texts.text("problem.busy");
    if (std::ranges::find(kOwnWords, code) != kOwnWords.end())
        return texts.text("problem." + std::string(code));
    return texts.text("problem.other", {{"code", code}});
}

std::string conversation_page(const PageKit& kit, const ConversationPage& page) {
    const Catalogue& texts = kit.catalogues.of(page.language);
    Html body;
    add_bar(body, page, texts);
    body.add(ask_block(page, texts));
    body.raw("<main id=\"chat\">\n");
    add_log(body, page, texts);
    add_foot(body, page, texts);
    body.raw("</main>\n");
    const bool has_script = !page.is_earlier_page && page.takes_messages;
    if (has_script) add_picture_link(body, page, texts);
    if (has_script) {
        body.raw("<script type=\"application/json\" id=\"state\">").json(script_state(page, texts));
        body.raw("</script>\n");
    }
    const Frame frame{.language = page.language,
                      .title = texts.text("chat.title", {{"shop", page.location.name}}),
                      .style = "conversation.css",
                      .script = has_script ? "conversation.js" : "",
                      .second_script = has_script ? "pictures.js" : "",
                      .location = &page.location,
                      .body_class = "chat"};
    return page_html(kit, frame, body);
}

}  // namespace api::pages
