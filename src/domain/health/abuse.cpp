#include "domain/health/abuse.h"

namespace domain::health {

Decision asked_for_secret(const Health& health, std::int64_t requests, base::Timestamp now) {
    if (requests >= kRequestsSuspend && health.state < HealthState::suspended)
        return enter(health, HealthState::suspended, "PII_REPEAT", now);
    if (requests == kRequestsTold) return note(health, "PII_REPEAT", now);
    return {health, std::nullopt};
}

}  // namespace domain::health
