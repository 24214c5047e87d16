// What people decide about a shop's health, and what follows from being deactivated: warnings that were seen,
// reinstatement, appeals, the operator's word (behaviours.md §3.4, HLT-03, HLT-09, HLT-11, ROL-04). Pure, as
// next.h.
#pragma once
#include "base/result.h"
#include "domain/health/health.h"

namespace domain::health {

constexpr base::Duration kYear = std::chrono::hours(24 * 365);
constexpr base::Duration kSecondWithin = std::chrono::hours(24 * 90);
constexpr base::Duration kCooling = std::chrono::hours(24 * 7);
constexpr std::size_t kNoteCharsMax = 1000;

Decision deactivate(const Health& health, std::string reason_code, base::Timestamp now);

// How long a deactivated shop waits: the first time in a year not at all, the second within 90 days a week,
// the third until an operator decides.
struct Cooling {
    std::optional<base::Timestamp> until;
    bool is_operators = false;
};
Cooling cooling_of(const Health& health);

// Somebody of the shop was shown its state while it stands at WATCH or AT_RISK. No change when they were
// shown it before.
Decision warned(const Health& health, const Tally& tally, std::string who, base::Timestamp now);

// HLT-09. Errors, all conflict: not_deactivated, overdue_unanswered, hours_not_confirmed,
// rules_not_confirmed, cooling_down, operator_needed.
struct Checklist {
    std::int64_t open_breaches = 0;
    bool are_hours_confirmed = false;
    bool are_rules_read = false;
};
base::Result<Decision> reinstate(const Health& health, const Checklist& checklist, std::string who,
                                 base::Timestamp now);

// HLT-11. Errors: not_sanctioned, appeal_already_made (conflict), note_needed (invalid).
base::Result<Decision> appeal(const Health& health, std::string who, std::string words, base::Timestamp now);

// The operator's. lift: an open appeal is won and the sanction void, without one the shop goes on probation.
// decline: the appeal is lost. suspend: policy was abused. ban: fraud, or too many deactivations.
// Lifting a ban and banning takes two different people (ROL-04). Errors: operator_name_needed, note_needed
// (invalid), not_sanctioned, no_appeal, already_so (conflict), second_person_needed (forbidden).
enum class Order : std::uint8_t { lift, decline, suspend, ban };
BOOST_DESCRIBE_ENUM(Order, lift, decline, suspend, ban)
base::Result<Decision> order(const Health& health, Order order, std::vector<std::string> names,
                             std::string words, base::Timestamp now);

}  // namespace domain::health
