// The health of one shop as it is stored, and one step of its history. Never changed but by the functions of
// next.h and sanctions.h: what is stored explains itself.
#pragma once
#include <string>
#include <vector>

#include "domain/health/marks.h"
#include "domain/health/state.h"
#include "domain/health/tally.h"

namespace domain::health {

enum class Appeal : std::uint8_t { none, open, declined };
BOOST_DESCRIBE_ENUM(Appeal, none, open, declined)

enum class Strictness : std::uint8_t { usual, strict };
BOOST_DESCRIBE_ENUM(Strictness, usual, strict)

struct Health {
    HealthState state = HealthState::healthy;
    std::string reason_code = "HEALTH_HEALTHY";
    base::Timestamp since;                            // of the state; the epoch: always
    std::optional<base::Timestamp> better_since;      // what the state would be left for has held since
    std::optional<base::Timestamp> warned_at;         // AT_RISK was shown to somebody of the shop (HLT-03)
    std::optional<base::Timestamp> breach_warned_at;  // likewise an open breach, last; for strict mode
    std::optional<base::Timestamp> counted_from;      // reinstated: what fell due before does not count
    bool is_postponed = false;                        // WARNING_NOT_DELIVERED was noted in this AT_RISK
    std::optional<base::Timestamp> credited_at;       // OUTAGE_CREDIT was noted, last
    Appeal appeal = Appeal::none;                     // against this sanction
    std::vector<base::Timestamp> deactivated_at;  // in the last 365 days, oldest first; voided ones left out
    std::int64_t entered_by = 0;                  // the entry of the history that led to the state
    std::int64_t changes = 0;                     // entries of its history
    std::optional<base::Timestamp> marks_stopped_at;  // "no reply needed" and spam count for nothing (CLK-08)
    bool operator==(const Health&) const = default;
};
BOOST_DESCRIBE_STRUCT(Health, (),
                      (state, reason_code, since, better_since, warned_at, breach_warned_at, counted_from,
                       is_postponed, credited_at, appeal, deactivated_at, entered_by, changes,
                       marks_stopped_at))

enum class Decider : std::uint8_t { time, staff, operators };
BOOST_DESCRIBE_ENUM(Decider, time, staff, operators)

// One entry of the history, written once. `before` and the inputs lead to the same decision again.
struct Change {
    std::int64_t number = 0;  // 1, 2, 3 … of this shop
    base::Timestamp at;
    HealthState from = HealthState::healthy;
    HealthState to = HealthState::healthy;
    std::string reason_code;
    Decider decider = Decider::time;
    std::vector<std::string> names;  // who decided; empty for time
    std::string note;                // in their words
    Health before;
    Tally tally;
    std::optional<Tally> uncredited;
    Strictness strictness = Strictness::usual;
    std::vector<Cause> causes;
    std::int64_t voids = 0;  // the number of the entry that this one takes back; 0: none
    std::optional<Marks> marks = {};
    bool operator==(const Change&) const = default;
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (number, at, from, to, reason_code, decider, names, note, before, tally, uncredited,
                       strictness, causes, voids, marks))

struct Decision {
    Health after;
    std::optional<Change> change;  // nothing: only what is remembered has changed, or not even that
    bool operator==(const Decision&) const = default;
};

// `after` is `before` with the state entered; the change's inputs are still to be filled in.
Decision enter(const Health& before, HealthState state, std::string reason_code, base::Timestamp now);
// An entry that leaves the state as it is.
Decision note(const Health& before, std::string reason_code, base::Timestamp now);

}  // namespace domain::health
