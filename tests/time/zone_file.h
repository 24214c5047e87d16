// The oracle's own way to the zone database: it reads the system's compiled zone files (RFC 8536) itself,
// without the library that the engine uses. Only for tests/time.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace oracle {

struct Turn {
    std::int64_t utc_s = 0;
    std::int64_t offset_s = 0;  // from then on
};

struct ZoneFile {
    std::string name;
    std::int64_t first_offset_s = 0;
    std::vector<Turn> turns;  // as listed, also those that change nothing but a name

    std::int64_t offset_at(std::int64_t utc_s) const;
};

// All zones and links that the system's database lists, in the order of the alphabet; its version with them.
struct Database {
    std::string version;
    std::vector<ZoneFile> zones;
};

// Ends the program with a sentence when a file cannot be read: without it there is nothing to compare with.
Database read_database();

}  // namespace oracle
