#include "net/own_authority.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/crypto.h"

namespace net {
namespace {

using namespace std::chrono_literals;

constexpr base::Timestamp kNow = base::from_us(1'800'000'000'000'000);

std::string read_text(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

X509* certificate_in(const std::filesystem::path& file) {
    std::FILE* in = std::fopen(file.c_str(), "r");
    X509* certificate = PEM_read_X509(in, nullptr, nullptr, nullptr);
    std::fclose(in);
    return certificate;
}

// As a client does: is this the certificate of `host`, by an authority that I trust?
int verify(X509* authority, X509* certificate, const std::string& host, base::Timestamp now) {
    X509_STORE* trusted = X509_STORE_new();
    X509_STORE_add_cert(trusted, authority);
    X509_STORE_CTX* context = X509_STORE_CTX_new();
    X509_STORE_CTX_init(context, trusted, certificate, nullptr);
    X509_VERIFY_PARAM_set1_host(X509_STORE_CTX_get0_param(context), host.data(), host.size());
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context), base::to_us(now) / 1'000'000);
    X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER);
    X509_verify_cert(context);
    const int result = X509_STORE_CTX_get_error(context);
    X509_STORE_CTX_free(context);
    X509_STORE_free(trusted);
    return result;
}

class OwnAuthority : public ::testing::Test {
 protected:
    OwnAuthority() {
        std::string name = (std::filesystem::temp_directory_path() / "balcao_ca_XXXXXX").string();
        folder_ = mkdtemp(name.data());
        plan_ = {folder_ / "ca", "googleapis.com", {"www.googleapis.com", "oauth2.googleapis.com"}};
    }
    ~OwnAuthority() override { std::filesystem::remove_all(folder_); }

    int verify_now(const std::string& host, base::Timestamp now = kNow) {
        X509* authority = certificate_in(plan_.directory / "ca.pem");
        X509* server = certificate_in(plan_.directory / "server.pem");
        const int result = verify(authority, server, host, now);
        X509_free(authority);
        X509_free(server);
        return result;
    }

    std::filesystem::path folder_;
    AuthorityPlan plan_;
};

TEST_F(OwnAuthority, VouchesForItsHostsAndNoOther) {
    const auto authority = open_authority(plan_, kNow);
    ASSERT_TRUE(authority) << authority.error().message;
    EXPECT_EQ(verify_now("www.googleapis.com"), X509_V_OK);
    EXPECT_EQ(verify_now("oauth2.googleapis.com"), X509_V_OK);
    EXPECT_EQ(verify_now("mail.googleapis.com"), X509_V_ERR_HOSTNAME_MISMATCH);
}

TEST_F(OwnAuthority, CannotVouchForAnotherDomain) {
    ASSERT_TRUE(open_authority(plan_, kNow));
    AuthorityPlan other = plan_;
    other.hosts = {"www.bank.example"};
    ASSERT_TRUE(open_authority(other, kNow));                                   // signed all the same …
    EXPECT_EQ(verify_now("www.bank.example"), X509_V_ERR_PERMITTED_VIOLATION);  // … and believed by nobody
}

TEST_F(OwnAuthority, IsMadeOnceAndItsCertificateInTime) {
    ASSERT_TRUE(open_authority(plan_, kNow));
    const std::string authority = read_text(plan_.directory / "ca.pem");
    const std::string server = read_text(plan_.directory / "server.pem");
    ASSERT_TRUE(open_authority(plan_, kNow + 24h * 300));
    EXPECT_EQ(read_text(plan_.directory / "server.pem"), server);
    ASSERT_TRUE(open_authority(plan_, kNow + 24h * 340));
    EXPECT_NE(read_text(plan_.directory / "server.pem"), server) << "a month before its end";
    EXPECT_EQ(read_text(plan_.directory / "ca.pem"), authority);
    EXPECT_EQ(verify_now("www.googleapis.com", kNow + 24h * 600), X509_V_OK);
    plan_.hosts.emplace_back("businessmessages.googleapis.com");
    ASSERT_TRUE(open_authority(plan_, kNow + 24h * 340));
    EXPECT_EQ(verify_now("businessmessages.googleapis.com", kNow + 24h * 341), X509_V_OK);
}

TEST_F(OwnAuthority, KeepsItsKeysToItself) {
    ASSERT_TRUE(open_authority(plan_, kNow));
    for (const char* name : {"ca.key", "server.key"}) {
        struct stat status{};
        ASSERT_EQ(::stat((plan_.directory / name).c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
    }
}

TEST_F(OwnAuthority, SaysWhichFileIsBroken) {
    ASSERT_TRUE(open_authority(plan_, kNow));
    std::ofstream(plan_.directory / "ca.key", std::ios::trunc) << "rubbish";
    const auto broken = open_authority(plan_, kNow);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, "authority_malformed");
    EXPECT_NE(broken.error().message.find("ca.key"), std::string::npos);
}

TEST_F(OwnAuthority, Pkcs12HasItToo) {
    const auto authority = open_authority(plan_, kNow);
    ASSERT_TRUE(authority);
    const std::string bytes = pkcs12_store(*authority, "notasecret");
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    PKCS12* store = d2i_PKCS12(nullptr, &data, static_cast<long>(bytes.size()));
    ASSERT_NE(store, nullptr);
    EVP_PKEY* key = nullptr;
    X509* certificate = nullptr;
    STACK_OF(X509)* others = nullptr;
    EXPECT_EQ(PKCS12_parse(store, "wrong", &key, &certificate, &others), 0);
    ASSERT_EQ(PKCS12_parse(store, "notasecret", &key, &certificate, &others), 1);
    EXPECT_EQ(key, nullptr) << "no key goes out";
    ASSERT_EQ(sk_X509_num(others), 1);
    X509* expected = certificate_in(plan_.directory / "ca.pem");
    EXPECT_EQ(X509_cmp(sk_X509_value(others, 0), expected), 0);
    X509_free(expected);
    sk_X509_pop_free(others, X509_free);
    PKCS12_free(store);
}

TEST_F(OwnAuthority, TheJavaKeyStoreIsWholeAndSealed) {
    const std::string der("\x30\x03\x02\x01\x05", 5);
    const std::string store = java_key_store(der, "notasecret", base::from_us(0));
    EXPECT_EQ(base::hex_encode(store.substr(0, 12)), "feedfeed0000000200000001");
    EXPECT_EQ(base::hex_encode(store.substr(12, 4)), "00000002");
    EXPECT_NE(store.find(der), std::string::npos);
    EXPECT_EQ(store.size(), 4U + 4 + 4 + 4 + 2 + 6 + 8 + 2 + 5 + 4 + der.size() + 20);
    EXPECT_NE(java_key_store(der, "notasecret", base::from_us(0)).substr(store.size() - 20),
              java_key_store(der, "another", base::from_us(0)).substr(store.size() - 20));
}

}  // namespace
}  // namespace net
