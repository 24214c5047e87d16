// A consumer agrees to be sent advertising by a shop, or takes it back (behaviours.md §3.6, REN-05). Only
// they can (OPT-06): called for the consumer whose cookie it is.
#pragma once
#include "app/app.h"
#include "app/directory.h"

namespace app {

// `agreed_to`: the words they saw, kept as the evidence. false: there was nothing to change. Errors:
// location_unknown, conversation_unknown (they have not written yet), lane_full, storage_*.
void change_consent(App& app, domain::ConsumerId consumer, domain::LocationId location, bool is_given,
                    std::string agreed_to, Done<bool> done);

// They want no advertising from the brand at all (DAT-05), in every shop of it they wrote to. False: they had
// said so already. Errors as above.
void object_to_advertising(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           Done<bool> done);

}  // namespace app
