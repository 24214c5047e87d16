#include "domain/health/health.h"

namespace domain::health {
namespace {

Decision decided(const Health& before, Health after, base::Timestamp now) {
    after.changes = before.changes + 1;
    Change change;
    change.number = after.changes;
    change.at = now;
    change.from = before.state;
    change.to = after.state;
    change.before = before;
    return {std::move(after), std::move(change)};
}

}  // namespace

Decision enter(const Health& before, HealthState state, std::string reason_code, base::Timestamp now) {
    Health after = before;
    after.state = state;
    after.since = now;
    after.better_since.reset();
    after.warned_at.reset();
    after.is_postponed = false;
    after.appeal = Appeal::none;
    after.reason_code = reason_code;
    Decision decision = decided(before, std::move(after), now);
    decision.after.entered_by = decision.after.changes;
    decision.change->reason_code = std::move(reason_code);
    return decision;
}

Decision note(const Health& before, std::string reason_code, base::Timestamp now) {
    Decision decision = decided(before, before, now);
    decision.change->reason_code = std::move(reason_code);
    return decision;
}

}  // namespace domain::health
