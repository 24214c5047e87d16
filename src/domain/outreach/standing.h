// How a shop's messages of its own accord stand with those who get them: what complaints have stopped
// (behaviours.md §3.10, CMP-02 to CMP-04). Pure; told in the transaction that stores a complaint, read by the
// gate.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace domain::outreach {

constexpr base::Duration kComplaintSpan = std::chrono::hours(24 * 7);  // behaviours.md §3.1 complaint_warn
constexpr std::int64_t kComplaintManyFrom = 200;                // likewise: below it, 1 warns and 2 pause
constexpr base::Duration kFirstPause = std::chrono::hours(3);   // behaviours.md §3.1 pause_ladder
constexpr base::Duration kSecondPause = std::chrono::hours(6);  // likewise
constexpr base::Duration kDisabledFor = std::chrono::hours(24 * 28);  // behaviours.md CMP-04
constexpr std::int64_t kLadderEnd = 3;                                // disabled

// One reason code at one shop.
struct ReasonStanding {
    std::string code;
    std::int64_t step = 0;  // of the ladder: 1, 2, 3
    std::optional<base::Timestamp> until;
    base::Timestamp counted_from;  // complaints before the last step do not count for the next
    std::optional<base::Timestamp> warned_at;
    bool operator==(const ReasonStanding&) const = default;

    bool holds(base::Timestamp at) const { return step > 0 && until && at < *until; }
};
BOOST_DESCRIBE_STRUCT(ReasonStanding, (), (code, step, until, counted_from, warned_at))

struct Standing {
    std::vector<ReasonStanding> reasons;
    std::optional<base::Timestamp> off_until;  // nothing of the shop's own accord
    bool operator==(const Standing&) const = default;

    const ReasonStanding* find(std::string_view code) const;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (reasons, off_until))

// Of one reason code in the last seven days.
struct ComplaintTally {
    std::int64_t delivered = 0;
    std::int64_t complaints = 0;
};

// From when on complaints about this reason count at `now`.
base::Timestamp counted_from(const Standing& standing, std::string_view code, base::Timestamp now);

struct StandingStep {
    Standing after;
    std::string reason_code;  // COMPLAINT_WARN, REASON_PAUSED_1 to _3, PROACTIVE_DISABLED; empty: nothing new
};
// `warn_at` and `pause_at` in hundredths of a percent of what was delivered (settings complaint_warn,
// complaint_pause).
StandingStep judge(const Standing& before, std::string_view code, const ComplaintTally& tally,
                   std::int64_t warn_at, std::int64_t pause_at, base::Timestamp now);

}  // namespace domain::outreach
