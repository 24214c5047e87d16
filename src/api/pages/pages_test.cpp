#include <gtest/gtest.h>

#include <set>

#include "api/pages/conversation_page.h"
#include "api/pages/error_page.h"
#include "api/pages/inbox_shell.h"
#include "api/pages/location_page.h"
#include "api/pages/pages_fixture.h"
#include "api/pages/security_headers.h"

namespace api::pages {
namespace {

constexpr std::string_view kHostile =
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&<!--";

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

LocationPage location_model(const domain::Location& shop, base::Timestamp now,
                            Language language = Language::en) {
    return {.location = shop,
            .open = domain::time::open_state(shop.hours, shop.zone, now).value(),
            .language = language,
            .chosen_language = "",
            .public_url = "https://chat.example/s/aurora"};
}

ConversationPage conversation_model(const domain::Location& shop, base::Timestamp now) {
    ConversationPage page{.location = shop,
                          .open = domain::time::open_state(shop.hours, shop.zone, now).value(),
                          .language = Language::en,
                          .chosen_language = "",
                          .now = now};
    page.client_message_id = "0193aaaa-0000-7000-8000-000000000001";
    return page;
}

ConsumerMessage message(std::int64_t seq, MessageFrom from, std::string_view when, std::string text) {
    return {.seq = seq, .at = at(when), .from = from, .name = "", .message_id = "m", .text = std::move(text)};
}

void expect_no_inline_code(const std::string& html) {
    EXPECT_FALSE(contains(html, "<style")) << html;
    EXPECT_FALSE(contains(html, " style="));
    EXPECT_FALSE(contains(html, "javascript:"));
    EXPECT_FALSE(contains(html, " onerror=") && !contains(html, "&lt;img"));
    // A script is one of our files, or a block of data.
    EXPECT_EQ(count(html, "<script"), count(html, "<script type=\"module\" src=\"/a/") +
                                          count(html, "<script type=\"application/json\""));
}

TEST(LocationPage, TellsWhatACustomerNeeds) {
    const PagesFixture pages;
    const auto shop = aurora();
    const auto html = location_page(pages.kit, location_model(shop, open_time()));
    EXPECT_TRUE(contains(html, "<html lang=\"en\""));
    EXPECT_TRUE(contains(html, "Open now · closes at 19:00"));
    EXPECT_TRUE(contains(html, "href=\"/c/aurora\""));
    EXPECT_TRUE(contains(html, "Message us"));
    EXPECT_TRUE(contains(html, "href=\"tel:+551130001000\""));
    EXPECT_TRUE(contains(html, "Rua Harmonia, 214"));
    EXPECT_TRUE(contains(html, "10:00–13:00\n14:00–18:00"));
    EXPECT_EQ(count(html, "<tr class=\"today\""), 1U);
    EXPECT_TRUE(contains(html, "Friday <span class=\"word\">today"));
    EXPECT_TRUE(contains(html, "Never share card numbers"));
    EXPECT_TRUE(contains(html, "/s/aurora/brand.css?v="));
    EXPECT_TRUE(contains(html, "<link rel=\"canonical\" href=\"https://chat.example/s/aurora\">"));
    expect_no_inline_code(html);
}

TEST(LocationPage, ClosedTellsTheNextOpening) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = location_model(shop, closed_time());
    model.has_conversation = true;
    const auto html = location_page(pages.kit, model);
    EXPECT_TRUE(contains(html, "Closed · opens tomorrow at 9:00"));
    EXPECT_TRUE(contains(html, "Continue the chat"));
}

TEST(LocationPage, ShopThatTakesNoMessagesHasNoButtonButAPhone) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = location_model(shop, open_time());
    EXPECT_FALSE(contains(location_page(pages.kit, model), "take longer"));
    model.is_slow = true;
    EXPECT_TRUE(contains(location_page(pages.kit, model), "Answers may take longer."));
    model.takes_messages = false;
    const auto html = location_page(pages.kit, model);
    EXPECT_FALSE(contains(html, "href=\"/c/aurora\""));
    EXPECT_TRUE(contains(html, "tel:"));
}

