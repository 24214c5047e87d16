// Reads the JSON that programs written for GBM really send (gbm-api.md §1.5): besides RFC 8259 also
// single-quoted texts, names without quotes, commas before a closing bracket, and line breaks inside a text.
// Never crashes.
#pragma once
#include <string_view>

#include "base/json.h"

namespace gbm {

// One value with nothing behind it, at most base::kJsonDepthMax levels. A name given twice in one object is
// refused, so is text that is not UTF-8. Error: json_malformed.
base::Result<base::json::value> parse_lenient_json(std::string_view text);

// A request body: nothing at all counts as {}. Errors: json_malformed, json_type_wrong.
base::Result<base::json::object> parse_body(std::string_view text);

}  // namespace gbm
