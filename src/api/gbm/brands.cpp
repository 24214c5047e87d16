// Brands: the one that a key was made for, and those that its programs have made (gbm-api.md §7.1).
#include <algorithm>

#include "api/gbm/resource_call.h"
#include "base/text.h"
#include "gbm/fields.h"

namespace api::gbm {
namespace {

constexpr std::size_t kBrandsMost = 1000;  // of one key's brand

json::object brand_json(const domain::Brand& brand) {
    return {{"name", name_of(brand)}, {"displayName", brand.name}};
}

std::function<json::object(const app::Directory&)> shows(domain::BrandId id) {
    return [id](const app::Directory& directory) {
        const auto* brand = directory.find_brand(id);
        return brand == nullptr ? json::object() : brand_json(*brand);
    };
}

base::Result<void> create(api::Context& context, Call& call) {
    Asked asked = TRY(open_call(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kBrandShape));
    TRY(::gbm::check_needed(wanted, ::gbm::kBrandShape, ::gbm::Need::when_made));
    if (asked.directory->brands_of_partner(asked.caller.brand).size() >= kBrandsMost) {
        return base::fail(base::ErrorKind::too_many, "resources_too_many",
                          fmt::format("A key reaches at most {} brands.", kBrandsMost));
    }
    const domain::Brand brand{{context.app.ids.next(context.app.clock.now())},
                              std::string(wanted.at("displayName").as_string())};
    app::GbmChange change{.brand = brand.id, .set_by = asked.caller.client_email};
    change.items.emplace_back(brand);
    change.resources.push_back({"brand", storage::GbmBody{.partner = asked.caller.brand}, 0});
    write_and_answer(context, call, std::move(change), shows(brand.id));
    return {};
}

base::Result<void> list(api::Context& context, Call& call) {
    const Asked asked = TRY(open_call(context, call));
    const auto brands = asked.directory->brands_of_partner(asked.caller.brand);
    std::vector<std::string> keys;
    for (const auto* brand : brands)
        keys.push_back(base::to_string(brand->id));
    answer_with(call, list_json(call, "brands", keys, [&](std::size_t i) { return brand_json(*brands[i]); }));
    return {};
}

base::Result<void> get(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    answer_with(call, brand_json(*asked.brand));
    return {};
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kBrandShape));
    const json::object whole = TRY(::gbm::patched(json::object{{"displayName", asked.brand->name}}, wanted,
                                                  ::gbm::kBrandShape, update_mask(call)));
    TRY(::gbm::check_needed(whole, ::gbm::kBrandShape, ::gbm::Need::always));
    app::GbmChange change = change_of(asked);
    change.items.emplace_back(
        domain::Brand{asked.brand->id, std::string(whole.at("displayName").as_string())});
    // Who renamed it stands in the versions of the row beside.
    const auto* beside = asked.directory->find_gbm(asked.brand->id, "brand");
    change.resources.push_back({"brand", body_of(beside), version_of(beside)});
    write_and_answer(context, call, std::move(change), shows(asked.brand->id));
    return {};
}

base::Result<bool> read_force(const Call& call) {
    const auto given = base::find_form_value(call.request.query, "force");
    if (!given || given->empty()) return false;
    const auto value = ::gbm::read_boolean_word(*given);
    if (!value) return ::gbm::wrong_field("query_malformed", "force", "must be true or false");
    return *value;
}

void delete_all_beside(const app::Directory& directory, domain::BrandId brand, const std::string& folder,
                       app::GbmChange& change) {
    for (const auto* one : directory.gbm_in(brand, folder)) {
        change.resources.push_back({one->name, std::nullopt, one->version});
        for (const char* below : {"greetings", "integrations"})
            delete_all_beside(directory, brand, one->name + "/" + below, change);
    }
}

// People, keys and conversations bind a brand: only one that a program made, and that nobody works for, goes.
base::Result<void> remove(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    const bool is_forced = TRY(read_force(call));
    const auto& directory = *asked.directory;
    const domain::BrandId id = asked.brand->id;
    const bool has_people =
        std::ranges::any_of(directory.staff(), [&](const auto& record) { return record.staff.brand == id; });
    if (id == asked.caller.brand || has_people)
        return not_now("resource_in_use", "People or keys belong to this brand; its operator ends it.");
    app::GbmChange change = change_of(asked);
    for (const auto& shop : directory.locations()) {
        if (shop.brand == id) change.deleted.emplace_back(shop.id);
    }
    for (const auto& agent : directory.agents()) {
        if (agent.brand == id) change.deleted.emplace_back(agent.id);
    }
    if (!change.deleted.empty() && !is_forced)
        return not_now("resource_in_use", "The brand has agents or locations; `force` deletes them, too.");
    const auto* beside = directory.find_gbm(id, "brand");
    change.resources.push_back({"brand", std::nullopt, version_of(beside)});
    delete_all_beside(directory, id, "agents", change);
    delete_all_beside(directory, id, "locations", change);
    change.deleted.emplace_back(id);
    write_and_answer(context, call, std::move(change), shows(id));
    return {};
}

}  // namespace

void create_brand(api::Context& context, Call call) {
    run_resource(context, std::move(call), create);
}
void get_brand(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void list_brands(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}
void patch_brand(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}
void delete_brand(api::Context& context, Call call) {
    run_resource(context, std::move(call), remove);
}

}  // namespace api::gbm
