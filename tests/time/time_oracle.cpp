// time_oracle [--cases N] [--seed S] [--bench]: compares domain/time with a minute-by-minute oracle around
// every change of the clock of every zone from 2000 to 2037, and every zone's offsets up to 2085 with those
// of the C library. Ends with 1 at the first difference. See docs/hours.md.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "time/bench.h"
#include "time/compare.h"

namespace oracle {
namespace {

constexpr std::int64_t kFrom = 946'684'800;           // 2000-01-01
constexpr std::int64_t kUntil = 2'145'916'800;        // 2038-01-01
constexpr std::int64_t kEngineUntil = 3'660'681'600;  // 2086-01-01
constexpr std::int64_t kPlansPerMoment = 4;
constexpr std::int64_t kQuestionsMax = 250;  // of a plan, before the next round brings new ones
constexpr int kLongEvery = 24;               // one window in so many reaches beyond the search of 60 days

struct Moment {
    std::size_t zone = 0;
    std::int64_t utc_s = 0;
};

struct Run {
    Database database;
    std::vector<domain::time::Zone> zones;
    std::vector<Moment> moments;
    Random random;
    std::int64_t cases = 0;    // questions about hours
    std::int64_t offsets = 0;  // compared with the C library
};

[[noreturn]] void fail(const Run& run, std::uint64_t seed, const std::string& what) {
    fmt::print("time_oracle: seed {}, after {} cases a difference:\n{}", seed, run.cases, what);
    std::exit(1);
}

// Every change once; zones without any at random instants, so that no zone is left out.
void collect_moments(Run& run) {
    std::vector<Moment> first;
    std::vector<Moment> others;
    for (std::size_t i = 0; i < run.database.zones.size(); ++i) {
        std::vector<Moment> own;
        for (const Turn& turn : run.database.zones[i].turns) {
            if (turn.utc_s >= kFrom && turn.utc_s < kUntil) own.push_back({i, turn.utc_s});
        }
        if (own.empty()) own.push_back({i, between(run.random, kFrom, kUntil) / 60 * 60});
        std::ranges::shuffle(own, run.random);
        first.push_back(own.front());
        others.insert(others.end(), own.begin() + 1, own.end());
    }
    std::ranges::shuffle(others, run.random);
    run.moments = std::move(first);
    run.moments.insert(run.moments.end(), others.begin(), others.end());
}

std::string check_moment(Run& run, const Moment& moment, std::int64_t questions) {
    const ZoneFile& file = run.database.zones[moment.zone];
    const domain::time::Zone& zone = run.zones[moment.zone];
    const Spot spot{moment.utc_s / 60, (moment.utc_s - 1 + file.offset_at(moment.utc_s - 1)) / 60 + 1,
                    (moment.utc_s + file.offset_at(moment.utc_s)) / 60};
    const bool is_long = between(run.random, 1, kLongEvery) == 1;
    const std::int64_t first = spot.utc - (is_long ? 64 : 4) * kDay;
    const Wall wall(file, first, (is_long ? 136 : 12) * kDay);
    for (int i = 0; i < kPlansPerMoment; ++i) {
        const Plan plan = random_plan(run.random, spot);
        const auto hours = hours_of(file.name, plan);
        if (i == 0) {
            if (const auto refusal = domain::time::check_hours(hours))
                return fmt::format("valid hours of {} were refused: {}\n", file.name, refusal->error.code);
        }
        const domain::time::Timetable timetable(hours, zone);
        const Minutes minutes(wall, plan);
        for (std::int64_t k = 0; k < questions; ++k) {
            const Question question =
                random_question(run.random, spot, spot.utc - 2 * kDay, spot.utc + 4 * kDay);
            ++run.cases;
            if (agrees(ask_oracle(minutes, question), ask_engine(timetable, question), question.ask))
                continue;
            return describe_difference(wall, zone, plan, question);
        }
    }
    return "";
}

std::string check_offset(const domain::time::Zone& zone, std::int64_t utc_s) {
    const time_t at = utc_s;
    struct tm local{};
    localtime_r(&at, &local);
    const int got = zone.offset_s(base::from_us(utc_s * 1'000'000));
    if (got == local.tm_gmtoff) return "";
    return fmt::format("{} at {}: the C library says {} s east of UTC, the engine {}\n", zone.name(), utc_s,
                       local.tm_gmtoff, got);
}

// The C library reads the rule for the years after 2037 too, in its own way.
std::string check_offsets(Run& run, const domain::time::Zone& zone) {
    setenv("TZ", (":" + zone.name()).c_str(), 1);
    tzset();
    for (std::int64_t at = kFrom; at < kEngineUntil; at += 86'400 * 9) {
        ++run.offsets;
        if (auto difference = check_offset(zone, at); !difference.empty()) return difference;
    }
    for (const auto& change : zone.changes(domain::time::kExactFrom, domain::time::kExactUntil)) {
        const std::int64_t at = base::to_us(change.at) / 1'000'000;
        for (const std::int64_t near : {at - 1, at}) {
            ++run.offsets;
            if (auto difference = check_offset(zone, near); !difference.empty()) return difference;
        }
    }
    return "";
}

int check_all(std::int64_t wanted, std::uint64_t seed) {
    Run run{.database = read_database(), .zones = {}, .moments = {}, .random = Random(seed)};
    for (const ZoneFile& file : run.database.zones) {
        auto zone = domain::time::Zone::find(file.name);
        if (!zone) fail(run, seed, file.name + " is unknown to the engine\n");
        run.zones.push_back(*zone);
        if (const auto difference = check_offsets(run, *zone); !difference.empty())
            fail(run, seed, difference);
    }
    collect_moments(run);
    const auto moments = static_cast<std::int64_t>(run.moments.size());
    const std::int64_t questions =
        std::clamp<std::int64_t>(wanted / (moments * kPlansPerMoment), 20, kQuestionsMax);
    std::int64_t visits = 0;
    for (; run.cases < wanted; ++visits) {
        const Moment& moment = run.moments[static_cast<std::size_t>(visits % moments)];
        if (const auto difference = check_moment(run, moment, questions); !difference.empty())
            fail(run, seed, difference);
    }
    fmt::print(
        "time_oracle: {} cases and {} offsets agree; seed {}, {} zones, {} of {} changes of the clock, "
        "tzdata {}\n",
        run.cases, run.offsets, seed, run.zones.size(), std::min(visits, moments), moments,
        run.database.version);
    return 0;
}

}  // namespace
}  // namespace oracle

int main(int argc, char** argv) {
    std::int64_t cases = 200'000;
    std::uint64_t seed = std::random_device()();
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--bench") == 0) return oracle::run_bench();
        if (i + 1 < argc && std::strcmp(argv[i], "--cases") == 0) {
            cases = std::atoll(argv[++i]);
        } else if (i + 1 < argc && std::strcmp(argv[i], "--seed") == 0) {
            seed = std::strtoull(argv[++i], nullptr, 10);
        } else {
            fmt::print(stderr, "time_oracle [--cases N] [--seed S] [--bench]\n");
            return 2;
        }
    }
    return oracle::check_all(cases, seed);
}
