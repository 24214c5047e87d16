// "This shop's chat ends: 4 May" above what a shop that is wound down shows (rule DAT-06).
#pragma once
#include "api/pages/catalogue.h"
#include "api/pages/html.h"
#include "domain/location.h"
#include "domain/wind_down.h"

namespace api::pages {

// Nothing when no end was announced.
Html end_notice(const Catalogue& texts, const domain::Location& location, const domain::WindDown& end,
                base::Timestamp now);

}  // namespace api::pages
