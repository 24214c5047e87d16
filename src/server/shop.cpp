#include "server/shop.h"

#include <cstdio>
#include <future>

#include "app/locations.h"
#include "base/text.h"
#include "domain/entry.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

base::Result<std::string> make_link(const CommandOptions& options) {
    const auto point = base::find_enum<domain::EntryPoint>(options.entry);
    if (!point) {
        return base::fail(base::ErrorKind::invalid, "entry_unknown",
                          "an entry point is page, link, qr, widget or api");
    }
    if (!options.context.empty() && !domain::is_context(options.context)) {
        return base::fail(
            base::ErrorKind::invalid, "context_malformed",
            fmt::format("a context has at most {} characters on one line", domain::kContextCharsMax));
    }
    if (!options.text.empty() && !domain::is_prefill(options.text)) {
        return base::fail(
            base::ErrorKind::invalid, "text_malformed",
            fmt::format("words to begin with have at most {} characters", domain::kPrefillCharsMax));
    }
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const auto* shop = TRY(need_shop(*directory, options.location));
    const auto* agent = directory->find_agent(shop->agent);
    const std::string origin =
        options.config.public_url.empty() ? "http://127.0.0.1:8080" : options.config.public_url;
    std::string link = fmt::format("{}/c/{}?e={}", origin, shop->slug, base::name_of(*point));
    if (!options.context.empty()) {
        if (agent == nullptr || agent->client_token.empty()) {
            return base::fail(base::ErrorKind::conflict, "client_token_missing",
                              "the shop's agent has no client token to sign with");
        }
        link += "&c=" + base::percent_encode(options.context) +
                "&s=" + domain::context_signature(agent->client_token, shop->slug, options.context);
    }
    if (!options.text.empty()) link += "&t=" + base::percent_encode(options.text);
    return link;
}

base::Result<std::string> verify(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const auto* shop = TRY(need_shop(*directory, options.location));
    const auto& stored = directory->publishing_of(shop->id);
    if (!stored.words.wanted_name) {
        return base::fail(base::ErrorKind::conflict, "nothing_to_verify",
                          shop->name + " has not asked for another name");
    }
    domain::Publishing words = stored.words;
    words.name = std::move(words.wanted_name);
    words.wanted_name.reset();
    const std::string line = fmt::format("{} is called {} from now on.", shop->name, *words.name);
    std::promise<base::Result<std::int64_t>> done;
    app::put_publishing(
        offline.app(),
        {shop->brand, shop->id, std::move(words), stored.version, "operator:" + options.names.front()},
        [&](base::Result<std::int64_t> written) { done.set_value(std::move(written)); });
    TRY(done.get_future().get());
    return line;
}

int print(const base::Result<std::string>& line) {
    if (!line) return report(line.error());
    std::puts(line->c_str());
    return 0;
}

}  // namespace

int run_shop_link(const CommandOptions& options) {
    return print(make_link(options));
}

int run_shop_verify(const CommandOptions& options) {
    return print(verify(options));
}

}  // namespace server
