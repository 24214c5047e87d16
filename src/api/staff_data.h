// What staff may do about what is kept of customers (docs/data.md): a copy, a legal hold, the end of the
// shop.
#pragma once
#include "api/call.h"

namespace api {

void get_export(Context& context, Call call);
void post_hold(Context& context, Call call);
void post_hold_confirm(Context& context, Call call);
void delete_hold(Context& context, Call call);
void get_wind_down(Context& context, Call call);
void put_wind_down(Context& context, Call call);

}  // namespace api
