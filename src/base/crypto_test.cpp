#include "base/crypto.h"

#include <gtest/gtest.h>

#include <set>

namespace base {
namespace {

std::string repeated(std::size_t times, char c) {
    return std::string(times, c);
}

TEST(Crypto, Sha256KnowsItsVectors) {  // FIPS 180-2
    EXPECT_EQ(hex_encode(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex_encode(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex_encode(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex_encode(sha256(repeated(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Crypto, HmacKnowsTheVectorsOfRfc4231) {
    struct Row {
        std::string key, data, sha256, sha512;
    };
    const std::vector<Row> rows{
        {repeated(20, '\x0b'), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
         "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
         "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"},
        {"Jefe", "what do ya want for nothing?",
         "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
         "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
         "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"},
        {repeated(20, '\xaa'), repeated(50, '\xdd'),
         "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
         "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
         "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"},
        {repeated(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
         "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
         "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(hex_encode(hmac_sha256(row.key, row.data)), row.sha256);
        EXPECT_EQ(hex_encode(hmac_sha512(row.key, row.data)), row.sha512);
    }
}

TEST(Crypto, Base64KnowsTheVectorsOfRfc4648) {
    struct Row {
        std::string bytes, padded, url;
    };
    for (const auto& [bytes, padded, url] :
         {Row{"", "", ""}, Row{"f", "Zg==", "Zg"}, Row{"fo", "Zm8=", "Zm8"}, Row{"foo", "Zm9v", "Zm9v"},
          Row{"foob", "Zm9vYg==", "Zm9vYg"}, Row{"foobar", "Zm9vYmFy", "Zm9vYmFy"},
          Row{"\xfb\xff", "+/8=", "-_8"}}) {
        EXPECT_EQ(base64_encode(bytes), padded);
        EXPECT_EQ(base64url_encode(bytes), url);
        EXPECT_EQ(base64url_decode(url), bytes);
        EXPECT_EQ(base64url_decode(url + std::string((4 - url.size() % 4) % 4, '=')), bytes);
    }
    std::string all;
    for (int c = 0; c < 256; ++c)
        all.push_back(static_cast<char>(c));
    EXPECT_EQ(base64url_decode(base64url_encode(all)), all);
    for (const char* text : {"A", "AAAAA", "+/8=", "Zg\n", "Zm 9v", "Zm9v!", "=Zg", "Z=g"}) {
        const auto read = base64url_decode(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, "base64_malformed");
    }
}

TEST(Crypto, Rs256SignsAndVerifies) {
    const RsaKeyPair mine = make_rsa_key(), other = make_rsa_key();
    EXPECT_TRUE(mine.private_pem.starts_with("-----BEGIN PRIVATE KEY-----"));
    EXPECT_TRUE(mine.public_pem.starts_with("-----BEGIN PUBLIC KEY-----"));
    const auto signature = sign_rs256(mine.private_pem, "hello");
    ASSERT_TRUE(signature);
    EXPECT_EQ(signature->size(), 256U);
    EXPECT_TRUE(verify_rs256(mine.public_pem, "hello", *signature));
    EXPECT_FALSE(verify_rs256(mine.public_pem, "hello!", *signature));
    EXPECT_FALSE(verify_rs256(other.public_pem, "hello", *signature));
    EXPECT_FALSE(verify_rs256(mine.public_pem, "hello", signature->substr(1)));
    EXPECT_FALSE(verify_rs256(mine.public_pem, "hello", ""));
    std::string bent = *signature;
    bent[100] = static_cast<char>(bent[100] ^ 1);
    EXPECT_FALSE(verify_rs256(mine.public_pem, "hello", bent));
    EXPECT_FALSE(verify_rs256("not PEM", "hello", *signature));
    EXPECT_FALSE(verify_rs256(mine.private_pem, "hello", *signature));
    EXPECT_EQ(sign_rs256("not PEM", "hello").error().code, "key_malformed");
    EXPECT_EQ(sign_rs256(mine.public_pem, "hello").error().code, "key_malformed");
}

TEST(Crypto, PasswordsAreArgon2idAndSalted) {
    const std::string hash = hash_password("correct horse");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_NE(hash, hash_password("correct horse"));
    EXPECT_TRUE(verify_password(hash, "correct horse"));
    EXPECT_FALSE(verify_password(hash, "correct horsE"));
    EXPECT_FALSE(verify_password(hash, ""));
    EXPECT_FALSE(verify_password("", "correct horse"));
    EXPECT_FALSE(verify_password("$argon2id$nonsense", "correct horse"));
}

TEST(Crypto, ComparesWholeTexts) {
    EXPECT_TRUE(equal_in_constant_time("", ""));
    EXPECT_TRUE(equal_in_constant_time("same", "same"));
    EXPECT_FALSE(equal_in_constant_time("same", "sama"));
    EXPECT_FALSE(equal_in_constant_time("same", "sam"));
}

TEST(Crypto, RandomIsNeverTheSameTwice) {
    std::set<std::string> seen;
    for (int i = 0; i < 2000; ++i)
        EXPECT_TRUE(seen.insert(random_token(16)).second);
    EXPECT_EQ(random_token(32).size(), 43U);
    EXPECT_EQ(random_token(1000).size(), 1334U);
}

}  // namespace
}  // namespace base
