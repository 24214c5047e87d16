#include "domain/outreach/standing.h"

#include <algorithm>

namespace domain::outreach {
namespace {

// `at` in hundredths of a percent.
bool is_share(const ComplaintTally& tally, std::int64_t at) {
    return tally.complaints * 10'000 >= at * tally.delivered;
}

bool is_over(const ComplaintTally& tally, std::int64_t at, std::int64_t of_few) {
    if (tally.complaints == 0) return false;
    return tally.delivered < kComplaintManyFrom ? tally.complaints >= of_few : is_share(tally, at);
}

ReasonStanding& standing_of(Standing& standing, std::string_view code) {
    const auto found = std::ranges::find(standing.reasons, code, &ReasonStanding::code);
    if (found != standing.reasons.end()) return *found;
    return standing.reasons.emplace_back(ReasonStanding{std::string(code), 0, {}, {}, {}});
}

// A ladder that nobody climbed for 28 days begins at its foot again.
bool is_over_and_done(const ReasonStanding& one, base::Timestamp now) {
    return one.step > 0 && one.until && now - *one.until >= kDisabledFor;
}

void climb(ReasonStanding& one, base::Timestamp now) {
    one.step = is_over_and_done(one, now) ? 1 : std::min(one.step + 1, kLadderEnd);
    one.until = now + (one.step == 1 ? kFirstPause : one.step == 2 ? kSecondPause : kDisabledFor);
    one.counted_from = now;
}

std::int64_t disabled(const Standing& standing, base::Timestamp now) {
    return std::ranges::count_if(standing.reasons, [&](const ReasonStanding& one) {
        return one.step == kLadderEnd && one.holds(now);
    });
}

}  // namespace

const ReasonStanding* Standing::find(std::string_view code) const {
    const auto found = std::ranges::find(reasons, code, &ReasonStanding::code);
    return found == reasons.end() ? nullptr : &*found;
}

base::Timestamp counted_from(const Standing& standing, std::string_view code, base::Timestamp now) {
    const auto* one = standing.find(code);
    return one == nullptr ? now - kComplaintSpan : std::max(now - kComplaintSpan, one->counted_from);
}

StandingStep judge(const Standing& before, std::string_view code, const ComplaintTally& tally,
                   std::int64_t warn_at, std::int64_t pause_at, base::Timestamp now) {
    StandingStep step{before, {}};
    if (is_over(tally, pause_at, 2)) {
        auto& one = standing_of(step.after, code);
        if (one.holds(now)) return {before, {}};  // what complains now was sent before the pause
        climb(one, now);
        step.reason_code = "REASON_PAUSED_" + std::to_string(one.step);
        if (one.step == kLadderEnd && disabled(step.after, now) >= 2) {
            step.after.off_until = now + kDisabledFor;
            step.reason_code = "PROACTIVE_DISABLED";
        }
        return step;
    }
    if (!is_over(tally, warn_at, 1)) return step;
    auto& one = standing_of(step.after, code);
    if (one.warned_at && now - *one.warned_at < kComplaintSpan) return {before, {}};
    one.warned_at = now;
    step.reason_code = "COMPLAINT_WARN";
    return step;
}

}  // namespace domain::outreach
