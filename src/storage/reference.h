// Small tables that everything refers to: brands, agents, locations, staff, service account keys, install
// values. Read whole at start (app/directory) and written through a lane.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/access.h"
#include "domain/location.h"
#include "storage/database.h"

namespace storage {

base::Result<std::vector<domain::Brand>> all_brands(Database& db);
// When each was set up.
base::Result<std::map<domain::BrandId, base::Timestamp>> all_brand_births(Database& db);
base::Result<std::vector<domain::Agent>> all_agents(Database& db);
base::Result<std::vector<domain::Location>> all_locations(Database& db);
base::Result<void> put_brand(Database& db, const domain::Brand& brand, base::Timestamp now);
base::Result<void> put_agent(Database& db, const domain::Agent& agent);
base::Result<void> put_location(Database& db,
                                const domain::Location& location);  // error: slug_taken (conflict)

struct StaffRecord {
    domain::Staff staff;
    std::string password_hash;
};
base::Result<std::vector<StaffRecord>> all_staff(Database& db);
base::Result<void> put_staff(Database& db, const StaffRecord& record);  // error: email_taken (conflict)

// A service account key (gbm-api.md §2.1): only the public half is kept.
struct KeyRecord {
    std::string key_id;        // private_key_id
    std::string client_email;  // iss
    domain::BrandId brand;
    std::string public_pem;
    base::Timestamp created_at;
};
base::Result<std::vector<KeyRecord>> all_keys(Database& db);
base::Result<void> put_key(Database& db, const KeyRecord& record);

// Sessions of staff, found by the SHA-256 of their token.
struct SessionRecord {
    std::string token_hash;
    domain::StaffId staff;
    domain::BrandId brand;
    std::string csrf_token;
    base::Timestamp created_at;
    base::Timestamp expires_at;
};
base::Result<std::vector<SessionRecord>> all_sessions(Database& db, base::Timestamp now);  // live ones
base::Result<void> put_session(Database& db, const SessionRecord& record);
base::Result<void> delete_session(Database& db, std::string_view token_hash);
base::Result<void> delete_expired_sessions(Database& db, base::Timestamp now);

// Values of this install, such as the key that signs tokens. put keeps an existing value and returns it.
base::Result<std::optional<std::string>> find_install_value(Database& db, std::string_view name);
base::Result<std::string> get_or_put_install_value(Database& db, std::string_view name,
                                                   std::string_view value);

}  // namespace storage
