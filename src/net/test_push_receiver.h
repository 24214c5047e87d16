// Tests only: a push service on loopback. Our own server would not do: it takes no body it cannot decode.
#pragma once
#include <condition_variable>
#include <map>
#include <vector>

#include "base/text.h"
#include "net/test_loopback.h"

namespace net {

class PushReceiver {
 public:
    struct Push {
        std::string path;
        std::map<std::string, std::string> headers;  // names in small letters
        std::string body;
    };

    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
    void set_status(int status) {
        const std::lock_guard lock(mutex_);
        status_ = status;
    }
    // What it has answered 201.
    std::vector<Push> taken() const {
        const std::lock_guard lock(mutex_);
        return taken_;
    }
    // The same, once there are so many; what there is after 20 s.
    std::vector<Push> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        taken_more_.wait_for(lock, std::chrono::seconds(20), [&] { return taken_.size() >= count; });
        return taken_;
    }

 private:
    void serve(Loopback::Line& wire) {
        for (;;) {
            const auto head = wire.read_to("\r\n\r\n");
            if (head.empty()) return;
            Push push;
            const auto lines = base::split(head, '\n');
            push.path = std::string(base::split(lines[0], ' ').at(1));
            for (const auto line : std::vector(lines.begin() + 1, lines.end())) {
                if (const auto colon = line.find(':'); colon != line.npos)
                    push.headers[base::lower_ascii(line.substr(0, colon))] =
                        std::string(base::trim(line.substr(colon + 1)));
            }
            push.body = wire.read_bytes(std::stoul(push.headers["content-length"]));
            int status = 0;
            {
                const std::lock_guard lock(mutex_);
                status = status_;
                if (status == 201) taken_.push_back(std::move(push));
            }
            taken_more_.notify_all();
            wire.say("HTTP/1.1 " + std::to_string(status) + " said\r\nContent-Length: 0\r\n\r\n");
        }
    }

    mutable std::mutex mutex_;  // guards status_ and taken_
    std::condition_variable taken_more_;
    int status_ = 201;
    std::vector<Push> taken_;
    Loopback server_{[this](Loopback::Line& wire) { serve(wire); }};
};

}  // namespace net
