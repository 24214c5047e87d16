// What notifications go out with: the mail server of the configuration, and the key that push services know
// this install by. For Server.
#pragma once
#include "readers/notify_letter.h"
#include "server/config.h"

namespace server {

// Makes the key at the first start and keeps it with the data. Error: config_malformed.
base::Result<readers::NotifyOffice> notify_office(app::App& app, const Config& config);

}  // namespace server
