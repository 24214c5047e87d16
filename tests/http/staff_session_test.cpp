// Signing in and out: /api/staff/session.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Row;
using support::Town;
using support::Visitor;

const std::string kSession = "/api/staff/session";

std::string credentials(const std::string& email, const std::string& password) {
    return "{\"email\":" + base::encode(email) + ",\"password\":" + base::encode(password) + "}";
}

TEST(StaffSession, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    town.staff("ana");
    const std::string good = credentials("ana@example.org", support::kPassword);
    support::check_refusals(
        town,
        {
            {"no body", "nobody", "POST", kSession, "", 400, "json_field_missing"},
            {"cut off", "nobody", "POST", kSession, good.substr(1), 400, "json_malformed"},
            {"a form", "nobody", "POST", kSession, "email=ana%40example.org&password=x", 400,
             "json_malformed"},
            {"no password", "nobody", "POST", kSession, R"({"email":"ana@example.org"})", 400,
             "json_field_missing"},
            {"a number", "nobody", "POST", kSession, R"({"email":"ana@example.org","password":1})", 400,
             "json_type_wrong"},
            {"a list", "nobody", "POST", kSession, R"({"email":["ana@example.org"],"password":""})", 400,
             "json_type_wrong"},
            {"unknown field", "nobody", "POST", kSession, R"({"email":"a","password":"b","role":"owner"})",
             400, "json_field_unknown"},
            {"raw bytes", "nobody", "POST", kSession, "{\"email\":\"\xff\",\"password\":\"\"}", 400,
             "json_malformed"},
            {"another site",
             "nobody",
             "POST",
             kSession,
             good,
             403,
             "origin_foreign",
             {{"Origin", "https://evil.example"}}},
            {"not signed in", "nobody", "GET", kSession, "", 401, "signed_out"},
            {"not signed in", "nobody", "DELETE", kSession, "", 401, "signed_out"},
            {"no such session",
             "nobody",
             "GET",
             kSession,
             "",
             401,
             "signed_out",
             {{"Cookie", "balcao_session=AAAA"}}},
            {"an empty session",
             "nobody",
             "GET",
             kSession,
             "",
             401,
             "signed_out",
             {{"Cookie", "balcao_session="}}},
            {"a session that is a consumer's",
             "nobody",
             "GET",
             kSession,
             "",
             401,
             "signed_out",
             {{"Cookie", "balcao_consumer=x; balcao_session=../../etc"}}},
            {"no CSRF token", "ana", "DELETE", kSession, "", 403, "csrf_token_wrong", {{"X-CSRF-Token", ""}}},
            {"a wrong CSRF token",
             "ana",
             "DELETE",
             kSession,
             "",
             403,
             "csrf_token_wrong",
             {{"X-CSRF-Token", "x"}}},
            {"a read dressed as a write",
             "ana",
             "POST",
             kSession,
             "",
             403,
             "csrf_token_wrong",
             {{"X-CSRF-Token", "x"}, {"X-HTTP-Method-Override", "DELETE"}}},
            {"wrong method", "ana", "PATCH", kSession, "", 405, "method_not_allowed"},
            {"wrong password", "nobody", "POST", kSession, credentials("ana@example.org", "wrong"), 401,
             "sign_in_failed"},
            {"empty password", "nobody", "POST", kSession, credentials("ana@example.org", ""), 401,
             "sign_in_failed"},
            {"unknown e-mail", "nobody", "POST", kSession, credentials("x@example.org", support::kPassword),
             401, "sign_in_failed"},
            {"endless e-mail", "nobody", "POST", kSession, credentials(std::string(100'000, 'a'), "x"), 401,
             "sign_in_failed"},
        });
    EXPECT_EQ(town.person("ana").get(kSession).status, 200);  // still signed in after all that
}

TEST(StaffSession, SignsInSaysWhoAndSignsOut) {
    Town town;
    Visitor ana = town.visitor();
    const auto answer = ana.post(kSession, credentials("ANA@Example.org", support::kPassword));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const std::string cookie = answer.header("set-cookie");
    EXPECT_TRUE(cookie.starts_with("balcao_session="));
    for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Strict"})
        EXPECT_NE(cookie.find(part), cookie.npos);
    const auto session = answer.json();
    EXPECT_EQ(session.at("staff").at("name").as_string(), "ana Lima");
    EXPECT_EQ(session.at("staff").at("role").as_string(), "staff");
    EXPECT_EQ(session.at("brand").at("name").as_string(), "Aurora Livros");
    EXPECT_EQ(session.at("answer_limit_s").as_int64(), 86400);
    ASSERT_EQ(session.at("locations").as_array().size(), 1U);
    EXPECT_EQ(session.at("locations").at(0).at("slug").as_string(), "augusta");
    EXPECT_EQ(session.at("locations").at(0).at("page_url").as_string(),
              fmt::format("http://127.0.0.1:{}/s/augusta", ana.port()));
    EXPECT_EQ(answer.body.find("argon2"), std::string::npos);

    const auto again = ana.get(kSession).json();
    EXPECT_EQ(again.at("csrf_token"), session.at("csrf_token"));
    Visitor thief = town.visitor();  // with a copy of the cookie
    thief.cookies = ana.cookies;
    ana.csrf_token = session.at("csrf_token").as_string().c_str();
    const auto out = ana.ask("DELETE", kSession);
    EXPECT_EQ(out.status, 200);
    EXPECT_NE(out.header("set-cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(thief.get(kSession).code(), "signed_out");
}

TEST(StaffSession, OwnersSeeEveryShopOfTheirBrandOnly) {
    Town town;
    EXPECT_EQ(town.staff("olga").get(kSession).json().at("locations").as_array().size(), 2U);
    const auto marie = town.staff("marie").get(kSession).json();
    ASSERT_EQ(marie.at("locations").as_array().size(), 1U);
    EXPECT_EQ(marie.at("locations").at(0).at("slug").as_string(), "lyon");
}

TEST(StaffSession, AnothersCsrfTokenIsNoneOfMine) {
    Town town;
    const std::string bruno = town.staff("bruno").csrf_token;
    const auto answer = town.staff("ana").ask("DELETE", kSession, "", {{"X-CSRF-Token", bruno}});
    EXPECT_EQ(answer.code(), "csrf_token_wrong");
}

TEST(StaffSession, EndsAfterThirtyDays) {
    Town town;
    auto& ana = town.staff("ana");
    town.clock().turn(std::chrono::hours(24 * 30) - std::chrono::seconds(1));
    EXPECT_EQ(ana.get(kSession).status, 200);
    town.clock().turn(std::chrono::seconds(1));
    EXPECT_EQ(ana.get(kSession).code(), "signed_out");
}

TEST(StaffSession, GuessingIsSlowed) {
    Town town;
    Visitor guesser = town.visitor();
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(guesser.post(kSession, credentials("ana@example.org", "guess")).code(), "sign_in_failed")
            << i;
    }
    const std::string right = credentials("ana@example.org", support::kPassword);
    const auto slowed = guesser.post(kSession, right);  // even the right one waits
    EXPECT_EQ(slowed.status, 429);
    EXPECT_EQ(slowed.code(), "sign_in_slowed");
    EXPECT_EQ(slowed.header("retry-after"), "1");
    town.clock().turn(std::chrono::seconds(1));
    EXPECT_EQ(guesser.post(kSession, credentials("ana@example.org", "guess")).code(), "sign_in_failed");
    EXPECT_EQ(guesser.post(kSession, right).header("retry-after"), "2");
    // Another name from the same address waits as well; everybody may try again in the end.
    EXPECT_EQ(guesser.post(kSession, credentials("bruno@example.org", support::kPassword)).status, 429);
    town.clock().turn(std::chrono::seconds(2));
    EXPECT_EQ(guesser.post(kSession, right).status, 200);
}

}  // namespace
