// Send -> staff socket: messages leave at a fixed rate whatever the server does (open loop), and the time
// counts from the planned moment of sending until the staff member's WebSocket has the event.
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "bench/websocket.h"
#include "bench/wire.h"

namespace bench {
namespace {

constexpr std::size_t kSenders = 64;
constexpr std::string_view kMark = "bench-";

class LatencyRun {
 public:
    explicit LatencyRun(const Options& options)
        : options_(options),
          consumers_(read_consumers(options.text("tokens"))),
          count_(static_cast<std::size_t>(options.number("rate", 1000) * options.number("seconds", 20))),
          gap_us_(1'000'000 / options.number("rate", 1000)),
          planned_(count_),
          seen_(count_),
          random_(static_cast<std::uint64_t>(options.number("seed", 11))) {
        const auto port = static_cast<std::uint16_t>(options.number("port", 0));
        staff_ = connect_to(port, true);
        send_upgrade(staff_, "/api/stream?audience=staff", options.text("cookie"));
        staff_in_ = await_upgrade(staff_);
        for (std::size_t i = 0; i < kSenders; i++) {
            senders_.push_back(connect_to(port, false));
            idle_.push_back(i);
        }
        inputs_.resize(kSenders);
    }

    int run() {
        poll_ = ::epoll_create1(EPOLL_CLOEXEC);
        for (std::size_t i = 0; i < kSenders; i++)
            watch(senders_[i], i);
        watch(staff_, kSenders);
        const int timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
        const itimerspec tick{.it_interval = {.tv_sec = 0, .tv_nsec = 250'000},
                              .it_value = {.tv_sec = 0, .tv_nsec = 1}};
        ::timerfd_settime(timer, 0, &tick, nullptr);
        watch(timer, kSenders + 1);
        begun_us_ = now_us();
        const std::int64_t end = begun_us_ + static_cast<std::int64_t>(count_) * gap_us_ + 5'000'000;
        while (latencies_.size() < count_ && now_us() < end) {
            epoll_event events[128];
            const int n = ::epoll_wait(poll_, events, 128, 100);
            for (int i = 0; i < n; i++)
                on_event(events[i].data.u64, timer);
            send_due();
        }
        return report();
    }

 private:
    void watch(int socket, std::size_t key) {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = key}};
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
    }

    void on_event(std::size_t key, int timer) {
        if (key == kSenders + 1) {
            std::uint64_t ticks = 0;
            (void)!::read(timer, &ticks, sizeof ticks);
        } else if (key == kSenders) {
            read_staff();
        } else {
            read_sender(key);
        }
    }

    void send_due() {
        while (sent_ < count_) {
            const std::int64_t planned = begun_us_ + static_cast<std::int64_t>(sent_) * gap_us_;
            if (planned > now_us()) return;
            if (idle_.empty()) return;  // the time goes on counting from `planned`
            const std::size_t sender = idle_.back();
            idle_.pop_back();
            planned_[sent_] = planned;
            send_message(sender, sent_++);
        }
    }

    void send_message(std::size_t sender, std::size_t number) {
        const std::size_t who = random_.next() % consumers_.tokens.size();
        std::string body = "{\"client_message_id\":\"" + std::string(36, '0') + "\",\"text\":\"" +
                           std::string(kMark) + std::to_string(number) +
                           " is the blue jacket in stock at the store?\"}";
        write_uuid(body.data() + body.find("000000"), random_);
        const std::string& slug = consumers_.slugs.empty() ? options_.text("slug") : consumers_.slugs[who];
        write_all(
            senders_[sender],
            "POST /api/consumer/locations/" + slug +
                "/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: balcao_consumer=" + consumers_.tokens[who] +
                "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    }

    void read_sender(std::size_t sender) {
        append_from(senders_[sender], inputs_[sender]);
        const Answer answer = find_answer(inputs_[sender]);
        if (answer.bytes == 0) return;
        if (answer.status != 200) give_up("a message was refused: " + inputs_[sender].substr(0, 600));
        inputs_[sender].erase(0, answer.bytes);
        idle_.push_back(sender);
    }

    void read_staff() {
        append_from(staff_, staff_in_);
        const std::int64_t now = now_us();
        while (const auto frame = take_frame(staff_in_)) {
            const std::size_t at = frame->find(kMark);
            if (at == std::string::npos) continue;
            const auto number = static_cast<std::size_t>(std::atoll(frame->c_str() + at + kMark.size()));
            if (number >= sent_ || seen_[number]) continue;
            seen_[number] = true;
            latencies_.push_back(static_cast<std::uint32_t>(now - planned_[number]));
        }
    }

    static void append_from(int socket, std::string& in) {
        char bytes[64 * 1024];
        const ssize_t n = ::recv(socket, bytes, sizeof bytes, 0);
        if (n == 0) give_up("the server closed a connection");
        if (n > 0) in.append(bytes, static_cast<std::size_t>(n));
    }

    int report() {
        const std::size_t arrived = latencies_.size();
        std::printf("{\"sent\":%zu,\"arrived\":%zu,\"p50_us\":%u,\"p99_us\":%u,\"max_us\":%u}\n", sent_,
                    arrived, percentile(latencies_, 0.5), percentile(latencies_, 0.99),
                    percentile(latencies_, 1.0));
        return arrived == count_ ? 0 : 1;
    }

    const Options& options_;
    Consumers consumers_;
    std::size_t count_;
    std::int64_t gap_us_;
    std::vector<std::int64_t> planned_;
    std::vector<bool> seen_;
    std::vector<std::uint32_t> latencies_;
    Random random_;
    int staff_ = -1;
    std::string staff_in_;
    std::vector<int> senders_;
    std::vector<std::string> inputs_;
    std::vector<std::size_t> idle_;
    int poll_ = -1;
    std::int64_t begun_us_ = 0;
    std::size_t sent_ = 0;
};

}  // namespace

int run_latency(const Options& options) {
    return LatencyRun(options).run();
}

}  // namespace bench
