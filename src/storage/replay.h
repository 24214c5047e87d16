// `balcao replay`: makes every conversation again from the log alone, and compares what comes out with what
// is stored: states, the numbers of the inbox, and the decisions of the gate. Reads only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "storage/inbox_list.h"

namespace storage {

// Where to stop; nothing: at the end of the log.
struct ReplayUntil {
    std::optional<std::int64_t> seq;
    std::optional<base::Timestamp> at;
};

struct ReplayedBrand {
    domain::BrandId id;
    std::int64_t seq = 0;  // of the last event replayed
    std::int64_t events = 0;
    std::int64_t conversations = 0;
    std::int64_t verdicts = 0;               // decided again
    std::int64_t verdicts_skipped = 0;       // of another policy version: stored inputs, but not these rules
    std::string state_hash;                  // SHA-256 over the states in the order of their ids
    std::optional<std::string> stored_hash;  // nothing when it stopped before the end
    ViewCounts counts;
};
BOOST_DESCRIBE_STRUCT(ReplayedBrand, (),
                      (id, seq, events, conversations, verdicts, verdicts_skipped, state_hash, stored_hash,
                       counts))

struct Replayed {
    std::vector<ReplayedBrand> brands;
    std::vector<std::string> problems;  // at most 100 sentences; empty: all of it follows from the log
    std::int64_t problems_total = 0;
};
BOOST_DESCRIBE_STRUCT(Replayed, (), (brands, problems, problems_total))

// `inbox` is the second file of SQLite; its numbers are compared as of the event up to which they count.
base::Result<Replayed> replay(Database& db, Database& inbox, const ReplayUntil& until);

}  // namespace storage
