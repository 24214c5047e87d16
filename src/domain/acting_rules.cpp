#include "domain/acting_rules.h"

#include <array>

namespace domain {
namespace {

constexpr std::string_view kEntry = "domain/entry";
constexpr std::string_view kPublishing = "domain/publishing";
constexpr std::string_view kFold = "domain/conversation";
constexpr std::string_view kReceive = "domain/receive_message";
constexpr std::string_view kRead = "domain/read_message";
constexpr std::string_view kClose = "domain/close";
constexpr std::string_view kTime = "domain/on_time";
constexpr std::string_view kFollowUp = "domain/follow_up";
constexpr std::string_view kHealth = "domain/health/next";
constexpr std::string_view kSanctions = "domain/health/sanctions";
constexpr std::string_view kTeam = "domain/team";
constexpr std::string_view kCampaign = "domain/outreach/campaign";
constexpr std::string_view kStanding = "domain/outreach/standing";
constexpr std::string_view kAuto = "domain/auto_texts/react";
constexpr std::string_view kFill = "domain/auto_texts/fill";
constexpr std::string_view kTexts = "domain/auto_texts/shop_texts";
constexpr std::string_view kRecipients = "domain/notify/recipients";
constexpr std::string_view kNotify = "readers/notify";
constexpr std::string_view kNotifyTell = "readers/notify_tell";
constexpr std::string_view kNotifyClock = "readers/notify_clock";
constexpr std::string_view kKeptHours = "domain/time/kept_hours";
constexpr std::string_view kHoursWarnings = "domain/time/hours_warnings";

constexpr auto kRules = std::to_array<ActingRule>({
    {"WIN-05", "Tells staff 72, 24 and 1 hours before only the customer can write.", "WINDOW_CLOSING",
     "contact_window_s window_notice_s", kTime},
    {"WIN-06", "A customer's message begins the 30 days anew; an opt-out word or a receipt does not.", "",
     "contact_window_s", kFold},
    {"WIN-07", "A customer who writes after the 30 days opens the conversation again.", "", "", kReceive},
    {"CLK-01", "A message that asks something starts the 24 hours.", "", "answer_limit_s", kFold},
    {"CLK-02", "More messages move nothing: the oldest unanswered one counts.", "", "", kFold},
    {"CLK-03", "A person's answer in less than 24 hours is in time.", "", "answer_limit_s", kFold},
    {"CLK-04", "A person's answer after 24 hours is late, and an answer.", "", "answer_limit_s", kFold},
    {"CLK-05", "What the server says by itself answers nothing.", "", "auto_counts_as_answer", kFold},
    {"CLK-06", "A program's answer does not stop the clock.", "", "auto_counts_as_answer", kFold},
    {"CLK-08", "Staff may say that no reply is needed.", "NO_REPLY_NEEDED", "", kClose},
    {"CLK-09", "Spam voids the clock.", "MARKED_SPAM", "", kClose},
    {"CLK-10", "A conversation with a waiting customer is not closed as done.", "", "", kClose},
    {"CLK-11", "Reminds staff at 12, 18 and 22 hours.", "REMINDER_1 REMINDER_2 REMINDER_3",
     "answer_limit_s answer_reminders", kTime},
    {"CLK-12", "Notes, once, that nobody answered in 24 hours.", "BREACH_24H", "answer_limit_s", kTime},
    {"CLK-18", "Thanks after an answer start no clock.", "", "", kReceive},
    {"CLK-19", "After seven silent days a message begins a new episode.", "", "episode_gap_s", kFold},
    {"CLK-20", "Whoever is to answer, the answer is due when it was.", "CLOCK_KEPT", "", kFold},
    {"HLT-01", "Judges each shop by its answers of 28 days, hourly and at each breach.",
     "HEALTH_HEALTHY HEALTH_WATCH HEALTH_AT_RISK", "health_window_d health_min_n", kHealth},
    {"HLT-02", "Writes to owners on Monday at 9 about a shop that is not well.", "HEALTH_WEEKLY", "",
     kNotifyClock},
    {"HLT-03", "Waits with a sanction until a warning was seen for a day.", "WARNING_NOT_DELIVERED", "",
     kHealth},
    {"HLT-04", "Takes a shop off the air that leaves its customers waiting.",
     "DEACT_RATE DEACT_BACKLOG DEACT_28D DEACT_STRICT", "health_window_d health_min_n", kHealth},
    {"HLT-05", "Lets nobody new begin there; those who wrote before go on (HLT-06).", "", "",
     "app/receive_message"},
    {"HLT-06", "A customer goes on writing in a conversation that is there.", "", "", "app/receive_message"},
    {"HLT-09", "Brings a shop back, on probation, when its list is done.", "REINSTATED", "", kSanctions},
    {"HLT-10", "Ends a probation at the first breach.", "DEACT_PROBATION", "", kHealth},
    {"HLT-11", "Hears one appeal for each sanction.", "APPEAL_OPEN", "", kSanctions},
    {"HLT-12", "Gives credit for outages before it judges.", "OUTAGE_CREDIT", "", kHealth},
    {"AVA-01", "Greets a new customer while somebody is there.", "", "", kReceive},
    {"AVA-02", "Greets who comes back after a week.", "", "returning_gap_s", kAuto},
    {"AVA-03", "Says that nobody is there, instead of a welcome.", "", "", kAuto},
    {"AVA-04", "Says so once in each closed interval and never twice in 8 hours.", "", "away_min_interval_s",
     kAuto},
    {"AVA-05", "Says nothing by itself while a person is writing.", "", "away_mute_if_human_active_s", kAuto},
    {"AVA-06", "Says that the shop closes soon.", "", "closing_soon_s", kAuto},
    {"AVA-07", "Leaves the hour out of the text when no opening is in sight.", "", "", kFill},
    {"AVA-08", "Saves no away text that does not say how else the shop is reached.", "AWAY_NO_CONTACT", "",
     kTexts},
    {"AVA-09", "Saves no automatic text that is too long to be read.", "AUTO_TEXT_TOO_LONG", "", kTexts},
    {"AVA-10", "Saves no hours that make no sense, and proposes some that do.", "HOURS_INVALID", "",
     kKeptHours},
    {"AVA-11", "Asks managers 14 and 7 days before a public holiday without hours of its own.",
     "HOLIDAY_UNSET", "", kNotifyClock},
    {"AVA-12", "Asks to confirm hours that nobody has looked at for 180 days.", "HOURS_STALE", "",
     kHoursWarnings},
    {"AVA-13", "Picks the text in the customer's language, or the nearest there is.", "", "", kFill},
    {"AVA-15", "Falls silent when two machines talk to each other.", "", "", kAuto},
    {"AVA-18", "Warns of hours in which a message waits for more than a day.", "DEAD_INTERVAL",
     "answer_limit_s", kHoursWarnings},
    {"AVA-19", "Tells which openings the next change of the clock makes longer or shorter.", "DST_NOTICE", "",
     kHoursWarnings},
    {"AVA-20", "Lets nobody new begin while the shop is on vacation; clocks go on.", "", "",
     "app/receive_message"},
    {"AVA-21", "Lets them begin again when the vacation is over.", "", "", kKeptHours},
    {"CNV-01", "Staff close what is answered.", "CLOSED_DONE", "", kClose},
    {"CNV-02", "Closes after seven quiet days with the shop's word last.", "AUTO_INACTIVE", "", kTime},
    {"CNV-03", "A customer's message opens what was closed.", "", "", kReceive},
    {"CNV-04", "Staff open it again while they may write.", "REOPENED_BY_STAFF", "", kClose},
    {"CNV-05", "After 30 silent days only the customer opens it again.", "", "contact_window_s", kClose},
    {"REN-08", "Sends a campaign to a few first, and waits an hour.", "PILOT_HOLD", "campaign_pilot",
     kCampaign},
    {"REN-09", "Pauses a campaign that too many opt out of or complain about.", "CAMPAIGN_PAUSED",
     "complaint_pause optout_pause", kCampaign},
    {"REN-10", "Starts a large campaign only when a second manager has approved it.", "APPROVAL_REQUIRED",
     "campaign_approval_over", kCampaign},
    {"REN-11", "Writes to so many different customers a day as the brand has earned.", "TIER_LIMIT",
     "audience_tier_max", "domain/outreach/tier"},
    {"REN-12", "Adds why they get it, and how to end it, to a message with a reason.", "", "",
     "domain/consent/why_line"},
    {"CNV-06", "Shows what a colleague said in the last 30 seconds before an answer goes out beside it.", "",
     "", "domain/send_message"},
    {"CNV-11", "A conversation is given to who may answer in its shop, and to nobody else.", "UPDATED", "",
     kTeam},
    {"CNV-12", "Takes it back from who cannot answer there any more.", "AUTO_UNASSIGNED", "", kTeam},
    {"CNV-13", "State and assignee change together, both or neither.", "UPDATED", "", "app/team"},
    {"CNV-16", "Notes are for colleagues; nothing of them leaves the system.", "NOTE", "", kTeam},
    {"NTF-01", "Tells who has a conversation, else who is on duty, else all who may answer there.",
     "NOTIFIED", "", kRecipients},
    {"NTF-02", "Tells together what follows within 20 seconds.", "GROUPED", "", kNotify},
    {"NTF-03", "Tells nobody in their quiet hours what can wait, and sums it up after them.", "STAFF_QUIET",
     "", kRecipients},
    {"NTF-04", "Writes to the owners, and says so in the inbox, when nobody of a shop can be told.",
     "NOBODY_REACHABLE", "", kNotifyTell},
    {"NTF-05", "Forgets a device that is gone, and writes a mail instead.", "PUSH_GONE", "",
     "readers/notify_delivery"},
    {"NTF-06", "Takes a notification back when it was read elsewhere.", "NOTIFY_CANCELLED", "", kNotifyTell},
    {"NTF-07", "Writes a mail to a customer who asked for it and has left, at most one in 15 minutes.",
     "CONSUMER_NOTIFIED", "", kNotifyTell},
    {"NTF-08", "Sends in the morning what is due.", "DIGEST", "", kNotifyClock},
    {"FUP-01", "Suggests one follow-up, the day after they began.", "NUDGE_DUE", "nudge_mode", kFollowUp},
    {"FUP-02", "Drops it when they write first.", "NUDGE_CANCELLED_REPLIED", "", kFollowUp},
    {"FUP-04", "Moves it to when the shop is open, up to the fourth day.", "NUDGE_DROPPED", "", kFollowUp},
    {"FUP-05", "Follows up nothing that is finished or not wanted.", "", "", kFollowUp},
    {"FUP-07", "Waits 18 hours at least.", "NUDGE_TOO_SOON", "", kFollowUp},
    {"OPT-01", "Ends contact at one word, and says so once.", "OPTED_OUT", "", kAuto},
    {"OPT-02", "Holds contact back while a word may have been meant so.", "OPT_OUT_SUSPECTED", "", kAuto},
    {"OPT-05", "Another word lifts it.", "OPTED_IN", "", kAuto},
    {"OPT-07", "Decides again, at its instant, about what was planned; drops what may not go.",
     "SEND_PLANNED DROPPED_AT_DISPATCH", "", "domain/planned_send"},
    {"OPT-09", "What they said to one shop of a brand holds for all of them.", "OPT_OUT_INHERITED", "",
     "app/opt_out"},
    {"OPT-11", "Asks back about a word that may be about an order.", "OPT_OUT_AMBIGUOUS", "", kAuto},
    {"OPT-06", "Nobody lifts an opt-out for a customer; the answer says what they did, and when.",
     "OPT_IN_NEEDS_CONSUMER", "", "app/about_consumer"},
    {"DUP-04", "The same message twice is one message.", "", "", "app/receive_message"},
    {"DUP-05", "Tells the operator when shops of three brands send the same text in a day.",
     "CROSS_STORE_DUPLICATE", "", "app/campaign_look"},
    {"CMP-01", "Takes a customer's complaint, and tells the shop counts of three or more, never who.",
     "REPORTED", "", "app/complaints"},
    {"CMP-02", "Warns of complaints about messages of one reason.", "COMPLAINT_WARN", "complaint_warn",
     kStanding},
    {"CMP-05", "Counts for nothing what one customer says about more than five shops in an hour.",
     "REPORT_ABUSE", "", "app/complaints"},
    {"CNT-03", "Refuses what is about a product this customer has nothing to do with: decided by REN-04.",
     "REASON_NOT_RELATED", "", "domain/policy/ren_04_not_related"},
    {"PII-04", "Masks secrets before they are stored; tells the customer once a day.",
     "PII_REDACTED_CARD PII_REDACTED_PASSWORD", "pii_mode", kRead},
    {"PII-09", "Masks what completes a number begun up to ten minutes before.", "PII_SPLIT", "pii_mode",
     kRead},
    {"PII-06", "Saves no automatic text that asks for a secret or has one in it.", "", "pii_mode", kTexts},
    {"PII-07", "Nor a conversation starter.", "", "pii_mode", kTexts},
    {"ENT-01", "Notes how a customer came.",
     "STARTED_PAGE STARTED_LINK STARTED_QR STARTED_WIDGET STARTED_API", "", kEntry},
    {"ENT-02", "Takes from a link only what the shop's own programs have signed.", "CTX_REJECTED", "",
     kEntry},
    {"ENT-03", "Shows the chat in a frame only on the shop's own sites.", "DOMAIN_NOT_ALLOWED", "",
     kPublishing},
    {"ENT-04", "Puts words to begin with into the box, and sends none of them.", "PREFILL", "", kEntry},
    {"ENT-05", "Lets strangers begin so many conversations in an hour.", "START_RATE_LIMIT", "",
     "app/guest_limits"},
    {"ENT-06", "Publishes no shop that lacks what it needs.", "NOT_READY", "", kPublishing},
    {"ENT-07", "Shows another name of a shop when the operator has verified it.", "REVERIFY", "",
     kPublishing},
    {"BOT-04", "Publishes no shop where no person answers.", "HUMAN_REQUIRED", "", kPublishing},
    {"PII-11", "Tells managers of the third request for a secret in 28 days; suspends the shop at the fifth.",
     "PII_REPEAT", "", "domain/health/abuse"},
    {"ROL-02", "Campaigns are for owners, and for managers of all their shops.", "ROLE_TOO_LOW", "",
     "app/campaigns"},
    {"PII-08",
     "Shows nothing that customers wrote in notifications, unless a person wants it; then redacted.",
     "PII_REDACTED_COPY", "", kNotifyTell},
    {"ROL-03", "Leaves the last person of a shop who can be told the way they are told.", "LAST_RESPONDER",
     "", "app/notify"},
    {"ROL-04", "A ban takes two people.", "", "", kSanctions},
    {"SEC-07", "Takes so many writes a second of one program.", "RATE_LIMITED", "", "api/gbm/caller"},
    {"SEC-09", "Takes so many messages a minute of one customer; the rest comes a little later.",
     "INBOUND_FLOOD", "", "app/guest_limits"},
    {"SEC-04", "Holds all timers when the server's clock went back.", "", "", "readers/timers"},
    {"SEC-05", "Tells a program again, later and later, for seven days.", "", "", "readers/webhook"},
    {"SEC-06", "Tells a program the events of a conversation in their order.", "", "", "readers/webhook"},
});

}  // namespace

std::span<const ActingRule> acting_rules() {
    return kRules;
}

}  // namespace domain
