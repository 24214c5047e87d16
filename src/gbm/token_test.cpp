#include "gbm/token.h"

#include <gtest/gtest.h>

#include "base/crypto.h"
#include "base/json.h"
#include "gbm/key_file.h"

namespace gbm {
namespace {

constexpr std::string_view kMessagesScope = "https://www.googleapis.com/auth/businessmessages";
constexpr std::string_view kOurAudience = "https://chat.example/token";
constexpr std::int64_t kNow = 1'714'813'953;

const base::RsaKeyPair& key() {
    static const base::RsaKeyPair kKey = base::make_rsa_key();
    return kKey;
}
const base::RsaKeyPair& other_key() {
    static const base::RsaKeyPair kKey = base::make_rsa_key();
    return kKey;
}

base::Timestamp at(std::int64_t seconds) {
    return base::from_us(seconds * 1'000'000);
}

base::json::object claims() {
    return {{"iss", "bot@shop.example"},
            {"scope", kMessagesScope},
            {"aud", kOurAudience},
            {"iat", kNow},
            {"exp", kNow + 3600}};
}

std::string sign(const base::json::object& payload, std::string_view header = R"({"alg":"RS256"})") {
    std::string text =
        base::base64url_encode(header) + "." + base::base64url_encode(base::json::serialize(payload));
    const auto signature = base::sign_rs256(key().private_pem, text);
    return text + "." + base::base64url_encode(*signature);
}

base::Result<Scopes> check(const std::string& jwt, std::string_view pem, std::int64_t now = kNow) {
    const auto assertion = parse_assertion(jwt);
    if (!assertion) return std::unexpected(assertion.error());
    const std::vector<std::string> audiences{std::string(kOurAudience)};
    return check_assertion(*assertion, pem, audiences, at(now));
}

base::Result<Scopes> check_bearer(const base::json::object& payload) {
    const auto assertion = parse_assertion(sign(payload));
    const std::vector<std::string> origins{"https://chat.example"};
    return check_bearer_assertion(*assertion, key().public_pem, origins, at(kNow));
}

// A key and a signature made elsewhere (RFC 7515, appendix A.2).
TEST(GbmToken, VerifiesAKnownSignature) {
    constexpr std::string_view kJwt =
        "eyJhbGciOiJSUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
        "O8W2Fp5jujGbds9uJdbF9CU"
        "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
        "eSN9383LcOLn6_d"
        "O--xi12jzDwusC-"
        "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
        "cN_IoypGlUPQGe77Rw";
    const auto assertion = parse_assertion(kJwt);
    ASSERT_TRUE(assertion);
    EXPECT_EQ(assertion->issuer, "joe");
    EXPECT_EQ(assertion->expires_at, 1300819380);
    EXPECT_EQ(assertion->signature.size(), 256u);
    constexpr std::string_view kPem =
        "-----BEGIN PUBLIC KEY-----\n"
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJj\n"
        "NiuSfb4p4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEz\n"
        "P1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo\n"
        "9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTB\n"
        "EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxX\n"
        "FvUK+DWNmoudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXp\n"
        "oQIDAQAB\n"
        "-----END PUBLIC KEY-----\n";
    EXPECT_TRUE(base::verify_rs256(kPem, assertion->signed_part, assertion->signature));
    EXPECT_FALSE(base::verify_rs256(kPem, assertion->signed_part + "x", assertion->signature));
}

TEST(GbmToken, GrantsForAGoodAssertion) {
    EXPECT_EQ(to_string(check(sign(claims()), key().public_pem).value()), kMessagesScope);
    EXPECT_TRUE(check(sign(claims(), R"({"alg":"RS256","typ":"JWT","kid":"k1"})"), key().public_pem));
    auto both = claims();
    both["scope"] = std::string(kMessagesScope) + " https://www.googleapis.com/auth/businesscommunications";
    EXPECT_EQ(check(sign(both), key().public_pem)->bits, 3);
    for (const auto* known :
         {"https://www.googleapis.com/oauth2/v4/token", "https://oauth2.googleapis.com/token"}) {
        auto other = claims();
        other["aud"] = known;
        EXPECT_TRUE(check(sign(other), key().public_pem)) << known;
    }
    auto python = claims();
    python["iat"] = static_cast<double>(kNow) + 0.25;
    python["sub"] = "bot@shop.example";
    EXPECT_TRUE(check(sign(python), key().public_pem));
}

TEST(GbmToken, RefusesBadAssertions) {
    const auto with = [](std::string_view name, base::json::value value) {
        auto changed = claims();
        changed[name] = std::move(value);
        return sign(changed);
    };
    const std::string good = sign(claims());
    std::string tampered = good;
    tampered[tampered.size() / 2] = tampered[tampered.size() / 2] == 'A' ? 'B' : 'A';
    const struct {
        std::string_view name;
        std::string jwt;
        std::string_view code;
    } rows[] = {
        {"empty", "", "invalid_grant"},
        {"two parts", "a.b", "invalid_grant"},
        {"tampered", tampered, "invalid_grant"},
        {"no algorithm", sign(claims(), "{}"), "invalid_grant"},
        {"none", sign(claims(), R"({"alg":"none"})"), "invalid_grant"},
        {"HS256", sign(claims(), R"({"alg":"HS256"})"), "invalid_grant"},
        {"foreign audience", with("aud", "https://elsewhere.example/token"), "invalid_grant"},
        {"no audience", with("aud", nullptr), "invalid_grant"},
        {"future", with("iat", kNow + 301), "invalid_grant"},
        {"too long", with("exp", kNow + 3601), "invalid_grant"},
        {"backwards", with("exp", kNow), "invalid_grant"},
        {"no times", with("iat", "soon"), "invalid_grant"},
        {"somebody else", with("sub", "boss@shop.example"), "invalid_grant"},
        {"no scope", with("scope", ""), "invalid_scope"},
        {"foreign scope", with("scope", "https://www.googleapis.com/auth/drive"), "invalid_scope"},
    };
    for (const auto& row : rows) {
        const auto scopes = check(row.jwt, key().public_pem);
        EXPECT_EQ(scopes ? "granted" : scopes.error().code, row.code) << row.name;
    }
    EXPECT_FALSE(check(good, other_key().public_pem));
    EXPECT_FALSE(check(good, "not a key"));
    EXPECT_TRUE(check(good, key().public_pem, kNow + 3600 + 300));
    EXPECT_FALSE(check(good, key().public_pem, kNow + 3600 + 301));
    EXPECT_TRUE(check(good, key().public_pem, kNow - 300));
    EXPECT_FALSE(check(good, key().public_pem, kNow - 301));
}

TEST(GbmToken, AcceptsSelfSignedBearers) {
    auto scoped = claims();
    scoped.erase("aud");
    EXPECT_EQ(check_bearer(scoped)->bits, 1);
    auto for_service = claims();
    for_service.erase("scope");
    for_service["aud"] = "https://businessmessages.googleapis.com/";
    EXPECT_EQ(check_bearer(for_service)->bits, 1);
    for_service["aud"] = "https://businesscommunications.googleapis.com";
    EXPECT_EQ(check_bearer(for_service)->bits, 2);
    for_service["aud"] = "https://chat.example/";
    EXPECT_EQ(check_bearer(for_service)->bits, 3);
    // An assertion for the token endpoint is no bearer token.
    EXPECT_EQ(check_bearer(claims()).error().code, "token_invalid");
    scoped["scope"] = "openid";
    EXPECT_FALSE(check_bearer(scoped));
}

TEST(GbmToken, AccessTokensCarryTheirClaims) {
    const AccessToken token{*base::parse_id<domain::BrandId>("8f1d2c3b-0000-7000-8000-000000000001"),
                            "bot@shop.example", "k1", Scopes{1}, kNow + 3599};
    const std::string text = mint_access_token(token, "secret");
    EXPECT_TRUE(text.starts_with("ya29."));
    EXPECT_FALSE(looks_like_assertion(text));
    EXPECT_TRUE(looks_like_assertion(sign(claims())));
    EXPECT_EQ(verify_access_token(text, "secret", at(kNow)).value(), token);
    EXPECT_TRUE(verify_access_token(text, "secret", at(kNow + 3598)));
    EXPECT_FALSE(verify_access_token(text, "secret", at(kNow + 3599)));
    EXPECT_FALSE(verify_access_token(text, "other", at(kNow)));
    EXPECT_FALSE(verify_access_token(text + "=", "secret", at(kNow)));
    EXPECT_FALSE(verify_access_token("", "secret", at(kNow)));
    EXPECT_FALSE(verify_access_token("ya29.balcao.", "secret", at(kNow)));
    for (std::size_t i = 12; i < text.size(); i += 7) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verify_access_token(changed, "secret", at(kNow))) << i;
    }
}

