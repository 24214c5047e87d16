// The connections of one io thread by deadline, and their owner. Moving a deadline back costs two stores,
// because the wheel looks again when the old one comes; no timer is armed per request. One thread only.
#pragma once
#include <array>
#include <chrono>
#include <vector>

#include "net/open_connection.h"

namespace net {

class DeadlineWheel {
 public:
    static constexpr std::chrono::milliseconds kTick{250};  // deadlines are met within this

    explicit DeadlineWheel(TimePoint now);
    ~DeadlineWheel();
    DeadlineWheel(const DeadlineWheel&) = delete;
    DeadlineWheel& operator=(const DeadlineWheel&) = delete;

    void add(std::shared_ptr<OpenConnection> connection, TimePoint deadline);
    void set(OpenConnection& connection, TimePoint deadline);
    // Gives up ownership. Nothing happens when it is not in the wheel.
    std::shared_ptr<OpenConnection> remove(OpenConnection& connection);
    void advance(TimePoint now);  // calls on_deadline of those that are due

    std::vector<std::shared_ptr<OpenConnection>> all() const;
    std::size_t size() const { return size_; }

 private:
    static constexpr std::size_t kSlots = 256;  // 64 s; what lies further is looked at once a turn
    struct List {
        OpenConnection* first = nullptr;
    };

    void link(OpenConnection& connection);
    void unlink(OpenConnection& connection);
    std::int64_t tick_of(TimePoint time) const;  // rounded up

    const TimePoint start_;
    std::int64_t current_ = 0;
    std::size_t size_ = 0;
    std::array<List, kSlots> slots_;
};

}  // namespace net
