// `balcao optout`: is a customer's message an opt-out? JSON lines; docs/opt-out.md.
#pragma once
#include "base/json.h"
#include "base/result.h"

namespace server {

// {"text", "lang"?, "context"?} to {"answer": "stop" | "ask" | "no"}. Errors: text_missing, text_not_text,
// lang_not_text, context_wrong.
base::Result<base::json::object> answer_opt_out(const base::json::object& asked);

int run_opt_out();

}  // namespace server
