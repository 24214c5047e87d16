// What programs change through the Business Communications API: brand, agents, shops, their words, and what
// only that API knows, in one commit each. Who may is asked by api/gbm/; the words pass the same rules as
// when people save them (app/locations.h).
#pragma once
#include "app/locations.h"
#include "app/setup.h"

namespace app {

struct GbmWrite {
    std::string name;
    std::optional<storage::GbmBody> body;  // nothing: it is deleted
    std::int64_t version = 0;              // that was seen, 0 for none
};

// What a program may change about a shop that is there.
struct ShopEdit {
    domain::LocationId location;
    domain::AgentId agent;
    std::string place_id;
    std::vector<std::string> languages;
};

using GbmDeleted = std::variant<domain::BrandId, domain::AgentId, domain::LocationId>;

struct GbmChange {
    domain::BrandId brand;
    std::string set_by;  // the program's client_email
    std::vector<SetupItem> items = {};
    std::vector<ShopEdit> shops = {};
    std::vector<TextsChange> texts = {};
    std::vector<PublishingChange> publishing = {};
    std::vector<GbmWrite> resources = {};
    std::vector<GbmDeleted> deleted = {};
};

constexpr std::size_t kGbmBodyBytesMax = 256 * 1024;  // every version of it is kept

// Errors: resource_too_large; resource_changed (conflict) when somebody was quicker; resource_in_use
// (conflict) for deleting a shop that customers may have met; those of write_items and of the words;
// lane_full, storage_*.
void put_gbm(App& app, GbmChange change, Done<bool> done);

// The brand of a conversation that one of these may have; nil when none has.
void find_brand_of(App& app, std::vector<domain::BrandId> brands, domain::ConversationId conversation,
                   Done<domain::BrandId> done);

}  // namespace app
