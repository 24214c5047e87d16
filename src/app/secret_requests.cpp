#include "app/secret_requests.h"

#include <algorithm>

#include "base/log.h"
#include "domain/health/abuse.h"
#include "domain/policy/memory.h"
#include "storage/health.h"
#include "storage/outreach.h"

namespace app {
namespace {

bool asks_for_secret(const domain::Verdict& verdict) {
    return std::ranges::any_of(verdict.findings, [](const domain::Finding& finding) {
        return finding.rule == "PII-01" && finding.decision == domain::Decision::deny;
    });
}

}  // namespace

base::Result<bool> note_secret_request(storage::LaneTransaction& lane, ShopId shop, std::string_view text,
                                       const domain::Verdict& verdict) {
    if (!asks_for_secret(verdict)) return false;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(lane.now());
    const auto requests = TRY(storage::add_secret_request(lane.database(), shop.brand, shop.location,
                                                          domain::policy::text_hash(text), now,
                                                          now - domain::health::kRequestsSpan));
    const auto before = TRY(storage::find_health(lane.database(), shop.brand, shop.location));
    const auto decision = domain::health::asked_for_secret(before, requests, now);
    if (!decision.change) return false;
    TRY(storage::put_health(lane.database(), shop.brand, shop.location, decision));
    base::log(base::LogLevel::warn, "secrets_asked_for",
              {{"location", base::to_string(shop.location)},
               {"requests", requests},
               {"to", base::name_of(decision.after.state)}});
    return decision.after.state != before.state;
}

}  // namespace app
