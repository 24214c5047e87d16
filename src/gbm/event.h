// conversations.events.create and messages.updateReceipt: JSON -> domain words, and the answers (gbm-api.md
// §5.4, §5.5).
#pragma once
#include "base/json.h"
#include "domain/event.h"

namespace gbm {

struct PresenceEvent {
    domain::Actor actor;
    domain::Presence presence = domain::Presence::typing_started;
    base::json::object echo;
};

// 1 to domain::kMessageIdCharsMax characters, none of them a control character or '/'. Error:
// event_id_malformed.
base::Result<void> check_event_id(std::string_view id);
// Likewise. Error: survey_id_malformed.
base::Result<void> check_survey_id(std::string_view id);
// `event_id` has passed the check. Errors: those of Fields and parse_representative, event_type_missing.
base::Result<PresenceEvent> parse_event(const base::json::object& body, std::string_view conversation,
                                        std::string_view event_id, std::string_view client_email);

// A bot can only say READ. Returns the answer. Errors: those of Fields, receipt_type_wrong.
base::Result<base::json::object> parse_receipt(const base::json::object& body, std::string_view conversation,
                                               std::string_view message_id);

}  // namespace gbm
