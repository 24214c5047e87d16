// Where the answers of push services and mail servers wait for the reader, and devices that a test found
// gone. Filled on the `out` thread, emptied on the `readers` thread.
#pragma once
#include <mutex>

#include "readers/notify.h"

namespace readers {

struct Notify::Inbox {
    struct Gone {
        domain::BrandId brand;
        domain::StaffId staff;
        base::Uuid device;
    };

    std::mutex mutex;  // guards all
    std::vector<Answer> answers;
    std::vector<Gone> gone;
    bool is_closed = false;  // the reader is gone
    std::function<void()> wake;

    void put(Answer answer) {
        const std::lock_guard lock(mutex);
        if (is_closed) return;
        answers.push_back(std::move(answer));
        wake();
    }
    void put_gone(Gone device) {
        const std::lock_guard lock(mutex);
        if (is_closed) return;
        gone.push_back(device);
        wake();
    }
    std::pair<std::vector<Answer>, std::vector<Gone>> take_all() {
        const std::lock_guard lock(mutex);
        return {std::exchange(answers, {}), std::exchange(gone, {})};
    }
    void close() {
        const std::lock_guard lock(mutex);
        is_closed = true;
    }
};

}  // namespace readers
