// What the load generator's modes share: options, one keep-alive connection, percentiles, figures from /proc.
// Loopback only; no library, so that its own cost stays small and the same for every server it drives.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using Steady = std::chrono::steady_clock;

inline std::int64_t now_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now().time_since_epoch()).count();
}

// --name value pairs after the mode.
class Options {
 public:
    Options(int argc, char** argv);
    std::string text(const std::string& name, std::string otherwise = {}) const;
    std::int64_t number(const std::string& name, std::int64_t otherwise) const;

 private:
    std::map<std::string, std::string> values_;
};

// Fails loudly: a benchmark with a broken request measures nothing.
[[noreturn]] void give_up(const std::string& sentence);

int connect_to(std::uint16_t port, bool is_blocking);
void write_all(int socket, std::string_view bytes);

// One answer at the front of `bytes`: its status and length, or length 0 when more is needed.
struct Answer {
    int status = 0;
    std::size_t bytes = 0;
    std::string_view body;
};
Answer find_answer(std::string_view bytes);

double cpu_seconds(std::int64_t pid);  // user and system time of a process so far
std::int64_t resident_kib(std::int64_t pid);

// Sorts `values`; q in 0..1.
std::uint32_t percentile(std::vector<std::uint32_t>& values, double q);

// A small, fast generator (xorshift*): the same sequence in every run.
class Random {
 public:
    explicit Random(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    std::uint64_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 0x2545F4914F6CDD1DULL;
    }

 private:
    std::uint64_t state_;
};

void write_uuid(char* at, Random& random);  // 36 characters, version 4

// The consumers of a seeded database: a token, and its shop's slug when the line has a second word.
struct Consumers {
    std::vector<std::string> tokens;
    std::vector<std::string> slugs;  // empty, or as many as tokens
};
Consumers read_consumers(const std::string& file);

// The modes; each prints one line of JSON.
int run_accept(const Options& options);
int run_latency(const Options& options);
int run_sockets(const Options& options);
int run_reads(const Options& options);

}  // namespace bench
