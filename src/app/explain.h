// Why was this message sent, or not? The stored decision of the gate in words, and whether the same rules
// still reach it from the stored inputs. For the API, `balcao explain` and the inbox.
#pragma once
#include <map>

#include "app/access.h"

namespace app {

using Sentences = std::map<std::string, std::string>;  // by language: en, es, fr, pt, vi

// What one rule said.
struct ExplainedFinding {
    std::string rule;
    domain::Decision decision = domain::Decision::allow;
    std::string reason_code;
    Sentences staff_text;
};
BOOST_DESCRIBE_STRUCT(ExplainedFinding, (), (rule, decision, reason_code, staff_text))

// What the clocks of the conversation stood at when it was decided.
struct ExplainedClock {
    base::Timestamp evaluated_at;
    std::optional<base::Timestamp> last_user_at;  // the anchor of the contact window
    std::optional<base::Timestamp> window_ends_at;
    std::optional<base::Timestamp> retry_at;  // when it would be allowed, if time alone can change it
};
BOOST_DESCRIBE_STRUCT(ExplainedClock, (), (evaluated_at, last_user_at, window_ends_at, retry_at))

struct Explanation {
    std::int64_t seq = 0;
    domain::ConversationId conversation;
    domain::LocationId location;
    base::Timestamp at;
    domain::EventKind kind = domain::EventKind::message_sent;
    domain::ActorKind actor = domain::ActorKind::staff;
    std::string message_id;
    domain::Verdict verdict;
    std::vector<ExplainedFinding> findings;
    ExplainedClock clock;
    // Decided again from the stored inputs with today's rules: the same. Nothing: the rules are of another
    // version, or no gate decided it.
    std::optional<bool> is_reproduced;
};
BOOST_DESCRIBE_STRUCT(Explanation, (),
                      (seq, conversation, location, at, kind, actor, message_id, verdict, findings, clock,
                       is_reproduced))

// For an event that carries a verdict.
Explanation explain(const domain::Event& event, domain::LocationId location);

// The decision behind the brand's event number `seq`. Error: verdict_unknown (not_found), also for what the
// caller may not see.
void read_verdict(App& app, Caller caller, std::int64_t seq, Done<Explanation> done);
base::Result<Explanation> find_explanation(storage::Database& db, domain::BrandId brand, std::int64_t seq);

}  // namespace app
