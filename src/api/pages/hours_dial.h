// A small 24-hour dial: today's opening hours as arcs, the time at the shop as a hand. Decoration beside the
// same facts in words.
#pragma once
#include "api/pages/html.h"
#include "domain/time/opening.h"

namespace api::pages {

Html hours_dial(const domain::time::OpenState& state);

}  // namespace api::pages
