// Tells bots about consumer messages: a cursor over every brand's log, one request per message, in order per
// conversation, until the bot's webhook says 2xx or a week has passed (gbm-api.md §8, §9). A message may
// arrive twice (after a crash, or when an answer was lost), always with the same requestId.
//
// A conversation whose delivery fails is parked: it leaves the cursor's way, so that others go on and the
// cursor moves, and is retried from its first undelivered message on. Everything but the network's answers
// happens in run().
#pragma once
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "app/log_cursor.h"
#include "app/picture_links.h"
#include "net/http_client.h"
#include "readers/reader.h"
#include "readers/webhook_hosts.h"

namespace readers {

struct WebhookFigures {
    std::uint64_t delivered_total = 0;
    std::uint64_t failed_attempts_total = 0;
    std::uint64_t given_up_total = 0;
    std::size_t in_flight = 0;
    std::size_t parked = 0;         // conversations whose delivery is held up
    std::size_t open_circuits = 0;  // receivers that fail again and again
    std::int64_t lag = 0;           // events between the cursors and the newest ones read
};

class Webhook final : public Reader {
 public:
    // `wake` is called from the thread of `client` whenever an answer has come. `log` is the cursor named
    // "webhook".
    Webhook(app::App& app, net::HttpClient& client, app::LogCursor log, std::function<void()> wake,
            WebhookLimits limits = {}, app::PictureLinks pictures = {});
    // Waits a moment for answers under way and saves how far it came. After the runner has stopped, before
    // the store.
    ~Webhook() override;

    std::string_view name() const override { return "webhook"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;
    WebhookFigures figures() const;  // from any thread

 private:
    struct Answer {
        domain::ConversationId conversation;
        base::Result<net::OutgoingResponse> response;
    };
    struct Inbox;  // shared with the requests under way, which may outlive the reader

    // What is owed to one conversation. Exists while something is.
    struct Line {
        domain::BrandId brand;
        domain::AgentId agent;  // nil: parked before this start and not yet looked up
        std::string host;
        std::deque<domain::Event> waiting;  // all that is owed; when parked, the next of it
        bool is_in_flight = false;          // the front of `waiting`
        bool is_ready = false;              // listed in ready_
        std::optional<app::Parked> parked;
        base::Timestamp due_at;  // its place in due_, when it has one
    };
    using Entry = std::pair<const domain::ConversationId, Line>;

    struct Brand {
        bool is_loaded = false;
        std::int64_t read_seq = 0;  // everything up to here has been looked at
        std::int64_t saved_seq = 0;
        std::set<std::int64_t> open;  // read, not delivered, not parked: the cursor stops before the first
        std::unordered_set<domain::ConversationId> changed;  // parked anew or moved on, to be saved
        std::unordered_set<domain::ConversationId> released;
        std::int64_t position() const { return open.empty() ? read_seq : *open.begin() - 1; }
    };

    // webhook.cpp: the log and the cursor
    static bool is_news(
        const domain::Event& event);  // what bots are told: consumers' messages, but no imports
    void read_directory();
    bool read_on(base::Timestamp now);  // whether there is more
    base::Result<void> load(domain::BrandId id, Brand& brand);
    base::Result<bool> read_brand(domain::BrandId id, Brand& brand, base::Timestamp now);
    void take(const app::CommittedEvent& event, Brand& brand, base::Timestamp now);
    void save(base::Timestamp now);
    std::optional<base::Timestamp> next_time(base::Timestamp now, bool has_more) const;
    void show_figures();

    // webhook_delivery.cpp: requests, answers, parking
    void take_answers(base::Timestamp now);
    void settle(Answer& answer, base::Timestamp now);
    void delivered(Entry& entry, base::Timestamp now);
    void failed(Entry& entry, std::string code, std::optional<base::Duration> retry_after,
                base::Timestamp now);
    void proceed(Entry& entry, base::Timestamp now);
    void park(Entry& entry, base::Timestamp now, base::Timestamp next_try_at);
    void park_waiting_for(const std::string& host, base::Timestamp now);
    void bring_back(const std::string& host, base::Timestamp now);
    void spill(Entry& entry, base::Timestamp now);
    void bring_spilled(const std::string& host, base::Timestamp now);
    void wake_due(base::Timestamp now);
    void wake_line(Entry& entry, base::Timestamp now);
    base::Result<void> refill(Entry& entry);
    void make_ready(Entry& entry);
    void set_due(Entry& entry, base::Timestamp at);
    void skip_erased(Entry& entry, std::int64_t up_to, base::Timestamp now);
    void drop(Entry& entry);  // nothing is owed any more
    void start_ready(base::Timestamp now);
    void start(Entry& entry, base::Timestamp now);
    const domain::Agent* find_agent(Entry& entry);

    app::App& app_;
    net::HttpClient& client_;
    app::LogCursor log_;
    const WebhookLimits limits_;
    const app::PictureLinks pictures_;
    const std::shared_ptr<Inbox> inbox_;
    std::shared_ptr<const app::Directory> directory_;  // of this run
    std::unordered_set<domain::BrandId> brands_told_;  // those with an agent that has a webhook
    WebhookHosts hosts_;
    std::map<domain::BrandId, Brand> brands_;
    std::unordered_map<domain::ConversationId, Line> lines_;
    std::map<std::string, std::deque<domain::ConversationId>> ready_;    // by host; entries may be stale
    std::map<std::string, std::deque<domain::ConversationId>> spilled_;  // parked for want of room in ready_
    std::string last_host_;                                              // whose turn it was
    std::set<std::pair<base::Timestamp, domain::ConversationId>> due_;   // parked and waiting for their time
    base::Timestamp paused_until_;                                       // our own queue was full
    base::Timestamp saved_at_;

    struct SharedFigures {
        std::atomic<std::uint64_t> delivered_total{0}, failed_attempts_total{0}, given_up_total{0};
        std::atomic<std::size_t> in_flight{0}, parked{0}, open_circuits{0};
        std::atomic<std::int64_t> lag{0};
    };
    SharedFigures figures_;
    std::size_t parked_ = 0;
};

}  // namespace readers
