// `balcao bench-seed` (scripts/bench): fills an empty directory with conversations through the real lane, and
// writes a consumer token for each.
#include <cstdio>
#include <fstream>

#include "api/consumer_tokens.h"
#include "app/setup.h"
#include "base/crypto.h"
#include "domain/close.h"
#include "domain/on_time.h"
#include "domain/receive_message.h"
#include "domain/send_message.h"
#include "server/cli.h"
#include "server/demo/demo.h"
#include "server/offline.h"

namespace server {
namespace {

constexpr std::size_t kOutcomesPerCommit = 20'000;

// Writes what it collects in large commits.
class Writer {
 public:
    Writer(app::App& app, domain::BrandId brand) : app_(app), brand_(brand) {}

    base::Result<void> add(domain::Outcome outcome) {
        pending_.push_back(std::move(outcome));
        return pending_.size() < kOutcomesPerCommit ? base::Result<void>() : flush();
    }

    base::Result<void> flush() { return import_and_wait(app_, brand_, std::exchange(pending_, {})); }

 private:
    app::App& app_;
    const domain::BrandId brand_;
    std::vector<domain::Outcome> pending_;
};

// One conversation's steps, as real decisions: question, answer, …, some closed, some waiting; then what time
// has done since, so that the server which opens the directory has nothing to catch up with.
base::Result<void> write_conversation(Writer& writer, const domain::Location& location,
                                      const domain::Staff& staff, domain::ReceiveMessage command,
                                      std::int64_t number, std::int64_t messages, base::Timestamp start,
                                      base::Timestamp now) {
    domain::Conversation state;
    std::int64_t seq = 0;
    const auto take = [&](domain::Outcome outcome) {
        for (auto& event : outcome.events) {
            event.seq = ++seq;
            domain::apply(state, event);
            event.seq = 0;
        }
        return writer.add(std::move(outcome));
    };
    for (std::int64_t i = 0; i < messages; ++i) {
        const base::Timestamp at = start + std::chrono::minutes(i * 3);
        const std::string id = fmt::format("seed-{}-{}", number, i);
        if (i % 2 == 0) {
            command.message_id = id;
            command.text = fmt::format(
                "Do you have number {} in blue, and until when are you open today? Thank you!", i);
            TRY(take(domain::receive_message(seq == 0 ? nullptr : &state, location, command, at)));
        } else {
            const domain::Actor actor = domain::actor_of(staff);
            const domain::SendMessage answer{
                actor, id, fmt::format("Yes, we have {}. We are open until seven. See you soon!", i), {}};
            TRY(take(domain::send_message(state, answer, at).outcome));
        }
    }
    const domain::Actor closer = domain::actor_of(staff);
    if (!state.needs_reply() && number % 4 != 0) {
        const auto at = start + std::chrono::minutes(messages * 3);
        TRY(take(TRY(domain::close_conversation(state, closer, domain::CloseReason::done, at))));
    }
    const domain::Place place(location, nullptr);
    for (auto at = domain::next_timer_at(state); at && *at < now; at = domain::next_timer_at(state))
        TRY(take(domain::on_time(state, place, *at)));
    return {};
}

base::Result<void> seed_conversations(app::App& app, const DemoContent& content,
                                      const CommandOptions& options, const api::ConsumerTokens& tokens) {
    std::ofstream out(options.out_file, std::ios::trunc);
    Writer writer(app, content.brand.id);
    const base::Timestamp now = app.clock.now();
    for (std::int64_t n = 0; n < options.conversations; ++n) {
        const auto& location = content.locations[static_cast<std::size_t>(n) % content.locations.size()];
        const domain::ConsumerId consumer{app.ids.next(now)};
        const domain::ReceiveMessage command{{app.ids.next(now)},
                                             consumer,
                                             "Customer " + std::to_string(n),
                                             "en",
                                             domain::EntryPoint::page,
                                             {},
                                             {}};
        // Of the last six days, so that a message of today goes on with its conversation.
        const base::Timestamp start =
            now - std::chrono::hours(144) + std::chrono::microseconds(n * 1'500'000 % 500'000'000'000);
        // Every third ends with a question that waits for its answer.
        const std::int64_t messages = n % 3 == 0 ? options.messages | 1 : options.messages & ~std::int64_t{1};
        TRY(write_conversation(writer, location, content.people.front().staff, command, n, messages, start,
                               now));
        out << tokens.make(consumer, now) << ' ' << location.slug << '\n';
    }
    TRY(writer.flush());
    if (!out)
        return base::fail(base::ErrorKind::unavailable, "file_unwritable",
                          "cannot write " + options.out_file);
    return {};
}

base::Result<void> seed(const CommandOptions& options) {
    Offline offline = TRY(Offline::open(options.config));
    app::App& app = offline.app();
    DemoContent content = make_demo(app.clock.now(), app.ids, {});
    for (auto& location : content.locations)
        location.hours.clear();  // always open: what is measured must not depend on the day
    TRY(offline.put(content.brand.id, demo_items(content)));
    const api::ConsumerTokens tokens(base::hmac_sha256(TRY(token_key(app)), "consumer"));
    return seed_conversations(app, content, options, tokens);
}

}  // namespace

int run_bench_seed(const CommandOptions& options) {
    const auto seeded = seed(options);
    return seeded ? 0 : report(seeded.error());
}

}  // namespace server
