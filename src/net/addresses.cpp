#include "net/addresses.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace net {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

IpAddress map_v4(const void* four_bytes) {
    IpAddress address;
    std::ranges::copy(kMapped, address.bytes.begin());
    std::memcpy(address.bytes.data() + 12, four_bytes, 4);
    return address;
}

// RFC 6890 and its registry: what is not the public internet.
const std::vector<AddressBlock>& private_blocks() {
    static const std::vector<AddressBlock> blocks = [] {
        std::vector<AddressBlock> out;
        for (const char* text :
             {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
              "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/96",
              "64:ff9b:1::/48", "100::/64", "2001::/32", "fc00::/7", "fe80::/9", "ff00::/8"})
            out.push_back(parse_address_block(text).value());
        return out;
    }();
    return blocks;
}

}  // namespace

bool IpAddress::is_v4() const {
    return std::equal(kMapped.begin(), kMapped.end(), bytes.begin());
}

bool IpAddress::is_loopback() const {
    if (is_v4()) return bytes[12] == 127;
    return std::all_of(bytes.begin(), bytes.end() - 1, [](std::uint8_t b) { return b == 0; }) &&
           bytes[15] == 1;
}

std::optional<IpAddress> parse_address(std::string_view text) {
    char name[INET6_ADDRSTRLEN + 1] = {};
    if (text.empty() || text.size() >= sizeof name || text.find('\0') != text.npos) return std::nullopt;
    text.copy(name, text.size());
    in_addr v4{};
    if (inet_pton(AF_INET, name, &v4) == 1) return map_v4(&v4);
    IpAddress address;
    if (inet_pton(AF_INET6, name, address.bytes.data()) == 1) return address;
    return std::nullopt;
}

std::optional<IpAddress> address_of(const sockaddr& socket_address) {
    if (socket_address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &socket_address, sizeof v4);
        return map_v4(&v4.sin_addr);
    }
    if (socket_address.sa_family != AF_INET6) return std::nullopt;
    sockaddr_in6 v6{};
    std::memcpy(&v6, &socket_address, sizeof v6);
    IpAddress address;
    std::memcpy(address.bytes.data(), &v6.sin6_addr, 16);
    return address;
}

std::string to_string(const IpAddress& address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (address.is_v4())
        inet_ntop(AF_INET, address.bytes.data() + 12, text, sizeof text);
    else
        inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
    return text;
}

bool AddressBlock::contains(const IpAddress& address) const {
    const unsigned whole = prefix_bits / 8;
    if (!std::equal(first.bytes.begin(), first.bytes.begin() + whole, address.bytes.begin())) return false;
    const unsigned rest = prefix_bits % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return ((first.bytes[whole] ^ address.bytes[whole]) & mask) == 0;
}

base::Result<AddressBlock> parse_address_block(std::string_view text) {
    const auto malformed = [&] {
        return base::fail(base::ErrorKind::invalid, "address_malformed",
                          "`" + std::string(text) + "` is not an IP address or a block such as 10.0.0.0/8");
    };
    const auto slash = text.find('/');
    const auto address = parse_address(text.substr(0, slash));
    if (!address) return malformed();
    if (slash == text.npos) return AddressBlock{*address, 128};
    const auto digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    const unsigned most = address->is_v4() ? 32 : 128;
    if (error != std::errc() || end != digits.data() + digits.size() || bits > most) return malformed();
    return AddressBlock{*address, bits + (128 - most)};
}

bool contains(const std::vector<AddressBlock>& blocks, const IpAddress& address) {
    return std::ranges::any_of(blocks, [&](const AddressBlock& block) { return block.contains(address); });
}

bool is_private(const IpAddress& address) {
    if (contains(private_blocks(), address)) return true;
    const auto& bytes = address.bytes;
    const bool is_6to4 = bytes[0] == 0x20 && bytes[1] == 0x02;
    if (is_6to4) return contains(private_blocks(), map_v4(bytes.data() + 2));
    constexpr std::array<std::uint8_t, 12> kNat64{0, 0x64, 0xff, 0x9b};
    const bool is_nat64 = std::equal(kNat64.begin(), kNat64.end(), bytes.begin());
    return is_nat64 && contains(private_blocks(), map_v4(bytes.data() + 12));
}

}  // namespace net
