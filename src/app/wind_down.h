// Announcing the end of a shop, and taking it back (behaviours.md DAT-06).
#pragma once
#include "app/access.h"
#include "domain/wind_down.h"

namespace app {

// `ends_at` empty: the shop goes on. Known to all pages before `done` is called. Errors: location_unknown,
// role_too_low, those of domain::check_wind_down.
void announce_end(App& app, const domain::Staff& staff, domain::LocationId location, domain::WindDown end,
                  Done<domain::WindDown> done);
// The same for operators (`balcao wind-down`): all shops of the brand, or one.
void announce_end_of(App& app, domain::BrandId brand, std::vector<domain::LocationId> locations,
                     domain::WindDown end, std::string who, Done<domain::WindDown> done);

}  // namespace app
