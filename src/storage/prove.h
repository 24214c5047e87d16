// `balcao prove`: does the log hold together, does the state follow from it, and the inbox's lists from the
// state?
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
    std::int64_t inbox_rows = 0;        // compared with their conversations
    std::int64_t inbox_behind = 0;      // events that the inbox's lists have yet to follow
    std::vector<std::string> problems;  // at most 100 sentences; empty: it holds
    std::int64_t problems_total = 0;

    void add_problem(std::string sentence);
};
BOOST_DESCRIBE_STRUCT(Proof, (),
                      (brands, conversations, events, messages, inbox_rows, inbox_behind, problems,
                       problems_total))

// Checks per brand: numbers 1..n without gap and equal to the brand's counter; every conversation's stored
// state equals its events applied; every client key once per conversation; every event's conversation exists;
// SQLite's own integrity check. Reads only; memory bounded by the largest conversation.
base::Result<Proof> prove(Database& db);

// Adds what is wrong with the lists of the inbox (`inbox` as Store::connect_inbox gives it). They may be
// behind the log, which is no problem: compared are the rows of conversations that have not changed since the
// lists' own number, all counts with all rows, and that no row is of a conversation that does not exist.
base::Result<void> prove_inbox_lists(Database& db, Database& inbox, Proof& proof);

}  // namespace storage
