#include "server/store_config.h"

namespace server {

storage::StoreConfig store_config(const Config& config) {
    storage::StoreConfig out;
    out.data_directory = config.data;
    out.database_url = config.database_url;
    out.lanes = config.limits.lanes;
    out.lane_queue_max = config.limits.lane_queue_max;
    out.batch_max = config.limits.batch_max;
    out.cached_conversations_max = config.limits.cached_conversations_max;
    out.read_threads = config.limits.read_threads;
    out.read_queue_max = config.limits.read_queue_max;
    return out;
}

}  // namespace server
