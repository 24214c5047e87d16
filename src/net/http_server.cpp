#include "net/http_server.h"

#include <thread>

#include "base/check.h"
#include "net/acceptor.h"

namespace net {
namespace {

struct IoThread {
    IoThread(SharedState& shared, std::size_t number, int listener)
        : loop(shared, number), acceptor(loop, listener) {}
    IoLoop loop;
    Acceptor acceptor;
    std::thread thread;
};

base::Result<std::vector<AddressBlock>> parse_blocks(const std::vector<std::string>& texts) {
    std::vector<AddressBlock> blocks;
    for (const auto& text : texts)
        blocks.push_back(TRY(parse_address_block(text)));
    return blocks;
}

}  // namespace

// Order is lifetime: connections in the threads' loops give their slots back to `shared`.
class HttpServer::State {
 public:
    State(HttpConfig config, RequestSink sink, std::vector<AddressBlock> proxies)
        : shared(std::move(config), std::move(sink), std::move(proxies)) {}

    base::Result<void> open_listeners() {
        port = shared.config.port;
        if (port != 0) TRY(check_port_is_free(shared.config.address, port));
        for (std::size_t i = 0; i < shared.config.io_threads; ++i) {
            const int listener = TRY(open_listener(shared.config.address, port));
            port = port_of(listener);
            threads.push_back(std::make_unique<IoThread>(shared, i, listener));
        }
        return {};
    }

    void run_on_each(void (*work)(IoThread&)) {
        for (auto& thread : threads)
            thread->loop.post([&thread = *thread, work] { work(thread); });
    }

    SharedState shared;
    std::uint16_t port = 0;
    std::vector<std::unique_ptr<IoThread>> threads;
    bool is_running = false;
};

base::Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpConfig config, RequestSink sink) {
    CHECK(config.io_threads > 0);
    auto proxies = TRY(parse_blocks(config.trusted_proxies));
    auto state = std::make_unique<State>(std::move(config), std::move(sink), std::move(proxies));
    if (state->shared.certificates.is_enabled()) TRY(state->shared.certificates.load());
    TRY(state->open_listeners());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(state)));
}

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

HttpServer::~HttpServer() {
    stop(std::chrono::milliseconds(0));
}

void HttpServer::start() {
    CHECK(!state_->is_running && !state_->shared.is_stopping.load());
    state_->is_running = true;
    for (auto& io : state_->threads) {
        io->acceptor.start();
        io->thread = std::thread([&loop = io->loop] { loop.run(); });
    }
}

std::uint16_t HttpServer::port() const {
    return state_->port;
}
std::size_t HttpServer::io_threads() const {
    return state_->threads.size();
}

void HttpServer::post(std::size_t io, std::move_only_function<void()> work) {
    state_->threads.at(io)->loop.post(std::move(work));
}

base::Result<void> HttpServer::reload_tls() {
    if (!state_->shared.certificates.is_enabled()) return {};
    return state_->shared.certificates.load();
}

void HttpServer::stop(std::chrono::milliseconds grace) {
    auto& shared = state_->shared;
    if (!std::exchange(state_->is_running, false)) return;
    shared.is_stopping.store(true);
    state_->run_on_each([](IoThread& io) {
        io.acceptor.close();
        io.loop.begin_stop();
    });
    {
        std::unique_lock lock(shared.drained_mutex);
        shared.drained.wait_for(lock, grace, [&] { return shared.connections_open.load() == 0; });
    }
    state_->run_on_each([](IoThread& io) { io.loop.finish_stop(); });
    for (auto& io : state_->threads)
        io->thread.join();
}

HttpFigures HttpServer::figures() const {
    HttpFigures figures;
    for (const auto& io : state_->threads)
        io->loop.counters().add_to(figures);
    return figures;
}

}  // namespace net
