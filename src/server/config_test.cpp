#include "server/config.h"

#include <gtest/gtest.h>

#include <fstream>

namespace server {
namespace {

base::Result<void> read_text(const std::string& text, Config& config) {
    const std::string file = testing::TempDir() + "balcao-config-" + std::to_string(::getpid()) + ".toml";
    std::ofstream(file) << text;
    auto result = read_config_file(file, config);
    std::filesystem::remove(file);
    return result;
}

TEST(Config, EverySettingOfTheFileIsRead) {
    Config config;
    ASSERT_TRUE(read_text(R"(
data = "/var/lib/balcao"
listen = "0.0.0.0:8443"
public_url = "https://chat.example.org"
database_url = "postgresql://balcao@db/balcao"
tls_certificate = "/etc/balcao/fullchain.pem"
tls_key = "/etc/balcao/key.pem"
trusted_proxies = ["10.0.0.0/8", "127.0.0.1"]
webhook_allowed_private = ["127.0.0.1:9000"]
smtp_url = "smtps://mail.example.org"
smtp_username = "balcao"
smtp_password = "secret"
smtp_from = "balcao@example.org"
smtp_tls = "when_offered"
gbm_handshake = "off"
gbm_verification = "operator"
log_level = "warn"
io_threads = 3
)",
                          config));
    EXPECT_EQ(config.data, "/var/lib/balcao");
    EXPECT_EQ(config.listen, "0.0.0.0:8443");
    EXPECT_EQ(config.public_url, "https://chat.example.org");
    EXPECT_EQ(config.database_url, "postgresql://balcao@db/balcao");
    EXPECT_EQ(config.tls_certificate, "/etc/balcao/fullchain.pem");
    EXPECT_EQ(config.tls_key, "/etc/balcao/key.pem");
    EXPECT_EQ(config.trusted_proxies, (std::vector<std::string>{"10.0.0.0/8", "127.0.0.1"}));
    EXPECT_EQ(config.webhook_allowed_private, std::vector<std::string>{"127.0.0.1:9000"});
    EXPECT_EQ(config.smtp_url, "smtps://mail.example.org");
    EXPECT_EQ(config.smtp_username + "/" + config.smtp_password, "balcao/secret");
    EXPECT_EQ(config.smtp_from, "balcao@example.org");
    EXPECT_EQ(config.smtp_tls, "when_offered");
    EXPECT_EQ(config.gbm_handshake + "/" + config.gbm_verification, "off/operator");
    EXPECT_EQ(config.log_level, "warn");
    EXPECT_EQ(config.io_threads, 3U);
}

TEST(Config, MistakesAreNamed) {
    struct Row {
        const char *text, *code, *named;
    };
    for (const auto& [text, code, named] :
         {Row{"listn = \"x\"", "config_unknown_setting", "listn"},
          Row{"listen = 8080", "config_malformed", "listen"},
          Row{"trusted_proxies = \"10.0.0.0/8\"", "config_malformed", "trusted_proxies"},
          Row{"trusted_proxies = [1]", "config_malformed", "trusted_proxies"},
          Row{"io_threads = -1", "config_malformed", "io_threads"},
          Row{"io_threads = 100000", "config_malformed", "io_threads"},
          Row{"io_threads = 1.5", "config_malformed", "io_threads"},
          Row{"\nlisten = ", "config_malformed", "line 2"},
          Row{"listen = \"a\"\nlisten = \"b\"", "config_malformed", "line 2"},
          Row{"[limits]", "config_unknown_setting", "limits"}}) {
        Config config;
        const auto read = read_text(text, config);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, code) << text;
        EXPECT_NE(read.error().message.find(named), std::string::npos) << read.error().message;
    }
    Config config;
    EXPECT_EQ(read_config_file("/nowhere/balcao.toml", config).error().code, "config_unreadable");
}

TEST(Config, ListenAddresses) {
    struct Row {
        const char *text, *host;
        int port;
    };
    for (const auto& [text, host, port] : {Row{"127.0.0.1:8080", "127.0.0.1", 8080}, Row{"[::1]:0", "::1", 0},
                                           Row{"localhost:65535", "localhost", 65535}}) {
        const auto address = parse_listen(text);
        ASSERT_TRUE(address) << text;
        EXPECT_EQ(address->host, host);
        EXPECT_EQ(address->port, port);
    }
    for (const char* text :
         {"", ":8080", "8080", "host:", "host:x", "host:65536", "host:-1", "host:80 ", "host:80x"}) {
        const auto address = parse_listen(text);
        ASSERT_FALSE(address) << text;
        EXPECT_EQ(address.error().code, "listen_malformed");
    }
}

}  // namespace
}  // namespace server
