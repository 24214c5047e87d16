// Tells people: staff about what waits for them, by push and mail (docs/notifications.md), customers who
// asked for it about answers. A cursor over every brand's log. What has been told is written down with the
// cursor, so after a crash nothing is missing and nothing but what was under way can come twice.
// The cursor stands before the first event that somebody has yet to be told about.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

#include "app/log_cursor.h"
#include "app/notify.h"
#include "net/http_client.h"
#include "readers/notify_letter.h"
#include "readers/reader.h"

namespace readers {

struct NotifyFigures {
    std::uint64_t pushed_total = 0;
    std::uint64_t mailed_total = 0;
    std::uint64_t failed_attempts_total = 0;
    std::uint64_t given_up_total = 0;
    std::uint64_t withdrawn_total = 0;  // read or answered before they were told
    std::uint64_t held_total = 0;       // in quiet hours
    std::size_t waiting = 0;            // to be sent, or sent again
    std::size_t unreachable_shops = 0;  // NTF-04
};

constexpr base::Duration kTestEvery = std::chrono::seconds(10);

struct NotifyLimits {
    std::size_t waiting_max = 4096;  // beyond: the log is read on when some have left
    std::size_t in_flight_max = 32;
};

class Notify final : public Reader {
 public:
    // `wake` is called from the thread of `client` whenever an answer has come. `log` is the cursor "notify".
    Notify(app::App& app, net::HttpClient& client, app::LogCursor log, app::NotifyBook book,
           NotifyOffice office, std::function<void()> wake, NotifyLimits limits = {});
    ~Notify() override { stop(); }
    // Saves how far it came; after the runner has stopped, before the store. Answers that come later are
    // dropped, and told again after the start.
    void stop();

    std::string_view name() const override { return "notify"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;
    NotifyFigures figures() const;                        // from any thread
    std::size_t in_flight() const { return in_flight_; }  // of the thread that runs it
    const NotifyOffice& office() const { return office_; }
    // Whether nobody of the shop can be told (NTF-04), as of a minute ago; from any thread.
    bool is_unreachable(domain::LocationId shop) const;

    // R17: sends at once what a notification looks like, on every channel the person has; from any thread.
    // `channel` is "email" or a device's id, `outcome` "sent" or a stable code.
    struct Tested {
        std::string channel;
        std::string outcome;
    };
    // Error: test_slowed (too_many), within kTestEvery of the last.
    base::Result<void> begin_test(domain::StaffId staff);
    void send_test(const domain::Staff& staff, const app::NotifyView& view,
                   std::move_only_function<void(std::vector<Tested>)> done);

 private:
    using Kind = domain::notify::Kind;

    // What has happened to a conversation and is not told yet.
    struct Pending {
        Kind kind = Kind::message;
        int number = 0;
        std::int64_t first_seq = 0;
        std::int64_t last_seq = 0;
        base::Timestamp ready_at;
        std::optional<base::Timestamp> window_ends_at;
    };
    using Key = std::pair<domain::ConversationId, bool>;  // true: for the customer (NTF-07)

    struct Delivery {
        domain::BrandId brand;
        app::Notice notice;  // written when it has arrived
        Letter letter;
        std::string address;                    // of a mail
        std::optional<app::PushDevice> device;  // of a push
        std::string fallback_address;           // when the device is gone (NTF-05); empty: none
        std::optional<Pending> about;           // a conversation
        std::int64_t open_seq = 0;              // holds the cursor; 0: does not
        int attempts = 0;
        base::Timestamp first_tried_at;
    };

    struct Brand {
        bool is_loaded = false;
        std::int64_t read_seq = 0;
        std::int64_t saved_seq = 0;
        std::multiset<std::int64_t> open;
        std::map<Key, Pending> pending;
        std::map<Key, base::Timestamp> told_at;  // a moment ago (NTF-02)
        std::set<domain::ConversationId> seen;   // read or answered: shown no more
        app::NotifyBook::Progress progress;      // not yet written
        std::set<std::string> asked;             // what the clock has begun, by seed
        base::Timestamp looked_at;               // at the clock
        base::Timestamp forgot_at;               // what was told long ago
        std::set<domain::LocationId> unreachable;
        std::int64_t position() const { return open.empty() ? read_seq : *open.begin() - 1; }
    };
    struct Answer {
        std::uint64_t number = 0;
        base::Result<net::OutgoingResponse> response;
    };
    struct Inbox;  // shared with the requests under way

    // notify.cpp: the log, the cursor
    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId id, base::Timestamp now);
    base::Result<bool> read_on(domain::BrandId id, Brand& brand, base::Timestamp now);
    void take(const domain::Event& event, Brand& brand, base::Timestamp now);
    void add(Brand& brand, const domain::Event& event, Kind kind, int number, base::Timestamp now);
    void take_back(const domain::Event& event, Brand& brand);
    void add_answer(Brand& brand, const domain::Event& event);
    base::Result<void> save(domain::BrandId id, Brand& brand, base::Timestamp now);

