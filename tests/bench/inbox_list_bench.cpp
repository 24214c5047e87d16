// A page of the inbox among many conversations: every view, first page and a random later one.
// usage: inbox_list_bench DIR CONVERSATIONS LOCATIONS    (fills DIR first when it is empty)
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <random>

#include "storage/inbox_list.h"
#include "storage/store.h"

namespace {

using Steady = std::chrono::steady_clock;

base::Uuid made_id(std::uint64_t kind, std::uint64_t i) {
    base::Uuid id;
    for (std::size_t b = 0; b < 6; ++b)
        id.bytes[b] = static_cast<std::uint8_t>(i >> (40 - 8 * b));
    id.bytes[7] = static_cast<std::uint8_t>(kind);
    const std::uint64_t tail = (i + 1) * 0x9e3779b97f4a7c15ULL;
    for (std::size_t b = 0; b < 8; ++b)
        id.bytes[8 + b] = static_cast<std::uint8_t>(tail >> (8 * b));
    return id;
}

domain::Conversation made(std::uint64_t i, std::uint64_t locations, std::mt19937_64& random) {
    domain::Conversation c;
    c.id = {made_id(2, i)};
    c.location = {made_id(3, i * 7919 % locations)};
    c.last_activity_at = base::from_us(static_cast<std::int64_t>(random() % 1'000'000'000'000));
    c.work = random() % 4 == 0 ? domain::Work::open : domain::Work::closed;
    if (c.work == domain::Work::open && random() % 5 == 0) {
        c.clock = domain::AnswerClock::running;
        c.clock_due_at = base::from_us(static_cast<std::int64_t>(random() % 1'000'000'000'000));
    }
    return c;
}

double thread_cpu_us() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

void measure(const char* what, int rounds, const std::function<void()>& work) {
    std::vector<double> us;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = Steady::now();
        work();
        us.push_back(std::chrono::duration<double, std::micro>(Steady::now() - begin).count());
    }
    std::ranges::sort(us);
    fmt::print("{:<32} p50 {:>8.0f} us  p99 {:>8.0f} us\n", what, us[us.size() / 2],
               us[us.size() * 99 / 100]);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const auto conversations = std::stoull(arguments[2]);
    const auto locations = std::stoull(arguments[3]);
    storage::StoreConfig config;
    config.data_directory = arguments[1];
    const base::SystemClock clock;
    auto store = storage::Store::open(config, clock);
    if (!store) return 1;
    auto inbox = (*store)->connect_inbox();
    const domain::BrandId brand{made_id(1, 1)};
    std::mt19937_64 random(1);
    auto done = static_cast<std::uint64_t>(*storage::inbox_list_seq(**inbox, brand));
    const auto begin = Steady::now();
    const auto before = done;
    while (done < conversations) {
        std::vector<domain::Conversation> changed;
        for (int i = 0; i < 1000; ++i)
            changed.push_back(made(done++, locations, random));
        if (!storage::update_inbox_list(**inbox, brand, storage::inbox_rows(changed),
                                        static_cast<std::int64_t>(done)))
            return 1;
    }
    const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
    if (done > before) fmt::print("filled {:.0f}/s\n", static_cast<double>(done - before) / seconds);
    std::vector<domain::LocationId> all;
    for (std::uint64_t i = 0; i < locations; ++i)
        all.push_back({made_id(3, i)});
    using storage::View;
    for (const auto view : {View::needs_reply, View::open, View::closed, View::everything}) {
        const auto page = [&](const std::optional<storage::ListPosition>& after) {
            if (!storage::list_inbox(**inbox, brand, {all, view, after, 50, {}})) std::abort();
        };
        measure(fmt::format("{} first page", base::name_of(view)).c_str(), 1000, [&] { page(std::nullopt); });
        measure(fmt::format("{} somewhere", base::name_of(view)).c_str(), 1000, [&] {
            page(storage::ListPosition{static_cast<std::int64_t>(random() % 1'000'000'000'000), {}});
        });
    }
    measure("counts", 1000, [&] { (void)storage::count_inbox(**inbox, brand); });
    // Random conversations, active now: what the reader does all day.
    std::int64_t now = 2'000'000'000'000;
    for (const int size : {100, 1000}) {
        constexpr int kRounds = 30;
        const double cpu = thread_cpu_us();
        const auto wall = Steady::now();
        for (int round = 0; round < kRounds; ++round) {
            std::vector<domain::Conversation> changed;
            for (int i = 0; i < size; ++i) {
                changed.push_back(made(random() % conversations, locations, random));
                changed.back().last_activity_at = base::from_us(++now);
                if (changed.back().clock_due_at) changed.back().clock_due_at = base::from_us(now);
            }
            if (!storage::update_inbox_list(**inbox, brand, storage::inbox_rows(changed),
                                            static_cast<std::int64_t>(conversations)))
                return 1;
        }
        const double each = 1.0 / (kRounds * size);
        fmt::print("{} changed at once: {:.1f} us cpu, {:.1f} us each\n", size,
                   (thread_cpu_us() - cpu) * each,
                   std::chrono::duration<double, std::micro>(Steady::now() - wall).count() * each);
    }
    return 0;
}
