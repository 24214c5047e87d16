// The consumer's pages: /, /s/…, /c/… and the form that works without a script.
#include <gtest/gtest.h>

#include "base/log.h"
#include "base/text.h"
#include "domain/test_play.h"
#include "server/offline.h"
#include "support/town.h"

namespace {

using support::Town;
using support::Visitor;

const std::vector<net::Header> kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

TEST(Pages, BadInputGetsAPageAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    struct PageRow {
        const char* why;
        const char* method;
        std::string target, body;
        int status;
        std::vector<net::Header> headers = {};
    };
    const std::string before = town.state();
    for (const auto& row : std::vector<PageRow>{
             {"unknown shop page", "GET", "/s/nowhere", "", 404},
             {"unknown conversation page", "GET", "/c/nowhere", "", 404},
             {"unknown shop's form", "POST", "/c/nowhere/messages", "text=x", 404},
             {"script in the address", "GET", "/s/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "", 404},
             {"no text", "POST", "/c/augusta/messages", "", 400},
             {"empty text", "POST", "/c/augusta/messages", "text=", 400},
             {"white space", "POST", "/c/augusta/messages", "text=+%0A+", 400},
             {"not UTF-8", "POST", "/c/augusta/messages", "text=%ff%fe", 400},
             {"overlong UTF-8", "POST", "/c/augusta/messages", "text=%c0%af", 400},
             {"NUL", "POST", "/c/augusta/messages", "text=a%00b", 400},
             {"malformed escape", "POST", "/c/augusta/messages", "text=%zz", 400},
             {"4,097 characters", "POST", "/c/augusta/messages", "text=" + std::string(4097, 'x'), 400},
             {"malformed id", "POST", "/c/augusta/messages", "text=x&client_message_id=a%2Fb", 400},
             {"another site",
              "POST",
              "/c/augusta/messages",
              "text=x",
              403,
              {{"Origin", "https://evil.example"}}},
             {"a word for a number", "GET", "/c/augusta?before=x", "", 400},
             {"a word for a number", "GET", "/?from=x", "", 400},
             {"beyond the last shop", "GET", "/?from=4", "", 400},
         }) {
        SCOPED_TRACE(row.why);
        const auto page = town.person("rui").ask(row.method, row.target, row.body, row.headers);
        EXPECT_EQ(page.status, row.status) << page.head;
        EXPECT_TRUE(page.header("content-type").starts_with("text/html")) << page.head;
        EXPECT_NE(page.header("content-security-policy"), "");
        EXPECT_EQ(page.body.find("<script>alert"), page.body.npos);
        EXPECT_TRUE(base::is_utf8(page.body));
        EXPECT_EQ(town.state(), before) << "the log has changed";
    }
    support::check_refusals(
        town,
        {
            {"wrong method", "rui", "POST", "/s/augusta", "", 405, "method_not_allowed"},
            {"wrong method", "rui", "DELETE", "/c/augusta", "", 405, "method_not_allowed"},
            {"the form is not a page", "rui", "GET", "/c/augusta/messages", "", 405, "method_not_allowed"},
            {"unknown style", "rui", "GET", "/s/nowhere/brand.css", "", 404, "location_unknown"},
            {"no such file", "rui", "GET", "/a/none.js", "", 404, "route_unknown"},
            {"not above the files", "rui", "GET", "/a/..%2f..%2fetc%2fpasswd", "", 404, "route_unknown"},
            {"not above the files", "rui", "GET", "/a/@manifest", "", 404, "route_unknown"},
        });
}

TEST(Pages, TheFormWorksWithoutAScript) {
    Town town;
    Visitor rui = town.visitor();
    const auto empty = rui.get("/c/augusta");
    EXPECT_EQ(empty.status, 200);
    EXPECT_EQ(empty.header("cache-control"), "no-store");
    const auto sent =
        rui.ask("POST", "/c/augusta/messages", "text=Ol%C3%A1+%3Cb%3E&client_message_id=m1", kForm);
    EXPECT_EQ(sent.status, 303);
    EXPECT_EQ(sent.header("location"), "/c/augusta#end");
    EXPECT_EQ(sent.header("set-cookie"), "");  // it came with the page
    const auto page = rui.get("/c/augusta");
    EXPECT_NE(page.body.find("Ol\xc3\xa1 &lt;b&gt;"), std::string::npos);
    EXPECT_EQ(page.header("cache-control"), "no-store");

    // Sent twice (back, reload): once in the log. The same id with other words: refused, the words are kept.
    const std::string state = town.state();
    EXPECT_EQ(
        rui.ask("POST", "/c/augusta/messages", "text=Ol%C3%A1+%3Cb%3E&client_message_id=m1", kForm).status,
        303);
    const auto conflict =
        rui.ask("POST", "/c/augusta/messages", "text=other+words&client_message_id=m1", kForm);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_NE(conflict.body.find("other words"), std::string::npos);
    EXPECT_EQ(town.state(), state);

    const auto answered = town.consumer("eva", "augusta").get("/c/augusta");
    EXPECT_EQ(answered.body.find("Ol\xc3\xa1"), std::string::npos);  // nobody else's words
    EXPECT_EQ(rui.ask("POST", "/c/augusta/messages?lang=fr", "text=x", kForm).header("location"),
              "/c/augusta?lang=fr#end");
}

// Decision 18: the answer of a first message may be lost, or overtaken by a reload or a second press of the
// button.
TEST(Pages, AFirstMessageWhoseAnswerIsLostStaysOneConversation) {
    Town town;
    Visitor rui = town.visitor();
    EXPECT_EQ(rui.get("/").header("set-cookie"), "");
    EXPECT_EQ(rui.get("/s/augusta").header("set-cookie"), "");  // who only looks gets none
    EXPECT_EQ(rui.get("/c/nowhere").header("set-cookie"), "");
    const std::string before = town.state();
    const auto page = rui.get("/c/augusta");
    const std::string cookie = page.header("set-cookie");
    for (const char* part : {"balcao_consumer=", "; Path=/", "; HttpOnly", "; SameSite=Lax"})
        EXPECT_NE(cookie.find(part), cookie.npos) << part;
    EXPECT_EQ(cookie.find("Secure"), cookie.npos);  // over http
    EXPECT_EQ(page.header("cache-control"), "no-store");
    EXPECT_EQ(town.state(), before) << "a look at the page is stored";
    EXPECT_EQ(rui.get("/c/augusta").header("set-cookie"), "");  // the browser has one
    EXPECT_NE(rui.get("/s/augusta?lang=en").body.find("Message us"),
              std::string::npos);  // not "Continue the chat"

    const auto known = rui.cookies;
    const std::string form = "text=Ol%C3%A1&client_message_id=m1";
    EXPECT_EQ(rui.ask("POST", "/c/augusta/messages", form, kForm).status, 303);
    const std::string once = town.state();
    rui.cookies = known;  // whatever the lost answer would have brought
    EXPECT_EQ(rui.ask("POST", "/c/augusta/messages", form, kForm).status, 303);
    const std::string json = R"({"client_message_id":"m1","text":"Ol\u00e1"})";
    EXPECT_EQ(rui.post("/api/consumer/locations/augusta/messages", json).status, 200);
    EXPECT_EQ(town.state(), once) << "one message has become two";
    EXPECT_NE(rui.get("/s/augusta?lang=en").body.find("Continue the chat"), std::string::npos);
    EXPECT_NE(rui.get("/s/pinheiros?lang=en").body.find("Message us"), std::string::npos);
}

TEST(Pages, APostThatFailsMakesItsVisitorKnownToo) {
    Town town;
    Visitor rui = town.visitor();
    const auto refused = rui.ask("POST", "/c/augusta/messages", "text=&client_message_id=m1", kForm);
    EXPECT_EQ(refused.status, 400);
    EXPECT_NE(refused.header("set-cookie"), "");
    EXPECT_EQ(
        rui.ask("POST", "/c/augusta/messages", "text=x&client_message_id=m1", kForm).header("set-cookie"),
        "");
}

TEST(Pages, AreReadableByEverybody) {
    Town town;
    Visitor nobody = town.visitor();
    for (const char* target : {"/", "/s/augusta", "/s/augusta/", "/c/augusta", "/inbox"}) {
        const auto page = nobody.get(target);
        EXPECT_EQ(page.status, 200) << target;
        EXPECT_NE(page.header("content-security-policy").find("default-src 'none'"), std::string::npos)
            << target;
        EXPECT_EQ(page.header("x-content-type-options"), "nosniff") << target;
        const auto head = nobody.ask("HEAD", target);
        EXPECT_EQ(head.status, 200) << target;
        EXPECT_NE(head.header("content-length"), "") << target;
    }
    EXPECT_EQ(nobody.get("/s/augusta/brand.css").header("content-type"), "text/css; charset=utf-8");
}

TEST(Pages, TheFrontIsTheListOfShops) {
    Town town;
    Visitor nobody = town.visitor();
    const auto page = nobody.get("/?lang=es");
    EXPECT_EQ(page.header("set-cookie"), "");
    for (const char* slug : {"augusta", "pinheiros", "lyon"}) {
        EXPECT_NE(page.body.find("href=\"/s/" + std::string(slug) + "?lang=es\""), std::string::npos) << slug;
        EXPECT_NE(page.body.find("Shop " + std::string(slug)), std::string::npos) << slug;
    }
    EXPECT_EQ(page.body.find("Aurora Livros"), std::string::npos);  // two brands: neither is the heading
    const auto rest = nobody.get("/?from=2").body;
    EXPECT_EQ(rest.find("/s/augusta"), std::string::npos);  // they are in the order of their names
    EXPECT_NE(rest.find("/s/pinheiros"), std::string::npos);
}

TEST(Pages, TheFrontLeadsToTheOnlyShopOrToTheInbox) {
    server::Config config;
    config.data.clear();
    config.listen = "127.0.0.1:0";
    base::set_log_level(base::LogLevel::off);
    auto server = server::Server::open(config, "BALCAOA1" + std::string(8, '\0'));
    ASSERT_TRUE(server);
    (*server)->start();
    Visitor nobody((*server)->port());
    EXPECT_EQ(nobody.get("/").header("location"), "/inbox");
    const domain::Brand brand{domain::test_id<domain::BrandId>(1), "Aurora"};
    auto shop = domain::test_location();
    shop.brand = brand.id;
    ASSERT_TRUE(server::put_and_wait((*server)->app(), brand.id, {brand, shop}));
    const auto front = nobody.get("/");
    EXPECT_EQ(front.status, 303);
    EXPECT_EQ(front.header("location"), "/s/augusta");
}

}  // namespace
