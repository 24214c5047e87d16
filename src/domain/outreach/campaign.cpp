#include "domain/outreach/campaign.h"

#include <algorithm>

#include "base/text.h"
#include "domain/consent/change.h"
#include "domain/consent/reasons.h"
#include "domain/send_message.h"

namespace domain::outreach {
namespace {

using base::ErrorKind;
using settings::Key;

std::unexpected<base::Error> malformed(const char* message) {
    return base::fail(ErrorKind::invalid, "campaign_malformed", message);
}

std::string primary_language(std::string_view tag) {
    return base::lower_ascii(tag.substr(0, tag.find('-')));
}

// 5 %, but 20 at least (REN-08).
std::int64_t pilot_of(std::int64_t recipients, const settings::Values& in_force) {
    const std::int64_t share = (recipients * in_force[Key::campaign_pilot] + 99) / 100;
    return std::min(recipients, std::max(kPilotLeast, share));
}

// Hundredths of a percent.
bool is_share(std::int64_t part, std::int64_t of, std::int64_t at) {
    return part > 0 && part * 10'000 >= at * of;
}

Turn wait(Campaign campaign, std::string reason_code, std::optional<base::Timestamp> until) {
    campaign.reason_code = std::move(reason_code);
    return {std::move(campaign), 0, until};
}

Turn ended(Campaign campaign, CampaignState state, std::string reason_code) {
    campaign.state = state;
    campaign.hold_until.reset();
    return wait(std::move(campaign), std::move(reason_code), std::nullopt);
}

// Where a campaign goes on that has nothing more to wait for.
CampaignState sending_state(const Campaign& campaign) {
    return campaign.is_pilot_over ? CampaignState::running : CampaignState::pilot;
}

}  // namespace

std::int64_t Campaign::refused_total() const {
    std::int64_t total = 0;
    for (const auto& [code, count] : refused)
        total += count;
    return total;
}

base::Result<void> check_order(const CampaignOrder& order) {
    if (base::trim(order.name).empty() || base::count_code_points(order.name) > kCampaignNameCharsMax)
        return malformed("a campaign has a name of at most 100 characters");
    if (order.texts.empty() || order.texts.size() > kCampaignLanguagesMax ||
        !order.texts.contains(order.language))
        return malformed("`texts` has 1 to 20 languages; `language` is one of them");
    if (order.per_hour < 0) return malformed("`per_hour` is how many at most; 0: as many as may be");
    if (order.audience.languages.size() > kCampaignLanguagesMax)
        return malformed("an audience has at most 20 languages");
    for (const auto& [language, text] : order.texts) {
        if (language.empty() || language.size() > kLocaleCharsMax)
            return malformed("a language is a tag as \"pt\"");
        TRY(check_send_message({{}, "campaign", text, {}, order.reason, order.start_at}));
    }
    return {};
}

bool is_in_audience(const Audience& audience, const ContactReason& reason, const Conversation& conversation,
                    base::Duration contact_window, base::Timestamp now) {
    if (conversation.contact != Contact::allowed || !conversation.last_user_at) return false;
    const auto wrote = *conversation.last_user_at;
    if (conversation.user_messages == 0 || now - wrote > contact_window) return false;
    if (conversation.close_reason == CloseReason::spam) return false;
    if (audience.wrote_from && wrote < *audience.wrote_from) return false;
    if (audience.wrote_to && wrote >= *audience.wrote_to) return false;
    const auto* known = consent::find_contact_reason(reason.code);
    const bool needs_consent = known != nullptr && known->need == consent::ConsentNeed::marketing;
    if ((audience.agreed_to_offers || needs_consent) && !consent::has_agreed_to_offers(conversation, now))
        return false;
    const auto& wanted = audience.languages;
    return wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& language) {
               return primary_language(language) == primary_language(conversation.locale);
           });
}

Campaign made(CampaignId id, CampaignOrder order, std::int64_t recipients, const settings::Values& in_force,
              const Staff& by, base::Timestamp now) {
    Campaign campaign;
    campaign.id = id;
    campaign.order = std::move(order);
    campaign.made_by = {by.id, by.name};
    campaign.made_at = now;
    campaign.recipients = recipients;
    campaign.pilot = pilot_of(recipients, in_force);
    if (recipients > in_force[Key::campaign_approval_over]) {
        campaign.state = CampaignState::approval;
        campaign.reason_code = "APPROVAL_REQUIRED";
    }
    return campaign;
}

base::Result<Campaign> approve(Campaign campaign, const Staff& by) {
    if (campaign.state != CampaignState::approval)
        return base::fail(ErrorKind::conflict, "campaign_not_waiting", "this campaign waits for no approval");
    if (by.id == campaign.made_by.id) {
        return base::fail(ErrorKind::forbidden, "second_person_needed",
                          "somebody else has to approve it: an owner, or a manager of all its shops");
    }
    campaign.approved_by = CampaignPerson{by.id, by.name};
    campaign.state = CampaignState::draft;
    campaign.reason_code.clear();
    return campaign;
}

