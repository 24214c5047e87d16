// `balcao demo`: the demo brand in a data directory (made when it is not there yet), then serve.
#include "server/demo/demo.h"

#include <cstdio>

#include "app/setup.h"
#include "base/crypto.h"
#include "server/cli.h"
#include "server/offline.h"
#include "server/server.h"
#include "server/wait.h"

namespace server {
namespace {

struct DemoStaffShape {
    std::string email;
    std::string password;
    domain::Role role = domain::Role::staff;
};
BOOST_DESCRIBE_STRUCT(DemoStaffShape, (), (email, password, role))

struct DemoLocationShape {
    std::string name;
    std::string page_url;
    std::string conversation_url;
    std::string agent;
    std::string location;
};
BOOST_DESCRIBE_STRUCT(DemoLocationShape, (), (name, page_url, conversation_url, agent, location))

// The line of `demo --json` (design §10).
struct DemoShape {
    std::string url;
    std::string inbox_url;
    std::vector<DemoStaffShape> staff;
    std::vector<DemoLocationShape> locations;
    std::string key_file;
    std::string client_token;
    std::string database;
    std::string gbm_proxy;  // for HTTPS_PROXY
    std::string gbm_ca;     // what to trust then
};
BOOST_DESCRIBE_STRUCT(DemoShape, (),
                      (url, inbox_url, staff, locations, key_file, client_token, database, gbm_proxy, gbm_ca))

// The host and port of a URL, for the allow-list: what the operator named on the command line is allowed.
std::string host_of(const std::string& url) {
    const auto start = url.find("://");
    if (start == std::string::npos) return {};
    return url.substr(start + 3, url.find_first_of("/?#", start + 3) - start - 3);
}

// First start in this directory: the shops, their people, a key, and weeks of history.
base::Result<void> seed(Server& server, const CommandOptions& options, const std::string& url) {
    app::App& app = server.app();
    DemoContent content = make_demo(app.clock.now(), app.ids, options.webhook);
    const NewKey key = make_key(content.brand, url, app.clock.now());
    auto items = demo_items(content);
    items.emplace_back(key.record);
    TRY(put_and_wait(app, content.brand.id, std::move(items)));
    TRY(import_and_wait(app, content.brand.id, std::move(content.history)));
    return write_secret(options.config.data / "demo-key.json", key.json);
}

// A later start: another --webhook moves the agent's.
base::Result<void> update_webhook(Server& server, const CommandOptions& options) {
    const auto directory = server.app().directory.get();
    for (const domain::Agent& known : directory->agents()) {
        domain::Agent agent = *directory->find_own_agent(known.id);
        if (options.webhook.empty() || agent.webhook_url == options.webhook) continue;
        agent.webhook_url = options.webhook;
        TRY(put_and_wait(server.app(), agent.brand, {agent}));
    }
    return {};
}

DemoShape describe(Server& server, const CommandOptions& options, const std::string& url) {
    const auto directory = server.app().directory.get();
    DemoShape shape{url, url + "/inbox", {}, {}, (options.config.data / "demo-key.json").string(), {}, {}, {},
                    {}};
    shape.database = options.config.database_url.empty() ? (options.config.data / "balcao.db").string()
                                                         : options.config.database_url;
    for (const auto& person : make_demo(server.app().clock.now(), server.app().ids, {}).people) {
        shape.staff.push_back({person.staff.email, person.password, person.staff.role});
    }
    for (const auto& location : directory->locations()) {
        shape.locations.push_back({location.name, url + "/s/" + location.slug, url + "/c/" + location.slug,
                                   fmt::format("brands/{}/agents/{}", base::to_string(location.brand),
                                               base::to_string(location.agent)),
                                   base::to_string(location.id)});
    }
    if (!directory->agents().empty()) shape.client_token = directory->agents().front().client_token;
    if (const auto* proxy = server.gbm_proxy()) {
        shape.gbm_proxy = fmt::format("http://127.0.0.1:{}", proxy->port());
        shape.gbm_ca = proxy->authority().certificate_file.string();
    }
    return shape;
}

void print_welcome(const DemoShape& shape) {
    std::printf("\nThe demo is ready: %s\n\n  Shops (as a customer)\n", shape.url.c_str());
    for (const auto& location : shape.locations) {
        std::printf("    %-28s %s\n", location.name.c_str(), location.page_url.c_str());
    }
    std::printf("\n  Inbox (as the shops' people): %s\n", shape.inbox_url.c_str());
    for (const auto& person : shape.staff) {
        std::printf("    %-9s %-32s %s\n", std::string(base::name_of(person.role)).c_str(),
                    person.email.c_str(), person.password.c_str());
    }
    std::printf("\n  Programs written for Google Business Messages (docs/gbm.md)\n");
    std::printf("    Key    %s\n    Proxy  %s, trusting %s\n\nPress Ctrl+C to stop.\n",
                shape.key_file.c_str(), shape.gbm_proxy.c_str(), shape.gbm_ca.c_str());
}

}  // namespace

int run_demo(const CommandOptions& given, std::string_view assets) {
    const sigset_t signals = block_signals();
    CommandOptions options = given;
    if (!options.webhook.empty()) options.config.webhook_allowed_private.push_back(host_of(options.webhook));
    if (options.config.gbm_proxy.empty()) options.config.gbm_proxy = "127.0.0.1:0";
    auto server = Server::open(options.config, assets);
    if (!server) return report(server.error());
    const auto address = parse_listen(options.config.listen);
    const std::string url = options.config.public_url.empty()
                                ? fmt::format("http://{}:{}", address->host, (*server)->port())
                                : options.config.public_url;
    const bool is_new = (*server)->app().directory.get()->brands().empty();
    const auto seeded = is_new ? seed(**server, options, url) : update_webhook(**server, options);
    if (!seeded) return report(seeded.error());
    (*server)->start();
    const DemoShape shape = describe(**server, options, url);
    if (options.wants_json) {
        std::puts(base::encode(shape).c_str());
    } else {
        print_welcome(shape);
    }
    std::fflush(stdout);
    serve_until_stopped(**server, signals);
    return 0;
}

}  // namespace server
