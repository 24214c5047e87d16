// `balcao hours`: opening hours and questions about them, as JSON lines; docs/hours.md.
#pragma once
#include "base/json.h"
#include "base/result.h"

namespace server {

struct CommandOptions;

// {"zone", "weekly", "special", "closures", "queries"} to {"answers": [...]}, with `why` to one list of steps
// for each answer too. Hours that may not be saved give {"error": {"code": "HOURS_INVALID", "detail",
// "message", "proposal"?}}; a query that makes no sense gives {"error": {"code", "message"}} in its place.
base::Result<base::json::object> answer_hours(const base::json::object& asked);
base::Result<base::json::object> answer_hours_with_why(const base::json::object& asked);

int run_hours(const CommandOptions& options);

}  // namespace server
