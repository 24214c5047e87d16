#include "bench/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace bench {

Options::Options(int argc, char** argv) {
    for (int i = 2; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        if (!name.starts_with("--")) give_up("options are --name value");
        values_[std::string(name.substr(2))] = argv[i + 1];
    }
}

std::string Options::text(const std::string& name, std::string otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
}

std::int64_t Options::number(const std::string& name, std::int64_t otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : std::atoll(found->second.c_str());
}

void give_up(const std::string& sentence) {
    std::fprintf(stderr, "bench_load: %s\n", sentence.c_str());
    std::exit(1);
}

int connect_to(std::uint16_t port, bool is_blocking) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        give_up(std::string("cannot connect: ") + std::strerror(errno));
    }
    const int one = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!is_blocking) ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    return socket;
}

void write_all(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n < 0) give_up(std::string("the server closed a connection: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

Answer find_answer(std::string_view bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return {};
    const std::string_view head = bytes.substr(0, end + 2);
    std::size_t length = 0;
    for (const std::string_view name : {"\r\nContent-Length: ", "\r\ncontent-length: "}) {
        const std::size_t at = head.find(name);
        if (at == std::string_view::npos) continue;
        std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
    }
    if (bytes.size() < end + 4 + length) return {};
    Answer answer;
    std::from_chars(head.data() + 9, head.data() + 12, answer.status);
    answer.bytes = end + 4 + length;
    answer.body = bytes.substr(end + 4, length);
    return answer;
}

double cpu_seconds(std::int64_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t name_end = line.rfind(')');
    if (name_end == std::string::npos) give_up("there is no process " + std::to_string(pid));
    long user = 0;
    long system = 0;
    std::sscanf(line.c_str() + name_end + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
                &system);
    return static_cast<double>(user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::int64_t resident_kib(std::int64_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("VmRSS:")) return std::atoll(line.c_str() + 6);
    }
    return 0;
}

std::uint32_t percentile(std::vector<std::uint32_t>& values, double q) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(q * static_cast<double>(values.size())))];
}

void write_uuid(char* at, Random& random) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::uint64_t bits = random.next();
    for (int i = 0; i < 36; i++) {
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            at[i] = '-';
            continue;
        }
        if (i == 19) bits = random.next();
        at[i] = i == 14 ? '4' : i == 19 ? '8' : kDigits[bits & 15];
        bits >>= 4;
    }
}

Consumers read_consumers(const std::string& file) {
    Consumers consumers;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const std::size_t space = line.find(' ');
        consumers.tokens.push_back(line.substr(0, space));
        if (space != std::string::npos) consumers.slugs.push_back(line.substr(space + 1));
    }
    if (consumers.tokens.empty()) give_up("no token in " + file);
    if (!consumers.slugs.empty() && consumers.slugs.size() != consumers.tokens.size()) {
        give_up("some lines of " + file + " have a shop and some have none");
    }
    return consumers;
}

}  // namespace bench
