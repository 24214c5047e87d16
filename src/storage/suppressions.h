// Who was forgotten and is not to be written to (rule OPT-10): keyed hashes, made and looked up by
// app/suppressions.h. Written through a lane.
#pragma once
#include <vector>

#include "base/json.h"
#include "domain/ids.h"
#include "storage/database.h"

namespace storage {

enum class Suppressed : std::uint8_t { opted_out, objected };
BOOST_DESCRIBE_ENUM(Suppressed, opted_out, objected)

// Again: nothing changes.
base::Result<void> put_suppression(Database& db, domain::BrandId brand, std::string_view identity_hash,
                                   Suppressed wish, base::Timestamp now);
base::Result<std::vector<Suppressed>> find_suppressions(Database& db, domain::BrandId brand,
                                                        std::string_view identity_hash);
base::Result<void> delete_suppression(Database& db, domain::BrandId brand, std::string_view identity_hash,
                                      Suppressed wish);

}  // namespace storage
