#include "app/outreach.h"

#include "domain/outreach/complaint.h"
#include "domain/policy/reason_facts.h"
#include "storage/campaigns.h"
#include "storage/outreach.h"

namespace app {
namespace {

using domain::policy::Outreach;

constexpr std::size_t kByHandMost = 500;  // many more than are needed to see twenty alike

base::Result<Outreach> of_shop(storage::Database& db, const Directory& directory,
                               const domain::Location& location, base::Timestamp now) {
    Outreach outreach;
    outreach.by_hand = TRY(
        storage::sent_by_hand(db, location.brand, location.id, now - domain::policy::kBulkSpan, kByHandMost));
    outreach.standing = TRY(storage::find_standing(db, location.brand, location.id));
    if (const auto* brand = directory.find_brand(location.brand)) outreach.brand_name = brand->name;
    return outreach;
}

}  // namespace

base::Result<Outreach> outreach_of(storage::Database& db, const Directory& directory,
                                   const domain::Location& location, domain::ConsumerId consumer,
                                   base::Timestamp now) {
    Outreach outreach = TRY(of_shop(db, directory, location, now));
    outreach.is_minor = TRY(storage::is_minor(db, location.brand, consumer));
    if (const auto at = TRY(storage::newest_complaint(db, location.brand, consumer, location.id)))
        outreach.cool_off_until = *at + domain::outreach::kCoolOff;
    return outreach;
}

base::Result<OutreachOfShop> OutreachOfShop::read(storage::Database& db, const Directory& directory,
                                                  const domain::Location& location, base::Timestamp now) {
    OutreachOfShop all;
    all.shown_ = TRY(of_shop(db, directory, location, now));
    for (const auto& consumer : TRY(storage::minors_of(db, location.brand)))
        all.minors_.insert(consumer);
    const auto since = now - domain::outreach::kCoolOff;
    for (const auto& one : TRY(storage::complained_since(db, location.brand, location.id, since)))
        all.cooling_[one.consumer] = one.at + domain::outreach::kCoolOff;
    return all;
}

const Outreach& OutreachOfShop::of(domain::ConsumerId consumer) {
    shown_.is_minor = minors_.contains(consumer);
    const auto cooling = cooling_.find(consumer);
    shown_.cool_off_until =
        cooling == cooling_.end() ? std::nullopt : std::optional<base::Timestamp>(cooling->second);
    return shown_;
}

base::Result<void> note_outreach(storage::LaneTransaction& lane, domain::BrandId brand,
                                 const domain::Conversation& conversation,
                                 const std::vector<domain::Event>& events,
                                 std::optional<domain::outreach::CampaignId> campaign) {
    for (const auto& event : events) {
        const auto* body = std::get_if<domain::MessageSent>(&event.body);
        if (body == nullptr || !body->reason) continue;
        TRY(storage::put_outreach(lane.database(), brand,
                                  {conversation.id, event.at, conversation.location, conversation.consumer,
                                   body->reason->code, campaign, domain::policy::likeness_of(body->text)}));
    }
    return {};
}

base::Result<void> count_displeasure(storage::LaneTransaction& lane, domain::BrandId brand,
                                     domain::outreach::CampaignId id, Displeasure what) {
    auto campaign = TRY(storage::find_campaign(lane.database(), brand, id));
    if (!campaign) return {};
    ++(what == Displeasure::opt_out ? campaign->opted_out : campaign->complaints);
    const bool is_sending = domain::outreach::is_sending(campaign->state);
    return storage::put_campaign(lane.database(), brand, *campaign,
                                 is_sending ? std::optional(lane.now()) : std::nullopt);
}

base::Result<void> note_opt_out(storage::LaneTransaction& lane, domain::BrandId brand,
                                domain::ConsumerId consumer) {
    const auto since = lane.now() - domain::outreach::kComplaintSpan;
    const auto sent = TRY(storage::newest_of_campaign(lane.database(), brand, consumer, since));
    if (!sent || sent->is_opted_out) return {};
    TRY(storage::mark_opted_out(lane.database(), brand, *sent));
    return count_displeasure(lane, brand, *sent->campaign, Displeasure::opt_out);
}

base::Result<bool> is_evidence_known(storage::LaneTransaction& lane, domain::BrandId brand,
                                     domain::ConversationId id,
                                     const std::optional<domain::ContactReason>& reason) {
    if (!reason) return true;
    const auto evidence = domain::policy::read_evidence(reason->code, reason->evidence, lane.now());
    if (evidence.message_id.empty()) return true;
    const auto named = TRY(lane.find_by_client_key(brand, id, evidence.message_id));
    return named && domain::policy::is_evidence(reason->code, *named);
}

}  // namespace app