base::Result<Campaign> start(Campaign campaign, base::Timestamp now) {
    if (campaign.state == CampaignState::approval) {
        return base::fail(ErrorKind::forbidden, "approval_required",
                          "so many recipients take two people: another manager or owner approves it first");
    }
    if (campaign.state != CampaignState::draft)
        return base::fail(ErrorKind::conflict, "campaign_not_ready", "only a draft can be started");
    campaign.state = CampaignState::pilot;
    campaign.started_at = now;
    return campaign;
}

base::Result<Campaign> pause(Campaign campaign) {
    if (!is_sending(campaign.state))
        return base::fail(ErrorKind::conflict, "campaign_not_running", "this campaign is sending nothing");
    campaign.state = CampaignState::paused;
    campaign.reason_code = "PAUSED_BY_STAFF";
    return campaign;
}

base::Result<Campaign> resume(Campaign campaign, const settings::Values& in_force) {
    if (campaign.state != CampaignState::paused)
        return base::fail(ErrorKind::conflict, "campaign_not_paused", "this campaign is not paused");
    if (has_bad_figures(campaign, in_force)) {
        return base::fail(ErrorKind::conflict, "campaign_paused_by_figures",
                          "too many opted out or complained; end it and write something else");
    }
    campaign.state = campaign.hold_until ? CampaignState::holding : sending_state(campaign);
    campaign.reason_code.clear();
    return campaign;
}

base::Result<Campaign> cancel(Campaign campaign) {
    if (is_over(campaign.state))
        return base::fail(ErrorKind::conflict, "campaign_over", "this campaign is over");
    return ended(std::move(campaign), CampaignState::cancelled, {}).after;
}

bool has_bad_figures(const Campaign& campaign, const settings::Values& in_force) {
    if (is_share(campaign.complaints, campaign.sent, in_force[Key::complaint_pause])) return true;
    return campaign.sent >= kOptOutsFrom &&
           is_share(campaign.opted_out, campaign.sent, in_force[Key::optout_pause] * 100);
}

Turn take_turn(const Campaign& before, const settings::Values& in_force, const Pace& pace,
               const TierRoom& room, base::Timestamp now) {
    if (!is_sending(before.state)) return {before, 0, std::nullopt};
    Campaign campaign = before;
    campaign.reason_code.clear();
    if (campaign.waiting() <= 0) return ended(std::move(campaign), CampaignState::done, {});
    if (has_bad_figures(campaign, in_force))
        return ended(std::move(campaign), CampaignState::paused, "CAMPAIGN_PAUSED");
    const auto& start_at = campaign.order.start_at;
    if (start_at && now < *start_at) return wait(std::move(campaign), {}, start_at);
    if (!campaign.is_pilot_over && campaign.sent >= campaign.pilot) {
        campaign.is_pilot_over = true;
        campaign.hold_until = now + kPilotHold;
        campaign.state = CampaignState::holding;
    }
    if (campaign.hold_until && now < *campaign.hold_until) {
        const auto until = campaign.hold_until;
        return wait(std::move(campaign), "PILOT_HOLD", until);
    }
    campaign.hold_until.reset();
    campaign.state = sending_state(campaign);
    std::int64_t quota = kSendsAtOnce;
    if (!campaign.is_pilot_over) quota = std::min(quota, campaign.pilot - campaign.sent);
    if (campaign.order.per_hour > 0) quota = std::min(quota, campaign.order.per_hour - pace.sent_in_the_hour);
    if (quota <= 0) return wait(std::move(campaign), {}, pace.free_at);
    quota = std::min(quota, room.left);
    if (quota <= 0) return wait(std::move(campaign), "TIER_LIMIT", room.free_at);
    return {std::move(campaign), quota, now};
}

const std::string& text_for(const CampaignOrder& order, std::string_view locale) {
    for (const auto& [language, text] : order.texts) {
        if (base::lower_ascii(language) == base::lower_ascii(locale)) return text;
    }
    for (const auto& [language, text] : order.texts) {
        if (primary_language(language) == primary_language(locale)) return text;
    }
    return order.texts.at(order.language);
}

std::string message_id_of(CampaignId id, ConversationId conversation) {
    return "campaign/" + base::to_string(id) + "/" + base::to_string(conversation);
}

std::map<std::string, std::int64_t> shown_counts(const std::map<std::string, std::int64_t>& counts) {
    std::map<std::string, std::int64_t> shown;
    for (const auto& [code, count] : counts)
        shown[count < kCountedFrom ? "OTHER" : code] += count;
    return shown;
}

}  // namespace domain::outreach
