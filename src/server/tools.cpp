// The subcommands that work on a data directory and end: prove, key new.
#include <cstdio>

#include "app/setup.h"
#include "base/crypto.h"
#include "gbm/key_file.h"
#include "server/cli.h"
#include "server/offline.h"
#include "server/store_config.h"
#include "storage/prove.h"

namespace server {
namespace {

base::Result<storage::Proof> prove_data(const Config& config) {
    base::SystemClock clock;
    const auto store = TRY(storage::Store::open(store_config(config), clock));
    const auto db = TRY(store->connect());
    auto proof = TRY(storage::prove(*db));
    TRY(storage::prove_inbox_lists(*db, *TRY(store->connect_inbox()), proof));
    return proof;
}

const domain::Brand* find_brand(const app::Directory& directory, const std::string& name_or_id) {
    for (const auto& brand : directory.brands()) {
        if (brand.name == name_or_id || base::to_string(brand.id) == name_or_id) return &brand;
    }
    return nullptr;
}

base::Result<NewKey> new_key(const CommandOptions& options) {
    Offline offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const domain::Brand* brand = find_brand(*directory, options.brand);
    if (brand == nullptr) {
        return base::fail(base::ErrorKind::not_found, "brand_unknown",
                          "there is no brand `" + options.brand + "`");
    }
    const std::string root =
        options.config.public_url.empty() ? "http://127.0.0.1:8080" : options.config.public_url;
    NewKey key = make_key(*brand, root, offline.app().clock.now());
    TRY(offline.put(brand->id, {key.record}));
    TRY(write_secret(options.out_file, key.json));
    return key;
}

// What to set so that a program written for GBM comes here without a change (docs/gbm.md).
std::string environment_lines(const CommandOptions& options) {
    const std::string root =
        options.config.public_url.empty() ? "http://127.0.0.1:8080" : options.config.public_url;
    constexpr std::string_view kProxy = "http://127.0.0.1:8443";
    return fmt::format(
        "Every program:\n"
        "  export GOOGLE_APPLICATION_CREDENTIALS={0}\n\n"
        "Node:\n"
        "  balcao gbm preload > gbm-redirect.cjs\n"
        "  export GBM_ROOT={1}/ NODE_OPTIONS=\"--require $PWD/gbm-redirect.cjs\"\n\n"
        "Node, Python and Java through the proxy (`balcao serve --gbm-proxy 127.0.0.1:8443`):\n"
        "  balcao gbm ca --out trust --data {3}\n"
        "Node:\n"
        "  export HTTPS_PROXY={2} NODE_EXTRA_CA_CERTS=$PWD/trust/ca.pem\n"
        "Python:\n"
        "  export HTTPS_PROXY={2} https_proxy={2} HTTPLIB2_CA_CERTS=$PWD/trust/ca.pem\n"
        "Java, with trust/ before the other entries of the class path:\n"
        "  export JAVA_TOOL_OPTIONS=\"-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=8443 "
        "-Djavax.net.ssl.trustStore=$PWD/trust/com/google/api/client/googleapis/google.jks "
        "-Djavax.net.ssl.trustStorePassword=notasecret\"\n",
        options.out_file, root, kProxy, options.config.data.string());
}

}  // namespace

NewKey make_key(const domain::Brand& brand, const std::string& public_url, base::Timestamp now) {
    const base::RsaKeyPair pair = base::make_rsa_key();
    const std::string key_id = base::hex_encode(base::sha256(pair.public_pem)).substr(0, 40);
    const std::string project = gbm::project_id_of(brand.name);
    const std::string email = gbm::client_email_of(project, key_id);
    return {{key_id, email, brand.id, pair.public_pem, now},
            gbm::encode_key_file({project, key_id, pair.private_pem, email, public_url})};
}

int run_prove(const CommandOptions& options) {
    const auto proof = prove_data(options.config);
    if (!proof) return report(proof.error());
    const bool holds = proof->problems_total == 0;
    if (options.wants_json) {
        std::puts(base::encode(*proof).c_str());
        return holds ? 0 : 1;
    }
    for (const auto& problem : proof->problems)
        std::printf("problem: %s\n", problem.c_str());
    std::printf("%s: %ld brands, %ld conversations, %ld events, %ld messages, %ld problems\n",
                holds ? "It holds" : "It does NOT hold", proof->brands, proof->conversations, proof->events,
                proof->messages, proof->problems_total);
    if (proof->inbox_behind > 0)
        std::printf("The inbox lists will follow %ld more events at the next start.\n", proof->inbox_behind);
    return holds ? 0 : 1;
}

int run_key_new(const CommandOptions& options) {
    const auto key = new_key(options);
    if (!key) return report(key.error());
    if (options.wants_json) {
        std::printf("{\"key_file\":\"%s\",\"client_email\":\"%s\",\"key_id\":\"%s\"}\n",
                    options.out_file.c_str(), key->record.client_email.c_str(), key->record.key_id.c_str());
    } else {
        std::printf("Wrote %s for %s.\n\n%s", options.out_file.c_str(), key->record.client_email.c_str(),
                    environment_lines(options).c_str());
    }
    return 0;
}

}  // namespace server
