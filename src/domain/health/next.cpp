#include "domain/health/next.h"

#include "base/check.h"
#include "domain/health/sanctions.h"

namespace domain::health {
namespace {

using enum HealthState;

// Satisfied customers in percent below which a shop is watched.
bool is_csat_low(const Tally& tally) {
    const auto n = tally.satisfied + tally.dissatisfied;
    return n >= kMinN && tally.satisfied * 100 < 80 * n;
}

bool is_oldest(const Tally& tally, base::Duration age, base::Timestamp now) {
    return tally.open_breaches > 0 && tally.oldest_at && now - *tally.oldest_at >= age;
}

bool is_at_risk(const Tally& tally, base::Timestamp now) {
    return tally.is_rate_below(90) || tally.open_breaches >= 2 || is_oldest(tally, kOldestAtRisk, now);
}

// Column "Enter when" for the states without a sanction.
HealthState deserved(const Tally& tally, base::Timestamp now) {
    if (is_at_risk(tally, now)) return at_risk;
    if (tally.is_rate_below(95) || tally.open_breaches == 1 || is_csat_low(tally)) return watch;
    return healthy;
}

bool is_strict_breach(const Health& health, const Situation& situation, base::Timestamp now) {
    return situation.strictness == Strictness::strict && situation.tally.open_breaches > 0 &&
           health.breach_warned_at && now - *health.breach_warned_at <= kWindow &&
           situation.tally.newest_due_at > health.breach_warned_at;
}

// Why it would be deactivated, the warning aside; empty: it would not.
std::string deactivation(const Health& health, const Tally& tally, base::Timestamp now) {
    if (tally.is_rate_below(80)) return "DEACT_RATE";
    if (tally.open_breaches >= 3 && is_oldest(tally, kOldestDeactivates, now)) return "DEACT_BACKLOG";
    // Of one that is getting better it is waited for.
    if (health.state == at_risk && now - health.since >= kAtRiskLongest && is_at_risk(tally, now))
        return "DEACT_28D";
    return {};
}

bool is_grace_over(const Health& health, base::Timestamp now) {
    return health.state == at_risk && health.warned_at && now - *health.warned_at >= kGrace;
}

bool may_get_better(const Health& health, const Tally& tally, base::Timestamp now) {
    if (health.state == at_risk) return !tally.is_rate_below(90) && tally.open_breaches == 0;
    return deserved(tally, now) < health.state;
}

Decision unchanged(Health health) {
    return {std::move(health), std::nullopt};
}

std::string code_of(HealthState state) {
    switch (state) {
        case healthy:
            return "HEALTH_HEALTHY";
        case watch:
            return "HEALTH_WATCH";
        case at_risk:
            return "HEALTH_AT_RISK";
        case probation:
            return "REINSTATED";
        case deactivated:
        case suspended:
        case banned:
            break;
    }
    CHECK(false);
}

Decision on_probation(const Health& health, const Tally& tally, base::Timestamp now) {
    const auto end = health.since + kProbation;
    const auto& breach = tally.first_breach_at;
    if (breach && *breach > health.since && *breach <= std::min(end, now))
        return deactivate(health, "DEACT_PROBATION", now);
    // HEALTHY, unless something happened after its end that was found out together with it.
    if (now >= end) return enter(health, deserved(tally, now), code_of(deserved(tally, now)), now);
    return unchanged(health);
}

// The shop would be taken off the air, were it not for the hours that were our fault.
bool is_saved_by_credit(const Health& health, const Situation& situation, base::Timestamp now) {
    if (!situation.uncredited || (health.credited_at && now - *health.credited_at < kWindow)) return false;
    return !deactivation(health, *situation.uncredited, now).empty() &&
           deactivation(health, situation.tally, now).empty();
}

// HEALTHY, WATCH and AT_RISK.
Decision by_answers(const Health& health, const Situation& situation, base::Timestamp now) {
    const Tally& tally = situation.tally;
    if (is_strict_breach(health, situation, now)) return deactivate(health, "DEACT_STRICT", now);
    const std::string sanction = deactivation(health, tally, now);
    if (!sanction.empty() && is_grace_over(health, now)) return deactivate(health, sanction, now);
    const HealthState wanted = sanction.empty() ? deserved(tally, now) : at_risk;
    if (wanted > health.state) return enter(health, wanted, code_of(wanted), now);
    if (!sanction.empty() && !health.warned_at && !health.is_postponed) {
        Decision decision = note(health, "WARNING_NOT_DELIVERED", now);
        decision.after.is_postponed = true;
        return decision;
    }
    if (is_saved_by_credit(health, situation, now)) {
        Decision decision = note(health, "OUTAGE_CREDIT", now);
        decision.after.credited_at = now;
        return decision;
    }
    Health after = health;
    if (health.state == healthy || !may_get_better(health, tally, now)) {
        after.better_since.reset();
        return unchanged(std::move(after));
    }
    if (!after.better_since) after.better_since = now;
    if (now - *after.better_since < kLeaveAfter) return unchanged(std::move(after));
    return enter(health, deserved(tally, now), code_of(deserved(tally, now)), now);
}

Decision decide(const Health& health, const Situation& situation, base::Timestamp now) {
    switch (health.state) {
        case healthy:
        case watch:
        case at_risk:
            return by_answers(health, situation, now);
        case probation:
            return on_probation(health, situation.tally, now);
        case deactivated:
        case suspended:
        case banned:
            return unchanged(health);  // sanctions.h
    }
    CHECK(false);
}

// CLK-08: they stop counting, and count again when there are fewer; what that makes of the state is decided
// the next time.
Decision by_marks(const Health& health, const Marks& marks, base::Timestamp now) {
    if (marks.is_abuse() == health.marks_stopped_at.has_value()) return unchanged(health);
    Decision decision = note(health, marks.is_abuse() ? "NRN_ABUSE_SUSPECTED" : "NRN_ABUSE_ENDED", now);
    decision.after.marks_stopped_at.reset();
    if (marks.is_abuse()) decision.after.marks_stopped_at = now;
    return decision;
}

void add_steps(const Health& health, const Tally& tally, base::Timestamp now, Outlook& out) {
    if (tally.open_breaches > 0) out.steps.emplace_back("ANSWER_OVERDUE");
    switch (health.state) {
        case healthy:
        case watch:
        case at_risk:
        case probation:
            if (health.state != healthy) out.steps.emplace_back("ANSWER_WITHIN_24H");
            return;
        case deactivated: {
            const auto cooling = cooling_of(health);
            out.leaves_at = cooling.until;
            if (cooling.is_operators)
                out.steps.emplace_back("WAIT_FOR_OPERATOR");
            else if (tally.open_breaches == 0)
                out.steps.emplace_back(!cooling.until || now >= *cooling.until ? "REINSTATE" : "KEEP_ON");
            break;
        }
        case suspended:
        case banned:
            out.steps.emplace_back("WAIT_FOR_OPERATOR");
            break;
    }
    if (health.appeal == Appeal::none) out.steps.emplace_back("APPEAL");
}

}  // namespace

Decision next(const Health& health, const Situation& situation, base::Timestamp now) {
    Decision decision = by_marks(health, situation.marks, now);
    if (!decision.change) decision = decide(health, situation, now);
    if (decision.change) {
        decision.change->marks = situation.marks;
        decision.change->tally = situation.tally;
        decision.change->uncredited = situation.uncredited;
        decision.change->strictness = situation.strictness;
    }
    return decision;
}

Outlook outlook(const Health& health, const Situation& situation, base::Timestamp now) {
    Outlook out;
    if (health.state == watch || health.state == at_risk) {
        if (health.better_since) out.leaves_at = *health.better_since + kLeaveAfter;
    } else if (health.state == probation) {
        out.leaves_at = health.since + kProbation;
    }
    if (health.state == at_risk && is_at_risk(situation.tally, now)) {
        const auto grace = health.warned_at.value_or(now) + kGrace;
        const bool is_due = !deactivation(health, situation.tally, now).empty();
        out.deactivates_at = is_due ? grace : std::max(grace, health.since + kAtRiskLongest);
    }
    add_steps(health, situation.tally, now, out);
    return out;
}

}  // namespace domain::health
