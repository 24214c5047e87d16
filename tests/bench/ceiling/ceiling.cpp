// The bare program that durable accept is measured against: HTTP POST -> HS256 check -> JSON -> one SQLite
// row with one extra index, group commit with synchronous=FULL -> 200 after the commit. No rules, no log, no
// idempotency, no limits: what is left when everything that makes a product is taken away. usage:
// bench_ceiling PORT IO_THREADS DIRECTORY
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sqlite3.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "bench/ceiling/json_scan.h"

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
constexpr asio::use_awaitable_t<Executor> kAwait{};
constexpr std::string_view kKey = "0123456789abcdef0123456789abcdef";

struct Item {
    std::string uid, text, payload;
    std::size_t io = 0;
    std::move_only_function<void(bool)> done;
};

void check(bool condition, const char* what) {
    if (condition) return;
    std::fprintf(stderr, "bench_ceiling: %s\n", what);
    std::exit(1);
}

class Messages {
 public:
    explicit Messages(const std::string& directory) {
        const std::string file = directory + "/ceiling.db";
        for (const char* ending : {"", "-wal", "-shm"})
            ::unlink((file + ending).c_str());
        check(sqlite3_open(file.c_str(), &db_) == SQLITE_OK, "cannot open the database");
        run("pragma journal_mode=wal");
        run("pragma synchronous=full");
        run("pragma cache_size=-262144");
        run("pragma wal_autocheckpoint=4000");
        run("create table messages(id integer primary key, conv integer not null, seq integer not null, "
            "msg_uid text not null, created integer not null, sender integer not null, text text not null, "
            "payload text not null)");
        run("create unique index mc on messages(conv,seq)");
        sqlite3_prepare_v2(db_, "insert into messages values(?,?,?,?,?,?,?,?)", -1, &insert_, nullptr);
        sqlite3_prepare_v2(db_, "begin immediate", -1, &begin_, nullptr);
        sqlite3_prepare_v2(db_, "commit", -1, &commit_, nullptr);
    }

