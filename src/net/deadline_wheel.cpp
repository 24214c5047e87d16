#include "net/deadline_wheel.h"

#include <algorithm>

#include "base/check.h"

namespace net {

DeadlineWheel::DeadlineWheel(TimePoint now) : start_(now) {}

DeadlineWheel::~DeadlineWheel() {
    for (const auto& connection : all())
        remove(*connection);
}

std::int64_t DeadlineWheel::tick_of(TimePoint time) const {
    const auto furthest = current_ + static_cast<std::int64_t>(kSlots) - 1;
    if (time - start_ >= kTick * furthest) return furthest;
    return std::max(current_ + 1, (time - start_ + kTick - TimePoint::duration(1)) / kTick);
}

void DeadlineWheel::link(OpenConnection& connection) {
    connection.tick_ = tick_of(connection.deadline_);
    auto& list = slots_[static_cast<std::size_t>(connection.tick_) % kSlots];
    connection.previous_ = nullptr;
    connection.next_ = list.first;
    if (list.first != nullptr) list.first->previous_ = &connection;
    list.first = &connection;
}

void DeadlineWheel::unlink(OpenConnection& connection) {
    auto& list = slots_[static_cast<std::size_t>(connection.tick_) % kSlots];
    (connection.previous_ != nullptr ? connection.previous_->next_ : list.first) = connection.next_;
    if (connection.next_ != nullptr) connection.next_->previous_ = connection.previous_;
    connection.previous_ = connection.next_ = nullptr;
}

void DeadlineWheel::add(std::shared_ptr<OpenConnection> connection, TimePoint deadline) {
    CHECK(connection->self_ == nullptr);
    auto& entry = *connection;
    entry.deadline_ = deadline;
    entry.self_ = std::move(connection);
    link(entry);
    ++size_;
}

void DeadlineWheel::set(OpenConnection& connection, TimePoint deadline) {
    connection.deadline_ = deadline;
    if (connection.self_ == nullptr || tick_of(deadline) >= connection.tick_) return;
    unlink(connection);
    link(connection);
}

std::shared_ptr<OpenConnection> DeadlineWheel::remove(OpenConnection& connection) {
    if (connection.self_ == nullptr) return nullptr;
    unlink(connection);
    --size_;
    return std::move(connection.self_);
}

void DeadlineWheel::advance(TimePoint now) {
    const auto last = (now - start_) / kTick;
    // After a long pause one turn sees everything.
    current_ = std::max(current_, last - static_cast<std::int64_t>(kSlots));
    while (current_ < last) {
        ++current_;
        auto& list = slots_[static_cast<std::size_t>(current_) % kSlots];
        // Whatever is linked again goes into a later slot, so this ends.
        while (list.first != nullptr) {
            auto& entry = *list.first;
            unlink(entry);
            const bool is_due = entry.deadline_ <= now;
            if (is_due) entry.deadline_ = TimePoint::max();
            link(entry);
            if (!is_due) continue;
            const auto keep = entry.self_;
            entry.on_deadline(now);
        }
    }
}

std::vector<std::shared_ptr<OpenConnection>> DeadlineWheel::all() const {
    std::vector<std::shared_ptr<OpenConnection>> out;
    out.reserve(size_);
    for (const auto& list : slots_)
        for (const auto* entry = list.first; entry != nullptr; entry = entry->next_)
            out.push_back(entry->self_);
    return out;
}

}  // namespace net
