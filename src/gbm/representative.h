// Who speaks in a message or event (gbm-api.md §5.2.1). A BOT is a domain bot, a HUMAN is staff speaking
// through a program.
#pragma once
#include "base/json.h"
#include "domain/event.h"

namespace gbm {

struct Representative {
    domain::Actor actor;
    base::json::object echo;  // as received, defaults left out; empty when none was given
};

// `value` is nullptr when the message names none: then it is a bot without a name. `client_email` is who
// called. Errors: those of Fields, representative_type_missing.
base::Result<Representative> parse_representative(const base::json::value* value, std::string path,
                                                  std::string_view client_email);

}  // namespace gbm
