// Campaigns (docs/campaigns.md): made, approved and started by managers and owners, sent through the lane in
// small batches by readers/campaigns. Whoever may not run campaigns in all of its shops gets role_too_low
// (forbidden); what they may not see is campaign_unknown (not_found).
#pragma once
#include "app/simulate.h"
#include "domain/outreach/campaign.h"

namespace app {

using domain::outreach::Campaign;
using domain::outreach::CampaignId;

constexpr std::size_t kCampaignsOpenMax = 100;  // of one brand, not over yet
constexpr std::size_t kCampaignsListed = 50;

struct NewCampaign {
    CampaignId id;  // the sender's own: the same again returns the first result
    domain::outreach::CampaignOrder order;
    // Nothing: everybody in the audience. Else these, and the audience has nothing but its shops.
    std::optional<std::vector<domain::outreach::NamedRecipient>> named;
};

// What is shown to people: counts under three told together.
struct CampaignView {
    Campaign campaign;
    std::vector<std::string> approvers;  // while it waits for one: who may
};

// Errors: those of domain::outreach::check_order, location_unknown, conversation_unknown, role_too_low,
// audience_malformed, campaign_empty (invalid), campaign_too_large, campaigns_full, campaign_id_conflict
// (conflict), reads_full, lane_full, storage_*.
void make_campaign(App& app, domain::Staff staff, NewCampaign made, Done<CampaignView> done);
void read_campaign(App& app, domain::Staff staff, CampaignId id, Done<CampaignView> done);
// Those that the caller may run, newest first, before the one named.
void read_campaigns(App& app, domain::Staff staff, std::optional<CampaignId> before,
                    Done<std::vector<Campaign>> done);

enum class CampaignAct : std::uint8_t { approve, start, pause, resume, cancel };
BOOST_DESCRIBE_ENUM(CampaignAct, approve, start, pause, resume, cancel)
// Errors: those of domain/outreach/campaign.h.
void act_on_campaign(App& app, domain::Staff staff, CampaignId id, CampaignAct act, Done<CampaignView> done);

// What the gate would say to those who wait, at the campaign's start or now. Counts only, as in CampaignView.
void simulate_campaign(App& app, domain::Staff staff, CampaignId id, Done<Forecast> done);

}  // namespace app
