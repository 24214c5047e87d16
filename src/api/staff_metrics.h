// GET /api/staff/metrics: how a shop has done over some of its days. docs/metrics.md.
#pragma once
#include "api/call.h"

namespace api {

// For staff of the shop, observers too.
void get_shop_metrics(Context& context, Call call);

}  // namespace api
