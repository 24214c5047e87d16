// What the gate decided about one outgoing message, and why. Stored with the event, shown in API answers and
// inbox.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "domain/policy/facts.h"

namespace domain {

// Strongest last (behaviours.md §3.0). A redaction may also wait: then there is a retry_at. `deactivate` is
// about a store, not a message.
enum class Decision : std::uint8_t { allow, warn, delay, redact, deny, deactivate };
BOOST_DESCRIBE_ENUM(Decision, allow, warn, delay, redact, deny, deactivate)

// What one rule had to say. Rules that do not apply say nothing.
struct Finding {
    std::string rule;  // "WIN-03"
    Decision decision = Decision::allow;
    std::string reason_code;  // "WINDOW_EXPIRED"
    bool operator==(const Finding&) const = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (rule, decision, reason_code))

struct Verdict {
    Decision decision = Decision::allow;
    std::string reason_code;                  // of the strongest finding
    std::vector<Finding> findings;            // in the order of behaviours.md §3.0
    std::optional<base::Timestamp> retry_at;  // when it would be allowed, if time alone can change it
    int policy_version = 0;
    base::Timestamp evaluated_at;
    // The facts it was decided from, so that it can be decided again.
    std::optional<base::Timestamp> last_user_at;
    std::int64_t user_messages = 0;
    std::optional<policy::Inputs> inputs = {};  // all other facts that are not as they usually are
    bool operator==(const Verdict&) const = default;
};
BOOST_DESCRIBE_STRUCT(Verdict, (),
                      (decision, reason_code, findings, retry_at, policy_version, evaluated_at, last_user_at,
                       user_messages, inputs))

}  // namespace domain
