// What a message costs the lane: random conversations among many, nothing cached, one event each.
// usage: lane_bench DIR|postgresql://… CONVERSATIONS SECONDS [OUTSTANDING]    (fills DIR first when it is
// empty)
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstring>
#include <latch>
#include <random>

#include "domain/receive_message.h"
#include "storage/reference.h"
#include "storage/store.h"

namespace {

using Steady = std::chrono::steady_clock;

std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// As base::RandomIds would have made it `i` milliseconds after some start.
base::Uuid made_id(std::uint64_t kind, std::uint64_t i) {
    base::Uuid id;
    const std::uint64_t ms = 1'715'000'000'000ULL + i;
    for (std::size_t b = 0; b < 6; ++b)
        id.bytes[b] = static_cast<std::uint8_t>(ms >> (40 - 8 * b));
    const std::uint64_t tail = mixed(i * 7 + kind);
    std::memcpy(id.bytes.data() + 8, &tail, 8);
    return id;
}

double thread_cpu_us() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

const domain::BrandId kBrand{made_id(1, 1)};
const std::string kText =
    "Good morning! Is the blue edition of the atlas still in the shop in Rua Augusta, and until when are you "
    "open?";

domain::ReceiveMessage message_of(std::uint64_t conversation, std::uint64_t number) {
    return {.conversation = {made_id(2, conversation)},
            .consumer = {made_id(3, mixed(conversation))},
            .consumer_name = "Ana Ribeiro",
            .locale = "pt-BR",
            .entry_point = domain::EntryPoint::page,
            .message_id = base::to_string(made_id(4, mixed(number))),
            .text = kText};
}

storage::LaneWork work_of(const domain::Location& location, domain::ReceiveMessage command,
                          storage::AfterCommit after) {
    return [&location, command = std::move(command),
            after = std::move(after)](storage::LaneTransaction& lane) mutable -> storage::AfterCommit {
        const auto current = lane.find_conversation(kBrand, command.conversation);
        if (current && *current != nullptr) {
            const auto known = lane.find_by_client_key(kBrand, command.conversation, command.message_id);
            if (!known || *known) return std::move(after);
        }
        if (current) {
            (void)lane.append(kBrand, domain::receive_message(*current, location, command, lane.now()));
        }
        return std::move(after);
    };
}

struct Bench {
    std::unique_ptr<storage::Store> store;
    domain::Location location;
    std::uint64_t conversations = 0;
    std::uint64_t number = 0;  // lane thread, once running
    bool is_filling = false;
    std::uint64_t until = 0;
    Steady::time_point end;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::vector<double> waits_ms;
    double cpu_begin = 0;
    double cpu_end = 0;

    bool is_over() const { return is_filling ? number >= until : Steady::now() >= end; }

    void next(std::latch& finished) {
        const auto n = number++;
        const auto conversation = is_filling ? n : mixed(n + 0x9e3779b97f4a7c15ULL) % conversations;
        const auto sent = Steady::now();
        auto work = work_of(
            location, message_of(conversation, n + (is_filling ? 0 : 1ULL << 40)),
            [this, sent, &finished](const base::Result<void>& result) {
                if (!result) fmt::print("failed: {}\n", result.error().code);
                ++done;
                waits_ms.push_back(std::chrono::duration<double, std::milli>(Steady::now() - sent).count());
                cpu_end = thread_cpu_us();
                if (is_over()) {
                    finished.count_down();
                } else {
                    next(finished);
                }
            });
        if (!store->submit(kBrand, work)) std::abort();
    }

    void run(std::size_t outstanding, const char* what) {
        std::latch finished(static_cast<std::ptrdiff_t>(outstanding));
        done = 0;
        waits_ms.clear();
        const auto before = store->figures();
        const auto begin = Steady::now();
        // The first ones are sent from the lane itself, so that `number` has one owner.
        storage::LaneWork first = [&](storage::LaneTransaction&) -> storage::AfterCommit {
            return [&](const base::Result<void>&) {
                cpu_begin = thread_cpu_us();
                for (std::size_t i = 0; i < outstanding; ++i)
                    next(finished);
            };
        };
        if (!store->submit(kBrand, first)) std::abort();
        finished.wait();
        const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        const auto after = store->figures();
        std::ranges::sort(waits_ms);
        const auto batches = after.batches_total - before.batches_total;
        fmt::print(
            "{}: {} messages, {} failed, {:.0f}/s, lane cpu {:.1f} us each, {:.1f} per batch, p50 {:.2f} p99 "
            "{:.2f} max "
            "{:.1f} ms, wal {} MB\n",
            what, done, failed, static_cast<double>(done) / seconds,
            (cpu_end - cpu_begin) / static_cast<double>(done),
            static_cast<double>(done) / static_cast<double>(batches), waits_ms[waits_ms.size() / 2],
            waits_ms[waits_ms.size() * 99 / 100], waits_ms.back(), after.wal_bytes >> 20);
    }
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 4) return 2;
    const std::string where = arguments[1];
    Bench bench;
    bench.conversations = std::stoull(arguments[2]);
    storage::StoreConfig config;
    if (where.starts_with("postgres")) {
        config.database_url = where;
    } else {
        config.data_directory = where;
    }
    config.lanes = 1;
    const base::SystemClock clock;
    auto store = storage::Store::open(config, clock);
    if (!store) {
        fmt::print("{}\n", store.error().message);
        return 1;
    }
    bench.store = std::move(*store);
    bench.location.id = {made_id(5, 1)};
    bench.location.brand = kBrand;
    bench.location.agent = {made_id(6, 1)};
    auto db = bench.store->connect();
    (void)storage::put_brand(**db, {kBrand, "Bench"}, clock.now());
    std::int64_t filled = 0;
    constexpr storage::Sql kCount{"select count(*) from conversations"};
    (void)(*db)->query(kCount, {}, [&](const storage::Row& row) -> base::Result<void> {
        filled = row.integer(0);
        return {};
    });
    bench.store->start(nullptr);
    if (static_cast<std::uint64_t>(filled) < bench.conversations) {
        bench.is_filling = true;
        bench.number = static_cast<std::uint64_t>(filled);
        bench.until = bench.conversations;
        bench.run(512, "fill");
        bench.is_filling = false;
    }
    bench.number = static_cast<std::uint64_t>(Steady::now().time_since_epoch().count());
    const std::vector<std::size_t> sizes = count > 4 ? std::vector<std::size_t>{std::stoull(arguments[4])}
                                                     : std::vector<std::size_t>{64, 64, 256, 1};
    for (const auto outstanding : sizes) {
        bench.end = Steady::now() + std::chrono::seconds(std::stoi(arguments[3]));
        bench.run(outstanding, fmt::format("outstanding {}", outstanding).c_str());
    }
    bench.store->stop();
    return 0;
}
