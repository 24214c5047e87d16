// The figures of one shop over some of its days (domain/metrics/figures.h), read from the log and the states
// in one snapshot. Nothing is kept for them: a figure is what the log says, however often it is asked.
#pragma once
#include "app/access.h"
#include "domain/metrics/figures.h"

namespace app {

struct MetricsQuestion {
    domain::LocationId location;
    // By the shop's own calendar, both included (domain/time/hours.h, day_number).
    int from_day = 0;
    int to_day = 0;
};

struct Metrics {
    domain::metrics::Period period;
    base::Timestamp as_of;
    std::vector<domain::metrics::Figure> figures;
};

constexpr int kMetricDaysMax = 366;
constexpr std::size_t kMetricConversationsMax = 20'000;  // with news in the period, or open; a second or two

// Errors: location_unknown, metrics_days_wrong, metrics_too_large, reads_full, storage_*.
void read_metrics(App& app, domain::Staff staff, MetricsQuestion question, Done<Metrics> done);

}  // namespace app
