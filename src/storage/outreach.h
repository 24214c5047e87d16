// What shops sent of their own accord, what people complained about, and what follows from both (migration
// 0006). Written through a lane, by app/outreach.h and app/complaints.h.
#pragma once
#include <optional>
#include <vector>

#include "domain/outreach/campaign.h"
#include "domain/outreach/complaint.h"
#include "domain/outreach/standing.h"
#include "domain/policy/outreach.h"
#include "storage/database.h"

namespace storage {

struct OutreachRow {
    domain::ConversationId conversation;
    base::Timestamp at;
    domain::LocationId location;
    domain::ConsumerId consumer;
    std::string reason_code;
    std::optional<domain::outreach::CampaignId> campaign;
    domain::policy::Likeness likeness;
    bool is_opted_out = false;
};
base::Result<void> put_outreach(Database& db, domain::BrandId brand, const OutreachRow& row);
// Of one shop, outside campaigns, after `since`, oldest first; the newest `most`.
base::Result<std::vector<domain::policy::SentByHand>> sent_by_hand(Database& db, domain::BrandId brand,
                                                                   domain::LocationId location,
                                                                   base::Timestamp since, std::size_t most);
// The newest message of the shop's own accord in a conversation, and to a consumer by a campaign.
base::Result<std::optional<OutreachRow>> newest_outreach(Database& db, domain::BrandId brand,
                                                         domain::ConversationId conversation,
                                                         base::Timestamp since);
base::Result<std::optional<OutreachRow>> newest_of_campaign(Database& db, domain::BrandId brand,
                                                            domain::ConsumerId consumer,
                                                            base::Timestamp since);
base::Result<void> mark_opted_out(Database& db, domain::BrandId brand, const OutreachRow& row);
base::Result<std::int64_t> count_delivered(Database& db, domain::BrandId brand, domain::LocationId location,
                                           std::string_view reason_code, base::Timestamp since);
// Different consumers that the brand wrote to after `since`; when the first of them is last written to.
struct Reached {
    std::int64_t consumers = 0;
    std::int64_t messages = 0;
    std::optional<base::Timestamp> first_at;
};
base::Result<Reached> reached(Database& db, domain::BrandId brand, base::Timestamp since);
base::Result<bool> was_reached(Database& db, domain::BrandId brand, domain::ConsumerId consumer,
                               base::Timestamp since);
struct SentByCampaign {
    std::int64_t count = 0;
    std::optional<base::Timestamp> first_at;
};
base::Result<SentByCampaign> sent_by(Database& db, domain::BrandId brand,
                                     domain::outreach::CampaignId campaign, base::Timestamp since);
// Each different text that the brand sent after `since`, and by how many shops (DUP-05).
base::Result<std::vector<domain::policy::Likeness>> texts_sent(Database& db, domain::BrandId brand,
                                                               base::Timestamp since);
base::Result<void> forget_outreach(Database& db, domain::BrandId brand, base::Timestamp before);

struct ComplaintRow {
    domain::ConsumerId consumer;
    domain::LocationId location;
    base::Timestamp at;
    domain::ConversationId conversation;
    domain::outreach::ComplaintKind kind = domain::outreach::ComplaintKind::spam;
    std::string words;
    std::int64_t weight = 0;
    std::string reason_code;  // of the message it is about; empty: of none
    std::optional<domain::outreach::CampaignId> campaign;
};
base::Result<void> put_complaint(Database& db, domain::BrandId brand, const ComplaintRow& row);
base::Result<std::optional<base::Timestamp>> newest_complaint(Database& db, domain::BrandId brand,
                                                              domain::ConsumerId consumer,
                                                              domain::LocationId location);
// Different shops that the consumer complained about after `since`.
base::Result<std::int64_t> shops_complained_about(Database& db, domain::BrandId brand,
                                                  domain::ConsumerId consumer, base::Timestamp since);
base::Result<void> void_complaints(Database& db, domain::BrandId brand, domain::ConsumerId consumer,
                                   base::Timestamp since);
// Reports of spam that count, about messages with this reason.
base::Result<std::int64_t> count_complaints(Database& db, domain::BrandId brand, domain::LocationId location,
                                            std::string_view reason_code, base::Timestamp since);
base::Result<std::int64_t> count_complaints(Database& db, domain::BrandId brand, base::Timestamp since);
struct Complained {
    domain::ConsumerId consumer;
    base::Timestamp at;  // last
};
base::Result<std::vector<Complained>> complained_since(Database& db, domain::BrandId brand,
                                                       domain::LocationId location, base::Timestamp since);
struct ComplaintCount {
    domain::outreach::ComplaintKind kind = domain::outreach::ComplaintKind::spam;
    std::int64_t count = 0;
};
base::Result<std::vector<ComplaintCount>> complaint_counts(Database& db, domain::BrandId brand,
                                                           domain::LocationId location,
                                                           base::Timestamp since);

base::Result<domain::outreach::Standing> find_standing(Database& db, domain::BrandId brand,
                                                       domain::LocationId location);
base::Result<void> put_standing(Database& db, domain::BrandId brand, domain::LocationId location,
                                const domain::outreach::Standing& standing);
base::Result<std::optional<domain::outreach::Tier>> find_tier(Database& db, domain::BrandId brand);
base::Result<void> put_tier(Database& db, domain::BrandId brand, const domain::outreach::Tier& tier);

// PII-11: how many different ones after `since`, this one included.
base::Result<std::int64_t> add_secret_request(Database& db, domain::BrandId brand,
                                              domain::LocationId location, std::int64_t text_hash,
                                              base::Timestamp at, base::Timestamp since);
base::Result<std::int64_t> count_secret_requests(Database& db, domain::BrandId brand,
                                                 domain::LocationId location, base::Timestamp since);

base::Result<std::vector<domain::ConsumerId>> minors_of(Database& db, domain::BrandId brand);
base::Result<bool> is_minor(Database& db, domain::BrandId brand, domain::ConsumerId consumer);
base::Result<void> put_minor(Database& db, domain::BrandId brand, domain::ConsumerId consumer, bool is_minor,
                             std::string_view set_by, base::Timestamp at);

}  // namespace storage
