// The whole program as one object. The order of the members is the lifetime proof: what stands below uses
// what stands above and goes first.
#pragma once
#include <memory>
#include <string_view>

#include "api/call.h"
#include "api/consumer_tokens.h"
#include "api/gbm/gbm.h"
#include "api/operations.h"
#include "api/pages/assets.h"
#include "api/pages/catalogue.h"
#include "api/pictures.h"
#include "api/sessions.h"
#include "api/sign_in.h"
#include "api/streams.h"
#include "app/app.h"
#include "net/http_client.h"
#include "net/http_server.h"
#include "readers/campaigns.h"
#include "readers/health.h"
#include "readers/inbox_list.h"
#include "readers/notify.h"
#include "readers/retention.h"
#include "readers/runner.h"
#include "readers/timers.h"
#include "readers/webhook.h"
#include "server/config.h"
#include "server/gbm_proxy.h"
#include "server/slow_thread.h"
#include "storage/store.h"

namespace server {

class Server {
 public:
    // Opens the store, migrates, loads the reference data, binds the port; serves nothing yet. `assets` is
    // the packed blob (cmake/no_assets.S or web/dist/pack/assets.S).
    static base::Result<std::unique_ptr<Server>> open(
        const Config& config, std::string_view assets,
        std::unique_ptr<const base::Clock> clock = std::make_unique<const base::SystemClock>());
    ~Server();

    void start();
    void stop();    // graceful: running requests, then what is queued, then the sockets
    void reload();  // SIGHUP: certificate and reference data
    std::uint16_t port() const { return http_->port(); }
    const GbmProxy* gbm_proxy() const { return gbm_proxy_.get(); }
    app::App& app() { return app_; }

 private:
    Server(const Config& config, std::unique_ptr<const base::Clock> clock,
           std::unique_ptr<storage::Store> store, api::pages::Assets assets);
    base::Result<void> load();
    base::Result<void> make_health();
    base::Result<void> make_notify(const std::string& key);
    base::Result<void> listen();
    void on_commit(const std::shared_ptr<const storage::CommittedBatch>& batch);
    // With PostgreSQL other nodes commit too, and no feed has theirs.
    bool has_feed() const { return config_.database_url.empty(); }
    std::vector<api::Metric> figures() const;

    const Config config_;
    const std::unique_ptr<const base::Clock> clock_;
    base::RandomIds ids_;
    app::CommitFeed feed_;  // before the store, whose lanes fill it
    std::unique_ptr<storage::Store> store_;
    app::DirectoryHolder directory_;
    app::InboxReads inbox_reads_;
    app::GuestLimits guest_limits_;
    app::App app_;
    SlowThread slow_;
    net::HttpClient http_client_;
    std::unique_ptr<readers::InboxList> inbox_list_;
    std::unique_ptr<readers::Timers> timers_;
    std::unique_ptr<readers::Webhook> webhook_;
    std::unique_ptr<readers::Health> health_;
    std::unique_ptr<readers::Campaigns> campaigns_;
    std::unique_ptr<readers::Notify> notify_;
    std::unique_ptr<readers::Retention> retention_;
    std::unique_ptr<readers::Runner> runner_;
    api::pages::Assets assets_;
    api::pages::Catalogues catalogues_;
    std::unique_ptr<api::Sessions> sessions_;
    api::SignIn sign_in_;
    std::unique_ptr<api::Pictures> pictures_;
    api::Streams streams_;
    std::unique_ptr<api::ConsumerTokens> consumer_tokens_;
    api::Operations operations_;
    api::gbm::Context gbm_;
    std::unique_ptr<api::Context> context_;
    std::unique_ptr<net::HttpServer> http_;
    std::unique_ptr<GbmProxy> gbm_proxy_;  // nullptr: not asked for
};

}  // namespace server
