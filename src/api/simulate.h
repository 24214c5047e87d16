// POST /api/simulate: would this message go to these customers at this time? docs/simulate.md.
#pragma once
#include "api/call.h"

namespace api {

// For staff of the shop, observers too: it only asks.
void post_simulate(Context& context, Call call);

}  // namespace api
