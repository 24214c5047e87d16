// How far each reader has come in each brand's log, and the conversations whose delivery is held up.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "storage/database.h"

namespace storage {

base::Result<std::int64_t> cursor(Database& db, std::string_view reader,
                                  domain::BrandId brand);  // 0: never ran
base::Result<void> put_cursor(Database& db, std::string_view reader, domain::BrandId brand, std::int64_t seq);

// A conversation that a delivery reader has taken out of its main cursor because an attempt failed:
// everything of it from `from_seq` on is still owed, in order.
struct Parked {
    domain::ConversationId conversation;
    std::int64_t from_seq = 0;
    int attempts = 0;
    base::Timestamp first_failed_at;
    base::Timestamp next_try_at;
    std::string last_error;  // a stable code
};
base::Result<std::vector<Parked>> all_parked(Database& db, std::string_view reader, domain::BrandId brand);
base::Result<void> put_parked(Database& db, std::string_view reader, domain::BrandId brand,
                              const Parked& parked);
base::Result<void> delete_parked(Database& db, std::string_view reader, domain::BrandId brand,
                                 domain::ConversationId conversation);

}  // namespace storage
