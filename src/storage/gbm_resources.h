// What programs have written through the Business Communications API, beside what our own tables hold
// (decisions/0030). Read whole at start (app/directory), written through a lane (app/gbm_resources.h). Each
// change is a row; none is ever rewritten.
#pragma once
#include "domain/agent_words.h"
#include "storage/database.h"

namespace storage {

struct GbmBody {
    std::optional<domain::AgentWords> words = {};        // of an agent: used wherever its shops are
    std::optional<domain::PartnerWebhook> webhook = {};  // of a partner: for agents without one
    std::optional<domain::BrandId> partner = {};         // of a brand: whose keys reach it, too
    base::json::object extra = {};                       // what only the API reads, and writes back
};
BOOST_DESCRIBE_STRUCT(GbmBody, (), (words, webhook, partner, extra))

// `name` within the brand: "brand", "agents/{id}", "locations/{id}", "agents/{id}/greetings/{id}", "partner".
struct GbmResource {
    domain::BrandId brand;
    std::string name;
    std::int64_t version = 0;
    std::optional<GbmBody> body;  // nothing: deleted
    std::string set_by;
    base::Timestamp set_at;
};

// The newest version of each that is not deleted.
base::Result<std::vector<GbmResource>> all_gbm_resources(Database& db);
// The newest version there; 0: it never was.
base::Result<std::int64_t> gbm_resource_version(Database& db, domain::BrandId brand, std::string_view name);
// A version that is there already: storage_conflict.
base::Result<void> put_gbm_resource(Database& db, const GbmResource& resource);

// Reference rows go for good, with what was said about them. The caller has made sure that no customer ever
// met them.
base::Result<void> delete_location(Database& db, domain::BrandId brand, domain::LocationId location);
base::Result<void> delete_agent(Database& db, domain::BrandId brand, domain::AgentId agent);
base::Result<void> delete_brand(Database& db, domain::BrandId brand);
// Whether the shop has ever been on the web: published from the start, or at any time since.
base::Result<bool> was_ever_published(Database& db, domain::BrandId brand, domain::LocationId location);

}  // namespace storage
