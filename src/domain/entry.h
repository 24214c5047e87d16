// How a consumer comes to a shop: by which entry point, and with what its link says (behaviours.md ENT-01,
// ENT-02, ENT-04). What a link says is shown to staff and told to programs, and decides nothing.
#pragma once
#include <string>
#include <string_view>

#include "domain/event.h"

namespace domain {

constexpr std::size_t kContextCharsMax = 256;  // behaviours.md ENT-02
constexpr std::size_t kPrefillCharsMax = 280;  // behaviours.md ENT-04

struct LinkContext {
    std::string text = {};    // signed by the shop's own programs; empty: none
    bool is_refused = false;  // there was one, and it was not signed, too long or no text
};

// "STARTED_LINK"
std::string started_code(EntryPoint point);

// UTF-8, at most kContextCharsMax characters, no control characters, not empty.
bool is_context(std::string_view text);
// Likewise at most kPrefillCharsMax characters; line breaks may be among them.
bool is_prefill(std::string_view text);

// What a link's `s` has to be for its `c`: base64url of the first 16 bytes of the HMAC-SHA256, with the
// agent's client token, of "context\n{slug}\n{context}".
std::string context_signature(std::string_view client_token, std::string_view slug, std::string_view context);
// What a link said, when that is well-formed and the signature fits. An agent without a client token signs
// nothing.
LinkContext read_context(std::string_view client_token, std::string_view slug, std::string_view context,
                         std::string_view signature);

}  // namespace domain
