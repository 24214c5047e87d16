// Sessions and password hashes as the API needs them, written through the lane.
#pragma once
#include "app/app.h"

namespace app {

using storage::SessionRecord;

void put_session(App& app, SessionRecord record, Done<bool> done);
void delete_session(App& app, domain::BrandId brand, std::string token_hash, Done<bool> done);

}  // namespace app
