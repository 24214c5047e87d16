// What every page tells the browser to forbid (ux.md §3.5): no script or style but our own files, no frames,
// no other hosts. Routes add Content-Type and the body.
#pragma once
#include <vector>

#include "net/http.h"

namespace api::pages {

enum class PageKind : std::uint8_t { location, conversation, inbox, error };

// Also Cache-Control, Vary and Content-Type. `is_tls`: the browser came by https (adds HSTS).
std::vector<net::Header> page_headers(PageKind kind, bool is_tls);
// For /s/{slug}/brand.css?v=…
std::vector<net::Header> brand_css_headers();

}  // namespace api::pages
