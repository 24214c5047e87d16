// `balcao prove`: does the log hold together, and does the state follow from it?
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "storage/database.h"

namespace storage {

struct Proof {
    std::int64_t brands = 0;
    std::int64_t conversations = 0;
    std::int64_t events = 0;
    std::int64_t messages = 0;
    std::vector<std::string> problems;  // at most 100 sentences; empty: it holds
    std::int64_t problems_total = 0;
};
BOOST_DESCRIBE_STRUCT(Proof, (), (brands, conversations, events, messages, problems, problems_total))

// Checks per brand: numbers 1..n without gap and equal to the brand's counter; every conversation's stored
// state equals its events applied; every client key once per conversation; every event's conversation exists;
// SQLite's own integrity check. Reads only; memory bounded by the largest conversation.
base::Result<Proof> prove(Database& db);

}  // namespace storage
