#include "api/watcher.h"

#include "api/shapes.h"

namespace api {
namespace {

constexpr std::uint16_t kResync = 4008;
constexpr std::size_t kHeldMax = 4096;
constexpr std::size_t kBacklogPart = 64;  // well below SocketLimits::outbox_messages_max

template <class Event>
std::shared_ptr<const std::string> event_frame(const Event& event) {
    std::string frame = "{\"type\":\"event\",\"event\":";
    frame.reserve(512);
    base::append_json(frame, event);
    frame.push_back('}');
    return std::make_shared<const std::string>(std::move(frame));
}

}  // namespace

std::shared_ptr<const std::string> staff_frame(const app::CommittedEvent& event) {
    return event_frame(staff_event(event.event, event.location));
}

std::shared_ptr<const std::string> consumer_frame(const app::CommittedEvent& event) {
    const auto shown = consumer_event(event.event);
    return shown ? event_frame(*shown) : nullptr;
}

Watcher::Watcher(Streams& streams, std::size_t io, Audience audience, std::optional<std::int64_t> since)
    : streams_(streams),
      io_(io),
      audience_(std::move(audience)),
      since_(since),
      sent_seq_(since.value_or(0)) {}

void Watcher::on_open(net::Socket socket) {
    socket_ = std::move(socket);
    // First watch, then read: whatever is committed from here on is either in the backlog or comes live.
    streams_.add(io_, *this);
    streams_.read_backlog(io_, *this);
}

void Watcher::on_text(std::string) {}  // clients speak by POST; what they say here is ignored

void Watcher::on_close() {
    streams_.remove(io_, *this);
}

bool Watcher::sees(const app::CommittedEvent& event) const {
    if (const auto* staff = std::get_if<StaffAudience>(&audience_)) {
        const auto may_read = [&](domain::LocationId shop) {
            return domain::may(staff->staff, domain::Action::read_conversations, shop);
        };
        const auto* moved = std::get_if<domain::ConversationMoved>(&event.event.body);
        return may_read(event.location) || (moved != nullptr && may_read(moved->from));
    }
    if (conversation_) return event.event.conversation == *conversation_;
    return std::get<ConsumerAudience>(audience_).location == event.location;
}

void Watcher::push(std::int64_t seq, const std::shared_ptr<const std::string>& frame) {
    if (!is_caught_up_) {
        if (held_.size() >= kHeldMax) return close(kResync, "resync");
        held_.push_back({seq, frame});
        return;
    }
    send(seq, frame);
}

void Watcher::send(std::int64_t seq, const std::shared_ptr<const std::string>& frame) {
    if (seq <= sent_seq_) return;
    sent_seq_ = seq;
    socket_.send(frame);
}

void Watcher::start_over() {
    socket_.send(std::make_shared<const std::string>("{\"type\":\"resync\"}"));
    close(kResync, "resync");
}

void Watcher::take_backlog(base::Result<app::Backlog> backlog) {
    if (!backlog) return start_over();
    backlog_ = std::move(*backlog);
    if (backlog_.conversation) knows(*backlog_.conversation);
    send_backlog();
}

void Watcher::send_backlog() {
    const bool is_staff = std::holds_alternative<StaffAudience>(audience_);
    for (std::size_t room = kBacklogPart; room > 0; --room) {
        if (backlog_sent_ < backlog_.events.size()) {
            const auto& event = backlog_.events[backlog_sent_++];
            if (!is_staff && changes_what_was_shown(event.event)) return start_over();
            if (const auto frame = is_staff ? staff_frame(event) : consumer_frame(event))
                send(event.event.seq, frame);
        } else if (held_sent_ < held_.size()) {
            const Held held = std::move(held_[held_sent_++]);
            send(held.seq, held.frame);
        } else {
            return finish_backlog();
        }
    }
    streams_.go_on(io_, *this);
}

void Watcher::finish_backlog() {
    is_caught_up_ = true;
    const std::int64_t head = std::max(std::exchange(backlog_, {}).head_seq, sent_seq_);
    held_ = {};
    socket_.send(std::make_shared<const std::string>(fmt::format("{{\"type\":\"hello\",\"seq\":{}}}", head)));
}

}  // namespace api
