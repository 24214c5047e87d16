// A shop's chat inside a page of somebody else's site: whether it is asked for so, and whether that site may
// (behaviours.md ENT-03). Used by site.cpp, consumer.cpp and entry.cpp.
#pragma once
#include <string>

#include "domain/publishing.h"
#include "net/http.h"

namespace api {

// The browser asks for a frame in a page of another site (Fetch Metadata). Old browsers do not say so: for
// them the answer's own frame-ancestors decide.
bool is_framed(const net::Request& request);
// Whether the site around it is one of the shop's. A page that keeps its address to itself is nobody's.
bool is_frame_allowed(const net::Request& request, const domain::Publishing& publishing);
// What follows "HttpOnly" in a cookie: inside a frame of another site it is kept for that site alone (CHIPS),
// which browsers do over https only.
std::string cookie_scope(const net::Request& request);

}  // namespace api
