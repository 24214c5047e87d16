// Idle WebSockets: opens many, each of another consumer, and reads the server's resident memory before and
// after.
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

#include "bench/websocket.h"
#include "bench/wire.h"

namespace bench {

int run_sockets(const Options& options) {
    const auto port = static_cast<std::uint16_t>(options.number("port", 0));
    const std::int64_t pid = options.number("pid", 0);
    const auto wanted = static_cast<std::size_t>(options.number("count", 15'000));
    const Consumers consumers = read_consumers(options.text("tokens"));
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);

    const std::int64_t before = resident_kib(pid);
    const std::int64_t begun = now_us();
    std::vector<int> sockets;
    for (std::size_t i = 0; i < wanted; i++) {
        const std::size_t who = i % consumers.tokens.size();
        const std::string& slug = consumers.slugs.empty() ? options.text("slug") : consumers.slugs[who];
        sockets.push_back(connect_to(port, true));
        send_upgrade(sockets.back(), "/api/stream?audience=consumer&location=" + slug,
                     "balcao_consumer=" + consumers.tokens[who]);
        // In small groups, so that no queue of the system overflows.
        if (i % 64 == 63) {
            for (std::size_t k = i - 63; k <= i; k++)
                await_upgrade(sockets[k]);
        }
    }
    for (std::size_t k = wanted - wanted % 64; k < wanted; k++)
        await_upgrade(sockets[k]);
    const double seconds = static_cast<double>(now_us() - begun) / 1e6;
    ::sleep(2);
    const std::int64_t after = resident_kib(pid);
    std::printf(
        "{\"sockets\":%zu,\"open_seconds\":%.2f,\"before_kib\":%lld,\"after_kib\":%lld,\"kib_each\":%.2f}\n",
        sockets.size(), seconds, static_cast<long long>(before), static_cast<long long>(after),
        static_cast<double>(after - before) / static_cast<double>(sockets.size()));
    for (const int socket : sockets)
        ::close(socket);
    return 0;
}

}  // namespace bench
