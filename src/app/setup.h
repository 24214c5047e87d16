// Writing reference data: brands, agents, shops, people, keys; and history that was made elsewhere. Each call
// is one commit; the directory in memory is read again before `done`.
#pragma once
#include <variant>

#include "app/app.h"
#include "domain/outcome.h"

namespace app {

using storage::KeyRecord;
using storage::StaffRecord;

using SetupItem = std::variant<domain::Brand, domain::Agent, domain::Location, StaffRecord, KeyRecord>;

// Inside a lane, as part of something larger. Errors: slug_taken, email_taken, storage_*.
base::Result<void> write_items(storage::LaneTransaction& lane, const std::vector<SetupItem>& items);
// All items belong to `brand`; all are written or none. Errors: slug_taken, email_taken, storage_*.
void put_items(App& app, domain::BrandId brand, std::vector<SetupItem> items, Done<bool> done);

// Appends outcomes as they are, in this order: their events carry their own times, and are marked as
// imported, so that no reader takes them for news. For the demo and for imports; the gate was passed, or was
// somebody else's, when they were made.
void import_history(App& app, domain::BrandId brand, std::vector<domain::Outcome> history, Done<bool> done);

// After a commit that changed reference data or the health of a shop: the next request must see it.
base::Result<bool> reload_directory(App& app);

// The value of this install under that name; `fresh` becomes it when there is none yet.
void install_value(App& app, std::string name, std::string fresh, Done<std::string> done);

}  // namespace app
