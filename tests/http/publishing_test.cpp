// A shop's place on the web: on and off, its name, which sites show its chat (rules ENT-03, ENT-06, ENT-07).
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Answer;
using support::Row;
using support::Town;
using support::Visitor;

class Publishing : public ::testing::Test {
 protected:
    std::string path(const std::string& what = "publishing") {
        return "/api/staff/locations/" + base::to_string(town_.augusta.id) + "/" + what;
    }
    static std::string body(const std::string& more, std::int64_t version) {
        return R"({"privacy_url":"https://aurora.example/privacy","allowed_domains":["aurora.example"],)" +
               more + "\"has_read_rules\":true,\"version\":" + std::to_string(version) + "}";
    }
    Answer put(const std::string& more = {}, std::int64_t version = 0) {
        return town_.staff("mia").ask("PUT", path(), body(more, version));
    }
    Answer framed(const std::string& site, const std::string& page = "/c/augusta",
                  const std::string& scheme = "https") {
        return town_.visitor().ask("GET", page, "",
                                   {{"Sec-Fetch-Dest", "iframe"},
                                    {"Sec-Fetch-Site", "cross-site"},
                                    {"Referer", site},
                                    {"Accept-Language", "fr"},
                                    {"X-Forwarded-For", "203.0.113.1"},
                                    {"X-Forwarded-Proto", scheme}});
    }

    Town town_;
};

TEST_F(Publishing, IsReadAndWritten) {
    const Answer before = town_.staff("mia").get(path());
    ASSERT_EQ(before.status, 200) << before.body;
    EXPECT_TRUE(before.json().at("is_published").as_bool());
    EXPECT_EQ(before.json().at("version").as_int64(), 0);
    const Answer after = put();
    ASSERT_EQ(after.status, 200) << after.body;
    EXPECT_EQ(after.json().at("privacy_url").as_string(), "https://aurora.example/privacy");
    EXPECT_EQ(after.json().at("version").as_int64(), 1);
    EXPECT_EQ(after.json().at("set_by_name").as_string(), "mia Lima");
    for (const auto& need : after.json().at("missing").as_array()) {
        EXPECT_NE(need.at("need").as_string(), "privacy");
        EXPECT_NE(need.at("need").as_string(), "rules");
    }
    EXPECT_EQ(put().code(), "publishing_changed") << "somebody was quicker";
}

TEST_F(Publishing, Refuses) {
    const std::vector<Row> rows{
        {"a stranger", "nobody", "GET", path(), "", 401, "signed_out"},
        {"another brand", "marie", "GET", path(), "", 404, "location_unknown"},
        {"not a manager", "ana", "PUT", path(), body("", 0), 403, "role_not_allowed"},
        {"not a manager, off", "ana", "POST", path("unpublish"), "", 403, "role_not_allowed"},
        {"no version", "mia", "PUT", path(), R"({"privacy_url":"","allowed_domains":[]})", 400,
         "json_field_missing"},
        {"a domain that is none", "mia", "PUT", path(),
         R"({"privacy_url":"","allowed_domains":["*"],"has_read_rules":true,"version":0})", 400,
         "domain_malformed"},
        {"no web address", "mia", "PUT", path(),
         R"({"privacy_url":"javascript:1","allowed_domains":[],"has_read_rules":true,"version":0})", 400,
         "privacy_url_malformed"},
    };
    town_.staff("ana");
    town_.staff("marie");
    town_.staff("mia");
    support::check_refusals(town_, rows);
}

TEST_F(Publishing, OffLetsNobodyNewInAndOnNeedsTheList) {
    town_.consumer("rui", "augusta");
    ASSERT_EQ(town_.staff("mia").post(path("unpublish"), "").status, 200);
    Visitor eva = town_.visitor();
    const Answer refused =
        eva.post("/api/consumer/locations/augusta/messages", R"({"client_message_id":"m","text":"x"})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "store_not_available");
    EXPECT_EQ(eva.get("/c/augusta").body.find("<textarea"), std::string::npos);
    EXPECT_EQ(town_.person("rui")
                  .post("/api/consumer/locations/augusta/messages",
                        R"({"client_message_id":"m2","text":"still there"})")
                  .status,
              200);
    const Answer not_ready = town_.staff("mia").post(path("publish"), "");
    EXPECT_EQ(not_ready.status, 409);
    EXPECT_EQ(not_ready.code(), "not_ready");
    const auto missing = not_ready.json().at("error").at("missing").as_array();
    ASSERT_FALSE(missing.empty());
    EXPECT_FALSE(missing.at(0).at("sentence").as_string().empty());
}

TEST_F(Publishing, AnotherNameWaitsForTheOperator) {
    const Answer asked = put(R"("name":"Livraria Nova",)");
    ASSERT_EQ(asked.status, 200) << asked.body;
    EXPECT_EQ(asked.json().at("name").as_string(), town_.augusta.name);
    EXPECT_EQ(asked.json().at("wanted_name").as_string(), "Livraria Nova");
    EXPECT_EQ(asked.json().at("reason_code").as_string(), "REVERIFY");
    EXPECT_EQ(town_.visitor().get("/s/augusta").body.find("Livraria Nova"), std::string::npos);
    const Answer back = put("\"name\":" + base::encode(town_.augusta.name) + ",", 1);
    EXPECT_FALSE(back.json().as_object().contains("wanted_name"));
}

TEST_F(Publishing, OnlyTheSitesOfTheShopShowItsChat) {
    ASSERT_EQ(put().status, 200);
    const Answer shown = framed("https://aurora.example/");
    EXPECT_EQ(shown.status, 200);
    EXPECT_NE(shown.header("Content-Security-Policy").find("frame-ancestors https://aurora.example;"),
              std::string::npos);
    EXPECT_EQ(shown.header("X-Frame-Options"), "");
    EXPECT_NE(shown.head.find("balcao_consumer="), std::string::npos);
    EXPECT_NE(shown.head.find("SameSite=None; Secure; Partitioned"), std::string::npos);

    const Answer foreign = framed("https://evil.example/");
    EXPECT_EQ(foreign.status, 403);
    EXPECT_NE(foreign.body.find("domain_not_allowed"), std::string::npos);
    EXPECT_NE(foreign.body.find("href=\"/c/augusta\""), std::string::npos);
    EXPECT_EQ(foreign.body.find("<textarea"), std::string::npos);
    EXPECT_EQ(framed("", "/c/augusta").status, 403) << "a page that does not say who it is";
    EXPECT_EQ(framed("https://aurora.example/", "/c/pinheiros").status, 403) << "another shop's";
    const Answer by_itself = town_.visitor().get("/c/pinheiros");
    EXPECT_NE(by_itself.header("Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(by_itself.header("X-Frame-Options"), "DENY");
}

}  // namespace
