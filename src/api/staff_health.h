// How a shop stands with its customers, for its people: seeing it, coming back, appealing (docs/health.md).
// The shapes are the command line's too (server/health.cpp).
#pragma once
#include "api/call.h"
#include "app/health.h"

namespace api {

struct FiguresShape {
    std::int64_t n = 0;
    std::int64_t in_time = 0;
    std::int64_t late = 0;
    std::int64_t unanswered = 0;
    std::optional<double> rate_percent;  // of n; absent when n is 0
    std::int64_t open_breaches = 0;
    std::optional<base::Timestamp> oldest_at;
};
BOOST_DESCRIBE_STRUCT(FiguresShape, (),
                      (n, in_time, late, unanswered, rate_percent, open_breaches, oldest_at))

struct UnwellShape {
    domain::LocationId location;
    domain::health::HealthState state = domain::health::HealthState::healthy;
    std::string reason_code;
    std::optional<base::Timestamp> since;  // absent: always
    FiguresShape figures;
    std::vector<std::string> steps;            // what to do
    std::optional<base::Timestamp> leaves_at;  // for better
    std::optional<base::Timestamp> deactivates_at;
};
BOOST_DESCRIBE_STRUCT(UnwellShape, (),
                      (location, state, reason_code, since, figures, steps, leaves_at, deactivates_at))

struct ChangeShape {
    std::int64_t number = 0;
    base::Timestamp at;
    domain::health::HealthState from = domain::health::HealthState::healthy;
    domain::health::HealthState to = domain::health::HealthState::healthy;
    std::string reason_code;
    domain::health::Decider decider = domain::health::Decider::time;
    std::vector<std::string> names;
    std::string note;
    FiguresShape figures;
    std::vector<domain::health::Cause> causes;
    std::optional<std::int64_t> voids;
    std::optional<domain::health::Marks> marks;
};
BOOST_DESCRIBE_STRUCT(ChangeShape, (),
                      (number, at, from, to, reason_code, decider, names, note, figures, causes, voids,
                       marks))

struct HealthShape : UnwellShape {
    domain::health::Appeal appeal = domain::health::Appeal::none;
    bool is_operators = false;  // only the operator can let it back
    std::optional<base::Timestamp> warned_at;
    domain::health::Marks marks;                      // "no reply needed" and spam of the last 28 days
    std::optional<base::Timestamp> marks_stopped_at;  // since when they count for nothing (CLK-08)
    std::vector<domain::health::Cause> causes;
    std::vector<ChangeShape> history;
    std::optional<bool> nobody_reachable;  // true: nobody there is told about messages (NTF-04)
};
BOOST_DESCRIBE_STRUCT(HealthShape, (),
                      (location, state, reason_code, since, figures, steps, leaves_at, deactivates_at, appeal,
                       is_operators, warned_at, marks, marks_stopped_at, causes, history, nobody_reachable))

HealthShape health_shape(domain::LocationId location, const app::HealthView& view);

void get_healths(Context& context, Call call);
void get_health(Context& context, Call call);
void post_reinstate(Context& context, Call call);
void post_appeal(Context& context, Call call);

}  // namespace api