    bool commit(const std::vector<Item>& batch) {
        step(begin_);
        for (const Item& item : batch) {
            ++number_;
            const auto conversation =
                static_cast<sqlite3_int64>(std::hash<std::string>{}(item.uid) % 1'000'000);
            sqlite3_bind_int64(insert_, 1, number_);
            sqlite3_bind_int64(insert_, 2, conversation);
            sqlite3_bind_int64(insert_, 3, number_);
            bind(4, item.uid);
            sqlite3_bind_int64(insert_, 5, 1'715'940'030'123'456LL + number_);
            sqlite3_bind_int(insert_, 6, 0);
            bind(7, item.text);
            bind(8, item.payload);
            if (!step(insert_)) return false;
        }
        return step(commit_);
    }

 private:
    void run(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    void bind(int column, const std::string& text) {
        sqlite3_bind_text(insert_, column, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    static bool step(sqlite3_stmt* statement) {
        const bool is_done = sqlite3_step(statement) == SQLITE_DONE;
        sqlite3_reset(statement);
        return is_done;
    }

    sqlite3* db_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* begin_ = nullptr;
    sqlite3_stmt* commit_ = nullptr;
    sqlite3_int64 number_ = 0;
};

struct Program {
    std::mutex mutex;  // guards queue
    std::condition_variable wake;
    std::vector<Item> queue;
    std::vector<std::unique_ptr<asio::io_context>> ios;
};

void write_forever(Program& program, Messages& messages) {
    std::vector<Item> batch;
    for (;;) {
        {
            std::unique_lock lock(program.mutex);
            program.wake.wait(lock, [&] { return !program.queue.empty(); });
            batch.clear();
            batch.swap(program.queue);
        }
        const bool is_committed = messages.commit(batch);
        std::vector<std::vector<Item>> by_io(program.ios.size());
        for (Item& item : batch)
            by_io[item.io].push_back(std::move(item));
        for (std::size_t io = 0; io < by_io.size(); io++) {
            if (by_io[io].empty()) continue;
            auto items = std::make_shared<std::vector<Item>>(std::move(by_io[io]));
            asio::post(*program.ios[io], [is_committed, items] {
                for (Item& item : *items)
                    item.done(is_committed);
            });
        }
    }
}

// HS256 over header.payload.
bool is_authentic(std::string_view header) {
    if (!header.starts_with("Bearer ")) return false;
    header.remove_prefix(7);
    const std::size_t dot = header.rfind('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view input = header.substr(0, dot);
    const std::string_view signature = header.substr(dot + 1);
    unsigned char mac[32];
    unsigned length = sizeof mac;
    HMAC(EVP_sha256(), kKey.data(), static_cast<int>(kKey.size()),
         reinterpret_cast<const unsigned char*>(input.data()), input.size(), mac, &length);
    char text[64];
    int n = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text), mac, 32);
    while (n > 0 && text[n - 1] == '=')
        n--;
    for (int i = 0; i < n; i++)
        text[i] = text[i] == '+' ? '-' : text[i] == '/' ? '_' : text[i];
    return signature.size() == static_cast<std::size_t>(n) &&
           CRYPTO_memcmp(signature.data(), text, signature.size()) == 0;
}

void append_quoted(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        out.push_back(c);
    }
    out.push_back('"');
}

// The answer, and empty for a bad request.
std::string answer_to(std::string_view body) {
    ceiling::Wanted wanted[] = {{"message.name", {}, false},
                                {"message.text", {}, false},
                                {"message.createTime", {}, false},
                                {"conversationId", {}, false},
                                {"requestId", {}, false}};
    if (!ceiling::Scan(body, wanted).run()) return {};
    std::string out = "{";
    for (const auto& value : wanted) {
        if (!value.is_found) return {};
        if (out.size() > 1) out.push_back(',');
        append_quoted(out, value.path);
        out.push_back(':');
        append_quoted(out, value.value);
    }
    out.push_back('}');
    return out;
}

void append_response(std::string& out, const std::string& body) {
    out += body.empty() ? "HTTP/1.1 400 Bad Request\r\n" : "HTTP/1.1 200 OK\r\n";
    out += "Content-Type: application/json\r\nContent-Length: ";
    char number[24];
    out.append(number, std::to_chars(number, number + sizeof number, body.size()).ptr);
    out += "\r\n\r\n";
    out += body;
}

std::string make_uid(std::size_t io) {
    thread_local std::uint64_t counter = 0;
    const std::uint64_t x = (++counter * 0x9E3779B97F4A7C15ULL) ^ (static_cast<std::uint64_t>(io) << 60U);
    const std::uint64_t y = x * 0xBF58476D1CE4E5B9ULL;
    char text[40];
    std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(x >> 32U),
                  static_cast<unsigned>(x >> 16U & 65535U), static_cast<unsigned>(x & 65535U),
                  static_cast<unsigned>(y >> 48U), static_cast<unsigned long long>(y & 0xffffffffffffULL));
    return text;
}

asio::awaitable<void, Executor> serve(Program& program, Socket socket, std::size_t io) {
    boost::beast::flat_buffer buffer;
    buffer.reserve(2048);
    std::string out;
    for (;;) {
        http::request_parser<http::string_body> parser;
        parser.eager(true);
        for (;;) {
            if (buffer.size() > 0) {
                boost::system::error_code error;
                buffer.consume(parser.put(buffer.data(), error));
                if (parser.is_done()) break;
                if (error && error != http::error::need_more) co_return;
            }
            auto room = buffer.prepare(2048);
            const std::size_t n = co_await socket.async_read_some(room, kAwait);
            buffer.commit(n);
        }
        auto& request = parser.get();
        const auto bearer = request[http::field::authorization];
        std::string answer;
        if (is_authentic({bearer.data(), bearer.size()})) answer = answer_to(request.body());
        if (!answer.empty()) {
            Item item;
            item.uid = make_uid(io);
            item.text.assign(answer, 0, 100);
            item.payload.assign(answer, 0, 200);
            item.io = io;
            auto initiate = [&program, &item](auto handler) {
                item.done = [handler = std::move(handler)](bool ok) mutable { std::move(handler)(ok); };
                bool must_wake = false;
                {
                    const std::lock_guard lock(program.mutex);
                    must_wake = program.queue.empty();
                    program.queue.push_back(std::move(item));
                }
                if (must_wake) program.wake.notify_one();
            };
            const bool is_committed =
                co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(bool)>(initiate,
                                                                                                 kAwait);
            if (!is_committed) answer.clear();
        }
        out.clear();
        append_response(out, answer);
        co_await asio::async_write(socket, asio::buffer(out), kAwait);
        if (!request.keep_alive()) co_return;
    }
}

asio::awaitable<void, Executor> accept_forever(Program& program, std::size_t io, std::uint16_t port) {
    auto executor = program.ios[io]->get_executor();
    asio::basic_socket_acceptor<Tcp, Executor> acceptor(executor);
    const Tcp::endpoint endpoint(asio::ip::make_address("127.0.0.1"), port);
    acceptor.open(endpoint.protocol());
    const int one = 1;
    ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    ::setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
    acceptor.bind(endpoint);
    acceptor.listen(4096);
    for (;;) {
        Socket socket = co_await acceptor.async_accept(kAwait);
        socket.set_option(Tcp::no_delay(true));
        asio::co_spawn(executor, serve(program, std::move(socket), io), asio::detached);
    }
}

}  // namespace

int main(int argc, char** argv) {
    check(argc == 4, "usage: bench_ceiling PORT IO_THREADS DIRECTORY");
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    const auto io_threads = static_cast<std::size_t>(std::atoi(argv[2]));
    Messages messages(argv[3]);
    Program program;
    for (std::size_t io = 0; io < io_threads; io++)
        program.ios.push_back(std::make_unique<asio::io_context>());
    std::vector<std::thread> threads;
    threads.emplace_back([&] { write_forever(program, messages); });
    for (std::size_t io = 0; io < io_threads; io++) {
        asio::co_spawn(program.ios[io]->get_executor(), accept_forever(program, io, port), asio::detached);
        threads.emplace_back([&, io] {
            const auto guard = asio::make_work_guard(*program.ios[io]);
            program.ios[io]->run();
        });
    }
    for (auto& thread : threads)
        thread.join();
}
