#include "readers/webhook_hosts.h"

#include <algorithm>

#include "base/check.h"
#include "base/id.h"
#include "base/text.h"
#include "readers/schedule.h"

namespace readers {

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return base::lower_ascii(url);
    return base::lower_ascii(url.substr(0, url.find_first_of("/?#", scheme + 3)));
}

const WebhookHosts::Host* WebhookHosts::find(const std::string& host) const {
    const auto found = hosts_.find(host);
    return found == hosts_.end() ? nullptr : &found->second;
}

bool WebhookHosts::is_open(const std::string& host) const {
    const Host* known = find(host);
    return known != nullptr && known->failures >= limits_.failures_to_open;
}

base::Timestamp WebhookHosts::next_probe_at(const std::string& host) const {
    const Host* known = find(host);
    return known == nullptr ? base::Timestamp() : known->next_probe_at;
}

std::size_t WebhookHosts::open_circuits() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        hosts_, [this](const auto& entry) { return entry.second.failures >= limits_.failures_to_open; }));
}

bool WebhookHosts::may_start(const std::string& host, base::Timestamp now) const {
    if (in_flight_ >= limits_.in_flight_max) return false;
    const Host* known = find(host);
    if (known != nullptr && known->is_proven) return known->in_flight < limits_.in_flight_per_host_max;
    if (in_flight_unproven_ >= limits_.in_flight_unproven_max) return false;
    if (known == nullptr) return true;
    if (known->failures >= limits_.failures_to_open)
        return known->in_flight == 0 && now >= known->next_probe_at;
    return known->in_flight < static_cast<std::size_t>(limits_.failures_to_open);
}

void WebhookHosts::started(const std::string& name) {
    Host& host = hosts_[name];
    ++host.in_flight;
    ++in_flight_;
    if (host.is_proven) return;
    ++host.in_flight_unproven;
    ++in_flight_unproven_;
}

// Those started before the host was proven end first: which one it really was does not matter to the counts.
void WebhookHosts::ended(Host& host) {
    CHECK(host.in_flight > 0);
    --host.in_flight;
    --in_flight_;
    if (host.in_flight_unproven == 0) return;
    --host.in_flight_unproven;
    --in_flight_unproven_;
}

bool WebhookHosts::succeeded(const std::string& name) {
    Host& host = hosts_[name];
    ended(host);
    const bool has_come_back = host.failures > 0;
    host.failures = 0;
    host.is_proven = true;
    return has_come_back;
}

void WebhookHosts::failed(const std::string& name, base::Timestamp now) {
    Host& host = hosts_[name];
    ended(host);
    host.is_proven = false;
    // What was under way when the circuit opened says nothing new: the pauses grow by probes.
    if (host.failures >= limits_.failures_to_open && now < host.next_probe_at) return;
    ++host.failures;
    const int over = host.failures - limits_.failures_to_open;
    if (over >= 0) host.next_probe_at = now + retry_delay(over + 1, base::stable_hash(name));
}

void WebhookHosts::abandoned(const std::string& name) {
    ended(hosts_[name]);
}

}  // namespace readers
