// Which addresses outgoing requests may connect to: everything public, and what the configuration allows
// besides. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/addresses.h"

namespace net {

class OutgoingAddresses {
 public:
    // Entries: "10.0.0.0/8", "127.0.0.1", "127.0.0.1:9000", "[::1]:9000", "crm.internal",
    // "crm.internal:8080".
    explicit OutgoingAddresses(const std::vector<std::string>& allowed_private);

    // `url_host` as written in the URL, `address` as resolved: the address decides unless the host itself is
    // listed.
    bool may_connect(std::string_view url_host, const IpAddress& address, std::uint16_t port) const;

 private:
    struct Entry {
        std::optional<AddressBlock> block;
        std::string host;  // lower case; when there is no block
        std::optional<std::uint16_t> port;
    };
    static Entry parse_entry(std::string_view text);

    std::vector<Entry> allowed_;
};

}  // namespace net
