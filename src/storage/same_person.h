// Which consumers of a brand staff know to be one person (rule WIN-11). Written through a lane, by
// app/same_person.h; small: a person has ten links at most.
#pragma once
#include <string>
#include <vector>

#include "domain/ids.h"
#include "storage/database.h"

namespace storage {

struct PersonLink {
    domain::ConsumerId other;
    std::string said_by;
    base::Timestamp said_at;
    bool operator==(const PersonLink&) const = default;
};

struct PersonPair {
    domain::ConsumerId one;
    domain::ConsumerId other;
};

// What holds now, of one consumer and of all whom that leads to (without themselves; nearest first).
base::Result<std::vector<PersonLink>> person_links_of(Database& db, domain::BrandId brand,
                                                      domain::ConsumerId consumer);
base::Result<std::vector<domain::ConsumerId>> same_person_as(Database& db, domain::BrandId brand,
                                                             domain::ConsumerId consumer);
// Whether anybody of the brand was ever linked: for those who ask about many.
base::Result<bool> has_person_links(Database& db, domain::BrandId brand);
// From both sides, as the next version.
base::Result<void> put_person_link(Database& db, domain::BrandId brand, PersonPair pair, bool is_linked,
                                   std::string_view said_by, base::Timestamp now);
// Nothing that was said of this consumer is kept.
base::Result<void> forget_person_links(Database& db, domain::BrandId brand, domain::ConsumerId consumer);

}  // namespace storage