TEST(GbmKeyFile, HasWhatEveryClientReads) {
    const auto file = encode_key_file(
        {"livraria", "abc123", key().private_pem, "bot@shop.example", "https://chat.example"});
    const auto object = base::parse_json_object(file);
    ASSERT_TRUE(object);
    for (const auto* name : {"type", "project_id", "private_key_id", "private_key", "client_email",
                             "client_id", "auth_uri", "token_uri", "universe_domain"}) {
        EXPECT_TRUE(object->contains(name)) << name;
    }
    EXPECT_EQ(object->at("type"), "service_account");
    EXPECT_EQ(object->at("token_uri"), "https://chat.example/token");
    EXPECT_EQ(object->at("client_id").get_string().size(), 21u);
    EXPECT_TRUE(object->at("private_key").get_string().starts_with("-----BEGIN PRIVATE KEY-----"));
    EXPECT_EQ(project_id_of("Livraria  Olá!"), "livraria-ol");
    EXPECT_EQ(project_id_of("Hà Nội"), "h-n-i");
    EXPECT_EQ(project_id_of("書店"), "brand");
    EXPECT_EQ(client_email_of("livraria", "0123456789abcdef"), "bot-0123456789ab@livraria.balcao.invalid");
}

}  // namespace
}  // namespace gbm
