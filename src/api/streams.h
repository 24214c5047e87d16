// Live sockets: who watches what, and pushing committed events to them. One shard per io thread, touched only
// on that thread, so there are no locks; a socket that was away first gets what it missed, then lives on.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "api/call.h"
#include "app/conversations.h"

namespace api {

constexpr std::size_t kBacklogEventsMax = 1000;  // a larger gap: "resync", the client fetches a snapshot

class Watcher;

class Streams {
 public:
    using Post = std::function<void(std::size_t io, std::move_only_function<void()>)>;

    Streams(app::App& app, std::size_t io_threads);
    ~Streams();
    // Before the first request: how to reach an io thread.
    void set_post(Post post) { post_ = std::move(post); }

    // After a commit, from a lane thread.
    void publish(std::shared_ptr<const std::vector<app::CommittedEvent>> events);
    // Signed out: its sockets close with 4401. From any thread.
    void close_session(const std::string& token_hash);

    std::uint64_t events_pushed() const { return events_pushed_.load(std::memory_order_relaxed); }

    // The rest is for the watchers, on their io thread.
    void add(std::size_t io, Watcher& watcher);
    void remove(std::size_t io, Watcher& watcher);
    void read_backlog(std::size_t io, Watcher& watcher);
    void go_on(std::size_t io, Watcher& watcher);  // its send_backlog(), after what its socket has waiting

 private:
    struct Shard {
        std::unordered_map<std::uint64_t, Watcher*> watchers;  // by number
        std::unordered_map<domain::BrandId, std::vector<Watcher*>> staff;
        std::unordered_map<domain::ConsumerId, std::vector<Watcher*>> consumers;
        std::atomic<std::size_t> size = 0;  // read by publish() to leave idle threads alone
        std::uint64_t next_number = 1;
    };
    void push(Shard& shard, const app::CommittedEvent& event);

    app::App& app_;
    Post post_;
    std::vector<std::unique_ptr<Shard>> shards_;
    std::atomic<std::uint64_t> events_pushed_ = 0;
};

// GET /api/stream?audience=staff|consumer: answers with a WebSocket.
void get_stream(Context& context, Call call);

}  // namespace api
