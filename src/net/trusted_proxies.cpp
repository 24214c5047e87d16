#include "net/trusted_proxies.h"

#include <algorithm>

#include "base/text.h"

namespace net {
namespace {

// All values of a header as one list, in order of appearance.
std::vector<std::string_view> list_values(const Request& request, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& header : request.headers) {
        if (!base::equal_ignoring_case(header.name, name)) continue;
        for (const auto part : base::split(header.value, ','))
            values.push_back(base::trim(part));
    }
    return values;
}

// Some proxies write the port as well: "192.0.2.1:5678", "[2001:db8::1]:443".
std::optional<IpAddress> parse_hop(std::string_view hop) {
    if (const auto address = parse_address(hop)) return address;
    if (hop.starts_with('[')) return parse_address(hop.substr(1, hop.find(']') - 1));
    return parse_address(hop.substr(0, hop.find(':')));
}

}  // namespace

void apply_forwarded_headers(Request& request, const IpAddress& peer,
                             const std::vector<AddressBlock>& trusted) {
    if (trusted.empty() || !contains(trusted, peer)) return;
    const auto hops = list_values(request, "x-forwarded-for");
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const auto address = parse_hop(*hop);
        if (!address) break;  // what stands left of nonsense was not written by a proxy of ours
        request.client_address = to_string(*address);
        if (!contains(trusted, *address)) break;
    }
    const auto schemes = list_values(request, "x-forwarded-proto");
    if (!schemes.empty() && (schemes.back() == "http" || schemes.back() == "https"))
        request.scheme = schemes.back();
    const auto hosts = list_values(request, "x-forwarded-host");
    if (!hosts.empty() && is_host_well_formed(hosts.back())) request.host = hosts.back();
}

bool is_host_well_formed(std::string_view host) {
    if (host.empty() || host.size() > 261) return false;  // 255 octets of name, ':' and five digits
    return std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
    });
}

}  // namespace net
