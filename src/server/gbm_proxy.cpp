#include "server/gbm_proxy.h"

#include <cstdio>
#include <fstream>

#include "api/gbm/gbm.h"
#include "server/cli.h"

namespace server {
namespace {

constexpr std::string_view kJavaPassword = "notasecret";  // what google-api-client opens its store with

// gbm-clients.md §1: whom unchanged programs call.
const std::vector<std::string>& google_hosts() {
    static const std::vector<std::string> kHosts{"businessmessages.googleapis.com",
                                                 "businesscommunications.googleapis.com",
                                                 "businessmessages.mtls.googleapis.com",
                                                 "businesscommunications.mtls.googleapis.com",
                                                 "oauth2.googleapis.com",
                                                 "www.googleapis.com"};
    return kHosts;
}

net::AuthorityPlan plan_for(const std::filesystem::path& data) {
    return {authority_directory(data), "googleapis.com", google_hosts()};
}

// Under Google's names there is GBM and nothing else of ours.
net::RequestSink only_gbm(net::RequestSink sink) {
    return [sink = std::move(sink)](net::Request request, net::Responder respond) {
        const bool is_gbm = request.path.starts_with("/v1/") || request.path == "/token" ||
                            request.path == "/oauth2/v4/token";
        if (!is_gbm) return respond(api::gbm::unknown_path());
        sink(std::move(request), std::move(respond));
    };
}

base::Result<void> write_file(const std::filesystem::path& file, const std::string& bytes) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
    if (out && !error) return {};
    return base::fail(base::ErrorKind::unavailable, "file_unwritable", "cannot write " + file.string());
}

base::Result<void> export_authority(const CommandOptions& options) {
    const auto now = base::SystemClock().now();
    const net::Authority authority = TRY(net::open_authority(plan_for(options.config.data), now));
    const std::filesystem::path out = options.out_file;
    const auto java = out / "com/google/api/client/googleapis";
    const std::string password(kJavaPassword);
    const std::string pkcs12 = net::pkcs12_store(authority, password);
    TRY(write_file(out / "ca.pem", authority.certificate_pem));
    TRY(write_file(out / "ca.p12", pkcs12));
    TRY(write_file(java / "google.p12", pkcs12));
    return write_file(java / "google.jks",
                      net::java_key_store(authority.certificate_der, kJavaPassword, now));
}

}  // namespace

std::filesystem::path authority_directory(const std::filesystem::path& data) {
    return data / "gbm-ca";
}

base::Result<std::unique_ptr<GbmProxy>> GbmProxy::open(const Config& config, net::RequestSink sink,
                                                       base::Timestamp now) {
    const ListenAddress address = TRY(parse_listen(config.gbm_proxy));
    std::unique_ptr<GbmProxy> proxy(new GbmProxy());
    proxy->authority_ = TRY(net::open_authority(plan_for(config.data), now));
    net::HttpConfig http;
    http.io_threads = 1;
    http.tls = proxy->authority_.server;
    http.limits.head_bytes_max = config.limits.head_bytes_max;
    http.limits.body_bytes_max = config.limits.body_bytes_max;
    proxy->server_ = TRY(net::HttpServer::listen(http, only_gbm(std::move(sink))));
    net::ConnectProxyConfig connect;
    connect.address = address.host;
    connect.port = address.port;
    connect.own_hosts = google_hosts();
    connect.own_port = proxy->server_->port();
    connect.passed_hosts = config.gbm_proxy_passes;
    connect.allowed_private = config.webhook_allowed_private;
    connect.limits.tunnels_max = config.limits.tunnels_max;
    proxy->proxy_ = TRY(net::ConnectProxy::listen(std::move(connect)));
    return proxy;
}

void GbmProxy::start() {
    server_->start();
    proxy_->start();
}

void GbmProxy::stop(std::chrono::milliseconds grace) {
    proxy_->stop();
    server_->stop(grace);
}

int run_gbm_ca(const CommandOptions& options) {
    if (const auto done = export_authority(options); !done) return report(done.error());
    std::printf(
        "Wrote ca.pem, ca.p12 and com/google/api/client/googleapis/google.jks to %s.\n"
        "`balcao key new` says what a program needs of them.\n",
        options.out_file.c_str());
    return 0;
}

}  // namespace server
