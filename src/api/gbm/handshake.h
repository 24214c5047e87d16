// "Verify" of a webhook address (gbm-api.md §9.2): it has to know its client token and send the secret back.
// Used only inside api/gbm/.
#pragma once
#include "api/gbm/gbm.h"

namespace api::gbm {

// Before it is saved. Errors: webhook_malformed (https; http only to this machine or an address of one's own
// network), webhook_handshake_failed (conflict), and those of net::HttpClient. `done` is called at once when
// there is no address, or the operator wants no handshake.
void shake_hands(api::Context& context, const std::string& url, const std::string& client_token,
                 std::move_only_function<void(base::Result<bool>)> done);

}  // namespace api::gbm
