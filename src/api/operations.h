// What operators and their monitors ask: is it alive, is it ready, how is it doing.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "api/call.h"

namespace api {

// Where the figures come from; filled by server/, called on io threads for each scrape.
struct MetricSample {
    std::string labels;  // one label as "name=value", or empty
    double value = 0;
};
struct MetricHistogram {
    std::vector<std::pair<double, std::uint64_t>> buckets;  // upper bound, count (not cumulative)
    double sum = 0;
};
struct Metric {
    std::string name;  // "balcao_events_total"
    std::string help;
    enum class Kind : std::uint8_t { counter, gauge, histogram } kind = Kind::counter;
    std::vector<MetricSample> samples;
    MetricHistogram histogram;
};

class Operations {
 public:
    std::function<std::vector<Metric>()> figures;
    // Empty: ready. Else a stable word saying why not: "starting", "not_writable", "stopping".
    std::function<std::string()> unready_reason;
};

void get_healthz(Context& context, Call call);
void get_readyz(Context& context, Call call);
void get_metrics(Context& context, Call call);

}  // namespace api
