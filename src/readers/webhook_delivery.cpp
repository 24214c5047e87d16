// Requests, answers and parking. Reading the log: webhook.cpp.
#include <algorithm>

#include "base/check.h"
#include "base/log.h"
#include "gbm/webhook_payload.h"
#include "readers/schedule.h"
#include "readers/webhook.h"
#include "readers/webhook_inbox.h"

namespace readers {
namespace {

constexpr int kDuePerRun = 256;
constexpr std::size_t kStartsPerTurn = 8;
constexpr std::size_t kRefillEvents = 64;
constexpr base::Duration kSoon = std::chrono::seconds(1);
// Spilled conversations come back when there is room; this is for those the list has lost sight of.
constexpr base::Duration kSpilledAnyway = std::chrono::seconds(30);

std::uint64_t seed_of(domain::ConversationId id) {
    return std::hash<domain::ConversationId>{}(id);
}

// Empty: delivered.
std::string fault_of(const base::Result<net::OutgoingResponse>& response) {
    if (!response) return response.error().code;
    if (response->status >= 200 && response->status < 300) return {};
    return "http_" + std::to_string(response->status);
}

std::optional<base::Duration> retry_after_of(const base::Result<net::OutgoingResponse>& response) {
    if (!response || response->retry_after.count() <= 0) return std::nullopt;
    return response->retry_after;
}

}  // namespace

void Webhook::take_answers(base::Timestamp now) {
    for (Answer& answer : inbox_->take_all())
        settle(answer, now);
}

void Webhook::settle(Answer& answer, base::Timestamp now) {
    const auto found = lines_.find(answer.conversation);
    CHECK(found != lines_.end() && found->second.is_in_flight);
    Line& line = found->second;
    line.is_in_flight = false;
    std::string fault = fault_of(answer.response);
    if (fault.empty()) return delivered(*found, now);
    if (fault == "outgoing_queue_full" || fault == "outgoing_stopped") {  // it never went out
        hosts_.abandoned(line.host);
        paused_until_ = now + kSoon;
        return make_ready(*found);
    }
    failed(*found, std::move(fault), retry_after_of(answer.response), now);
}

void Webhook::delivered(Entry& entry, base::Timestamp now) {
    Line& line = entry.second;
    const std::int64_t seq = line.waiting.front().seq;
    line.waiting.pop_front();
    figures_.delivered_total.fetch_add(1, std::memory_order_relaxed);
    Brand& brand = brands_.at(line.brand);
    if (line.parked) {
        line.parked->from_seq = seq + 1;
        line.parked->attempts = 0;
        line.parked->first_failed_at = now;
        brand.changed.insert(entry.first);
    } else {
        brand.open.erase(seq);
    }
    if (hosts_.succeeded(line.host)) bring_back(line.host, now);
    proceed(entry, now);
}

void Webhook::failed(Entry& entry, std::string code, std::optional<base::Duration> retry_after,
                     base::Timestamp now) {
    auto& [id, line] = entry;
    figures_.failed_attempts_total.fetch_add(1, std::memory_order_relaxed);
    hosts_.failed(line.host, now);
    const domain::Event event = line.waiting.front();
    if (!line.parked) park(entry, now, now);
    app::Parked& parked = *line.parked;
    ++parked.attempts;
    parked.last_error = code;
    // Each message has its own week, even behind one that used up its own.
    const auto since = std::max(parked.first_failed_at, event.at);
    const auto next = next_try({parked.attempts, since, now, seed_of(id), retry_after});
    base::log(next ? base::LogLevel::warn : base::LogLevel::error,
              next ? "webhook_failed" : "webhook_given_up",
              {{"conversation", base::to_string(id)},
               {"seq", event.seq},
               {"host", line.host},
               {"code", code},
               {"attempts", parked.attempts}});
    if (!next) {
        figures_.given_up_total.fetch_add(1, std::memory_order_relaxed);
        parked.from_seq = event.seq + 1;
        parked.attempts = 0;
    }
    parked.next_try_at = next.value_or(now + kFirstRetry);
    line.waiting.clear();
    brands_.at(line.brand).changed.insert(id);
    set_due(entry, parked.next_try_at);
    if (hosts_.is_open(line.host)) park_waiting_for(line.host, now);
}

// After a delivery: the next message of the conversation, or the end of what it is owed.
void Webhook::proceed(Entry& entry, base::Timestamp now) {
    Line& line = entry.second;
    if (line.waiting.empty() && line.parked) {
        if (const auto filled = refill(entry); !filled) return set_due(entry, now + kSoon);
    }
    if (line.waiting.empty()) return drop(entry);
    make_ready(entry);
}

// Takes the conversation out of the cursor's way. It is owed everything from its first waiting message on.
void Webhook::park(Entry& entry, base::Timestamp now, base::Timestamp next_try_at) {
    auto& [id, line] = entry;
    CHECK(!line.parked && !line.waiting.empty());
    Brand& brand = brands_.at(line.brand);
    for (const domain::Event& event : line.waiting)
        brand.open.erase(event.seq);
    line.parked = app::Parked{id, line.waiting.front().seq, 0, now, next_try_at, {}};
    line.waiting.clear();
    line.is_ready = false;
    ++parked_;
    brand.released.erase(id);
    brand.changed.insert(id);
    set_due(entry, next_try_at);
}

// The circuit has opened: nobody waits for this host in memory any more.
void Webhook::park_waiting_for(const std::string& host, base::Timestamp now) {
    const auto ready = ready_.extract(host);
    if (ready.empty()) return;
    const auto at = std::max(hosts_.next_probe_at(host), now);
    for (const auto& id : ready.mapped()) {
        const auto found = lines_.find(id);
        if (found == lines_.end() || !found->second.is_ready) continue;
        if (!found->second.parked) {
            park(*found, now, at);
        } else {
            found->second.is_ready = false;
            found->second.waiting.clear();
            set_due(*found, at);
        }
    }
}

// A receiver answers again: everything that waits for it is due.
void Webhook::bring_back(const std::string& host, base::Timestamp now) {
    base::log(base::LogLevel::info, "webhook_recovered", {{"host", host}});
    std::vector<Entry*> waiting;
    for (const auto& [at, id] : due_) {
        Entry& entry = *lines_.find(id);
        if (entry.second.host == host) waiting.push_back(&entry);
    }
    for (Entry* entry : waiting)
        set_due(*entry, now);
}

// The host is slower than its messages come: the rest waits in the log, not in memory.
void Webhook::spill(Entry& entry, base::Timestamp now) {
    if (!entry.second.parked) park(entry, now, now);
    set_due(entry, now + kSpilledAnyway);
    spilled_[entry.second.host].push_back(entry.first);
}

void Webhook::bring_spilled(const std::string& host, base::Timestamp now) {
    const auto spilled = spilled_.find(host);
    if (spilled == spilled_.end()) return;
    auto& ids = spilled->second;
    for (std::size_t i = 0; i < limits_.waiting_per_host_max && !ids.empty(); ++i) {
        const auto found = lines_.find(ids.front());
        ids.pop_front();
        if (found != lines_.end() && due_.contains({found->second.due_at, found->first}))
            set_due(*found, now);
    }
    if (ids.empty()) spilled_.erase(spilled);
}

void Webhook::wake_due(base::Timestamp now) {
    for (int i = 0; i < kDuePerRun && !due_.empty() && due_.begin()->first <= now; ++i) {
        Entry& entry = *lines_.find(due_.begin()->second);
        due_.erase(due_.begin());
        wake_line(entry, now);
    }
}

void Webhook::wake_line(Entry& entry, base::Timestamp now) {
    Line& line = entry.second;
    // Before the reader has come to its place again, nobody can say what is owed.
    if (brands_.at(line.brand).read_seq < line.parked->from_seq) {
        return set_due(entry, now + kSoon);
    }
    const domain::Agent* agent = find_agent(entry);
    if (agent == nullptr) return set_due(entry, now + kSoon);
    if (agent->webhook_url.empty()) return drop(entry);
    line.host = host_of(agent->webhook_url);
    const auto ready = ready_.find(line.host);
    const std::size_t before = ready == ready_.end() ? 0 : ready->second.size();
    if (hosts_.is_open(line.host) && (before > 0 || !hosts_.may_start(line.host, now))) {
        return set_due(entry, std::max(hosts_.next_probe_at(line.host), now + kSoon));
    }
    if (before >= limits_.waiting_per_host_max) return spill(entry, now);
    proceed(entry, now);
}

// The next messages a parked conversation is owed, out of what the cursor has passed: what comes later it
// will meet as any other.
base::Result<void> Webhook::refill(Entry& entry) {
    auto& [id, line] = entry;
    const std::int64_t up_to = brands_.at(line.brand).read_seq;
    std::int64_t after = line.parked->from_seq - 1;
    while (line.waiting.empty() && after < up_to) {
        const auto events = TRY(log_.conversation_events_after(line.brand, id, after, kRefillEvents));
        for (const domain::Event& event : events) {
            after = event.seq;
            if (is_news(event) && event.seq <= up_to) line.waiting.push_back(event);
        }
        if (events.size() < kRefillEvents) return {};
    }
    return {};
}

void Webhook::make_ready(Entry& entry) {
    CHECK(!entry.second.is_in_flight && !entry.second.waiting.empty());
    if (std::exchange(entry.second.is_ready, true)) return;
    ready_[entry.second.host].push_back(entry.first);
}

void Webhook::set_due(Entry& entry, base::Timestamp at) {
    due_.erase({entry.second.due_at, entry.first});
    entry.second.due_at = at;
    due_.emplace(at, entry.first);
}

// What was erased before it went out is owed to nobody (rule DAT-02).
void Webhook::skip_erased(Entry& entry, std::int64_t up_to, base::Timestamp now) {
    auto& [id, line] = entry;
    Brand& brand = brands_.at(line.brand);
    for (; !line.waiting.empty() && line.waiting.front().seq <= up_to; line.waiting.pop_front()) {
        if (!line.parked) brand.open.erase(line.waiting.front().seq);
    }
    if (line.parked) {
        line.parked->from_seq = std::max(line.parked->from_seq, up_to + 1);
        brand.changed.insert(id);
    }
    proceed(entry, now);
}

void Webhook::drop(Entry& entry) {
    auto& [id, line] = entry;
    Brand& brand = brands_.at(line.brand);
    for (const domain::Event& event : line.waiting)
        brand.open.erase(event.seq);
    due_.erase({line.due_at, id});
    if (line.parked) {
        --parked_;
        brand.changed.erase(id);
        brand.released.insert(id);
    }
    lines_.erase(domain::ConversationId(id));
}

// Hosts take turns, from the one after the last, so that nobody is always first.
void Webhook::start_ready(base::Timestamp now) {
    bool has_started = true;
    while (has_started && now >= paused_until_ && hosts_.in_flight() < limits_.in_flight_max) {
        has_started = false;
        std::vector<std::string> turn;
        for (auto it = ready_.upper_bound(last_host_); it != ready_.end(); ++it)
            turn.push_back(it->first);
        for (auto it = ready_.begin(); it != ready_.upper_bound(last_host_); ++it)
            turn.push_back(it->first);
        for (const std::string& host : turn) {
            auto& ids = ready_[host];
            for (std::size_t i = 0; i < kStartsPerTurn && !ids.empty() && hosts_.may_start(host, now); ++i) {
                if (now < paused_until_) return;
                const auto found = lines_.find(ids.front());
                ids.pop_front();
                has_started = true;
                if (found != lines_.end() && std::exchange(found->second.is_ready, false)) start(*found, now);
            }
            if (ids.empty()) {
                ready_.erase(host);
                bring_spilled(host, now);
            }
            last_host_ = host;
        }
    }
}

// nullptr: not known now. Remembers the agent of a conversation parked before this start.
const domain::Agent* Webhook::find_agent(Entry& entry) {
    auto& [id, line] = entry;
    if (line.agent.is_nil()) {
        const auto conversation = log_.find_conversation(line.brand, id);
        if (!conversation || !*conversation) return nullptr;
        line.agent = (*conversation)->agent;
    }
    return directory_->find_agent(line.agent);
}

void Webhook::start(Entry& entry, base::Timestamp now) {
    auto& [id, line] = entry;
    const domain::Agent* agent = find_agent(entry);
    const auto conversation = log_.find_conversation(line.brand, id);
    if (agent != nullptr && agent->webhook_url.empty()) return drop(entry);  // the bot was taken away
    if (agent == nullptr || !conversation || !*conversation) {
        base::log(base::LogLevel::error, "webhook_conversation_unreadable",
                  {{"conversation", base::to_string(id)}});
        paused_until_ = now + kSoon;
        return make_ready(entry);
    }
    const auto erased_up_to = (*conversation)->rights.erased_up_to;
    if (line.waiting.front().seq <= erased_up_to) return skip_erased(entry, erased_up_to, now);
    gbm::WebhookSubject subject{
        *agent, directory_->find_location((*conversation)->location), **conversation, {}};
    const auto* sent = std::get_if<domain::MessageSent>(&line.waiting.front().body);
    if (sent != nullptr && sent->picture)
        subject.picture_url = pictures_.address_of(line.brand, sent->picture->id, now);
    net::OutgoingRequest request;
    request.url = agent->webhook_url;
    request.body = gbm::encode_webhook_message(subject, line.waiting.front(), now);
    request.headers = {{"Content-Type", "application/json"},
                       {"X-Goog-Signature", gbm::sign_webhook(agent->client_token, request.body)}};
    line.host = host_of(agent->webhook_url);
    line.is_in_flight = true;
    hosts_.started(line.host);
    client_.send(std::move(request), [inbox = inbox_, conversation_id = domain::ConversationId(id)](
                                         base::Result<net::OutgoingResponse> response) {
        inbox->put(Answer{conversation_id, std::move(response)});
    });
}

}  // namespace readers
