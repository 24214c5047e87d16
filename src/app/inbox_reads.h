// Connections to the inbox lists, one for each thread that asks (the read threads of the store).
#pragma once
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "storage/store.h"

namespace app {

class InboxReads {
 public:
    explicit InboxReads(storage::Store& store) : store_(store) {}
    // The calling thread's own connection; valid until this object goes.
    base::Result<storage::Database*> connection();

 private:
    storage::Store& store_;
    std::mutex mutex_;  // guards connections_
    std::unordered_map<std::thread::id, std::unique_ptr<storage::Database>> connections_;
};

}  // namespace app