TEST(LocationPage, AllWordsAreInTheLanguage) {
    const PagesFixture pages;
    const auto shop = aurora();
    std::set<std::string> titles;
    for (const Language language : kLanguages) {
        const auto html = location_page(pages.kit, location_model(shop, open_time(), language));
        EXPECT_TRUE(contains(html, pages.catalogues.of(language).text("page.cta")));
        EXPECT_FALSE(contains(html, "page.")) << "a key without a text";
        EXPECT_EQ(count(html, "aria-current"), 1U);
        titles.insert(html.substr(html.find("<title>"), 60));
    }
    EXPECT_EQ(titles.size(), kLanguages.size());
}

TEST(LocationPage, AChosenLanguageStays) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = location_model(shop, open_time(), Language::vi);
    model.chosen_language = "vi";
    EXPECT_TRUE(contains(location_page(pages.kit, model), "href=\"/c/aurora?lang=vi\""));
    model.chosen_language = "\"><script>";
    EXPECT_TRUE(contains(location_page(pages.kit, model), "href=\"/c/aurora\""));
}

TEST(LocationPage, HostileShopTextsStayText) {
    const PagesFixture pages;
    auto shop = aurora();
    shop.name = kHostile;
    shop.profile.category = shop.profile.district = shop.profile.address = shop.profile.phone = kHostile;
    shop.profile.email = kHostile;
    shop.profile.website = "javascript:alert(1)";
    shop.profile.directions_url = "data:text/html,x";
    shop.profile.languages = {std::string(kHostile)};
    shop.profile.brand_color = "#fff;}</style>";
    const auto html = location_page(pages.kit, location_model(shop, open_time()));
    EXPECT_FALSE(contains(html, "<script>"));
    EXPECT_FALSE(contains(html, "<img"));
    EXPECT_FALSE(contains(html, "brand.css"));
    expect_no_inline_code(html);
}

TEST(LocationPage, UnknownHoursAndZoneLeaveThePageWhole) {
    const PagesFixture pages;
    auto shop = aurora();
    shop.zone = "Mars/Base";
    const LocationPage model{.location = shop, .open = {}, .chosen_language = "", .public_url = ""};
    const auto html = location_page(pages.kit, model);
    EXPECT_FALSE(contains(html, "Open now"));
    EXPECT_FALSE(contains(html, "class=\"today\""));
    EXPECT_TRUE(contains(html, "9:00–19:00"));
    shop.hours.clear();
    EXPECT_FALSE(contains(location_page(pages.kit, model), "<table"));
}

TEST(LocationPage, TodayMayBeASpecialDay) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = location_model(shop, open_time());
    const auto today_of = [&] {
        const auto html = location_page(pages.kit, model);
        const auto from = html.find("<tr class=\"today\">");
        return html.substr(from, html.find("</tr>", from) - from);
    };
    EXPECT_TRUE(contains(today_of(), "9:00–19:00"));
    model.open.today = {{.day = model.open.now.weekday, .start = 600, .end = 720}};
    EXPECT_TRUE(contains(today_of(), "10:00–12:00"));
    model.open.today.clear();
    EXPECT_TRUE(contains(today_of(), "<td>Closed</td>"));
}

TEST(LocationPage, APausedShopSaysWhenItIsBack) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = location_model(shop, open_time());
    model.takes_messages = false;
    model.back = domain::time::Turn{.at = open_time(), .local = {2026, 12, 24, 3, 540}, .days_ahead = 34};
    const auto html = location_page(pages.kit, model);
    EXPECT_TRUE(contains(html, "new messages again on 24 December at 9:00"));
    EXPECT_TRUE(contains(html, "tel:+551130001000"));
    EXPECT_FALSE(contains(html, "href=\"/c/aurora\""));
}

