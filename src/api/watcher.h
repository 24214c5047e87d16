// One live socket and what it may see. Lives on its io thread.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "api/streams.h"
#include "app/log_cursor.h"
#include "net/http.h"

namespace api {

// A signed-in person: the conversations of their locations.
struct StaffAudience {
    domain::Staff staff;
    std::string token_hash;
};
// A consumer: their conversation with one location.
struct ConsumerAudience {
    domain::ConsumerId consumer;
    domain::LocationId location;
};

class Watcher final : public net::SocketListener {
 public:
    using Audience = std::variant<StaffAudience, ConsumerAudience>;
    // `since`: the last number the client has seen; nullopt: it wants only what comes.
    Watcher(Streams& streams, std::size_t io, Audience audience, std::optional<std::int64_t> since);

    void on_open(net::Socket socket) override;
    void on_text(std::string text) override;
    void on_close() override;

    bool sees(const app::CommittedEvent& event) const;
    // The consumer's conversation, which may be with another shop by now.
    void knows(domain::ConversationId conversation) { conversation_ = conversation; }
    // Sends it, or keeps it until the backlog is through. `frame` as made by frame_for().
    void push(std::int64_t seq, const std::shared_ptr<const std::string>& frame);
    void take_backlog(base::Result<app::Backlog> backlog);
    // What it was shown has changed: it fetches a fresh snapshot and comes back.
    void start_over();
    // Sends the next part of the backlog; in parts, because the outbox is bounded and is emptied between
    // them.
    void send_backlog();
    void close(std::uint16_t code, std::string_view reason) { socket_.close(code, reason); }

    const Audience& audience() const { return audience_; }
    std::optional<std::int64_t> since() const { return since_; }

    std::uint64_t number = 0;  // in its shard

 private:
    struct Held {
        std::int64_t seq = 0;
        std::shared_ptr<const std::string> frame;
    };
    void finish_backlog();
    void send(std::int64_t seq, const std::shared_ptr<const std::string>& frame);

    Streams& streams_;
    const std::size_t io_;
    const Audience audience_;
    const std::optional<std::int64_t> since_;
    net::Socket socket_;
    std::optional<domain::ConversationId> conversation_;
    std::int64_t sent_seq_ = 0;
    app::Backlog backlog_;          // being sent
    std::size_t backlog_sent_ = 0;  // of its events
    bool is_caught_up_ = false;
    std::size_t held_sent_ = 0;
    std::vector<Held> held_;  // came while the backlog was being read and sent
};

// {"type":"event","event":{…}} for that kind of audience; nullptr: not for them.
std::shared_ptr<const std::string> staff_frame(const app::CommittedEvent& event);
std::shared_ptr<const std::string> consumer_frame(const app::CommittedEvent& event);

}  // namespace api
