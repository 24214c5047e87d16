// The part of the configuration that storage/ gets.
#pragma once
#include "server/config.h"
#include "storage/store.h"

namespace server {

storage::StoreConfig store_config(const Config& config);

}  // namespace server
