// A customer complains about a shop (docs/complaints.md). Stored beside the log, so that no stream, inbox,
// webhook or metric of the business can tell who it was; staff see counts of three and more.
#pragma once
#include "app/access.h"
#include "domain/outreach/complaint.h"
#include "domain/outreach/standing.h"

namespace app {

struct Complaint {
    domain::ConsumerId consumer;
    domain::LocationId location;
    domain::outreach::ComplaintKind kind = domain::outreach::ComplaintKind::spam;
    std::string words;          // optional; secrets in them are masked
    bool ends_contact = false;  // and no more messages, there and then
};

// A second one within seven days is answered in the same way, and not stored. Errors: location_unknown,
// conversation_unknown (they have not written there), words_too_long, words_malformed (invalid), lane_full,
// storage_*.
void complain(App& app, Complaint complaint, Done<bool> done);

struct ComplaintsShown {
    std::string kind;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(ComplaintsShown, (), (kind, count))

// Of the last 28 days; kinds with fewer than three are left out.
struct ComplaintsView {
    std::vector<ComplaintsShown> counts;
    domain::outreach::Standing standing;
    std::int64_t secret_requests = 0;  // PII-11, of the last 28 days
};
// Owners and managers. Errors: location_unknown, role_too_low (forbidden).
void read_complaints(App& app, domain::Staff staff, domain::LocationId location, Done<ComplaintsView> done);

}  // namespace app
