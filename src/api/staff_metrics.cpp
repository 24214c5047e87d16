#include "api/staff_metrics.h"

#include "app/metrics.h"
#include "base/text.h"
#include "domain/time/hours.h"

namespace api {
namespace {

// `events` only of the figure that was asked for by name.
struct FigureShape {
    std::string name;
    std::optional<std::string> code;
    domain::metrics::Unit unit = domain::metrics::Unit::count;
    std::optional<double> value;
    std::int64_t n = 0;
    std::optional<std::vector<std::int64_t>> events;
};
BOOST_DESCRIBE_STRUCT(FigureShape, (), (name, code, unit, value, n, events))

struct MetricsShape {
    base::Timestamp from;
    base::Timestamp to;
    base::Timestamp as_of;
    std::vector<FigureShape> figures;
};
BOOST_DESCRIBE_STRUCT(MetricsShape, (), (from, to, as_of, figures))

MetricsShape metrics_shape(app::Metrics metrics, const std::optional<std::string>& events_of) {
    MetricsShape shape{metrics.period.from, metrics.period.to, metrics.as_of, {}};
    for (auto& figure : metrics.figures) {
        FigureShape one{std::move(figure.name), std::nullopt, figure.unit,
                        figure.value,           figure.n,     std::nullopt};
        if (!figure.code.empty()) one.code = std::move(figure.code);
        if (events_of == one.name) one.events = std::move(figure.events);
        shape.figures.push_back(std::move(one));
    }
    return shape;
}

base::Result<int> query_day(const net::Request& request, std::string_view name) {
    const auto day =
        domain::time::parse_date(base::find_form_value(request.query, name).value_or(std::string()));
    if (day) return *day;
    return base::fail(base::ErrorKind::invalid, "query_malformed",
                      fmt::format("`{}` is a day such as 2026-03-28", name));
}

base::Result<app::MetricsQuestion> question_of(const net::Request& request) {
    const auto text = base::find_form_value(request.query, "location").value_or(std::string());
    const auto id = base::parse_id<domain::LocationId>(text);
    // A text that is no id is as unknown as any other.
    return app::MetricsQuestion{id ? *id : domain::LocationId{}, TRY(query_day(request, "from")),
                                TRY(query_day(request, "to"))};
}

}  // namespace

void get_shop_metrics(Context& context, Call call) {
    const auto question = question_of(call.request);
    if (!question) return call.respond(error_response(question.error()));
    auto done = [respond = std::move(call.respond),
                 events_of = base::find_form_value(call.request.query, "events")](
                    base::Result<app::Metrics> metrics) mutable {
        if (!metrics) return respond(error_response(metrics.error()));
        respond(json_response(200, base::encode(metrics_shape(std::move(*metrics), events_of))));
    };
    app::read_metrics(context.app, *call.staff, *question, std::move(done));
}

}  // namespace api
