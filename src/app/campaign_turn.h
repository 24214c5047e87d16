// One step of a campaign that is sending: the use case of readers/campaigns. All of it happens in one
// transaction, so that a crash leaves it before or after, and nobody gets it twice.
#pragma once
#include "app/app.h"
#include "domain/outreach/campaign.h"

namespace app {

// How many messages went out. What is not due, paused or over: none.
void take_campaign_turn(App& app, domain::BrandId brand, domain::outreach::CampaignId id,
                        Done<std::int64_t> done);

// The strictest of its shops.
domain::settings::Values in_force_of(const Directory& directory, const domain::outreach::Audience& audience);

// Forgets what was sent longer ago than anything counts it.
void forget_old_outreach(App& app, domain::BrandId brand, Done<bool> done);

}  // namespace app
