// `balcao serve`: open, start, wait for a signal, stop in reverse.
#include <csignal>
#include <cstdio>

#include "base/log.h"
#include "server/cli.h"
#include "server/server.h"
#include "server/wait.h"

namespace server {

sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

void serve_until_stopped(Server& server, const sigset_t& signals) {
    for (;;) {
        int signal = 0;
        if (sigwait(&signals, &signal) != 0) continue;
        if (signal != SIGHUP) break;
        server.reload();
    }
    base::log(base::LogLevel::info, "stopping");
    server.stop();
    base::log(base::LogLevel::info, "stopped");
}

int run_serve(const CommandOptions& options, std::string_view assets) {
    const sigset_t signals = block_signals();  // before any thread starts, so that they all inherit it
    auto server = Server::open(options.config, assets);
    if (!server) return report(server.error());
    (*server)->start();
    std::fprintf(stderr, "balcao serves on port %u. Press Ctrl+C to stop.\n", (*server)->port());
    serve_until_stopped(**server, signals);
    return 0;
}

}  // namespace server
