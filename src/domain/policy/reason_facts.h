// The reasons of behaviours.md §3.6: which evidence each needs, how long it is of use, how often it may be
// given. `evidence` is a JSON object; instants in it are RFC 3339, days "2026-03-28". Used by gather.h and
// memory.h.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/consent/reasons.h"
#include "domain/event.h"

namespace domain::policy {

struct EvidenceSchema {
    std::string_view code;
    std::string_view fields;     // that must be there, parted by spaces; "_at" ends an instant, "_on" a day
    std::string_view identity;   // the fields that make it the same one again (FRQ-06)
    std::string_view life_from;  // the field from which it is of use for `life`; empty: no end of its own
    base::Duration life{0};
    std::int64_t times = 1;
};
std::span<const EvidenceSchema> evidence_schemas();

struct Evidence {
    std::string problem;  // the first field that is missing or wrong; "evidence" when it is no object
    std::optional<base::Timestamp> useful_until;
    std::optional<base::Timestamp> appointment_at;
    std::optional<std::int64_t> episode;
    std::string message_id;  // of the consumer's or staff's message that it rests on
    std::int64_t times = 1;
};
Evidence read_evidence(std::string_view code, std::string_view evidence, base::Timestamp now);

// Whether a message of the conversation is what such a reason rests on: a promise is the shop's word, all
// else the consumer's (REN-04).
bool is_evidence(std::string_view code, const Event& event);

// Equal for the same reason with the same evidence.
std::int64_t reason_key(std::string_view code, std::string_view evidence);

}  // namespace domain::policy
