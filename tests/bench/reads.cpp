// Reads: one connection asks for paths drawn at random from a file, one after the other.
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "bench/wire.h"

namespace bench {

int run_reads(const Options& options) {
    std::vector<std::string> paths;
    std::ifstream file(options.text("paths"));
    for (std::string line; std::getline(file, line);)
        paths.push_back(line);
    if (paths.empty()) give_up("no path in " + options.text("paths"));
    const int socket = connect_to(static_cast<std::uint16_t>(options.number("port", 0)), true);
    const std::string tail = " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + options.text("cookie") + "\r\n\r\n";
    const std::int64_t count = options.number("count", 1000);
    const std::int64_t warm_up = count / 10;
    Random random(7);
    std::vector<std::uint32_t> latencies;
    std::size_t bytes_total = 0;
    std::string in;
    for (std::int64_t i = -warm_up; i < count; i++) {
        const std::string& path = paths[random.next() % paths.size()];
        const std::int64_t begun = now_us();
        write_all(socket, "GET " + path + tail);
        in.clear();
        Answer answer;
        while ((answer = find_answer(in)).bytes == 0) {
            char bytes[64 * 1024];
            const ssize_t n = ::recv(socket, bytes, sizeof bytes, 0);
            if (n <= 0) give_up("the server closed the connection");
            in.append(bytes, static_cast<std::size_t>(n));
        }
        if (answer.status != 200) give_up(path + " gave " + in.substr(0, 600));
        bytes_total += answer.bytes;
        if (i >= 0) latencies.push_back(static_cast<std::uint32_t>(now_us() - begun));
    }
    std::printf("{\"reads\":%zu,\"p50_us\":%u,\"p99_us\":%u,\"max_us\":%u,\"bytes\":%zu}\n", latencies.size(),
                percentile(latencies, 0.5), percentile(latencies, 0.99), percentile(latencies, 1.0),
                bytes_total / static_cast<std::size_t>(count + warm_up));
    ::close(socket);
    return 0;
}

}  // namespace bench
