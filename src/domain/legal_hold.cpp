#include "domain/legal_hold.h"

#include "domain/message_text.h"

namespace domain {
namespace {

Outcome one(const Conversation& current, const Actor& actor, base::Timestamp now, LegalHoldChanged body) {
    Outcome outcome;
    outcome.events.push_back({0, current.id, now, actor, std::move(body)});
    return outcome;
}

}  // namespace

base::Result<Outcome> propose_hold(const Conversation& current, const Actor& actor, base::Timestamp until,
                                   std::string reason, base::Timestamp now) {
    if (!check_text(reason, kHoldReasonCharsMax, BlankText::refused) || until <= now ||
        until - now > kHoldLongest) {
        return base::fail(base::ErrorKind::invalid, "hold_malformed",
                          "a legal hold has a reason, and ends within a year");
    }
    if (current.rights.is_held())
        return base::fail(base::ErrorKind::conflict, "hold_in_force", "it is held already; lift that first");
    return one(current, actor, now,
               LegalHoldChanged{HoldState::proposed, "SECOND_PERSON", until, std::move(reason)});
}

base::Result<Outcome> confirm_hold(const Conversation& current, const Actor& actor, base::Timestamp now) {
    const auto& hold = current.rights.hold;
    if (!hold)
        return base::fail(base::ErrorKind::conflict, "hold_unknown", "nobody has proposed to hold this");
    if (hold->state == HoldState::in_force) return Outcome{};
    if (hold->by == actor.id) {
        return base::fail(base::ErrorKind::conflict, "second_person_needed",
                          "somebody else has to confirm what you proposed");
    }
    return one(current, actor, now,
               LegalHoldChanged{HoldState::in_force, "LEGAL_HOLD", hold->until, hold->reason});
}

Outcome lift_hold(const Conversation& current, const Actor& actor, base::Timestamp now) {
    if (!current.rights.hold) return {};
    return one(current, actor, now, LegalHoldChanged{HoldState::ended, "LEGAL_HOLD_LIFTED", now, {}});
}

}  // namespace domain
