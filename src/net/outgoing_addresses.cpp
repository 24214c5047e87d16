#include "net/outgoing_addresses.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace net {

OutgoingAddresses::OutgoingAddresses(const std::vector<std::string>& allowed_private) {
    for (const auto& text : allowed_private)
        allowed_.push_back(parse_entry(base::trim(text)));
}

OutgoingAddresses::Entry OutgoingAddresses::parse_entry(std::string_view text) {
    if (auto block = parse_address_block(text)) return {*block, {}, {}};
    Entry entry;
    const auto colon = text.rfind(':');
    if (colon != text.npos) {
        std::uint16_t port = 0;
        const auto* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, port);
        if (error == std::errc() && stop == end) {
            entry.port = port;
            text = text.substr(0, colon);
        }
    }
    if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
    if (auto block = parse_address_block(text))
        entry.block = *block;
    else
        entry.host = base::lower_ascii(text);
    return entry;
}

bool OutgoingAddresses::may_connect(std::string_view url_host, const IpAddress& address,
                                    std::uint16_t port) const {
    if (!is_private(address)) return true;
    return std::ranges::any_of(allowed_, [&](const Entry& entry) {
        if (entry.port && *entry.port != port) return false;
        return entry.block ? entry.block->contains(address) : base::equal_ignoring_case(entry.host, url_host);
    });
}

}  // namespace net
