#include "time/zone_file.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace oracle {
namespace {

constexpr const char* kDirectory = "/usr/share/zoneinfo/";

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "time_oracle: %s\n", why.c_str());
    std::exit(2);
}

struct Bytes {
    std::string text;
    std::size_t at = 0;

    std::int64_t number(int size) {
        if (at + static_cast<std::size_t>(size) > text.size()) give_up("a zone file ends early");
        std::uint64_t value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8U | static_cast<unsigned char>(text[at++]);
        if (size == 4) return static_cast<std::int32_t>(value);
        return static_cast<std::int64_t>(value);
    }
};

struct Counts {
    std::int64_t is_ut, is_std, leaps, times, types, chars;
};

Counts read_header(Bytes& in) {
    if (in.text.compare(in.at, 4, "TZif") != 0 || in.text.size() < in.at + 44) give_up("not a zone file");
    in.at += 20;
    Counts counts{};
    for (auto* count :
         {&counts.is_ut, &counts.is_std, &counts.leaps, &counts.times, &counts.types, &counts.chars})
        *count = in.number(4);
    return counts;
}

ZoneFile read_zone(const std::string& name) {
    std::ifstream file(kDirectory + name, std::ios::binary);
    if (!file) give_up("cannot read the zone file of " + name);
    Bytes in{{std::istreambuf_iterator<char>(file), {}}};
    const Counts old = read_header(in);  // 32 bits, for programs of the last century
    in.at += static_cast<std::size_t>(old.times * 5 + old.types * 6 + old.chars + old.leaps * 8 + old.is_std +
                                      old.is_ut);
    const Counts counts = read_header(in);
    std::vector<std::int64_t> times;
    std::vector<std::int64_t> types;
    for (std::int64_t i = 0; i < counts.times; ++i)
        times.push_back(in.number(8));
    for (std::int64_t i = 0; i < counts.times; ++i)
        types.push_back(in.number(1));
    std::vector<std::int64_t> offsets;
    for (std::int64_t i = 0; i < counts.types; ++i) {
        offsets.push_back(in.number(4));
        in.at += 2;
    }
    ZoneFile zone{.name = name, .first_offset_s = offsets.at(0), .turns = {}};
    for (std::size_t i = 0; i < times.size(); ++i)
        zone.turns.push_back({times[i], offsets.at(static_cast<std::size_t>(types[i]))});
    return zone;
}

}  // namespace

std::int64_t ZoneFile::offset_at(std::int64_t utc_s) const {
    std::int64_t offset = first_offset_s;
    for (const Turn& turn : turns) {
        if (turn.utc_s > utc_s) break;
        offset = turn.offset_s;
    }
    return offset;
}

Database read_database() {
    std::ifstream list(std::string(kDirectory) + "tzdata.zi");
    if (!list) give_up("there is no tzdata.zi");
    Database database;
    std::vector<std::string> names;
    for (std::string line; std::getline(list, line);) {
        std::istringstream words(line);
        std::string kind;
        std::string first;
        std::string second;
        words >> kind >> first >> second;
        if (kind == "#" && first == "version") database.version = second;
        if (kind == "Z") names.push_back(first);
        if (kind == "L") names.push_back(second);
    }
    std::erase(names, "Factory");  // "the zone is not set"
    std::ranges::sort(names);
    for (const std::string& name : names)
        database.zones.push_back(read_zone(name));
    return database;
}

}  // namespace oracle