TEST(ConversationPage, ShopThatTakesNoMessagesSaysHowElseToReachIt) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.takes_messages = false;
    const auto html = conversation_page(pages.kit, model);
    EXPECT_FALSE(contains(html, "<form"));
    EXPECT_FALSE(contains(html, "<script"));
    EXPECT_FALSE(contains(html, "24 hours"));
    EXPECT_TRUE(contains(html, "tel:+551130001000"));
    EXPECT_TRUE(contains(html, "mailto:oi@aurora.example"));
    EXPECT_TRUE(contains(html, "href=\"/s/aurora\""));
}

TEST(ConversationPage, EmptyGreetsAndOffersStarters) {
    const PagesFixture pages;
    const auto shop = aurora();
    const auto html = conversation_page(pages.kit, conversation_model(shop, open_time()));
    EXPECT_TRUE(contains(html, "Hi! This is Aurora."));
    EXPECT_TRUE(contains(html, "<button name=\"text\" dir=\"auto\" value=\"Vocês entregam?\">"));
    EXPECT_TRUE(contains(html, "method=\"post\" action=\"/c/aurora/messages\""));
    EXPECT_EQ(count(html, "name=\"client_message_id\" value=\"0193aaaa-0000-7000-8000-000000000001\""), 2U);
    EXPECT_TRUE(contains(html, "<link rel=\"modulepreload\" href=\"/a/shared-1.js\">"));
    EXPECT_TRUE(contains(html, "noindex"));
    expect_no_inline_code(html);
    const auto away = conversation_page(pages.kit, conversation_model(shop, closed_time()));
    EXPECT_TRUE(contains(away, "Fechamos agora."));
    EXPECT_FALSE(contains(away, "This is Aurora"));
}

TEST(ConversationPage, MessagesInTheShopsTimeWithOneStatus) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, closed_time());
    model.messages = {message(5, MessageFrom::you, "2026-11-20T13:00:00Z", "Hello"),
                      message(7, MessageFrom::person, "2026-11-21T01:30:00Z", "Hi"),
                      message(9, MessageFrom::you, "2026-11-22T14:00:00Z", "Thanks")};
    model.messages[1].name = "Marina";
    model.conversation = ConsumerConversation{.id = "c", .business_read_seq = 8};
    model.has_earlier = true;
    const auto html = conversation_page(pages.kit, model);
    EXPECT_TRUE(contains(html, "<h2>20 November</h2>"));
    EXPECT_TRUE(contains(html, "<h2>Today</h2>"));
    EXPECT_TRUE(contains(html, "Marina, 22:30"));  // still the 20th there
    EXPECT_FALSE(contains(html, "<h2>Yesterday</h2>"));
    EXPECT_EQ(count(html, " · Sent"), 1U);
    EXPECT_TRUE(contains(html, "11:00 · Sent"));
    EXPECT_TRUE(contains(html, "href=\"/c/aurora?before=5\""));
    EXPECT_FALSE(contains(html, "class=\"starters\""));
    model.conversation->business_read_seq = 9;
    EXPECT_TRUE(contains(conversation_page(pages.kit, model), "11:00 · Seen"));
}

TEST(ConversationPage, AutomaticMessagesSaySo) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.messages = {message(1, MessageFrom::automatic, "2026-11-20T12:00:00Z", "We got it"),
                      message(2, MessageFrom::bot, "2026-11-20T12:00:00Z", "I am a bot")};
    const auto html = conversation_page(pages.kit, model);
    EXPECT_TRUE(contains(html, "Automatic, 9:00"));
    EXPECT_TRUE(contains(html, "Livraria Aurora · Automatic, 9:00"));
}

