// The table of behaviours.md §3.4 as one function: what becomes of a shop's health, from what it was, what it
// has answered, and the time. Total: every input has an outcome, and asking again changes nothing.
#pragma once
#include "domain/health/health.h"

namespace domain::health {

constexpr base::Duration kLeaveAfter = std::chrono::hours(24 * 7);      // WATCH, AT_RISK: "7 d above"
constexpr base::Duration kAtRiskLongest = std::chrono::hours(24 * 28);  // AT_RISK "28 d in a row"
constexpr base::Duration kOldestAtRisk = std::chrono::hours(48);
constexpr base::Duration kOldestDeactivates = std::chrono::hours(72);
constexpr base::Duration kGrace = std::chrono::hours(24);           // HLT-03
constexpr base::Duration kProbation = std::chrono::hours(24 * 14);  // HLT-09

struct Situation {
    Tally tally;                      // with the time of outages given back
    std::optional<Tally> uncredited;  // without it, when that makes a difference (HLT-12)
    Strictness strictness = Strictness::usual;
    Marks marks = {};
};

Decision next(const Health& health, const Situation& situation, base::Timestamp now);

// What lies ahead, for people.
struct Outlook {
    std::optional<base::Timestamp> leaves_at;       // for better, if nothing goes wrong until then
    std::optional<base::Timestamp> deactivates_at;  // if nothing gets better until then
    // What the shop should do: ANSWER_OVERDUE, ANSWER_WITHIN_24H, KEEP_ON, REINSTATE, APPEAL,
    // WAIT_FOR_OPERATOR.
    std::vector<std::string> steps;
};
Outlook outlook(const Health& health, const Situation& situation, base::Timestamp now);

}  // namespace domain::health
