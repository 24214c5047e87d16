// What every page tells the browser to forbid (ux.md §3.5): no script or style but our own files, no other
// hosts, no frame around it but where a shop wants its chat. Routes add Content-Type and the body.
#pragma once
#include <string_view>
#include <vector>

#include "net/http.h"

namespace api::pages {

enum class PageKind : std::uint8_t { location, conversation, inbox, error };

constexpr std::string_view kNobody = "'none'";

// Also Cache-Control, Vary and Content-Type. `is_tls`: the browser came by https (adds HSTS).
// `frame_ancestors`: the sites that may show it in a frame, as CSP writes them.
std::vector<net::Header> page_headers(PageKind kind, bool is_tls, std::string_view frame_ancestors = kNobody);
// For /s/{slug}/brand.css?v=…
std::vector<net::Header> brand_css_headers();

}  // namespace api::pages
