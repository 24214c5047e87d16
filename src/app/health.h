// How a shop stands with its customers: deciding it, seeing it, and getting out of it (docs/health.md).
#pragma once
#include "app/access.h"
#include "app/answer_clocks.h"
#include "domain/health/sanctions.h"

namespace app {

// A shop and its brand.
struct ShopId {
    domain::BrandId brand;
    domain::LocationId location;
};

// Decides from what is stored now, in the lane, so that a decision is taken once however often it is asked
// for. Whether the state changed. `causes` stand behind a change.
void decide_health(App& app, ShopId shop, domain::health::Situation situation,
                   std::vector<domain::health::Cause> causes, Done<bool> done);

struct HealthView {
    domain::health::Health health;
    domain::health::Tally tally;
    domain::health::Outlook outlook;
    domain::health::Marks marks;
    domain::health::Cooling cooling;
    std::vector<domain::health::Cause> causes;    // of now
    std::vector<domain::health::Change> history;  // newest first
};
constexpr std::size_t kHistoryShown = 50;

// For a person of the shop: that they are shown a warning is what delivers it (HLT-03), so it is noted before
// `done`. Error: location_unknown, also for what they may not see.
void read_health(App& app, domain::Staff staff, domain::LocationId location, Done<HealthView> done);

// The shops of the caller that are not HEALTHY, worst first; delivers their warnings.
struct UnwellShop {
    domain::LocationId location;
    domain::health::Health health;
    domain::health::Tally tally;
    domain::health::Outlook outlook;
};
void read_unwell(App& app, domain::Staff staff, Done<std::vector<UnwellShop>> done);

// Of owners and managers. Errors: location_unknown, role_not_allowed (forbidden), those of
// domain/health/sanctions.h.
struct Confirmed {
    bool are_hours_confirmed = false;
    bool are_rules_read = false;
};
void reinstate_shop(App& app, domain::Staff staff, domain::LocationId location, Confirmed confirmed,
                    Done<domain::health::Health> done);
void appeal_health(App& app, domain::Staff staff, domain::LocationId location, std::string words,
                   Done<domain::health::Health> done);

// The operator's, from the command line. Errors: those of domain/health/sanctions.h.
void order_health(App& app, ShopId shop, domain::health::Order order, std::vector<std::string> names,
                  std::string words, Done<domain::health::Health> done);
// Everybody who waits gets the time back (rule CLK-16). Error: outage_malformed.
void note_outage(App& app, domain::BrandId brand, domain::health::Outage outage, Done<bool> done);
// Without delivering anything.
base::Result<HealthView> find_health_view(App& app, storage::Database& db, ShopId shop);

}  // namespace app
