// Tests only: a server on a free port of the loopback; one thread for each connection, until it is destroyed.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <istream>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace net {

class Loopback {
 public:
    using Tcp = boost::asio::ip::tcp;

    // One connection, as text.
    class Line {
     public:
        explicit Line(Tcp::socket& socket) : socket_(socket) {}
        void say(const std::string& text) { boost::asio::write(socket_, boost::asio::buffer(text), error_); }
        // With its end; empty when the other side has gone.
        std::string read_to(const char* end) {
            return take(boost::asio::read_until(socket_, buffer_, end, error_));
        }
        std::string read_bytes(std::size_t count) {
            if (buffer_.size() < count)
                boost::asio::read(socket_, buffer_, boost::asio::transfer_exactly(count - buffer_.size()),
                                  error_);
            return take(std::min(count, buffer_.size()));
        }
        bool is_open() const { return !error_; }

     private:
        std::string take(std::size_t bytes) {
            std::string text(bytes, '\0');
            std::istream(&buffer_).read(text.data(), static_cast<std::streamsize>(bytes));
            return text;
        }
        Tcp::socket& socket_;
        boost::asio::streambuf buffer_;
        boost::system::error_code error_;
    };

    explicit Loopback(std::function<void(Line&)> serve) : serve_(std::move(serve)) {
        thread_ = std::thread([this] { accept_all(); });
    }
    ~Loopback() {
        {
            const std::lock_guard lock(mutex_);
            is_stopping_ = true;
            for (auto& socket : sockets_) {
                boost::system::error_code ignored;
                socket->shutdown(Tcp::socket::shutdown_both, ignored);
            }
        }
        boost::asio::io_context io;
        Tcp::socket last(io);  // wakes the accept
        boost::system::error_code ignored;
        last.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
        for (auto& session : sessions_)
            session.join();
    }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
    void accept_all() {
        for (;;) {
            auto socket = std::make_shared<Tcp::socket>(io_);
            boost::system::error_code error;
            acceptor_.accept(*socket, error);
            const std::lock_guard lock(mutex_);
            if (is_stopping_ || error) return;
            sockets_.push_back(socket);
            sessions_.emplace_back([this, socket] {
                Line line(*socket);
                serve_(line);
            });
        }
    }

    const std::function<void(Line&)> serve_;
    std::mutex mutex_;  // guards the lists and is_stopping_
    boost::asio::io_context io_;
    Tcp::acceptor acceptor_{io_, Tcp::endpoint(boost::asio::ip::make_address("127.0.0.1"), 0)};
    std::list<std::shared_ptr<Tcp::socket>> sockets_;
    std::list<std::thread> sessions_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace net
