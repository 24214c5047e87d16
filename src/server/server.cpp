#include "server/server.h"

#include <future>
#include <thread>

#include "api/routes.h"
#include "app/setup.h"
#include "base/crypto.h"
#include "base/log.h"
#include "domain/consent/opt_out.h"
#include "domain/privacy/scan.h"
#include "server/notify_office.h"
#include "server/offline.h"
#include "server/store_config.h"

namespace server {
namespace {

app::GuestLimitNumbers guest_limits(const Limits& limits) {
    return {limits.starts_per_network_per_hour, limits.starts_per_consumer_per_hour,
            limits.starts_per_shop_per_minute, limits.messages_per_consumer_per_minute};
}

net::OutgoingLimits outgoing_limits(const Config& config) {
    return {config.limits.outgoing_in_flight_max, config.limits.outgoing_per_host_max,
            config.limits.outgoing_queue_max, config.webhook_allowed_private};
}

// The patterns of domain/ are compiled at first use: here, not while a customer waits.
void warm_up() {
    domain::privacy::scanner();
    domain::consent::read_opt_out("hello", "en", {});
}

// For addresses that are made while nobody asks for a page.
std::string own_origin(const Config& config) {
    return config.public_url.empty() ? "http://" + config.listen : config.public_url;
}

std::size_t io_threads_of(const Config& config) {
    return config.io_threads > 0 ? config.io_threads : std::max(1U, std::thread::hardware_concurrency());
}

net::HttpConfig http_config(const Config& config, const ListenAddress& address) {
    const Limits& limits = config.limits;
    net::HttpConfig out;
    out.address = address.host;
    out.port = address.port;
    out.io_threads = io_threads_of(config);
    out.tls = {config.tls_certificate, config.tls_key};
    out.trusted_proxies = config.trusted_proxies;
    out.limits = {limits.head_bytes_max,   limits.headers_max,
                  limits.body_bytes_max,   limits.head_timeout,
                  limits.body_timeout,     limits.idle_timeout,
                  limits.write_timeout,    limits.answer_timeout,
                  limits.connections_max,  limits.connections_per_address_max,
                  limits.upload_bytes_max, limits.upload_timeout,
                  api::takes_picture};
    out.socket_limits = {limits.socket_message_bytes_max, limits.socket_outbox_messages_max,
                         limits.socket_ping_interval, limits.sockets_max};
    return out;
}

base::Result<void> check_gbm(const Config& config) {
    if (config.gbm_handshake != "on" && config.gbm_handshake != "off") {
        return base::fail(base::ErrorKind::invalid, "config_malformed", "`gbm_handshake` must be on or off");
    }
    if (config.gbm_verification != "itself" && config.gbm_verification != "operator") {
        return base::fail(base::ErrorKind::invalid, "config_malformed",
                          "`gbm_verification` must be itself or operator");
    }
    return {};
}

}  // namespace

Server::Server(const Config& config, std::unique_ptr<const base::Clock> clock,
               std::unique_ptr<storage::Store> store, api::pages::Assets assets)
    : config_(config),
      clock_(std::move(clock)),
      store_(std::move(store)),
      inbox_reads_(*store_),
      guest_limits_(guest_limits(config_.limits)),
      app_{*store_, *clock_, ids_, directory_, inbox_reads_, guest_limits_, config_.public_url},
      slow_(config_.limits.slow_queue_max),
      http_client_(outgoing_limits(config_)),
      assets_(std::move(assets)),
      catalogues_(assets_),
      sign_in_(api::SignInLimits{}, [this](api::SignIn::Job& job) { return slow_.try_run(job); }),
      streams_(app_, io_threads_of(config_)),
      gbm_{.install_secret = {},
           .writes = app::Pace({config_.limits.api_writes_per_second, std::chrono::seconds(1)}, 1000),
           .http = http_client_,
           .wants_handshake = config_.gbm_handshake != "off",
           .verifies_itself = config_.gbm_verification != "operator"} {}

Server::~Server() {
    stop();
}

base::Result<std::unique_ptr<Server>> Server::open(const Config& config, std::string_view assets,
                                                   std::unique_ptr<const base::Clock> clock) {
    auto read_assets = TRY(api::pages::Assets::read(assets));
    auto store = TRY(storage::Store::open(store_config(config), *clock));  // the lanes keep a reference to it
    std::unique_ptr<Server> server(
        new Server(config, std::move(clock), std::move(store), std::move(read_assets)));
    TRY(server->load());
    TRY(server->listen());
    return server;
}

base::Result<void> Server::load() {
    TRY(check_gbm(config_));
    warm_up();
    store_->start([this](const auto& batch) { on_commit(batch); });
    const auto db = TRY(store_->connect());
    directory_.set(TRY(app::Directory::load(*db)));
    sessions_ = std::make_unique<api::Sessions>(TRY(storage::all_sessions(*db, clock_->now())));
    const std::string key = TRY(token_key(app_));
    // One install secret, two purposes: each signs with a key of its own.
    consumer_tokens_ = std::make_unique<api::ConsumerTokens>(base::hmac_sha256(key, "consumer"));
    gbm_.install_secret = base::hmac_sha256(key, "gbm");
    pictures_ = std::make_unique<api::Pictures>(
        app_,
        api::PictureLimits{config_.limits.pictures_waiting_max,
                           config_.limits.pictures_per_network_per_minute},
        base::hmac_sha256(key, "pictures"), [this](api::Pictures::Job& job) { return slow_.try_run(job); });
    inbox_list_ = std::make_unique<readers::InboxList>(TRY(app::LogCursor::open(*store_, "inbox_list")),
                                                       TRY(app::InboxWriter::open(*store_)), directory_,
                                                       inbox_reads_.fresh(), has_feed() ? &feed_ : nullptr);
    timers_ = std::make_unique<readers::Timers>(app_, *inbox_list_, [this] { runner_->wake(); });
    webhook_ = std::make_unique<readers::Webhook>(
        app_, http_client_, TRY(app::LogCursor::open(*store_, "webhook")), [this] { runner_->wake(); },
        readers::WebhookLimits{}, app::PictureLinks{base::hmac_sha256(key, "pictures"), own_origin(config_)});
    TRY(make_health());
    campaigns_ = std::make_unique<readers::Campaigns>(app_, TRY(app::CampaignLook::open(*store_)),
                                                      [this] { runner_->wake(); });
    retention_ = std::make_unique<readers::Retention>(app_, TRY(app::Retention::open(*store_)));
    TRY(make_notify(key));
    runner_ = std::make_unique<readers::Runner>(
        *clock_,
        std::vector<readers::Reader*>{inbox_list_.get(), timers_.get(), webhook_.get(), health_.get(),
                                      campaigns_.get(), retention_.get(), notify_.get()});
    operations_.figures = [this] { return figures(); };
    operations_.unready_reason = [this]() -> std::string {
        return store_->figures().is_writable ? "" : "not_writable";
    };
    context_ = std::make_unique<api::Context>(
        api::Context{app_, *sessions_, sign_in_, streams_, *consumer_tokens_, operations_, assets_,
                     catalogues_, gbm_, *notify_, *pictures_, config_.public_url});
    return {};
}

base::Result<void> Server::make_health() {
    const auto strictness = base::find_enum<domain::health::Strictness>(config_.health_mode);
    if (!strictness) {
        return base::fail(base::ErrorKind::invalid, "config_malformed",
                          "`health_mode` must be usual or strict");
    }
    health_ = std::make_unique<readers::Health>(
        app_, TRY(app::LogCursor::open(*store_, "health")), TRY(app::AnswerClocks::open(*store_)),
        *strictness, [this] { return inbox_list_->is_writing(); }, [this] { runner_->wake(); });
    return {};
}

base::Result<void> Server::make_notify(const std::string& key) {
    auto office = TRY(notify_office(app_, config_));
    office.link_secret = base::hmac_sha256(key, "mail links");
    const auto mail = office.mail();
    notify_ = std::make_unique<readers::Notify>(
        app_, http_client_, TRY(app::LogCursor::open(*store_, "notify")),
        TRY(app::NotifyBook::open(app_, mail)), std::move(office), [this] { runner_->wake(); },
        readers::NotifyLimits{config_.limits.notify_waiting_max, config_.limits.notify_in_flight_max});
    return {};
}

base::Result<void> Server::listen() {
    const ListenAddress address = TRY(parse_listen(config_.listen));
    auto sink = [this](net::Request request, net::Responder respond) {
        api::dispatch(*context_, std::move(request), std::move(respond));
    };
    http_ = TRY(net::HttpServer::listen(http_config(config_, address), sink));
    gbm_.own_origin = fmt::format("{}://{}:{}", config_.tls_certificate.empty() ? "http" : "https",
                                  address.host, http_->port());
    if (!config_.gbm_proxy.empty()) gbm_proxy_ = TRY(GbmProxy::open(config_, sink, clock_->now()));
    streams_.set_post(
        [this](std::size_t io, std::move_only_function<void()> work) { http_->post(io, std::move(work)); });
    return {};
}

void Server::on_commit(const std::shared_ptr<const storage::CommittedBatch>& batch) {
    // The streams share the batch and see its events alone.
    streams_.publish({batch, &batch->events});
    if (has_feed()) feed_.push(batch);
    if (runner_) runner_->wake();
}

void Server::start() {
    slow_.start();
    runner_->start();
    http_->start();
    if (gbm_proxy_) gbm_proxy_->start();
    base::log(base::LogLevel::info, "started",
              {{"port", http_->port()}, {"io_threads", http_->io_threads()}});
}

void Server::stop() {
    if (gbm_proxy_) gbm_proxy_->stop(config_.limits.stop_grace);
    if (http_) http_->stop(config_.limits.stop_grace);
    slow_.stop();
    if (runner_) runner_->stop();
    webhook_.reset();  // saves how far it came, through the store
    if (notify_) notify_->stop();
    store_->stop();
}

void Server::reload() {
    if (!config_.tls_certificate.empty()) {
        if (auto reloaded = http_->reload_tls(); !reloaded) {
            base::log(base::LogLevel::error, "tls_reload_failed", {{"message", reloaded.error().message}});
        }
    }
    const auto load_directory = [this]() -> base::Result<void> {
        const auto db = TRY(store_->connect());
        directory_.set(TRY(app::Directory::load(*db)));
        return {};
    };
    if (auto loaded = load_directory(); !loaded) {
        base::log(base::LogLevel::error, "reload_failed", {{"message", loaded.error().message}});
        return;
    }
    base::log(base::LogLevel::info, "reloaded");
}

}  // namespace server
