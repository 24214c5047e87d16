// Counts the requests for secrets that the gate refused (PII-11). Used only inside app/.
#pragma once
#include "app/health.h"

namespace app {

// In the transaction that refuses it; the same text counts once. Whether the shop's health has changed: the
// directory has to be read again after the commit.
base::Result<bool> note_secret_request(storage::LaneTransaction& lane, ShopId shop, std::string_view text,
                                       const domain::Verdict& verdict);

}  // namespace app
