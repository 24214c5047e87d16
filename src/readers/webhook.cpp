// The log and the cursor. What happens to a message once it was read: webhook_delivery.cpp.
#include "readers/webhook.h"

#include <algorithm>

#include "base/log.h"
#include "gbm/webhook_payload.h"
#include "readers/webhook_inbox.h"

namespace readers {
namespace {

constexpr std::size_t kPageEvents = 500;
constexpr int kPagesPerRun = 8;
constexpr base::Duration kAfterFailure = std::chrono::seconds(1);
// Progress is saved this often at most: each time costs a commit, and what is lost in between is only sent
// twice.
constexpr base::Duration kSaveEvery = std::chrono::milliseconds(250);
// A stop waits this long for answers under way: what is not known to be delivered is sent again after the
// start.
constexpr std::chrono::milliseconds kLastAnswers{1500};

void log_failure(const base::Error& error) {
    base::log(base::LogLevel::error, "reader_failed",
              {{"reader", "webhook"}, {"code", error.code}, {"message", error.message}});
}

}  // namespace

Webhook::Webhook(app::App& app, net::HttpClient& client, app::LogCursor log, std::function<void()> wake,
                 WebhookLimits limits, app::PictureLinks pictures)
    : app_(app),
      client_(client),
      log_(std::move(log)),
      limits_(limits),
      pictures_(std::move(pictures)),
      inbox_(std::make_shared<Inbox>()),
      hosts_(limits) {
    inbox_->wake = std::move(wake);
}

Webhook::~Webhook() {
    const auto deadline = std::chrono::steady_clock::now() + kLastAnswers;
    take_answers(app_.clock.now());
    while (hosts_.in_flight() > 0 && std::chrono::steady_clock::now() < deadline) {
        inbox_->wait(deadline);
        take_answers(app_.clock.now());
    }
    inbox_->close();
    saved_at_ = {};
    save(app_.clock.now());
}

std::optional<base::Timestamp> Webhook::run(base::Timestamp now) {
    read_directory();
    take_answers(now);
    const bool has_more = read_on(now);
    wake_due(now);
    start_ready(now);
    save(now);
    show_figures();
    return next_time(now, has_more);
}

bool Webhook::is_news(const domain::Event& event) {
    const auto* message = std::get_if<domain::MessageSent>(&event.body);
    const bool is_removed = message != nullptr && message->removed;
    // What was taken back or erased before it was told is not told.
    return gbm::is_webhook_news(event) && !event.is_erased && !is_removed;
}

void Webhook::read_directory() {
    auto current = app_.directory.get();
    if (current == directory_) return;
    directory_ = std::move(current);
    brands_told_.clear();
    for (const domain::Agent& agent : directory_->agents()) {
        if (!agent.webhook_url.empty()) brands_told_.insert(agent.brand);
    }
}

bool Webhook::read_on(base::Timestamp now) {
    bool has_more = false;
    for (const domain::Brand& known : directory_->brands()) {
        Brand& brand = brands_[known.id];
        const auto read = read_brand(known.id, brand, now);
        if (!read) log_failure(read.error());
        has_more = has_more || (read && *read);
        if (!read) paused_until_ = std::max(paused_until_, now + kAfterFailure);
    }
    return has_more;
}

base::Result<void> Webhook::load(domain::BrandId id, Brand& brand) {
    brand.saved_seq = TRY(log_.position(id));
    brand.read_seq = brand.saved_seq;
    for (app::Parked& parked : TRY(log_.parked(id))) {
        Entry& entry = *lines_.try_emplace(parked.conversation).first;
        entry.second.brand = id;
        entry.second.parked = std::move(parked);
        ++parked_;
        set_due(entry, entry.second.parked->next_try_at);
    }
    brand.is_loaded = true;
    return {};
}

base::Result<bool> Webhook::read_brand(domain::BrandId id, Brand& brand, base::Timestamp now) {
    if (!brand.is_loaded) TRY(load(id, brand));
    if (!brands_told_.contains(id)) {  // nobody is owed anything: years of history need no reading
        brand.read_seq = TRY(log_.head(id));
        return false;
    }
    for (int page = 0; page < kPagesPerRun; ++page) {
        if (brand.open.size() >= limits_.read_ahead_max) return false;  // an answer will wake us
        const auto events = TRY(log_.events_after(id, brand.read_seq, kPageEvents));
        for (const app::CommittedEvent& event : events) {
            brand.read_seq = event.event.seq;
            if (is_news(event.event)) take(event, brand, now);
        }
        if (events.size() < kPageEvents) return false;
    }
    return true;
}

void Webhook::take(const app::CommittedEvent& event, Brand& brand, base::Timestamp now) {
    const domain::Agent* agent = directory_->find_agent(event.agent);
    if (agent == nullptr || agent->webhook_url.empty()) return;
    const auto [found, is_new] = lines_.try_emplace(event.event.conversation);
    Line& line = found->second;
    if (line.parked) return;  // owed already: a parked conversation is owed everything from its place on
    line.brand = event.brand;
    line.agent = event.agent;
    if (is_new) line.host = host_of(agent->webhook_url);
    line.waiting.push_back(event.event);
    brand.open.insert(event.event.seq);
    if (line.is_in_flight || line.is_ready) return;
    const auto ready = ready_.find(line.host);
    if (hosts_.is_open(line.host)) {
        park(*found, now, std::max(hosts_.next_probe_at(line.host), now));
    } else if (ready != ready_.end() && ready->second.size() >= limits_.waiting_per_host_max) {
        spill(*found, now);
    } else {
        make_ready(*found);
    }
}

void Webhook::save(base::Timestamp now) {
    if (now - saved_at_ < kSaveEvery && now >= saved_at_) return;
    for (auto& [id, brand] : brands_) {
        if (!brand.is_loaded) continue;
        app::LogCursor::Progress progress{brand.position(), {}, {}};
        if (progress.position == brand.saved_seq && brand.changed.empty() && brand.released.empty()) continue;
        for (const auto& conversation : brand.changed)
            progress.park.push_back(*lines_.at(conversation).parked);
        progress.release.assign(brand.released.begin(), brand.released.end());
        saved_at_ = now;
        const auto saved = log_.advance(id, progress);
        if (!saved) {
            log_failure(saved.error());
            continue;  // stays to be saved
        }
        brand.saved_seq = progress.position;
        brand.changed.clear();
        brand.released.clear();
    }
}

std::optional<base::Timestamp> Webhook::next_time(base::Timestamp now, bool has_more) const {
    if (has_more) return now;
    std::optional<base::Timestamp> next;
    const auto keep_earlier = [&](base::Timestamp at) {
        if (!next || at < *next) next = at;
    };
    if (!due_.empty()) keep_earlier(due_.begin()->first);
    if (paused_until_ > now) keep_earlier(paused_until_);
    const bool has_unsaved = std::ranges::any_of(brands_, [](const auto& entry) {
        const Brand& brand = entry.second;
        return brand.position() != brand.saved_seq || !brand.changed.empty() || !brand.released.empty();
    });
    if (has_unsaved) keep_earlier(saved_at_ + kSaveEvery);
    return next;
}

void Webhook::show_figures() {
    std::int64_t lag = 0;
    for (const auto& [id, brand] : brands_)
        lag += brand.read_seq - brand.position();
    figures_.lag.store(lag, std::memory_order_relaxed);
    figures_.parked.store(parked_, std::memory_order_relaxed);
    figures_.in_flight.store(hosts_.in_flight(), std::memory_order_relaxed);
    figures_.open_circuits.store(hosts_.open_circuits(), std::memory_order_relaxed);
}

WebhookFigures Webhook::figures() const {
    return WebhookFigures{figures_.delivered_total,
                          figures_.failed_attempts_total,
                          figures_.given_up_total,
                          figures_.in_flight,
                          figures_.parked,
                          figures_.open_circuits,
                          figures_.lag};
}

}  // namespace readers
