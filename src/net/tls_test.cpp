// HTTP and WebSocket over TLS, with certificates made on the spot.
#include "net/tls.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

const std::string kGet = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

class Tls : public ::testing::Test {
 protected:
    Tls() {
        std::string name = (std::filesystem::temp_directory_path() / "balcao_tls_XXXXXX").string();
        folder_ = mkdtemp(name.data());
        files_ = {(folder_ / "cert.pem").string(), (folder_ / "key.pem").string()};
        write_certificate("first.example");
    }
    ~Tls() override { std::filesystem::remove_all(folder_); }

    void write_certificate(const std::string& common_name) const {
        EVP_PKEY* key = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        auto* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                   reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_sign(certificate, key, EVP_sha256());
        std::FILE* out = std::fopen(files_.certificate_file.c_str(), "w");
        PEM_write_X509(out, certificate);
        std::fclose(out);
        out = std::fopen(files_.key_file.c_str(), "w");
        PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(out);
        X509_free(certificate);
        EVP_PKEY_free(key);
    }
    HttpConfig config() const {
        HttpConfig config;
        config.tls = files_;
        config.limits.head_timeout = 200ms;
        return config;
    }

    std::filesystem::path folder_;
    TlsFiles files_;
};

TEST_F(Tls, ServesHttp) {
    const auto server = start_server(config(), [](Request request, Responder respond) {
        respond(text_response(request.scheme + " " + request.body));
    });
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TestClient client(server->port());
        ASSERT_TRUE(client.start_tls(version));
        EXPECT_EQ(client.server_common_name(), "first.example");
        EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi").body, "https hi");
        client.send(kGet + kGet);
        EXPECT_EQ(client.take_reply().status, 200);
        EXPECT_EQ(client.take_reply().status, 200);
    }
}

TEST_F(Tls, LargeBodiesInBothDirections) {
    const auto server = start_server(config(), [](Request request, Responder respond) {
        respond(text_response(std::move(request.body)));
    });
    TestClient client(server->port());
    ASSERT_TRUE(client.start_tls());
    const std::string large(900'000, 'z');
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n" + large).body, large);
}

TEST_F(Tls, OldVersionsAndPlainTextAreRefused) {
    const auto server = start_server(config(), echo);
    TestClient old(server->port());
    EXPECT_FALSE(old.start_tls(TLS1_1_VERSION));
    TestClient plain(server->port());
    plain.send(kGet);
    EXPECT_EQ(plain.take_rest().find("HTTP"), std::string::npos);
}

TEST_F(Tls, AHandshakeHasADeadline) {
    const auto server = start_server(config(), echo);
    TestClient silent(server->port());
    EXPECT_TRUE(silent.is_at_end());
    TestClient slow(server->port());
    slow.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    EXPECT_TRUE(slow.is_at_end());
}

TEST_F(Tls, ReloadServesTheNewCertificateAndKeepsOldConnections) {
    const auto server = start_server(config(), echo);
    TestClient before(server->port());
    ASSERT_TRUE(before.start_tls());
    EXPECT_EQ(before.ask(kGet).status, 200);
    write_certificate("second.example");
    EXPECT_TRUE(server->reload_tls().has_value());
    TestClient after(server->port());
    ASSERT_TRUE(after.start_tls());
    EXPECT_EQ(after.server_common_name(), "second.example");
    EXPECT_EQ(before.ask(kGet).status, 200);

    std::ofstream(files_.key_file) << "nonsense";
    EXPECT_EQ(server->reload_tls().error().code, "tls_files_unusable");
    TestClient still(server->port());
    ASSERT_TRUE(still.start_tls());
    EXPECT_EQ(still.server_common_name(), "second.example");
}

TEST_F(Tls, UnusableFilesAreAnError) {
    auto wrong = config();
    wrong.tls.certificate_file = (folder_ / "absent.pem").string();
    EXPECT_EQ(HttpServer::listen(wrong, echo).error().code, "tls_files_unusable");
    const TlsFiles first = files_;
    files_.key_file = (folder_ / "other.pem").string();
    files_.certificate_file = (folder_ / "other_cert.pem").string();
    write_certificate("other.example");
    wrong.tls = {first.certificate_file, files_.key_file};
    EXPECT_EQ(HttpServer::listen(wrong, echo).error().code, "tls_files_unusable");
}

struct EchoListener final : SocketListener {
    void on_open(Socket socket) override { socket_ = socket; }
    void on_text(std::string text) override {
        socket_.send(std::make_shared<const std::string>(std::move(text)));
    }
    void on_close() override {}
    Socket socket_;
};

TEST_F(Tls, ServesWebSockets) {
    const auto server = start_server(config(), [](Request, Responder respond) {
        respond.accept_websocket(std::make_unique<EchoListener>());
    });
    TestClient client(server->port());
    ASSERT_TRUE(client.start_tls());
    client.send(
        "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
        "13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    EXPECT_EQ(client.take_reply(TestClient::Body::none).status, 101);
    for (int i = 0; i < 3; ++i) {
        client.send(std::string("\x81\x82\0\0\0\0hi", 8));
        EXPECT_EQ(client.take(4), "\x81\x02hi");
    }
    server->stop(0ms);
    EXPECT_TRUE(client.take_rest().starts_with("\x88"));
}

}  // namespace
}  // namespace net
