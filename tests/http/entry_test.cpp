// How a customer came: entry points, what a link says, words to begin with (rules ENT-01, ENT-02, ENT-04).
#include <gtest/gtest.h>

#include "base/text.h"
#include "domain/entry.h"
#include "support/town.h"

namespace {

using support::Answer;
using support::Town;
using support::Visitor;

std::string signed_query(const std::string& slug, const std::string& context) {
    return "c=" + base::percent_encode(context) + "&s=" + domain::context_signature("token", slug, context);
}

// Opens the page that the link leads to and writes; the conversation as staff see it.
base::json::object begin(Town& town, const std::string& page, const std::string& slug = "augusta") {
    Visitor rui = town.visitor();
    EXPECT_EQ(rui.get(page).status, 200);
    const Answer sent = rui.post("/api/consumer/locations/" + slug + "/messages",
                                 R"({"client_message_id":"m1","text":"hello"})");
    EXPECT_EQ(sent.status, 200) << sent.body;
    const std::string id(sent.json().at("conversation_id").as_string());
    const Answer seen = town.staff("mia").get("/api/staff/conversations/" + id);
    EXPECT_EQ(seen.status, 200) << seen.body;
    const Answer events = town.staff("mia").get("/api/staff/conversations/" + id + "/events");
    base::json::object found = seen.json().at("conversation").as_object();
    found["started"] = events.json().at("events").at(0).at("body");
    return found;
}

TEST(Entry, EachOfThemIsTagged) {
    Town town;
    struct Row {
        const char *page, *point, *code;
    };
    for (const Row& row :
         {Row{"/c/augusta", "page", "STARTED_PAGE"}, Row{"/c/augusta?e=qr", "qr", "STARTED_QR"},
          Row{"/s/augusta?e=link", "link", "STARTED_LINK"},
          Row{"/c/augusta?e=widget", "widget", "STARTED_WIDGET"},
          Row{"/c/augusta?e=moon", "page", "STARTED_PAGE"}}) {
        const auto conversation = begin(town, row.page);
        EXPECT_EQ(conversation.at("entry_point").as_string(), row.point) << row.page;
        EXPECT_EQ(conversation.at("started").at("start_code").as_string(), row.code) << row.page;
    }
}

TEST(Entry, ASignedContextComesAlong) {
    Town town;
    const auto conversation = begin(town, "/s/augusta?" + signed_query("augusta", "order 7781 <b>"));
    EXPECT_EQ(conversation.at("context").as_string(), "order 7781 <b>");
    EXPECT_EQ(conversation.at("entry_point").as_string(), "link");
    EXPECT_FALSE(conversation.at("started").as_object().contains("context_code"));
}

TEST(Entry, WhatNobodySignedIsLeftOutAndSaidSo) {
    Town town;
    const std::string long_text(300, 'x');
    for (const std::string& query : {std::string("c=free+shipping"), signed_query("pinheiros", "order 7781"),
                                     signed_query("augusta", long_text), std::string("c=%FF&s=%FF"),
                                     "c=x&s=" + std::string(5000, 'a')}) {
        const auto conversation = begin(town, "/c/augusta?" + query);
        EXPECT_EQ(conversation.at("context").as_string(), "") << query;
        EXPECT_EQ(conversation.at("started").at("context_code").as_string(), "CTX_REJECTED") << query;
    }
}

TEST(Entry, AnotherShopsLinkSaysNothingHere) {
    Town town;
    Visitor rui = town.visitor();
    rui.get("/c/pinheiros?e=qr");
    const Answer sent =
        rui.post("/api/consumer/locations/augusta/messages", R"({"client_message_id":"m1","text":"hello"})");
    const Answer seen = town.staff("mia").get("/api/staff/conversations/" +
                                              std::string(sent.json().at("conversation_id").as_string()));
    EXPECT_EQ(seen.json().at("conversation").at("entry_point").as_string(), "page");
}

TEST(Entry, AForgedCookieIsAsGoodAsNone) {
    Town town;
    Visitor rui = town.visitor();
    for (const char* forged : {"", "x", "e30", "!!", "eyJzbHVnIjoiYXVndXN0YSIsInBvaW50IjoibW9vbiJ9"}) {
        rui.cookies["balcao_entry"] = forged;
        const Answer sent = rui.post("/api/consumer/locations/augusta/messages",
                                     "{\"client_message_id\":\"" + town.fresh_id() + "\",\"text\":\"x\"}");
        EXPECT_EQ(sent.status, 200) << forged;
    }
}

TEST(Entry, WordsToBeginWithStandInTheBoxAndAreNotSent) {
    Town town;
    Visitor rui = town.visitor();
    const std::string state = town.state();
    const Answer page = rui.get("/c/augusta?t=Is+it+%3Cthere%3E%3F");
    EXPECT_NE(page.body.find("Is it &lt;there&gt;?</textarea>"), std::string::npos);
    const Answer shop = rui.get("/s/augusta?t=Is+it+there%3F");
    EXPECT_NE(shop.body.find("/c/augusta?t=Is%20it%20there%3F"), std::string::npos);
    const Answer long_one = rui.get("/c/augusta?t=" + std::string(281, 'x'));
    EXPECT_EQ(long_one.body.find("xxxxx"), std::string::npos);
    EXPECT_EQ(town.state(), state);
}

}  // namespace