TEST(ConversationPage, ClosedInvitesToWrite) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.messages = {message(1, MessageFrom::you, "2026-11-20T12:00:00Z", "Hello")};
    model.conversation = ConsumerConversation{.id = "c", .work = "closed"};
    const auto html = conversation_page(pages.kit, model);
    EXPECT_TRUE(contains(html, "This chat was closed. Write any time to open it again."));
    EXPECT_TRUE(contains(html, "<textarea"));
}

TEST(ConversationPage, AFailedPostKeepsTheTextAndSaysWhy) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.draft = "\nmy <long> text";
    model.problem_code = "message_too_long";
    const auto html = conversation_page(pages.kit, model);
    EXPECT_TRUE(contains(html, ">\n\nmy &lt;long&gt; text</textarea>"));
    EXPECT_TRUE(contains(html, "The message is too long."));
    EXPECT_TRUE(contains(html, "aria-describedby=\"problem\""));
}

TEST(ConversationPage, EveryCodeHasASentence) {
    const PagesFixture pages;
    const Catalogue& en = pages.catalogues.of(Language::en);
    for (const char* code : {"text_empty", "message_too_long", "text_not_utf8", "text_control_character",
                             "message_id_conflict", "location_unknown", "lane_full", "storage_unavailable"}) {
        EXPECT_FALSE(contains(problem_text(en, code), code)) << code;
        EXPECT_FALSE(contains(problem_text(en, code), "problem.")) << code;
    }
    EXPECT_TRUE(contains(problem_text(en, "message_id_malformed"), "(message_id_malformed)"));
}

TEST(ConversationPage, AnEarlierPageIsToRead) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.messages = {message(1, MessageFrom::you, "2026-11-20T12:00:00Z", "Hello")};
    model.is_earlier_page = true;
    const auto html = conversation_page(pages.kit, model);
    EXPECT_FALSE(contains(html, "<textarea"));
    EXPECT_FALSE(contains(html, "<script"));
    EXPECT_FALSE(contains(html, "Sent"));
    EXPECT_TRUE(contains(html, "Newest messages"));
}

TEST(ConversationPage, HostileMessagesStayText) {
    const PagesFixture pages;
    auto shop = aurora();
    shop.name = kHostile;
    auto model = conversation_model(shop, open_time());
    model.messages = {message(1, MessageFrom::you, "2026-11-20T12:00:00Z", std::string(kHostile)),
                      message(2, MessageFrom::person, "2026-11-20T12:00:00Z", "\u202eevil\u0000"),
                      message(3, MessageFrom::person, "2026-11-20T12:00:00Z", std::string(kHostile))};
    model.messages[2].name = kHostile;
    model.draft = kHostile;
    model.client_message_id = kHostile;
    model.problem_code = kHostile;
    const auto html = conversation_page(pages.kit, model);
    EXPECT_FALSE(contains(html, "<script>"));
    EXPECT_FALSE(contains(html, "<img"));
    EXPECT_FALSE(contains(html, "<!--"));
    EXPECT_EQ(count(html, "</script>"), count(html, "<script"));
    expect_no_inline_code(html);
}

TEST(ConversationPage, TheDataBlockIsWholeJson) {
    const PagesFixture pages;
    const auto shop = aurora();
    auto model = conversation_model(shop, open_time());
    model.seq = 42;
    model.messages = {message(7, MessageFrom::person, "2026-11-20T12:00:00Z", std::string(kHostile))};
    model.conversation = ConsumerConversation{.id = "c", .business_read_seq = 3};
    const auto html = conversation_page(pages.kit, model);
    constexpr std::string_view kStart = "<script type=\"application/json\" id=\"state\">";
    const auto start = html.find(kStart) + kStart.size();
    const auto state =
        base::parse_json_object(html.substr(start, html.find("</script>", start) - start)).value();
    EXPECT_EQ(state.at("seq").to_number<int>(), 42);
    EXPECT_EQ(state.at("messages").at(0).at("text").as_string(), kHostile);
    EXPECT_EQ(state.at("messages").at(0).at("from").as_string(), "person");
    EXPECT_EQ(state.at("conversation").at("business_read_seq").to_number<int>(), 3);
    EXPECT_EQ(state.at("texts").at("chat.send").as_string(), "Send");
}

