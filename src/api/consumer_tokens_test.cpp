#include "api/consumer_tokens.h"

#include <gtest/gtest.h>

#include "base/crypto.h"

namespace api {
namespace {

const base::Timestamp kNow = base::from_us(1'714'813'953'204'000);

domain::ConsumerId somebody() {
    return base::parse_id<domain::ConsumerId>("01890a5d-ac96-774b-bcce-b302099a8057").value();
}

TEST(ConsumerTokens, AreReadUntilTheyExpire) {
    const ConsumerTokens tokens("key");
    const std::string token = tokens.make(somebody(), kNow);
    EXPECT_EQ(tokens.read(token, kNow), somebody());
    EXPECT_EQ(tokens.read(token, kNow + kConsumerTokenLife - std::chrono::seconds(1)), somebody());
    EXPECT_EQ(tokens.read(token, kNow + kConsumerTokenLife).error().code, "token_expired");
    EXPECT_EQ(ConsumerTokens("key").make(somebody(), kNow), token);  // the same after a restart
}

TEST(ConsumerTokens, EveryChangedBitIsAForgery) {
    const ConsumerTokens tokens("key");
    const std::string raw = base::base64url_decode(tokens.make(somebody(), kNow)).value();
    for (std::size_t bit = 0; bit < raw.size() * 8; ++bit) {
        std::string bent = raw;
        bent[bit / 8] = static_cast<char>(bent[bit / 8] ^ (1 << bit % 8));
        const auto read = tokens.read(base::base64url_encode(bent), kNow);
        ASSERT_FALSE(read) << bit;
        EXPECT_EQ(read.error().code, "token_forged") << bit;
    }
    EXPECT_EQ(ConsumerTokens("other key").read(tokens.make(somebody(), kNow), kNow).error().code,
              "token_forged");
}

TEST(ConsumerTokens, WhatIsNoToken) {
    const ConsumerTokens tokens("key");
    const std::string token = tokens.make(somebody(), kNow);
    for (const std::string& text : {std::string(), std::string("x"), token + "AA", token.substr(2),
                                    std::string("\xff"), std::string(10'000, 'A')}) {
        const auto read = tokens.read(text, kNow);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, "token_malformed");
        EXPECT_EQ(read.error().kind, base::ErrorKind::unauthorized);
    }
}

}  // namespace
}  // namespace api
