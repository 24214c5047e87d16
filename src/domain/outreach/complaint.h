// A customer complains about a shop (behaviours.md §3.10, CMP-01, CMP-05). Who it was is never told to staff.
#pragma once
#include "base/json.h"
#include "base/time.h"

namespace domain::outreach {

enum class ComplaintKind : std::uint8_t { spam, asks_secrets, rude, wrong_business };
BOOST_DESCRIBE_ENUM(ComplaintKind, spam, asks_secrets, rude, wrong_business)

constexpr std::size_t kComplaintCharsMax = 500;
constexpr std::int64_t kComplaintWeight = 10;                         // behaviours.md §3.10, "report spam"
constexpr base::Duration kOneSignalPer = std::chrono::hours(24 * 7);  // likewise
constexpr base::Duration kCoolOff = std::chrono::hours(24 * 7);       // behaviours.md FRQ-08
constexpr base::Duration kComplaintsShown = std::chrono::hours(24 * 28);  // what staff see counts of
constexpr std::int64_t kShopsAnHourMost = 5;                              // behaviours.md CMP-05
constexpr base::Duration kShopsSpan = std::chrono::hours(1);              // likewise

}  // namespace domain::outreach
