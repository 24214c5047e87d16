#include "api/simulate.h"

#include "app/simulate.h"

namespace api {
namespace {

constexpr std::size_t kListedMax = 1000;    // conversations named in an answer
constexpr std::size_t kNamedMax = 1000;     // and in a question
constexpr std::size_t kAskedMax = 250'000;  // a few seconds of one read thread

struct SimulatedReason {
    std::string code;
    base::json::object evidence;
};
BOOST_DESCRIBE_STRUCT(SimulatedReason, (), (code, evidence))

struct SimulationBody {
    domain::LocationId location;
    std::string text;
    std::optional<SimulatedReason> reason;
    std::optional<base::Timestamp> at;
    std::optional<std::vector<domain::ConversationId>> conversations;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(SimulationBody, (), (location, text, reason, at, conversations, limit))

base::Result<app::Simulation> simulation_of(SimulationBody body, const domain::Staff& staff) {
    const auto limit = body.limit.value_or(100);
    if (limit < 0 || std::cmp_greater(limit, kListedMax)) {
        return base::fail(base::ErrorKind::invalid, "limit_out_of_range",
                          fmt::format("`limit` is 0 to {}", kListedMax));
    }
    if (body.conversations && body.conversations->size() > kNamedMax) {
        return base::fail(base::ErrorKind::invalid, "simulation_too_large",
                          fmt::format("name at most {} conversations, or none for all", kNamedMax));
    }
    app::Simulation simulation{body.location,
                               domain::actor_of(staff),
                               std::move(body.text),
                               std::nullopt,
                               body.at,
                               std::move(body.conversations),
                               static_cast<std::size_t>(limit),
                               kAskedMax};
    if (body.reason) {
        simulation.reason =
            domain::ContactReason{std::move(body.reason->code), base::json::serialize(body.reason->evidence)};
    }
    return simulation;
}

}  // namespace

void post_simulate(Context& context, Call call) {
    auto body = read_body<SimulationBody>(call);
    if (!body) return;
    auto simulation = simulation_of(std::move(*body), *call.staff);
    if (!simulation) return call.respond(error_response(simulation.error()));
    auto done = [respond = std::move(call.respond)](base::Result<app::Forecast> forecast) mutable {
        answer(respond, forecast);
    };
    app::simulate(context.app, *call.staff, std::move(*simulation), std::move(done));
}

}  // namespace api
