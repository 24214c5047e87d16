// Campaigns and their recipients (migration 0006). Written through a lane, by app/campaigns.h.
#pragma once
#include <optional>
#include <vector>

#include "domain/outreach/campaign.h"
#include "storage/database.h"

namespace storage {

using domain::outreach::Campaign;
using domain::outreach::CampaignId;

base::Result<std::optional<Campaign>> find_campaign(Database& db, domain::BrandId brand, CampaignId id);
// Newest first, made before `before`.
base::Result<std::vector<Campaign>> campaigns_of(Database& db, domain::BrandId brand,
                                                 std::optional<CampaignId> before, std::size_t most);
// `look_at`: when the reader is to look at it; nothing: when somebody says so.
base::Result<void> put_campaign(Database& db, domain::BrandId brand, const Campaign& campaign,
                                std::optional<base::Timestamp> look_at);
// Those that are due, and when the next is.
struct DueCampaigns {
    std::vector<CampaignId> due;
    std::optional<base::Timestamp> next_at;
};
base::Result<DueCampaigns> due_campaigns(Database& db, domain::BrandId brand, base::Timestamp now,
                                         std::size_t most);

enum class RecipientState : std::uint8_t { waiting, sent, refused };
struct Recipient {
    std::int64_t place = 0;
    domain::ConversationId conversation;
    std::string evidence;  // empty: the campaign's
};
base::Result<void> add_recipients(Database& db, domain::BrandId brand, CampaignId id,
                                  std::span<const Recipient> recipients);
// Waiting ones whose time has come, in their order.
base::Result<std::vector<Recipient>> waiting_recipients(Database& db, domain::BrandId brand, CampaignId id,
                                                        base::Timestamp now, std::size_t most);
// When the first waiting one may go.
base::Result<std::optional<base::Timestamp>> next_recipient_at(Database& db, domain::BrandId brand,
                                                               CampaignId id);
base::Result<void> put_recipient(Database& db, domain::BrandId brand, CampaignId id, std::int64_t place,
                                 RecipientState state, base::Timestamp look_at, std::string_view reason_code);

}  // namespace storage
