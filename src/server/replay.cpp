// balcao replay: does the state follow from the log, and do the rules still decide as they did?
#include "storage/replay.h"

#include <charconv>
#include <cstdio>

#include "server/cli.h"
#include "server/store_config.h"

namespace server {
namespace {

// A number of the log, or an instant.
base::Result<storage::ReplayUntil> read_until(const std::string& text) {
    storage::ReplayUntil until;
    if (text.empty()) return until;
    std::int64_t seq = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
    if (error == std::errc{} && end == text.data() + text.size()) {
        until.seq = seq;
        return until;
    }
    const auto at = base::parse_rfc3339(text);
    if (!at) {
        return base::fail(base::ErrorKind::invalid, "until_malformed",
                          "--to is an event number or an instant such as 2026-03-28T18:00:00Z");
    }
    until.at = *at;
    return until;
}

base::Result<storage::Replayed> replay_data(const CommandOptions& options) {
    const auto until = TRY(read_until(options.until));
    base::SystemClock clock;
    const auto store = TRY(storage::Store::open(store_config(options.config), clock));
    const auto db = TRY(store->connect());
    const auto inbox = TRY(store->connect_inbox());
    return storage::replay(*db, *inbox, until);
}

}  // namespace

int run_replay(const CommandOptions& options) {
    const auto replayed = replay_data(options);
    if (!replayed) return report(replayed.error());
    const bool holds = replayed->problems_total == 0;
    if (options.wants_json) {
        std::puts(base::encode(*replayed).c_str());
        return holds ? 0 : 1;
    }
    for (const auto& problem : replayed->problems)
        std::printf("problem: %s\n", problem.c_str());
    for (const auto& brand : replayed->brands) {
        std::printf(
            "brand %s, up to event %ld: %ld events, %ld conversations (%ld open, %ld waiting), "
            "%ld decisions taken again\n  state   %s\n  stored  %s\n",
            base::to_string(brand.id).c_str(), static_cast<long>(brand.seq), static_cast<long>(brand.events),
            static_cast<long>(brand.conversations), static_cast<long>(brand.counts.open),
            static_cast<long>(brand.counts.needs_reply), static_cast<long>(brand.verdicts),
            brand.state_hash.c_str(), brand.stored_hash ? brand.stored_hash->c_str() : "(is further on)");
    }
    std::printf("%s\n", holds ? "All of it follows from the log" : "It does NOT follow from the log");
    return holds ? 0 : 1;
}

}  // namespace server
