// A shop that goes on asking for secrets (PII-11): its managers are told, then it is suspended until the
// operator has looked at it. Pure, as next.h.
#pragma once
#include "domain/health/health.h"

namespace domain::health {

constexpr base::Duration kRequestsSpan = std::chrono::hours(24 * 28);  // behaviours.md PII-11
constexpr std::int64_t kRequestsTold = 3;                              // likewise
constexpr std::int64_t kRequestsSuspend = 5;                           // likewise

// `requests`: different ones that were refused in the last 28 days, the newest just now. At the third
// PII_REPEAT is noted, at the fifth the shop is suspended for it.
Decision asked_for_secret(const Health& health, std::int64_t requests, base::Timestamp now);

}  // namespace domain::health
