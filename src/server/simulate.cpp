#include "server/simulate.h"

#include <cstdio>

#include "app/simulate.h"
#include "domain/policy/rule.h"
#include "server/cli.h"
#include "server/offline.h"
#include "server/store_config.h"

namespace server {
namespace {

using base::Result;

constexpr std::size_t kListed = 100;

Result<domain::LocationId> find_location(const app::Directory& directory, const std::string& named) {
    if (const auto* shop = find_shop(directory, named)) return shop->id;
    return base::fail(base::ErrorKind::not_found, "location_unknown", "there is no shop `" + named + "`");
}

Result<app::Forecast> forecast(const CommandOptions& options) {
    const base::SystemClock clock;
    const auto store = TRY(storage::Store::open(store_config(options.config), clock));
    const auto db = TRY(store->connect());
    const auto directory = TRY(app::Directory::load(*db));
    app::Simulation simulation{TRY(find_location(directory, options.location)),
                               {domain::ActorKind::staff, {}, {}, {}},
                               options.text,
                               std::nullopt,
                               std::nullopt,
                               std::nullopt,
                               kListed,
                               0};
    if (!options.reason.empty()) simulation.reason = domain::ContactReason{options.reason, options.evidence};
    if (!options.at.empty()) simulation.at = TRY(base::parse_rfc3339(options.at));
    TRY(db->begin(storage::Access::read));
    auto forecast = app::simulate(*db, directory, std::move(simulation), clock.now());
    db->rollback();
    return forecast;
}

void print(const app::Forecast& forecast) {
    std::printf("At %s, policy version %d: goes to %ld of %ld conversations\n",
                base::format_rfc3339(forecast.at).c_str(), forecast.policy_version,
                static_cast<long>(forecast.goes), static_cast<long>(forecast.asked));
    for (const auto& one : forecast.counts) {
        std::printf("%10ld  %-8s %-24s %s\n", static_cast<long>(one.count),
                    std::string(base::name_of(one.decision)).c_str(), one.reason_code.c_str(),
                    std::string(domain::policy::staff_text(one.reason_code)).c_str());
    }
}

}  // namespace

int run_simulate(const CommandOptions& options) {
    const auto result = forecast(options);
    if (!result) return report(result.error());
    if (options.wants_json) return std::puts(base::encode(*result).c_str()) < 0 ? 1 : 0;
    print(*result);
    return 0;
}

}  // namespace server
