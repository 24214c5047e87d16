// Tests only: a webhook's receiver that says 200 to everything and keeps what it was told.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "net/http_server.h"

namespace support {

class Ear {
 public:
    Ear() {
        net::HttpConfig config;
        config.address = "127.0.0.1";
        config.io_threads = 1;
        server_ =
            std::move(*net::HttpServer::listen(config, [this](net::Request request, net::Responder respond) {
                {
                    const std::lock_guard lock(mutex_);
                    heard_ += request.body + "\n";
                    ++count_;
                }
                heard_more_.notify_all();
                respond(net::Response{200, {}, "ok", {}});
            }));
        server_->start();
    }
    ~Ear() { server_->stop(std::chrono::milliseconds(0)); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/callback"; }

    // All that was said so far, once `words` were among it; without them after 20 s.
    std::string heard_until(std::string_view words) {
        std::unique_lock lock(mutex_);
        heard_more_.wait_for(lock, kPatience, [&] { return heard_.contains(words); });
        return heard_;
    }
    // All that was said, once there were so many requests; nothing when there were fewer after 20 s.
    std::string heard_after(std::size_t requests) {
        std::unique_lock lock(mutex_);
        const bool is_all = heard_more_.wait_for(lock, kPatience, [&] { return count_ >= requests; });
        return is_all ? heard_ : std::string();
    }

 private:
    static constexpr std::chrono::seconds kPatience{20};

    std::mutex mutex_;  // guards heard_ and count_
    std::condition_variable heard_more_;
    std::string heard_;
    std::size_t count_ = 0;
    std::unique_ptr<net::HttpServer> server_;
};

}  // namespace support
