// Who the client of a request is when proxies stand in between. Pure. Headers of an untrusted peer are never
// believed.
#pragma once
#include <vector>

#include "net/addresses.h"
#include "net/http.h"

namespace net {

// Fills client_address, scheme and host from X-Forwarded-* when `peer` is trusted; the client is the
// right-most hop that is not itself a trusted proxy. Expects the three fields to hold what the connection
// itself says.
void apply_forwarded_headers(Request& request, const IpAddress& peer,
                             const std::vector<AddressBlock>& trusted);

bool is_host_well_formed(std::string_view host);  // "example.org:8080", "[::1]"; no path, no user, no space

}  // namespace net