    // notify_tell.cpp: whom what has happened is told
    base::Result<void> tell_due(domain::BrandId id, Brand& brand, base::Timestamp now);
    base::Result<void> tell_staff(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                  const domain::Conversation& conversation, const Pending& pending,
                                  base::Timestamp now);
    base::Result<void> tell_customer(domain::BrandId id, Brand& brand,
                                     const domain::Conversation& conversation, Pending& pending,
                                     base::Timestamp now);
    base::Result<void> take_back_seen(domain::BrandId id, Brand& brand, base::Timestamp now);
    void tell_owners_nobody_hears(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                  const domain::Location& shop, base::Timestamp now);
    bool has_been_seen(const domain::Conversation& conversation, const Pending& pending) const;

    // notify_clock.cpp: what the clock brings: mornings, Mondays, holidays
    base::Result<void> look_at_clock(domain::BrandId id, Brand& brand, base::Timestamp now);
    base::Result<void> summarize(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                 const domain::notify::Person& person, app::NoticeChannel channel,
                                 std::int64_t seq, base::Timestamp now);
    base::Result<void> send_held(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                 base::Timestamp now);
    base::Result<void> send_digests(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                    base::Timestamp now);
    base::Result<void> send_weekly(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                   const domain::Location& shop, base::Timestamp now);
    base::Result<void> ask_about_holidays(domain::BrandId id, Brand& brand, const app::NotifyTeam& team,
                                          const domain::Location& shop, base::Timestamp now);
    bool is_new(Brand& brand, const app::Notice& notice, const std::vector<app::Notice>& told) const;

    // notify_delivery.cpp: sending, answers, again
    void deliver(Delivery delivery, base::Timestamp now);
    void deliver_to(domain::BrandId brand, const app::NotifyTeam& team, const domain::notify::Recipient& to,
                    Delivery form, base::Timestamp now);
    void start_due(base::Timestamp now);
    void start(std::uint64_t number, Delivery& delivery, base::Timestamp now);
    void take_answers(base::Timestamp now);
    void settle(std::uint64_t number, Delivery& delivery, const base::Result<net::OutgoingResponse>& response,
                base::Timestamp now);
    void push_is_gone(std::uint64_t number, Delivery& delivery, base::Timestamp now);
    void again(std::uint64_t number, Delivery& delivery, std::string_view code, base::Duration at_least,
               base::Timestamp now);
    void end(std::uint64_t number);
    bool is_over(const Delivery& delivery);
    void show_figures();

    app::App& app_;
    net::HttpClient& client_;
    app::LogCursor log_;
    app::NotifyBook book_;
    const NotifyOffice office_;
    const NotifyLimits limits_;
    const std::shared_ptr<Inbox> inbox_;
    std::map<domain::BrandId, Brand> brands_;
    std::unordered_map<std::uint64_t, Delivery> deliveries_;
    std::set<std::pair<base::Timestamp, std::uint64_t>> due_;
    std::uint64_t last_number_ = 0;
    std::size_t in_flight_ = 0;
    base::Timestamp saved_at_;
    bool is_stopped_ = false;

    struct SharedFigures {
        std::atomic<std::uint64_t> pushed{0}, mailed{0}, failed_attempts{0}, given_up{0}, withdrawn{0},
            held{0};
        std::atomic<std::size_t> waiting{0}, unreachable{0};
    };
    SharedFigures figures_;
    mutable std::mutex shared_mutex_;  // guards the next two
    std::set<domain::LocationId> unreachable_;
    std::map<domain::StaffId, base::Timestamp> tested_at_;
};

}  // namespace readers
