// What the gate is told about a shop's messages of its own accord beside the conversation, and what is noted
// of those that were sent (REN-11, DUP-03, CMP, REN-14). Used only inside app/, for messages with a reason.
#pragma once
#include <unordered_map>
#include <unordered_set>

#include "app/directory.h"
#include "domain/outreach/campaign.h"
#include "domain/policy/outreach.h"

namespace app {

// Of one conversation, now. In a lane it sees what the batch has noted before.
base::Result<domain::policy::Outreach> outreach_of(storage::Database& db, const Directory& directory,
                                                   const domain::Location& location,
                                                   domain::ConsumerId consumer, base::Timestamp now);

// The same for many customers of one shop, read once (simulate.cpp).
class OutreachOfShop {
 public:
    static base::Result<OutreachOfShop> read(storage::Database& db, const Directory& directory,
                                             const domain::Location& location, base::Timestamp now);
    // Until the next call.
    const domain::policy::Outreach& of(domain::ConsumerId consumer);

 private:
    domain::policy::Outreach shown_;
    std::unordered_set<domain::ConsumerId> minors_;
    std::unordered_map<domain::ConsumerId, base::Timestamp> cooling_;
};

// Of the events that are about to be appended to this conversation: those that were sent with a reason.
base::Result<void> note_outreach(storage::LaneTransaction& lane, domain::BrandId brand,
                                 const domain::Conversation& conversation,
                                 const std::vector<domain::Event>& events,
                                 std::optional<domain::outreach::CampaignId> campaign = {});

// They want no more messages: the campaign that wrote to them last, in the last seven days, is told (REN-09).
base::Result<void> note_opt_out(storage::LaneTransaction& lane, domain::BrandId brand,
                                domain::ConsumerId consumer);
// One more opted out or complained: it is looked at again at once when it is sending.
enum class Displeasure : std::uint8_t { opt_out, complaint };
base::Result<void> count_displeasure(storage::LaneTransaction& lane, domain::BrandId brand,
                                     domain::outreach::CampaignId campaign, Displeasure what);

// Whether the message that the reason rests on belongs to this conversation (REN-04).
base::Result<bool> is_evidence_known(storage::LaneTransaction& lane, domain::BrandId brand,
                                     domain::ConversationId id,
                                     const std::optional<domain::ContactReason>& reason);

}  // namespace app
