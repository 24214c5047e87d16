// Would this message go to these customers at this time? The gate itself, asked about a snapshot: nothing is
// sent, stored or queued. For POST /api/simulate and `balcao simulate` (docs/simulate.md).
#pragma once
#include "app/access.h"
#include "domain/send_message.h"

namespace app {

struct Simulation {
    domain::LocationId location;
    domain::Actor actor;
    std::string text;
    std::optional<domain::ContactReason> reason;
    std::optional<base::Timestamp> at;  // nothing: now
    // Nothing: everybody who has ever written to this location.
    std::optional<std::vector<domain::ConversationId>> conversations;
    std::size_t listed_max = 100;
    std::size_t asked_max = 0;  // more are refused; 0: any number
    bool is_campaign = false;
};

// What would become of the message in one conversation.
struct Foreseen {
    domain::ConversationId conversation;
    domain::Decision decision = domain::Decision::allow;
    std::string reason_code;
    std::optional<base::Timestamp> retry_at;
    bool operator==(const Foreseen&) const = default;
};
BOOST_DESCRIBE_STRUCT(Foreseen, (), (conversation, decision, reason_code, retry_at))

struct ForeseenCount {
    domain::Decision decision = domain::Decision::allow;
    std::string reason_code;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ForeseenCount, (), (decision, reason_code, count))

struct Forecast {
    base::Timestamp at;
    int policy_version = 0;
    std::int64_t asked = 0;             // conversations
    std::int64_t goes = 0;              // to so many of them, with or without a warning
    std::vector<ForeseenCount> counts;  // most frequent first
    std::vector<Foreseen> conversations;
    bool has_more = false;  // than are listed
};
BOOST_DESCRIBE_STRUCT(Forecast, (), (at, policy_version, asked, goes, counts, conversations, has_more))

constexpr base::Duration kSimulatedLateMax = std::chrono::minutes(5);  // an `at` less ago than this is now

// Errors: those of check_send_message but for the id, location_unknown, conversation_unknown (one of those
// listed is not of this location), at_in_the_past, simulation_too_large, reads_full, storage_*.
void simulate(App& app, domain::Staff staff, Simulation simulation, Done<Forecast> done);

// The same on a connection of one's own, seeing everything. `db` stands in one snapshot.
base::Result<Forecast> simulate(storage::Database& db, const Directory& directory, Simulation simulation,
                                base::Timestamp now);

}  // namespace app
