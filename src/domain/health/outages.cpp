#include "domain/health/outages.h"

#include <algorithm>

#include "domain/conversation.h"

namespace domain::health {

base::Result<void> check_outage(const Outage& outage, base::Timestamp now) {
    if (outage.from < outage.to && outage.to <= now) return {};
    return base::fail(base::ErrorKind::invalid, "outage_malformed",
                      "an outage ends after it began, and not in the future");
}

base::Timestamp due_with_credit(base::Timestamp asked_at, std::vector<Outage> outages) {
    std::ranges::sort(outages, {}, &Outage::from);
    auto due = asked_at + kAnswerLimit;
    auto credited_to = asked_at;
    for (const Outage& outage : outages) {
        const auto from = std::max(outage.from, credited_to);
        if (from >= due || outage.to <= from) continue;
        due += outage.to - from;
        credited_to = outage.to;
    }
    return due;
}

}  // namespace domain::health
