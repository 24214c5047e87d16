// Collects the facts about one outgoing message, once, before the rules run. What costs is looked at only
// when the message needs it: personal data when its first look finds something, evidence, caps and quiet
// hours when a reason was given.
#pragma once
#include "domain/conversation.h"
#include "domain/location.h"
#include "domain/policy/outreach.h"
#include "domain/policy/rule.h"
#include "domain/time/timetable.h"

namespace domain::policy {

struct OutgoingMessage {
    ActorKind actor = ActorKind::staff;
    std::string_view text;
    const domain::ContactReason* reason = nullptr;
    Checkpoint checkpoint = Checkpoint::enqueue;
    std::optional<base::Timestamp> planned_at = {};
    bool is_campaign = false;
    bool is_at_a_loss = false;         // of a bot (BOT-01)
    std::string_view text_scope = {};  // of an automatic text: SCOPE_BRAND (AVA-14)
    bool has_picture = false;
    MediaProblem media_problem = MediaProblem::none;  // of its picture
};

// What the other profiles of the same person bring along, as staff have linked them (WIN-11): what they
// refuse holds here, too; their contact window and what they agreed to do not.
struct Linked {
    std::optional<base::Timestamp> window_ends_at;  // the last of theirs
    Contact contact = Contact::allowed;             // the strictest
    bool has_objected = false;
};

// What the use case knows beside the conversation. Without a location the shop's zone is UTC and nothing is
// its own data; without settings the defaults hold.
struct Surroundings {
    const Location* location = nullptr;
    bool is_evidence_known = true;  // the message that the evidence names is in this conversation
    health::HealthState health = health::HealthState::healthy;
    bool has_shop_ended = false;
    base::Duration jitter{0};  // 0 to 15 minutes, drawn by the caller (QHR-01)
    const settings::Values& in_force = settings::standard_values();
    const Outreach* outreach = nullptr;  // of what has a reason; nothing: nobody complained, none was sent
    bool has_bot = false;                // a program answers there, too
    std::optional<base::Timestamp> surveyed_at = {};  // the consumer, in another of their conversations
    const time::Timetable* timetable = nullptr;       // nullptr: the shop has told no hours
    Linked linked = {};
};

// Of the conversation alone.
Facts facts_of(const Conversation& conversation, ActorKind actor, base::Timestamp now,
               const settings::Values& in_force = settings::standard_values());

Facts gather(const Conversation& conversation, const OutgoingMessage& message, base::Timestamp now,
             const Surroundings& around = {});

}  // namespace domain::policy
