// Signals: the main thread waits for them, no other thread gets them.
#pragma once
#include <csignal>

namespace server {

class Server;

// Call before the first thread is started.
sigset_t block_signals();
// SIGHUP reloads; SIGINT and SIGTERM stop gracefully and return.
void serve_until_stopped(Server& server, const sigset_t& signals);

}  // namespace server
