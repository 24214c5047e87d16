// Gives everybody who waits the time of our outages back (behaviours.md CLK-16). Called when one is noted.
#pragma once
#include "app/app.h"

namespace app {

// How many clocks were moved. Again: none.
void credit_outages(App& app, domain::BrandId brand, Done<std::size_t> done);

}  // namespace app
