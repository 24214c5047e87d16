#include "api/operations.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace api {
namespace {

prometheus::ClientMetric client_metric(const Metric& metric, const MetricSample& sample) {
    prometheus::ClientMetric out;
    if (const auto equals = sample.labels.find('='); equals != std::string::npos) {
        out.label.push_back({sample.labels.substr(0, equals), sample.labels.substr(equals + 1)});
    }
    if (metric.kind == Metric::Kind::counter) {
        out.counter.value = sample.value;
    } else {
        out.gauge.value = sample.value;
    }
    return out;
}

prometheus::ClientMetric client_histogram(const MetricHistogram& histogram) {
    prometheus::ClientMetric out;
    std::uint64_t seen = 0;
    for (const auto& [bound, count] : histogram.buckets) {
        seen += count;
        out.histogram.bucket.push_back({seen, bound});
    }
    out.histogram.sample_count = seen;
    out.histogram.sample_sum = histogram.sum;
    return out;
}

prometheus::MetricType type_of(Metric::Kind kind) {
    if (kind == Metric::Kind::counter) return prometheus::MetricType::Counter;
    return kind == Metric::Kind::gauge ? prometheus::MetricType::Gauge : prometheus::MetricType::Histogram;
}

prometheus::MetricFamily family(const Metric& metric) {
    prometheus::MetricFamily out{metric.name, metric.help, type_of(metric.kind), {}};
    if (metric.kind == Metric::Kind::histogram) {
        out.metric.push_back(client_histogram(metric.histogram));
        return out;
    }
    for (const auto& sample : metric.samples)
        out.metric.push_back(client_metric(metric, sample));
    return out;
}

net::Response text_response(int status, std::string body) {
    return net::Response{status,
                         {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
                         std::move(body),
                         {}};
}

}  // namespace

void get_healthz(Context&, Call call) {
    call.respond(text_response(200, "ok\n"));
}

void get_readyz(Context& context, Call call) {
    const std::string reason = context.operations.unready_reason();
    call.respond(reason.empty() ? text_response(200, "ready\n") : text_response(503, reason + "\n"));
}

void get_metrics(Context& context, Call call) {
    std::vector<prometheus::MetricFamily> families;
    for (const auto& metric : context.operations.figures())
        families.push_back(family(metric));
    net::Response response = text_response(200, prometheus::TextSerializer().Serialize(families));
    response.headers[0].value = "text/plain; version=0.0.4; charset=utf-8";
    call.respond(std::move(response));
}

}  // namespace api
