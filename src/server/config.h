// What an operator can set: command line over configuration file (TOML) over defaults.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "server/limits.h"

namespace server {

struct Config {
    std::filesystem::path data = "balcao-data";
    std::string listen = "127.0.0.1:8080";  // HOST:PORT, [V6]:PORT; port 0: any free one
    std::string public_url;                 // "https://chat.example.org"; empty: as each request names us
    std::string database_url;               // postgresql://…; empty: SQLite in `data`
    std::string tls_certificate;            // PEM files; both or none
    std::string tls_key;
    std::vector<std::string> trusted_proxies;  // addresses or CIDR blocks
    std::vector<std::string>
        webhook_allowed_private;  // hosts, host:port or CIDR blocks that webhooks may reach
    std::string gbm_proxy;        // HOST:PORT of the proxy for unchanged GBM programs; empty: none
    std::vector<std::string> gbm_proxy_passes;  // other hosts that it lets through: "*.googleapis.com", "*"
    std::string gbm_handshake = "on";           // off: webhooks that programs set are not asked first
    std::string gbm_verification = "itself";    // operator: agents and locations wait for `balcao gbm verify`
    std::string smtp_url;                       // "smtp://mail.example.org:587", smtps://; empty: no mail
    std::string smtp_username;                  // empty: without signing in
    std::string smtp_password;
    std::string smtp_from;              // the sender's address
    std::string smtp_tls = "required";  // or when_offered: STARTTLS of smtp://
    std::string log_level = "info";
    std::string health_mode = "usual";  // strict: a second breach in 28 days deactivates a shop at once
    std::size_t io_threads = 0;         // 0: one per core
    Limits limits;
};

// Reads the file over `config`. Unknown names and wrong types are errors: config_unreadable,
// config_malformed, config_unknown_setting, each naming the line or setting.
base::Result<void> read_config_file(const std::filesystem::path& file, Config& config);

struct ListenAddress {
    std::string host;
    std::uint16_t port = 0;
};
// Error: listen_malformed.
base::Result<ListenAddress> parse_listen(const std::string& text);

}  // namespace server
