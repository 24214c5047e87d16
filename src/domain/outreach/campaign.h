// One message to many customers (behaviours.md REN-08 to REN-11, ROL-02): a record that is only ever changed
// by the functions here. Who gets it is fixed when it is made; each recipient's message passes the gate like
// every other. Pure; app/campaigns.h loads and stores it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/access.h"
#include "domain/conversation.h"
#include "domain/outreach/tier.h"
#include "domain/settings/values.h"

namespace domain::outreach {

using CampaignId = base::StrongId<struct CampaignTag>;

constexpr std::size_t kCampaignNameCharsMax = 100;
constexpr std::size_t kCampaignLanguagesMax = 20;
constexpr std::size_t kCampaignRecipientsMax = 20'000;           // four days of the highest tier
constexpr std::size_t kCampaignListedMax = 1'000;                // recipients named one by one
constexpr std::int64_t kPilotLeast = 20;                         // behaviours.md REN-08
constexpr base::Duration kPilotHold = std::chrono::minutes(60);  // likewise
constexpr std::int64_t kOptOutsFrom = 50;                        // behaviours.md §3.1 optout_pause, n
constexpr std::int64_t kSendsAtOnce = 50;                        // in one command of the lane
constexpr base::Duration kPaceSpan = std::chrono::hours(1);      // of per_hour

// approval: a second person has to agree (REN-10). holding: the pilot is out, the others wait (REN-08).
enum class CampaignState : std::uint8_t { draft, approval, pilot, holding, running, paused, done, cancelled };
BOOST_DESCRIBE_ENUM(CampaignState, draft, approval, pilot, holding, running, paused, done, cancelled)

constexpr bool is_sending(CampaignState state) {
    return state == CampaignState::pilot || state == CampaignState::holding ||
           state == CampaignState::running;
}
constexpr bool is_over(CampaignState state) {
    return state == CampaignState::done || state == CampaignState::cancelled;
}

struct Audience {
    std::vector<LocationId> locations;          // all of one brand
    std::vector<std::string> languages;         // "pt": of their device; none: any
    bool agreed_to_offers = false;              // only who agreed to advertising
    std::optional<base::Timestamp> wrote_from;  // their last message
    std::optional<base::Timestamp> wrote_to;
    bool operator==(const Audience&) const = default;
};
BOOST_DESCRIBE_STRUCT(Audience, (), (locations, languages, agreed_to_offers, wrote_from, wrote_to))

// Named one by one, in the order in which they are served, each with the evidence of their own.
struct NamedRecipient {
    ConversationId conversation;
    std::string evidence;  // a JSON object as text; empty: the campaign's
};

struct CampaignOrder {
    std::string name;
    std::map<std::string, std::string> texts;  // by language
    std::string language;                      // of them: for customers of any other
    ContactReason reason;
    Audience audience;
    std::optional<base::Timestamp> start_at;  // not before
    std::int64_t per_hour = 0;                // at most so many; 0: as many as may be
    bool operator==(const CampaignOrder&) const = default;
};
BOOST_DESCRIBE_STRUCT(CampaignOrder, (), (name, texts, language, reason, audience, start_at, per_hour))

struct CampaignPerson {
    StaffId id;
    std::string name;
    bool operator==(const CampaignPerson&) const = default;
};
BOOST_DESCRIBE_STRUCT(CampaignPerson, (), (id, name))

struct Campaign {
    CampaignId id;
    CampaignOrder order;
    CampaignState state = CampaignState::draft;
    // APPROVAL_REQUIRED, PILOT_HOLD, CAMPAIGN_PAUSED (by its figures), TIER_LIMIT, PAUSED_BY_STAFF; empty:
    // none
    std::string reason_code;
    CampaignPerson made_by;
    base::Timestamp made_at;
    std::optional<CampaignPerson> approved_by;
    std::optional<base::Timestamp> started_at;
    std::optional<base::Timestamp> hold_until;
    bool is_pilot_over = false;
    std::int64_t recipients = 0;
    std::int64_t pilot = 0;  // of them, the first
    std::int64_t sent = 0;
    std::map<std::string, std::int64_t> refused;  // by reason code
    std::int64_t opted_out = 0;                   // of those it was sent to
    std::int64_t complaints = 0;                  // likewise
    bool operator==(const Campaign&) const = default;

    std::int64_t refused_total() const;
    std::int64_t waiting() const { return recipients - sent - refused_total(); }
};
BOOST_DESCRIBE_STRUCT(Campaign, (),
                      (id, order, state, reason_code, made_by, made_at, approved_by, started_at, hold_until,
                       is_pilot_over, recipients, pilot, sent, refused, opted_out, complaints))

// Errors, all invalid: campaign_malformed (name, languages, per_hour), those of check_send_message for each
// text, reason_malformed.
base::Result<void> check_order(const CampaignOrder& order);

// Whether it could be written to at all (behaviours.md WIN, OPT, REN-05), and is meant.
bool is_in_audience(const Audience& audience, const ContactReason& reason, const Conversation& conversation,
                    base::Duration contact_window, base::Timestamp now);

// draft, or approval when it has more recipients than one person may decide about (REN-10).
Campaign made(CampaignId id, CampaignOrder order, std::int64_t recipients, const settings::Values& in_force,
              const Staff& by, base::Timestamp now);

// What people do. Errors, all conflict but for the first two: second_person_needed (forbidden: who made it
// cannot approve it), approval_required (forbidden), campaign_not_waiting, campaign_not_ready,
// campaign_not_running, campaign_not_paused, campaign_over, campaign_paused_by_figures.
base::Result<Campaign> approve(Campaign campaign, const Staff& by);
base::Result<Campaign> start(Campaign campaign, base::Timestamp now);
base::Result<Campaign> pause(Campaign campaign);
base::Result<Campaign> resume(Campaign campaign, const settings::Values& in_force);
base::Result<Campaign> cancel(Campaign campaign);

// REN-09: so many opted out or complained that it must not go on.
bool has_bad_figures(const Campaign& campaign, const settings::Values& in_force);

// One look at a campaign that is sending: its state now, how many recipients may get it, and when it has to
// be looked at again if none may.
struct Turn {
    Campaign after;
    std::int64_t quota = 0;
    std::optional<base::Timestamp> look_at;
};
struct Pace {
    std::int64_t sent_in_the_hour = 0;
    std::optional<base::Timestamp> free_at;  // when the oldest of them is an hour old
};
Turn take_turn(const Campaign& before, const settings::Values& in_force, const Pace& pace,
               const TierRoom& room, base::Timestamp now);

// The text for this customer: in their language, or the campaign's own.
const std::string& text_for(const CampaignOrder& order, std::string_view locale);
std::string message_id_of(CampaignId id, ConversationId conversation);

// What staff may see of the counts: those under three are added up as OTHER, so that no reason tells who
// complained (behaviours.md §3.10, k >= 3).
constexpr std::int64_t kCountedFrom = 3;
std::map<std::string, std::int64_t> shown_counts(const std::map<std::string, std::int64_t>& counts);

}  // namespace domain::outreach
