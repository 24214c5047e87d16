// The way for GBM programs that nobody can change: a CONNECT proxy that answers for Google's hosts with
// certificates of this install's own authority (gbm-clients.md §1, way A; docs/gbm.md). Owned by Server.
#pragma once
#include <filesystem>
#include <memory>

#include "net/connect_proxy.h"
#include "net/http_server.h"
#include "net/own_authority.h"
#include "server/config.h"

namespace server {

class GbmProxy {
 public:
    // `sink` gets what programs ask of the GBM hosts; it may answer from any thread. Errors: those of
    // net::open_authority and net::ConnectProxy::listen, listen_malformed.
    static base::Result<std::unique_ptr<GbmProxy>> open(const Config& config, net::RequestSink sink,
                                                        base::Timestamp now);
    void start();
    void stop(std::chrono::milliseconds grace);
    std::uint16_t port() const { return proxy_->port(); }
    const net::Authority& authority() const { return authority_; }

 private:
    GbmProxy() = default;
    net::Authority authority_;
    std::unique_ptr<net::HttpServer> server_;  // ends TLS, on a loopback port of its own
    std::unique_ptr<net::ConnectProxy> proxy_;
};

// Where the authority of a data directory is kept.
std::filesystem::path authority_directory(const std::filesystem::path& data);

// `balcao gbm ca`: what programs need to trust it, into a directory.
struct CommandOptions;
int run_gbm_ca(const CommandOptions& options);

}  // namespace server
