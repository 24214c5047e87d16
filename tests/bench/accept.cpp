// Durable accept: so many connections, each with one request in flight, each request a fresh message of a
// consumer drawn at random. The same work per request for the product and for the ceiling: head and body are
// put together from ready pieces, a random token and a fresh id.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "bench/wire.h"

namespace bench {
namespace {

constexpr std::string_view kText =
    "Hi! Is the blue jacket (size M) in stock at the 5th Avenue store? I can come by after six. Thank you! ";

// Puts a request together; `template_body` holds a 36-character hole for the id at `id_at`.
class RequestMaker {
 public:
    RequestMaker(const Options& options)
        : consumers_(read_consumers(options.text("tokens"))),
          slug_(options.text("slug")),
          random_(static_cast<std::uint64_t>(options.number("seed", 1))) {
        const std::string ceiling_body = options.text("ceiling-body");
        if (ceiling_body.empty()) {
            body_ = "{\"client_message_id\":\"" + std::string(36, '0') + "\",\"text\":\"" +
                    std::string(kText) + "\"}";
            id_at_ = body_.find("000000");
        } else {
            std::ifstream file(ceiling_body, std::ios::binary);
            body_.assign(std::istreambuf_iterator<char>(file), {});
            const std::string_view name = "\"messageId\":\"";
            id_at_ = body_.find(name) + name.size();
            bearer_ = "Authorization: Bearer " + options.text("bearer") + "\r\n";
        }
        tail_ = "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body_.size()) +
                "\r\n" + bearer_ + "\r\n";
    }

    void make(std::string& out) {
        const std::size_t who = random_.next() % consumers_.tokens.size();
        out = "POST /api/consumer/locations/";
        out += consumers_.slugs.empty() ? slug_ : consumers_.slugs[who];
        out += "/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: balcao_consumer=";
        out += consumers_.tokens[who];
        out += tail_;
        const std::size_t body_at = out.size();
        out += body_;
        write_uuid(out.data() + body_at + id_at_, random_);
    }

 private:
    Consumers consumers_;
    std::string slug_;
    Random random_;
    std::string body_, bearer_, tail_;
    std::size_t id_at_ = 0;
};

struct Connection {
    int socket = -1;
    std::int64_t sent_us = 0;
    std::string in;
};

struct Count {
    std::vector<std::uint32_t> latencies;
    std::map<int, std::int64_t> by_status;
    std::string first_refusal;
};

// Takes what has come; true when the answer is complete and the next request may go.
bool take_answer(Connection& connection, Count& count) {
    char bytes[16 * 1024];
    const ssize_t n = ::recv(connection.socket, bytes, sizeof bytes, 0);
    if (n == 0) give_up("the server closed a connection");
    if (n < 0) return false;
    connection.in.append(bytes, static_cast<std::size_t>(n));
    const Answer answer = find_answer(connection.in);
    if (answer.bytes == 0) return false;
    count.by_status[answer.status]++;
    if (answer.status == 200) {
        count.latencies.push_back(static_cast<std::uint32_t>(now_us() - connection.sent_us));
    } else if (count.first_refusal.empty()) {
        count.first_refusal = connection.in;
    }
    connection.in.erase(0, answer.bytes);
    return true;
}

void drive(std::vector<Connection>& connections, RequestMaker& maker, Count& count, double seconds) {
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::string out;
    const auto send_next = [&](Connection& connection) {
        maker.make(out);
        connection.sent_us = now_us();
        write_all(connection.socket, out);
    };
    for (std::size_t i = 0; i < connections.size(); i++) {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, connections[i].socket, &event);
        send_next(connections[i]);
    }
    const std::int64_t end = now_us() + static_cast<std::int64_t>(seconds * 1e6);
    std::size_t in_flight = connections.size();
    while (in_flight > 0) {
        epoll_event events[256];
        const int n = ::epoll_wait(poll, events, 256, 10'000);
        if (n == 0) give_up("no answer for 10 s");
        for (int i = 0; i < n; i++) {
            Connection& connection = connections[events[i].data.u64];
            if (!take_answer(connection, count)) continue;
            if (now_us() < end) {
                send_next(connection);
            } else {
                in_flight--;
            }
        }
    }
    ::close(poll);
}

}  // namespace

int run_accept(const Options& options) {
    RequestMaker maker(options);
    const auto port = static_cast<std::uint16_t>(options.number("port", 0));
    const std::int64_t pid = options.number("pid", 0);
    std::vector<Connection> connections(static_cast<std::size_t>(options.number("connections", 64)));
    for (auto& connection : connections)
        connection.socket = connect_to(port, false);

    Count warm_up;
    drive(connections, maker, warm_up, 1.0);
    Count count;
    count.latencies.reserve(4'000'000);
    const double cpu_before = cpu_seconds(pid);
    const double own_before = cpu_seconds(::getpid());
    const std::int64_t begun = now_us();
    drive(connections, maker, count, static_cast<double>(options.number("seconds", 10)));
    const double seconds = static_cast<double>(now_us() - begun) / 1e6;
    const auto accepted = static_cast<double>(count.latencies.size());
    const double cpu = (cpu_seconds(pid) - cpu_before) * 1e6;
    const double own = (cpu_seconds(::getpid()) - own_before) * 1e6;
    std::int64_t refused = 0;
    for (const auto& [status, n] : count.by_status)
        refused += status == 200 ? 0 : n;
    if (refused > 0) std::fprintf(stderr, "first refusal: %s\n", count.first_refusal.c_str());
    std::printf(
        "{\"accepted\":%.0f,\"refused\":%lld,\"rate\":%.1f,\"p50_us\":%u,\"p99_us\":%u,\"max_us\":%u,"
        "\"server_cpu_us\":%.2f,\"generator_cpu_us\":%.2f}\n",
        accepted, static_cast<long long>(refused), accepted / seconds, percentile(count.latencies, 0.5),
        percentile(count.latencies, 0.99), percentile(count.latencies, 1.0), cpu / accepted, own / accepted);
    return accepted > 0 ? 0 : 1;
}

}  // namespace bench
