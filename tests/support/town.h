// A small world for tests of the whole server: brand Aurora with two shops and people of every role, brand
// Mercier with one shop and its owner. The shops have told no hours, so nothing is said automatically
// unasked. Runs server::Server in this process, in a temporary store, on a free port of the loopback.
#pragma once
#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <string>

#include "app/setup.h"
#include "server/server.h"
#include "support/visitor.h"

namespace support {

// Starts at the real time and moves only by hand.
class TurnedClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void turn(base::Duration by) { us_.fetch_add(by.count()); }

 private:
    std::atomic<std::int64_t> us_{base::to_us(base::SystemClock().now())};
};

constexpr const char* kPassword = "correct horse battery";

class Town {
 public:
    // `data`: a directory to keep things in; empty: in memory. `adjust` has the last word on the rest.
    explicit Town(const std::filesystem::path& data = {}, server::Limits limits = {},
                  const std::function<void(server::Config&)>& adjust = {});
    ~Town();

    server::Server& server() { return *server_; }
    app::App& app() { return server_->app(); }
    TurnedClock& clock() { return *clock_; }
    Visitor visitor() const { return Visitor(server_->port()); }
    // Signed in: "ana" (staff, augusta), "bruno" (staff, pinheiros), "mia" (manager, both), "otto" (observer,
    // augusta), "olga" (owner of Aurora), "marie" (owner of Mercier). Kept for the next call.
    Visitor& staff(const std::string& name);
    Visitor& sign_in(const std::string& name);  // again, when the clock has run past the session
    // A consumer who has written `text` to the shop; the conversation's id through conversation_of(name).
    Visitor& consumer(const std::string& name, const std::string& slug, const std::string& text = "hello");
    Visitor& person(const std::string& name) { return *people_.at(name); }
    const std::string& conversation_of(const std::string& name) const { return conversations_.at(name); }
    // A bearer token for the GBM face; made once per brand.
    const std::string& bearer_of(domain::BrandId brand);
    const std::string& key_json_of(domain::BrandId brand);

    std::int64_t last_seq(domain::BrandId brand);
    std::string state();  // changes whenever anything was written to a log
    // Waits until the inbox lists have seen everything.
    void settle();
    // A new id for a message.
    std::string fresh_id() { return base::to_string(app().ids.next(clock().now())); }
    // Appends what the consumer and Ana said `ago`, as an import would; the conversation's id.
    domain::ConversationId import_old_talk(base::Duration ago, domain::LocationId location);

    domain::Brand aurora, mercier;
    domain::Location augusta, pinheiros, lyon;

 private:
    void settle_brand(domain::BrandId brand);
    std::vector<app::SetupItem> people_of(domain::BrandId brand);

    TurnedClock* clock_ = nullptr;  // owned by the server
    std::unique_ptr<server::Server> server_;
    std::map<std::string, std::unique_ptr<Visitor>> people_;
    std::map<std::string, std::string> conversations_;
    std::map<domain::BrandId, std::string> bearers_, keys_;
};

// Runs a use case and waits: wait_for_done<bool>([&](auto done) { app::put_items(…, std::move(done)); }).
template <class T, class Start>
base::Result<T> wait_for_done(Start start) {
    std::promise<base::Result<T>> promise;
    start([&](base::Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

// One line of a table of requests.
struct Row {
    const char* why;
    const char* who;  // a name known to the town, or "nobody"
    const char* method;
    std::string target;  // {rui} stands for the id of that consumer's conversation
    std::string body;
    int status;
    const char* code;
    std::vector<net::Header> headers = {};
};
// Asks each row, expects status and code, and that no log has changed.
void check_refusals(Town& town, const std::vector<Row>& rows);
std::string with_ids(const Town& town, std::string text);

}  // namespace support
