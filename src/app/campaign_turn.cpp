#include "app/campaign_turn.h"

#include <algorithm>

#include "app/outreach.h"
#include "app/run.h"
#include "app/same_person.h"
#include "app/surroundings.h"
#include "domain/planned_send.h"
#include "domain/send_message.h"
#include "storage/campaigns.h"
#include "storage/outreach.h"

namespace app {
namespace {

using domain::outreach::Campaign;
using domain::outreach::CampaignId;
using domain::outreach::Tier;
using domain::outreach::TierRoom;
using storage::Recipient;
using storage::RecipientState;

constexpr base::Duration kOutreachKept = std::chrono::hours(24 * 30);

struct LaneCampaign {
    storage::LaneTransaction& lane;
    const Directory& directory;
    domain::BrandId brand;
    Campaign campaign;
};

// REN-11: grows only when it is in the way.
base::Result<Tier> tier_of(const LaneCampaign& at, const storage::Reached& day, std::int64_t most) {
    auto& db = at.lane.database();
    const auto now = at.lane.now();
    auto stored = TRY(storage::find_tier(db, at.brand));
    if (!stored) {
        const auto ever = TRY(storage::reached(db, at.brand, now - kOutreachKept));
        stored = Tier{0, std::min(now, ever.first_at.value_or(now))};
        TRY(storage::put_tier(db, at.brand, *stored));
    }
    if (day.consumers < std::min(stored->size(), most)) return *stored;
    const auto since = now - domain::outreach::kTierGrowsAfter;
    const auto week = TRY(storage::reached(db, at.brand, since));
    const auto complaints = TRY(storage::count_complaints(db, at.brand, since));
    const auto grown = domain::outreach::grown(*stored, {week.consumers, week.messages, complaints}, now);
    if (grown != *stored) TRY(storage::put_tier(db, at.brand, grown));
    return grown;
}

base::Result<TierRoom> room_of(const LaneCampaign& at, const domain::settings::Values& in_force) {
    const auto span = domain::outreach::kTierSpan;
    const auto day = TRY(storage::reached(at.lane.database(), at.brand, at.lane.now() - span));
    const auto most = in_force[domain::settings::Key::audience_tier_max];
    const auto tier = TRY(tier_of(at, day, most));
    TierRoom room{std::min(tier.size(), most) - day.consumers, std::nullopt};
    if (day.first_at) room.free_at = *day.first_at + span;
    return room;
}

// ROL-01, ROL-02: what was ordered by somebody who may not do so there any more does not go out.
bool may_still_send(const LaneCampaign& at, domain::LocationId location) {
    const auto* found = at.directory.find_staff(at.campaign.made_by.id);
    return found != nullptr && found->staff.brand == at.brand &&
           domain::may(found->staff, domain::Action::run_campaigns, location);
}

domain::SendMessage message_for(const LaneCampaign& at, const Recipient& recipient,
                                const domain::Conversation& current, const domain::Location& location) {
    const auto& order = at.campaign.order;
    domain::SendMessage message{{domain::ActorKind::bot, base::to_string(at.campaign.id), location.name, {}},
                                domain::outreach::message_id_of(at.campaign.id, current.id),
                                domain::outreach::text_for(order, current.locale),
                                std::nullopt};
    message.reason = order.reason;
    if (!recipient.evidence.empty()) message.reason->evidence = recipient.evidence;
    return message;
}

base::Result<domain::Verdict> ask_gate(const LaneCampaign& at, const domain::Conversation& current,
                                       const domain::Location& location, const domain::SendMessage& message,
                                       const domain::policy::Linked& linked) {
    const auto now = at.lane.now();
    auto around = surroundings_of(at.directory, location.id,
                                  TRY(is_evidence_known(at.lane, at.brand, current.id, message.reason)), now);
    const auto outreach = TRY(outreach_of(at.lane.database(), at.directory, location, current.consumer, now));
    around.outreach = &outreach;
    around.linked = linked;
    around.jitter = domain::jitter_of(message.message_id);
    const domain::policy::OutgoingMessage outgoing{.actor = message.actor.kind,
                                                   .text = message.text,
                                                   .reason = &*message.reason,
                                                   .checkpoint = domain::policy::Checkpoint::dispatch,
                                                   .is_campaign = true};
    return domain::policy::evaluate(domain::policy::gather(current, outgoing, now, around));
}

struct Fate {
    RecipientState state = RecipientState::refused;
    std::string reason_code;
    base::Timestamp look_at;
};

base::Result<Fate> serve(LaneCampaign& at, const Recipient& recipient) {
    const auto now = at.lane.now();
    const auto* current = TRY(at.lane.find_conversation(at.brand, recipient.conversation));
    const auto* location = current == nullptr ? nullptr : at.directory.find_location(current->location);
    if (location == nullptr) return Fate{RecipientState::refused, "CONVERSATION_UNKNOWN", now};
    if (!may_still_send(at, location->id)) return Fate{RecipientState::refused, "NO_ACCESS", now};
    const auto message = message_for(at, recipient, *current, *location);
    const auto linked = TRY(linked_of(at.lane, at.directory, at.brand, *current, true));
    current = TRY(at.lane.find_conversation(at.brand, recipient.conversation));
    auto verdict = TRY(ask_gate(at, *current, *location, message, linked));
    Fate fate{RecipientState::sent, verdict.reason_code, now};
    if (verdict.decision < domain::Decision::delay) {
        domain::Outcome outcome{{domain::decided_event(*current, message, std::move(verdict), now)}};
        TRY(note_outreach(at.lane, at.brand, *current, outcome.events, at.campaign.id));
        TRY(at.lane.append(at.brand, std::move(outcome)));
        return fate;
    }
    const bool may_wait =
        verdict.decision == domain::Decision::delay && verdict.retry_at && *verdict.retry_at > now;
    fate.state = may_wait ? RecipientState::waiting : RecipientState::refused;
    if (may_wait) fate.look_at = *verdict.retry_at;
    return fate;
}

// Serves recipients until the quota is used; how many were sent to.
base::Result<std::int64_t> serve_some(LaneCampaign& at, std::int64_t quota) {
    auto& db = at.lane.database();
    auto& campaign = at.campaign;
    const auto waiting = TRY(storage::waiting_recipients(
        db, at.brand, campaign.id, at.lane.now(), static_cast<std::size_t>(domain::outreach::kSendsAtOnce)));
    std::int64_t sent = 0;
    for (const auto& recipient : waiting) {
        if (sent == quota) break;
        const auto fate = TRY(serve(at, recipient));
        TRY(storage::put_recipient(db, at.brand, campaign.id, recipient.place, fate.state, fate.look_at,
                                   fate.reason_code));
        if (fate.state == RecipientState::sent) ++sent;
        if (fate.state == RecipientState::refused) ++campaign.refused[fate.reason_code];
    }
    campaign.sent += sent;
    const auto next = TRY(storage::next_recipient_at(db, at.brand, campaign.id));
    const auto look_at = std::max(next.value_or(at.lane.now()), at.lane.now());
    TRY(storage::put_campaign(db, at.brand, campaign, look_at));
    return sent;
}

base::Result<std::int64_t> take_turn_in_lane(storage::LaneTransaction& lane, const Directory& directory,
                                             domain::BrandId brand, CampaignId id) {
    auto found = TRY(storage::find_campaign(lane.database(), brand, id));
    if (!found) return 0;
    LaneCampaign at{lane, directory, brand, std::move(*found)};
    const auto in_force = in_force_of(directory, at.campaign.order.audience);
    const auto hour =
        TRY(storage::sent_by(lane.database(), brand, id, lane.now() - domain::outreach::kPaceSpan));
    domain::outreach::Pace pace{hour.count, std::nullopt};
    if (hour.first_at) pace.free_at = *hour.first_at + domain::outreach::kPaceSpan;
    auto turn =
        domain::outreach::take_turn(at.campaign, in_force, pace, TRY(room_of(at, in_force)), lane.now());
    at.campaign = std::move(turn.after);
    if (turn.quota > 0) return serve_some(at, turn.quota);
    TRY(storage::put_campaign(lane.database(), brand, at.campaign, turn.look_at));
    return 0;
}

}  // namespace

domain::settings::Values in_force_of(const Directory& directory, const domain::outreach::Audience& audience) {
    using domain::settings::Key;
    domain::settings::Values strictest;
    for (const auto& location : audience.locations) {
        const auto& values = directory.settings_of(location).values;
        for (const auto key :
             {Key::complaint_pause, Key::optout_pause, Key::campaign_approval_over, Key::audience_tier_max})
            strictest.set(key, std::min(strictest[key], values[key]));
        strictest.set(Key::campaign_pilot,
                      std::max(strictest[Key::campaign_pilot], values[Key::campaign_pilot]));
    }
    return strictest;
}

void take_campaign_turn(App& app, domain::BrandId brand, CampaignId id, Done<std::int64_t> done) {
    auto work = [brand, id, directory = app.directory.get()](storage::LaneTransaction& lane) {
        return take_turn_in_lane(lane, *directory, brand, id);
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(done));
}

void forget_old_outreach(App& app, domain::BrandId brand, Done<bool> done) {
    auto work = [brand](storage::LaneTransaction& lane) -> base::Result<bool> {
        TRY(storage::forget_outreach(lane.database(), brand, lane.now() - kOutreachKept));
        return true;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
