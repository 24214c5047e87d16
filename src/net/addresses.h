// IP addresses as values, and blocks of them. IPv4 is kept in its IPv6-mapped form, so that there is one
// kind. Pure; used for trusted proxies, connection counts and the check of outgoing addresses.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct sockaddr;

namespace net {

struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const IpAddress&) const = default;
    bool is_v4() const;
    bool is_loopback() const;
};

std::optional<IpAddress> parse_address(
    std::string_view text);  // "192.0.2.1", "2001:db8::1"; no port, no zone
std::optional<IpAddress> address_of(const sockaddr& socket_address);
std::string to_string(const IpAddress& address);

struct AddressBlock {
    IpAddress first;
    unsigned prefix_bits = 128;  // counted in the 128-bit form
    bool contains(const IpAddress& address) const;
};

// "10.0.0.0/8", or a single address. Error: address_malformed.
base::Result<AddressBlock> parse_address_block(std::string_view text);
bool contains(const std::vector<AddressBlock>& blocks, const IpAddress& address);

// Addresses that no webhook may reach unless allowed: loopback, private, link-local, shared (CGNAT),
// multicast, reserved, and IPv6 forms that carry an IPv4 address of these kinds.
bool is_private(const IpAddress& address);

}  // namespace net
