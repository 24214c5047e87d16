#include "app/inbox_reads.h"

namespace app {

base::Result<storage::Database*> InboxReads::connection() {
    const std::lock_guard lock(mutex_);
    auto& mine = connections_[std::this_thread::get_id()];
    if (!mine) mine = TRY(store_.connect_inbox());
    return mine.get();
}

}  // namespace app
