#include "net/shared_state.h"

namespace net {

bool AddressCounts::try_add(const IpAddress& address) {
    const std::lock_guard lock(mutex_);
    auto& count = counts_[address];
    if (count >= most_) {
        if (count == 0) counts_.erase(address);
        return false;
    }
    ++count;
    return true;
}

void AddressCounts::remove(const IpAddress& address) {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(address);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

ConnectionSlot::Verdict ConnectionSlot::take(SharedState& shared, const IpAddress& address) {
    if (shared.connections_open.fetch_add(1) >= shared.config.limits.connections_max) {
        shared.connections_open.fetch_sub(1);
        return Verdict::server_full;
    }
    shared_ = &shared;
    address_ = address;
    if (address.is_loopback() || contains(shared.trusted_proxies, address)) return Verdict::taken;
    is_counted_ = shared.addresses.try_add(address);
    return is_counted_ ? Verdict::taken : Verdict::address_full;
}

void ConnectionSlot::release() {
    if (shared_ == nullptr) return;
    auto& shared = *std::exchange(shared_, nullptr);
    if (is_counted_) shared.addresses.remove(address_);
    if (shared.connections_open.fetch_sub(1) != 1 || !shared.is_stopping.load()) return;
    const std::lock_guard lock(shared.drained_mutex);
    shared.drained.notify_all();
}

}  // namespace net
