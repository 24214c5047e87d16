// Campaigns over JSON (docs/campaigns.md), what customers complain about as counts, and what staff may and
// may not say about a customer.
#pragma once
#include "api/call.h"

namespace api {

void post_campaign(Context& context, Call call);
void get_campaigns(Context& context, Call call);
void get_campaign(Context& context, Call call);
void post_campaign_act(Context& context, Call call);
void post_campaign_simulate(Context& context, Call call);

void get_complaints(Context& context, Call call);
void put_minor(Context& context, Call call);
void delete_opt_out(Context& context, Call call);

}  // namespace api
