#include "net/push_message.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "net/test_push_browser.h"

namespace net {
namespace {

std::string raw(std::string_view base64url) {
    return base::base64url_decode(base64url).value();
}

// RFC 8291, appendix A.
TEST(PushMessage, EncryptsAsTheStandardsExample) {
    const auto sender = p256_key_of(raw("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).value();
    EXPECT_EQ(base::base64url_encode(sender.open),
              "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
    const PushDevice device{
        "https://push.example/1",
        raw("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        raw("BTBZMqHH6r4Tts7J_aSIgg")};
    const auto body = encrypt_push(device, "When I grow up, I want to be a watermelon", sender,
                                   raw("DGv6ra1nlYgDCS1FRnbzlw"));
    ASSERT_TRUE(body);
    EXPECT_EQ(
        base::base64url_encode(*body),
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8"
        "wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    PushBrowser browser;
    browser.key = p256_key_of(raw("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).value();
    browser.auth = device.auth;
    EXPECT_EQ(browser.read(*body), "When I grow up, I want to be a watermelon");
}

TEST(PushMessage, CarriesWhoSendsItAndHowLongItMatters) {
    const PushBrowser browser;
    const PushSender sender{make_p256_key(), "mailto:op@example.org"};
    const auto now = base::parse_rfc3339("2026-11-22T20:00:00Z").value();
    const auto request = push_request(browser.device("https://push.example:8443/x/y?z"), sender,
                                      {"{}", std::chrono::hours(1), "high", "topic"}, now);
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->url, "https://push.example:8443/x/y?z");
    EXPECT_EQ(browser.read(request->body), "{}");
    std::map<std::string, std::string> headers;
    for (const auto& [name, value] : request->headers)
        headers[name] = value;
    EXPECT_EQ(headers.at("TTL"), "3600");
    EXPECT_EQ(headers.at("Urgency"), "high");
    EXPECT_EQ(headers.at("Topic"), "topic");
    EXPECT_EQ(headers.at("Content-Encoding"), "aes128gcm");
    const std::string vapid = headers.at("Authorization");
    const auto at = vapid.find("t="), comma = vapid.find(", k=");
    ASSERT_TRUE(vapid.starts_with("vapid t=") && comma != vapid.npos);
    EXPECT_EQ(vapid.substr(comma + 4), base::base64url_encode(sender.key.open));
    const std::string token = vapid.substr(at + 2, comma - at - 2);
    const auto dot = token.rfind('.');
    EXPECT_TRUE(verify_es256(sender.key.open, token.substr(0, dot), raw(token.substr(dot + 1))));
    EXPECT_FALSE(verify_es256(make_p256_key().open, token.substr(0, dot), raw(token.substr(dot + 1))));
    const auto claims =
        base::parse_json_object(raw(token.substr(token.find('.') + 1, dot - token.find('.') - 1)));
    ASSERT_TRUE(claims);
    EXPECT_EQ(claims->at("aud").as_string(), "https://push.example:8443");
    EXPECT_EQ(claims->at("sub").as_string(), "mailto:op@example.org");
    EXPECT_EQ(claims->at("exp").to_number<std::int64_t>(), base::to_us(now) / 1'000'000 + 12 * 3600);
}

TEST(PushMessage, RefusesWhatIsNoKeyAndWhatIsTooLong) {
    const PushBrowser browser;
    auto device = browser.device("https://push.example/1");
    const std::string salt(16, 's');
    EXPECT_EQ(
        encrypt_push(device, std::string(kPushBodyBytesMax + 1, 'x'), make_p256_key(), salt).error().code,
        "push_too_long");
    device.auth.pop_back();
    EXPECT_EQ(encrypt_push(device, "x", make_p256_key(), salt).error().code, "key_malformed");
    device = browser.device("https://push.example/1");
    device.p256dh[40] = static_cast<char>(device.p256dh[40] ^ 1);
    EXPECT_EQ(encrypt_push(device, "x", make_p256_key(), salt).error().code, "key_malformed");
    EXPECT_EQ(p256_key_of(std::string(32, '\0')).error().code, "key_malformed");
    EXPECT_EQ(p256_key_of("short").error().code, "key_malformed");
}

TEST(PushMessage, AnEndpointIsAnAddressOfTheWeb) {
    for (const auto* good :
         {"https://push.example/send/abc", "https://push.example:8443/x?y=z", "http://127.0.0.1:9000/x"})
        EXPECT_TRUE(check_push_endpoint(good)) << good;
    for (const auto* bad : {"", "push.example", "http://push.example/", "https://", "https:///x", "ftp://a/",
                            "https://user@push.example/", "https://push.example/ x", "https://a/\r\nX: y",
                            "http://169.254.169.254/", "http://localhost/"})
        EXPECT_EQ(check_push_endpoint(bad).error().code, "push_endpoint_refused") << bad;
    EXPECT_FALSE(check_push_endpoint("https://push.example/" + std::string(1000, 'x')));
}

}  // namespace
}  // namespace net
