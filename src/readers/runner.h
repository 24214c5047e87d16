// The `readers` thread: runs every reader after each commit and when its time has come.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/time.h"
#include "readers/reader.h"

namespace readers {

class Runner {
 public:
    Runner(const base::Clock& clock, std::vector<Reader*> readers)
        : clock_(clock), readers_(std::move(readers)) {}
    ~Runner() { stop(); }

    void start();
    void stop();  // after the run in progress
    // Something was committed, or a delivery came back. From any thread; cheap; wakes are merged.
    void wake();

 private:
    void loop();
    std::optional<base::Timestamp> run_all();

    const base::Clock& clock_;
    const std::vector<Reader*> readers_;
    std::mutex mutex_;  // guards is_awake_ and is_stopping_
    std::condition_variable changed_;
    bool is_awake_ = true;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace readers
