// What a forecast costs for a million recipients: a population of states that have lived differently, one
// letter, one thread. With a directory made by `balcao bench-seed` the same over its rows, reading included:
//   simulate_bench [DIRECTORY]
#include <chrono>
#include <cstdio>
#include <ctime>
#include <map>

#include "app/simulate.h"
#include "domain/policy/read_outgoing.h"
#include "domain/test_play.h"

namespace {

namespace policy = domain::policy;
using Steady = std::chrono::steady_clock;
constexpr std::size_t kRecipients = 1'000'000;

// Of this process: what else the machine does is not counted.
double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Stopwatch {
    Steady::time_point start = Steady::now();
    double cpu = cpu_seconds();
    void print() const {
        std::printf("%.2f s, %.2f s of processor time",
                    std::chrono::duration<double>(Steady::now() - start).count(), cpu_seconds() - cpu);
    }
};

const domain::ContactReason& reason() {
    static const domain::ContactReason kReason{"SAFETY.RECALL", R"({"recall_id":"r1","purchase_id":"p1"})"};
    return kReason;
}

std::string letter() {
    return "Please bring the reading lamp that you bought from us in March back to the shop: its plug is not "
           "safe. We give you another one at once, and you need neither the bill nor the box for it.";
}

// Somebody who wrote some time in the last 33 days; answered or not, contacted since or not, opted out or
// not.
domain::Conversation somebody(std::uint64_t number, base::Timestamp now, const domain::Location& shop) {
    using std::chrono::hours;
    domain::Play play;
    play.now = now - hours(number % 800) - hours(30);
    play.consumer_writes("Do you have the lamp in blue?");
    play.now += std::chrono::minutes(number % 300);
    if (number % 7 != 0) play.writes(domain::test_staff(), "Yes, we have it.");
    if (number % 11 == 0) play.consumer_only_says("STOP", domain::NotCounted::opt_out_word);
    for (std::uint64_t i = 0; i < number % 3; ++i) {
        play.now += hours(9);
        const domain::ContactReason shipped{"POSTSALE.SHIPPED",
                                            fmt::format(R"({{"order_id":"{}","status":"shipped"}})", i)};
        play.take(domain::send_message(
                      play.state,
                      {domain::test_staff(), play.fresh_id(), "Your order is on its way.", {}, shipped},
                      play.now, {.location = &shop})
                      .outcome);
    }
    return play.state;
}

void in_memory() {
    const auto shop = domain::test_location();
    const auto now = domain::test_time();
    std::vector<domain::Conversation> states;
    for (std::uint64_t number = 0; number < 4000; ++number)
        states.push_back(somebody(number, now, shop));
    const std::string text = letter();
    const policy::OutgoingMessage outgoing{.text = text, .reason = &reason()};
    const Stopwatch watch;
    const auto read = policy::read_outgoing(outgoing, now, &shop);
    std::map<std::string, std::size_t> fates;
    for (std::size_t i = 0; i < kRecipients; ++i) {
        const auto verdict =
            policy::evaluate(policy::gather(states[i % states.size()], read, now, {.location = &shop}));
        ++fates[verdict.reason_code];
    }
    watch.print();
    std::printf(": %zu states in memory\n", kRecipients);
    for (const auto& [code, count] : fates)
        std::printf("%10zu %s\n", count, code.c_str());
}

base::Result<void> in_directory(const char* path) {
    const base::SystemClock clock;
    storage::StoreConfig config;
    config.data_directory = path;
    const auto store = TRY(storage::Store::open(config, clock));
    const auto db = TRY(store->connect());
    const auto directory = TRY(app::Directory::load(*db));
    std::int64_t asked = 0, goes = 0;
    const Stopwatch watch;
    for (const auto& location : directory.locations()) {
        app::Simulation simulation;
        simulation.location = location.id;
        simulation.actor.kind = domain::ActorKind::staff;
        simulation.text = letter();
        simulation.reason = reason();
        const auto forecast = TRY(app::simulate(*db, directory, std::move(simulation), clock.now()));
        asked += forecast.asked;
        goes += forecast.goes;
    }
    watch.print();
    std::printf(": %ld conversations of %zu shops in %s, goes to %ld\n", static_cast<long>(asked),
                directory.locations().size(), path, static_cast<long>(goes));
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    in_memory();
    if (argc < 2) return 0;
    const auto done = in_directory(argv[1]);
    if (!done) std::fprintf(stderr, "%s: %s\n", done.error().code.c_str(), done.error().message.c_str());
    return done ? 0 : 1;
}
