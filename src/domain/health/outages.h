// Hours in which a shop could not read or send through no fault of its own lengthen the answer clock of
// everybody who waited (behaviours.md §3.3, "our outage", HLT-12). Pure.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"

namespace domain::health {

struct Outage {
    base::Timestamp from;
    base::Timestamp to;  // exclusive
    base::Timestamp noted_at;
    std::string who;
    std::string note;
    bool operator==(const Outage&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outage, (), (from, to, noted_at, who, note))

// Error: outage_malformed (invalid), when it ends before it began, or in the future.
base::Result<void> check_outage(const Outage& outage, base::Timestamp now);
// When the answer to a question is due. Outages in any order; where they overlap they count once.
base::Timestamp due_with_credit(base::Timestamp asked_at, std::vector<Outage> outages);

}  // namespace domain::health