TEST(Pages, FirstResponsesFitInFourteenKilobytes) {
    const PagesFixture pages;
    const auto shop = aurora();
    for (const Language language : kLanguages) {
        // Before compression; web/size.mjs holds the styles to 5 kB of the 14 after it.
        EXPECT_LE(location_page(pages.kit, location_model(shop, open_time(), language)).size(), 9'000U);
        auto model = conversation_model(shop, open_time());
        model.language = language;
        for (int i = 0; i < 30; ++i) {
            model.messages.push_back(
                message(i, i % 2 == 0 ? MessageFrom::you : MessageFrom::person, "2026-11-20T12:00:00Z",
                        "Message " + std::to_string(i * 7919) + " about the book in the window"));
        }
        EXPECT_LE(conversation_page(pages.kit, model).size(), 27'000U);
    }
}

TEST(ErrorPage, SaysWhatToDo) {
    const PagesFixture pages;
    const auto shop = error_page(pages.kit, Language::fr, 404, "location_unknown");
    EXPECT_TRUE(contains(shop, "Ce magasin est introuvable"));
    EXPECT_TRUE(
        contains(error_page(pages.kit, Language::en, 404, "route_unknown"), "This page does not exist"));
    EXPECT_TRUE(contains(error_page(pages.kit, Language::en, 503, "lane_full"), "can’t answer right now"));
    const auto bad = error_page(pages.kit, Language::en, 400, kHostile);
    EXPECT_FALSE(contains(bad, "<script>"));
    expect_no_inline_code(bad);
}

TEST(InboxShell, LoadsTheInboxAndNothingElse) {
    const PagesFixture pages;
    const auto html = inbox_shell(pages.kit, Language::es, SessionCookie::none);
    EXPECT_TRUE(contains(html, "<div id=\"app\" data-session=\"none\"></div>"));
    EXPECT_TRUE(contains(inbox_shell(pages.kit, Language::es, SessionCookie::sent), "data-session=\"sent\""));
    EXPECT_TRUE(contains(html, "src=\"/a/inbox-1.js\""));
    EXPECT_TRUE(contains(html, "href=\"/a/inbox-1.css\""));
    EXPECT_TRUE(contains(html, "<noscript>"));
    expect_no_inline_code(html);
}

TEST(SecurityHeaders, EveryPageForbidsWhatItDoesNotUse) {
    for (const PageKind kind :
         {PageKind::location, PageKind::conversation, PageKind::inbox, PageKind::error}) {
        std::map<std::string, std::string> headers;
        for (const auto& header : page_headers(kind, true))
            headers[header.name] = header.value;
        const std::string& policy = headers["Content-Security-Policy"];
        EXPECT_TRUE(contains(policy, "default-src 'none'; script-src 'self'; style-src 'self'"));
        EXPECT_TRUE(contains(policy, "require-trusted-types-for 'script'"));
        EXPECT_TRUE(contains(policy, "frame-ancestors 'none'"));
        EXPECT_FALSE(contains(policy, "unsafe"));
        EXPECT_EQ(contains(policy, "trusted-types 'none'"), kind != PageKind::inbox);
        EXPECT_EQ(headers["X-Content-Type-Options"], "nosniff");
        EXPECT_EQ(headers.count("Strict-Transport-Security"), 1U);
    }
    for (const auto& header : page_headers(PageKind::conversation, false)) {
        EXPECT_NE(header.name, "Strict-Transport-Security");
        if (header.name == "Referrer-Policy") EXPECT_EQ(header.value, "no-referrer");
    }
}

}  // namespace
}  // namespace api::pages
