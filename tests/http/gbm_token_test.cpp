// The token endpoints for service accounts: /token, /oauth2/v4/token. Errors have OAuth's form.
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "base/text.h"
#include "support/town.h"

namespace {

using support::Town;

constexpr const char* kScope = "https://www.googleapis.com/auth/businessmessages";
constexpr const char* kAudience = "https://www.googleapis.com/oauth2/v4/token";
const std::string kGrant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";

struct Claims {
    std::string head = R"({"alg":"RS256","typ":"JWT"})";
    std::string issuer;  // empty: the key's
    std::string scope = kScope;
    std::string audience = kAudience;
    std::int64_t issued_after_s = 0;
    std::int64_t life_s = 3600;
};

struct Key {
    std::string email, pem;
};

Key key_of(Town& town, domain::BrandId brand) {
    const auto json = base::parse_json(town.key_json_of(brand)).value();
    return {json.at("client_email").as_string().c_str(), json.at("private_key").as_string().c_str()};
}

std::string assertion(const Key& key, const Claims& claims, base::Timestamp now) {
    const std::int64_t issued = base::to_us(now) / 1'000'000 + claims.issued_after_s;
    const std::string body = fmt::format(R"({{"iss":"{}","scope":"{}","aud":"{}","iat":{},"exp":{}}})",
                                         claims.issuer.empty() ? key.email : claims.issuer, claims.scope,
                                         claims.audience, issued, issued + claims.life_s);
    const std::string part = base::base64url_encode(claims.head) + "." + base::base64url_encode(body);
    return part + "." + base::base64url_encode(base::sign_rs256(key.pem, part).value());
}

TEST(GbmToken, BadGrantsGetOAuthErrorsAndChangeNothing) {
    Town town;
    const Key mine = key_of(town, town.aurora.id);
    const Key other = key_of(town, town.mercier.id);
    const auto now = town.clock().now();
    const auto with = [&](void (*change)(Claims&)) {
        Claims claims;
        change(claims);
        return kGrant + "&assertion=" + assertion(mine, claims, now);
    };
    const std::string good = with([](Claims&) {});
    std::string bent = good;
    bent[bent.size() - 10] = bent[bent.size() - 10] == 'A' ? 'B' : 'A';
    const std::string forged = kGrant + "&assertion=" + assertion({mine.email, other.pem}, {}, now);
    struct Row {
        const char* why;
        std::string body, error;
    };
    const std::string before = town.state();
    for (const char* path : {"/token", "/oauth2/v4/token"}) {
        for (const auto& [why, body, error] : std::vector<Row>{
                 {"no body", "", "unsupported_grant_type"},
                 {"another grant", "grant_type=password&username=a&password=b", "unsupported_grant_type"},
                 {"JSON", R"({"grant_type":"x"})", "unsupported_grant_type"},
                 {"no assertion", kGrant, "invalid_request"},
                 {"an empty assertion", kGrant + "&assertion=", "invalid_grant"},
                 {"not a JWT", kGrant + "&assertion=abc", "invalid_grant"},
                 {"three empty parts", kGrant + "&assertion=..", "invalid_grant"},
                 {"bytes", kGrant + "&assertion=%ff.%fe.%00", "invalid_grant"},
                 {"a bent signature", bent, "invalid_grant"},
                 {"somebody else's signature", forged, "invalid_grant"},
                 {"no algorithm", with([](Claims& c) { c.head = R"({"alg":"none"})"; }), "invalid_grant"},
                 {"HMAC with the public key", with([](Claims& c) { c.head = R"({"alg":"HS256"})"; }),
                  "invalid_grant"},
                 {"an unknown account", with([](Claims& c) { c.issuer = "bot@nowhere.invalid"; }),
                  "invalid_grant"},
                 {"for another server", with([](Claims& c) { c.audience = "https://evil.example/token"; }),
                  "invalid_grant"},
                 {"expired", with([](Claims& c) { c.issued_after_s = -7200; }), "invalid_grant"},
                 {"from the future", with([](Claims& c) { c.issued_after_s = 3600; }), "invalid_grant"},
                 {"too long a life", with([](Claims& c) { c.life_s = 86400; }), "invalid_grant"},
                 {"no scope of ours",
                  with([](Claims& c) { c.scope = "https://www.googleapis.com/auth/drive"; }),
                  "invalid_scope"},
             }) {
            const auto answer = town.visitor().post(path, body);
            EXPECT_EQ(answer.status, 400) << why << answer.body;
            EXPECT_EQ(answer.code(), error) << why << answer.body;
            EXPECT_EQ(answer.body.find("eyJ"), std::string::npos) << why;  // never repeats what it was given
        }
    }
    EXPECT_EQ(town.state(), before);
    EXPECT_EQ(town.visitor().get("/token").status, 405);
}

TEST(GbmToken, AGoodGrantGivesATokenForAnHour) {
    Town town;
    const Key mine = key_of(town, town.aurora.id);
    for (const char* path : {"/token", "/oauth2/v4/token"}) {
        for (const std::string& audience :
             {std::string(kAudience), std::string("https://oauth2.googleapis.com/token"),
              fmt::format("http://127.0.0.1:{}/token", town.visitor().port())}) {
            Claims claims;
            claims.audience = audience;
            const auto answer = town.visitor().post(
                path, kGrant + "&assertion=" + assertion(mine, claims, town.clock().now()));
            ASSERT_EQ(answer.status, 200) << audience << answer.body;
            EXPECT_EQ(answer.json().at("token_type").as_string(), "Bearer");
            EXPECT_EQ(answer.json().at("expires_in").as_int64(), 3599);
            EXPECT_EQ(answer.header("cache-control"), "no-store");
        }
    }
}

}  // namespace
