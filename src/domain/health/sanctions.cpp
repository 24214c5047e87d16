#include "domain/health/sanctions.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace domain::health {
namespace {

using enum HealthState;
using base::ErrorKind;

bool is_sanctioned(HealthState state) {
    return state >= deactivated;
}

Decision by(Decision decision, Decider decider, std::vector<std::string> names, std::string words) {
    decision.change->decider = decider;
    decision.change->names = std::move(names);
    decision.change->note = std::string(base::cut_to_code_points(words, kNoteCharsMax));
    return decision;
}

// On the air again, with what was before no longer counted.
Decision start_afresh(const Health& health, HealthState state, std::string reason_code, base::Timestamp now) {
    Decision decision = enter(health, state, std::move(reason_code), now);
    decision.after.counted_from = now;
    decision.after.breach_warned_at.reset();
    return decision;
}

Decision lift(const Health& health, base::Timestamp now) {
    if (health.appeal != Appeal::open) return start_afresh(health, probation, "LIFTED_BY_OPERATOR", now);
    Decision decision = start_afresh(health, healthy, "APPEAL_WON", now);
    decision.change->voids = health.entered_by;
    if (health.state == deactivated) std::erase(decision.after.deactivated_at, health.since);
    return decision;
}

base::Result<void> check_names(const Health& health, Order order, const std::vector<std::string>& names) {
    if (names.empty() ||
        std::ranges::any_of(names, [](const auto& name) { return base::trim(name).empty(); }))
        return base::fail(ErrorKind::invalid, "operator_name_needed", "say who decides");
    const bool takes_two = order == Order::ban || (order == Order::lift && health.state == banned);
    const auto is_other = [&](const std::string& name) {
        return base::lower_ascii(base::trim(name)) != base::lower_ascii(base::trim(names.front()));
    };
    if (takes_two && std::ranges::none_of(names, is_other)) {
        return base::fail(ErrorKind::forbidden, "second_person_needed",
                          "two different people have to decide this");
    }
    return {};
}

base::Result<Decision> ordered(const Health& health, Order order, base::Timestamp now) {
    const auto already = [] {
        return base::fail(ErrorKind::conflict, "already_so", "the shop is in this state already");
    };
    switch (order) {
        case Order::lift:
            if (!is_sanctioned(health.state))
                return base::fail(ErrorKind::conflict, "not_sanctioned", "there is no sanction to lift");
            return lift(health, now);
        case Order::decline: {
            if (health.appeal != Appeal::open)
                return base::fail(ErrorKind::conflict, "no_appeal", "there is no open appeal");
            Decision decision = note(health, "APPEAL_DECLINED", now);
            decision.after.appeal = Appeal::declined;
            return decision;
        }
        case Order::suspend:
            if (health.state >= suspended) return already();
            return enter(health, suspended, "HEALTH_SUSPENDED", now);
        case Order::ban:
            if (health.state == banned) return already();
            return enter(health, banned, "HEALTH_BANNED", now);
    }
    CHECK(false);
}

}  // namespace

Decision deactivate(const Health& health, std::string reason_code, base::Timestamp now) {
    Decision decision = enter(health, deactivated, std::move(reason_code), now);
    auto& times = decision.after.deactivated_at;
    std::erase_if(times, [now](base::Timestamp at) { return now - at > kYear; });
    times.push_back(now);
    return decision;
}

Cooling cooling_of(const Health& health) {
    const auto& times = health.deactivated_at;
    if (health.state != deactivated || times.size() < 2) return {};
    if (times.size() > 2) return {std::nullopt, true};
    const bool is_soon = times[1] - times[0] <= kSecondWithin;
    return {is_soon ? std::optional(times[1] + kCooling) : std::nullopt, false};
}

Decision warned(const Health& health, const Tally& tally, std::string who, base::Timestamp now) {
    const bool is_told = health.state == watch || health.state == at_risk;
    const bool is_new_risk = health.state == at_risk && !health.warned_at;
    const bool is_new_breach = is_told && tally.open_breaches > 0 &&
                               (!health.breach_warned_at || now - *health.breach_warned_at > kWindow);
    if (!is_new_risk && !is_new_breach) return {health, std::nullopt};
    Decision decision = by(note(health, "WARNING_DELIVERED", now), Decider::staff, {std::move(who)}, {});
    if (is_new_risk) decision.after.warned_at = now;
    if (is_new_breach) decision.after.breach_warned_at = now;
    decision.change->tally = tally;
    return decision;
}

base::Result<Decision> reinstate(const Health& health, const Checklist& checklist, std::string who,
                                 base::Timestamp now) {
    const auto missing = [](const char* code, const char* message) {
        return base::fail(ErrorKind::conflict, code, message);
    };
    if (health.state != deactivated) return missing("not_deactivated", "the shop is not deactivated");
    const Cooling cooling = cooling_of(health);
    if (cooling.is_operators) {
        return missing("operator_needed",
                       "it is the third time in a year: only the operator can let the shop back");
    }
    if (checklist.open_breaches > 0)
        return missing("overdue_unanswered", "answer or close the conversations that are overdue first");
    if (!checklist.are_hours_confirmed)
        return missing("hours_not_confirmed", "confirm that the opening hours are right");
    if (!checklist.are_rules_read)
        return missing("rules_not_confirmed", "confirm that you have read the rules");
    if (cooling.until && now < *cooling.until) {
        return missing("cooling_down",
                       "it is the second time in 90 days: the shop can come back a week after it was "
                       "deactivated");
    }
    return by(start_afresh(health, probation, "REINSTATED", now), Decider::staff, {std::move(who)}, {});
}

base::Result<Decision> appeal(const Health& health, std::string who, std::string words, base::Timestamp now) {
    if (!is_sanctioned(health.state))
        return base::fail(ErrorKind::conflict, "not_sanctioned", "there is nothing to appeal against");
    if (health.appeal != Appeal::none)
        return base::fail(ErrorKind::conflict, "appeal_already_made",
                          "there is one appeal for each sanction");
    if (base::trim(words).empty())
        return base::fail(ErrorKind::invalid, "note_needed", "say why the decision is wrong");
    Decision decision =
        by(note(health, "APPEAL_OPEN", now), Decider::staff, {std::move(who)}, std::move(words));
    decision.after.appeal = Appeal::open;
    return decision;
}

base::Result<Decision> order(const Health& health, Order order, std::vector<std::string> names,
                             std::string words, base::Timestamp now) {
    TRY(check_names(health, order, names));
    if (base::trim(words).empty()) return base::fail(ErrorKind::invalid, "note_needed", "say why");
    return by(TRY(ordered(health, order, now)), Decider::operators, std::move(names), std::move(words));
}

}  // namespace domain::health
