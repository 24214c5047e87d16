// The load generator of scripts/bench: bench_load accept|latency|sockets|reads --name value ...
#include <cstdio>
#include <string_view>

#include "bench/wire.h"

int main(int argc, char** argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "";
    const bench::Options options(argc, argv);
    if (mode == "accept") return bench::run_accept(options);
    if (mode == "latency") return bench::run_latency(options);
    if (mode == "sockets") return bench::run_sockets(options);
    if (mode == "reads") return bench::run_reads(options);
    std::fputs("bench_load accept|latency|sockets|reads --name value ...\n", stderr);
    return 2;
}
