// How a customer came to a shop's pages, kept in a cookie from the link they followed to their first message
// (behaviours.md ENT-01, ENT-02, ENT-04), and the network they write from. Used by consumer.cpp and site.cpp.
#pragma once
#include "api/call.h"
#include "domain/entry.h"

namespace api {

struct Entry {
    domain::EntryPoint point = domain::EntryPoint::page;
    domain::LinkContext context = {};
};

// What the address of a page says about it: ?e=link|qr|widget, ?c= and its ?s=. The Set-Cookie that remembers
// it for an hour; nullopt when it says nothing.
std::optional<net::Header> entry_cookie(const net::Request& request, const domain::Location& shop);
// What the cookie of this shop says; of another shop's, or none: the plain page. The signature is checked
// here, with the client token of the shop's agent.
Entry read_entry(const Context& context, const net::Request& request, const domain::Location& shop);
// ?t=: words to begin with, shown in the box and never sent by themselves; empty when there are none, or too
// many.
std::string prefilled_text(const net::Request& request);
// "203.0.113.0" for a /24, "2001:db8:1::" for a /48 (behaviours.md ENT-05); empty for this machine itself.
std::string network_of(const net::Request& request);

}  // namespace api
