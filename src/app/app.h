// What the use cases share. Built once by server/, handed to every use case; any thread may call any use
// case. A use case checks, goes through the lane (writes) or the read pool (reads), and calls `done` once: on
// the calling thread when it is refused at once, else on the lane or read thread.
#pragma once
#include <functional>

#include "app/directory.h"
#include "app/guest_limits.h"
#include "app/inbox_reads.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "storage/store.h"

namespace app {

template <class T>
using Done = std::move_only_function<void(base::Result<T>)>;

struct App {
    storage::Store& store;
    const base::Clock& clock;
    base::IdSource& ids;
    DirectoryHolder& directory;
    InboxReads& inbox_reads;
    GuestLimits& guest_limits;
    std::string public_url = {};  // "https://chat.example.org"; empty: not told
};

}  // namespace app
