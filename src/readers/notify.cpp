// The log and the cursor. Whom it is told: notify_tell.cpp; how it leaves: notify_delivery.cpp; what the
// clock brings: notify_clock.cpp.
#include "readers/notify.h"

#include <algorithm>

#include "readers/each_brand.h"
#include "readers/notify_inbox.h"

namespace readers {
namespace {

constexpr std::size_t kPageEvents = 500;
// What is older when it is read is no news: the first start over an old log, a server that was down for days.
constexpr base::Duration kNewsFor = std::chrono::hours(24);
// Whoever has the conversation before their eyes has read it by then; told within 5 s (NTF-01).
constexpr base::Duration kSettle = std::chrono::seconds(3);
constexpr base::Duration kGroup = std::chrono::seconds(20);           // NTF-02
constexpr base::Duration kCustomerSettle = std::chrono::seconds(30);  // an open page has it by then
// Each time costs a commit; what is only read and not told is read again after a crash.
constexpr base::Duration kSaveEvery = std::chrono::milliseconds(250);
constexpr std::int64_t kUnsavedMax = 500;

bool is_by(const domain::Event& event, domain::ActorKind kind) {
    return event.actor.kind == kind;
}

}  // namespace

Notify::Notify(app::App& app, net::HttpClient& client, app::LogCursor log, app::NotifyBook book,
               NotifyOffice office, std::function<void()> wake, NotifyLimits limits)
    : app_(app),
      client_(client),
      log_(std::move(log)),
      book_(std::move(book)),
      office_(std::move(office)),
      limits_(limits),
      inbox_(std::make_shared<Inbox>()) {
    inbox_->wake = std::move(wake);
}

void Notify::stop() {
    if (std::exchange(is_stopped_, true)) return;
    take_answers(app_.clock.now());
    inbox_->close();
    for (auto& [id, brand] : brands_)
        static_cast<void>(save(id, brand, app_.clock.now()));
}

std::optional<base::Timestamp> Notify::run(base::Timestamp now) {
    take_answers(now);
    const auto directory = app_.directory.get();
    auto next =
        run_each_brand(*this, *directory, now, [&](domain::BrandId brand) { return run_brand(brand, now); });
    start_due(now);
    show_figures();
    if (!due_.empty() && in_flight_ < limits_.in_flight_max)
        next = std::min(next.value_or(due_.begin()->first), due_.begin()->first);
    return next;
}

base::Result<std::optional<base::Timestamp>> Notify::run_brand(domain::BrandId id, base::Timestamp now) {
    Brand& brand = brands_[id];
    if (!std::exchange(brand.is_loaded, true)) {
        auto position = log_.position(id);
        if (!position) {
            brand.is_loaded = false;
            return std::unexpected(position.error());
        }
        brand.read_seq = brand.saved_seq = *position;
    }
    const bool has_more = TRY(read_on(id, brand, now));
    TRY(tell_due(id, brand, now));
    TRY(take_back_seen(id, brand, now));
    TRY(look_at_clock(id, brand, now));
    TRY(save(id, brand, now));
    std::optional<base::Timestamp> next = brand.looked_at + std::chrono::minutes(1);
    const bool is_full = deliveries_.size() >= limits_.waiting_max;
    if (has_more && !is_full) next = now;
    for (const auto& [key, pending] : brand.pending) {
        if (!is_full) next = std::min(*next, std::max(pending.ready_at, now));
    }
    const bool is_unsaved =
        !brand.progress.told.empty() || !brand.progress.gone.empty() || !brand.progress.links.empty();
    if (is_unsaved) next = std::min(*next, saved_at_ + kSaveEvery);
    return next;
}

base::Result<bool> Notify::read_on(domain::BrandId id, Brand& brand, base::Timestamp now) {
    // Read on when some have left.
    if (deliveries_.size() + brand.pending.size() >= limits_.waiting_max) return false;
    const auto events = TRY(log_.events_after(id, brand.read_seq, kPageEvents));
    for (const auto& committed : events) {
        if (!committed.event.is_imported && now - committed.event.at < kNewsFor)
            take(committed.event, brand, now);
        brand.read_seq = committed.event.seq;
    }
    return events.size() == kPageEvents;
}

void Notify::take(const domain::Event& event, Brand& brand, base::Timestamp now) {
    using domain::ActorKind;
    const bool is_staffs = is_by(event, ActorKind::staff);
    if (const auto* sent = std::get_if<domain::MessageSent>(&event.body)) {
        if (sent->removed || event.is_erased) return;  // before it was told
        if (is_by(event, ActorKind::consumer)) return add(brand, event, Kind::message, 0, now);
        if (is_staffs || is_by(event, ActorKind::bot)) add_answer(brand, event);
        if (is_staffs) brand.seen.insert(event.conversation);
    } else if (is_staffs && (std::holds_alternative<domain::ReceiptGiven>(event.body) ||
                             std::holds_alternative<domain::ConversationClosed>(event.body))) {
        brand.seen.insert(event.conversation);
    } else if (const auto* reminded = std::get_if<domain::ClockReminded>(&event.body)) {
        add(brand, event, Kind::reminder, static_cast<int>(reminded->number), now);
    } else if (std::holds_alternative<domain::ClockBreached>(event.body)) {
        add(brand, event, Kind::breach, 0, now);
    } else if (const auto* window = std::get_if<domain::WindowClosing>(&event.body)) {
        if (window->reason_code != "WINDOW_CLOSING") return;
        add(brand, event, Kind::window, static_cast<int>(window->number), now);
        brand.pending[{event.conversation, false}].window_ends_at = window->ends_at;
    } else if (const auto* assigned = std::get_if<domain::Assigned>(&event.body)) {
        // Who takes it knows it.
        const bool is_news = assigned->assignee && base::to_string(assigned->assignee->id) != event.actor.id;
        if (is_news) add(brand, event, Kind::assigned, 0, now);
    } else if (const auto* moved = std::get_if<domain::ConversationMoved>(&event.body)) {
        // News to the shop that answers from now on, if there is something to answer (WIN-12).
        if (moved->reason_code == "CLOCK_KEPT") add(brand, event, Kind::message, 0, now);
    } else {
        take_back(event, brand);
    }
}

// Of what was taken back nothing is told, and who waits for nothing any more is nobody's worry.
void Notify::take_back(const domain::Event& event, Brand& brand) {
    const auto* deleted = std::get_if<domain::MessageDeleted>(&event.body);
    const auto* changed = std::get_if<domain::ClockChanged>(&event.body);
    const bool is_void = changed != nullptr && changed->state == domain::AnswerClock::voided;
    if (is_void) brand.seen.insert(event.conversation);
    const bool is_answer = deleted != nullptr && !is_by(event, domain::ActorKind::consumer);
    const auto place = brand.pending.find({event.conversation, is_answer});
    if (place == brand.pending.end()) return;
    const Pending& pending = place->second;
    const bool is_only_word = deleted != nullptr && pending.kind == Kind::message &&
                              pending.first_seq == deleted->message_seq &&
                              pending.last_seq == deleted->message_seq;
    const bool is_about_clock =
        pending.kind == Kind::message || pending.kind == Kind::reminder || pending.kind == Kind::breach;
    if (!is_only_word && !(is_void && is_about_clock)) return;
    brand.open.erase(brand.open.find(pending.first_seq));
    brand.pending.erase(place);
}

void Notify::add(Brand& brand, const domain::Event& event, Kind kind, int number, base::Timestamp now) {
    const Key key{event.conversation, false};
    const auto [place, is_new] = brand.pending.try_emplace(key);
    Pending& pending = place->second;
    base::Timestamp ready_at = now;
    if (kind == Kind::message) {
        ready_at = event.at + kSettle;
        // NTF-02: what follows within 20 s is told together.
        if (const auto told = brand.told_at.find(key); told != brand.told_at.end())
            ready_at = std::max(ready_at, told->second + kGroup);
    }
    if (is_new) {
        pending.first_seq = event.seq;
        pending.ready_at = ready_at;
        brand.open.insert(event.seq);
    }
    if (is_new || kind >= pending.kind) {
        pending.kind = kind;
        pending.number = number;
    }
    pending.ready_at = std::min(pending.ready_at, ready_at);
    pending.last_seq = event.seq;
}

void Notify::add_answer(Brand& brand, const domain::Event& event) {
    const auto [place, is_new] = brand.pending.try_emplace({event.conversation, true});
    if (is_new) {
        place->second.first_seq = event.seq;
        place->second.ready_at = event.at + kCustomerSettle;
        brand.open.insert(event.seq);
    }
    place->second.last_seq = event.seq;
}

base::Result<void> Notify::save(domain::BrandId id, Brand& brand, base::Timestamp now) {
    std::erase_if(brand.told_at, [&](const auto& told) { return now - told.second >= kGroup; });
    auto& progress = brand.progress;
    const bool has_news =
        !progress.told.empty() || !progress.gone.empty() || !progress.links.empty() || progress.forget_before;
    const std::int64_t behind = brand.position() - brand.saved_seq;
    if (!has_news && behind < (is_stopped_ ? 1 : kUnsavedMax)) return {};
    // A link is there before the mail with it leaves.
    const bool may_wait = progress.links.empty() && !is_stopped_;
    if (may_wait && now - saved_at_ < kSaveEvery) return {};
    progress.position = brand.position();
    TRY(book_.advance(id, progress));
    brand.saved_seq = progress.position;
    progress = {};
    saved_at_ = now;
    return {};
}

NotifyFigures Notify::figures() const {
    const auto read = [](const auto& figure) { return figure.load(std::memory_order_relaxed); };
    return {read(figures_.pushed),   read(figures_.mailed),     read(figures_.failed_attempts),
            read(figures_.given_up), read(figures_.withdrawn),  read(figures_.held),
            read(figures_.waiting),  read(figures_.unreachable)};
}

void Notify::show_figures() {
    figures_.waiting.store(deliveries_.size(), std::memory_order_relaxed);
    const std::lock_guard lock(shared_mutex_);
    unreachable_.clear();
    for (const auto& [id, brand] : brands_)
        unreachable_.insert(brand.unreachable.begin(), brand.unreachable.end());
    figures_.unreachable.store(unreachable_.size(), std::memory_order_relaxed);
}

bool Notify::is_unreachable(domain::LocationId shop) const {
    const std::lock_guard lock(shared_mutex_);
    return unreachable_.contains(shop);
}

}  // namespace readers
