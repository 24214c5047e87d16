#include "server/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <charconv>
#include <variant>

namespace server {
namespace {

// The settings of the file by name; config.h says what each means.
struct Setting {
    std::string_view name;
    std::variant<std::string Config::*, std::vector<std::string> Config::*, std::size_t Config::*,
                 std::filesystem::path Config::*, std::size_t Limits::*>
        member;
};

const std::array kSettings{
    Setting{"data", &Config::data},
    Setting{"listen", &Config::listen},
    Setting{"public_url", &Config::public_url},
    Setting{"database_url", &Config::database_url},
    Setting{"tls_certificate", &Config::tls_certificate},
    Setting{"tls_key", &Config::tls_key},
    Setting{"trusted_proxies", &Config::trusted_proxies},
    Setting{"webhook_allowed_private", &Config::webhook_allowed_private},
    Setting{"gbm_proxy", &Config::gbm_proxy},
    Setting{"gbm_proxy_passes", &Config::gbm_proxy_passes},
    Setting{"gbm_handshake", &Config::gbm_handshake},
    Setting{"gbm_verification", &Config::gbm_verification},
    Setting{"smtp_url", &Config::smtp_url},
    Setting{"smtp_username", &Config::smtp_username},
    Setting{"smtp_password", &Config::smtp_password},
    Setting{"smtp_from", &Config::smtp_from},
    Setting{"smtp_tls", &Config::smtp_tls},
    Setting{"log_level", &Config::log_level},
    Setting{"health_mode", &Config::health_mode},
    Setting{"io_threads", &Config::io_threads},
    Setting{"starts_per_network_per_hour", &Limits::starts_per_network_per_hour},
    Setting{"starts_per_consumer_per_hour", &Limits::starts_per_consumer_per_hour},
    Setting{"starts_per_shop_per_minute", &Limits::starts_per_shop_per_minute},
    Setting{"messages_per_consumer_per_minute", &Limits::messages_per_consumer_per_minute},
    Setting{"api_writes_per_second", &Limits::api_writes_per_second},
};

std::unexpected<base::Error> malformed(std::string_view name, std::string_view wanted) {
    return base::fail(base::ErrorKind::invalid, "config_malformed",
                      fmt::format("`{}` must be {}", name, wanted));
}

base::Result<void> read(const toml::node& node, std::string_view name, std::string& out) {
    const auto value = node.value_exact<std::string>();
    if (!value) return malformed(name, "text");
    out = *value;
    return {};
}

base::Result<void> read(const toml::node& node, std::string_view name, std::filesystem::path& out) {
    std::string text;
    TRY(read(node, name, text));
    out = text;
    return {};
}

base::Result<void> read(const toml::node& node, std::string_view name, std::size_t& out) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < 0 || *value > 1024) return malformed(name, "a number from 0 to 1024");
    out = static_cast<std::size_t>(*value);
    return {};
}

base::Result<void> read(const toml::node& node, std::string_view name, std::vector<std::string>& out) {
    const toml::array* list = node.as_array();
    if (list == nullptr) return malformed(name, "a list of texts");
    out.clear();
    for (const auto& item : *list)
        TRY(read(item, name, out.emplace_back()));
    return {};
}

template <class T>
T& value_of(Config& config, T Config::* member) {
    return config.*member;
}
std::size_t& value_of(Config& config, std::size_t Limits::* member) {
    return config.limits.*member;
}

base::Result<void> read_setting(const toml::node& node, std::string_view name, Config& config) {
    for (const auto& setting : kSettings) {
        if (setting.name != name) continue;
        return std::visit([&](auto member) { return read(node, name, value_of(config, member)); },
                          setting.member);
    }
    return base::fail(base::ErrorKind::invalid, "config_unknown_setting",
                      fmt::format("`{}` is not a setting", name));
}

}  // namespace

base::Result<void> read_config_file(const std::filesystem::path& file, Config& config) {
    toml::table table;
    // The fence around toml++, which reports bad files by throwing.
    try {
        table = toml::parse_file(file.string());
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return base::fail(base::ErrorKind::invalid, line == 0 ? "config_unreadable" : "config_malformed",
                          fmt::format("{} line {}: {}", file.string(), line, error.description()));
    }
    for (const auto& [name, node] : table)
        TRY(read_setting(node, name.str(), config));
    return {};
}

base::Result<ListenAddress> parse_listen(const std::string& text) {
    const auto malformed_listen = [&] {
        return base::fail(base::ErrorKind::invalid, "listen_malformed",
                          fmt::format("`{}` is not HOST:PORT such as 127.0.0.1:8080", text));
    };
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return malformed_listen();
    ListenAddress address{text.substr(0, colon), 0};
    if (address.host.front() == '[' && address.host.back() == ']') {
        address.host = address.host.substr(1, address.host.size() - 2);
    }
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (error != std::errc{} || stop != end) return malformed_listen();
    return address;
}

}  // namespace server
