// Locations (gbm-api.md §7.10): a shop of ours with its page; what it says itself goes over what its agent
// says. Made unpublished: launching publishes it (location_states.cpp).
#include <algorithm>

#include "api/gbm/agent_json.h"
#include "base/text.h"
#include "gbm/key_file.h"

namespace api::gbm {
namespace {

constexpr std::size_t kLocationsMost = 10'000;  // of a brand
constexpr std::size_t kSlugWordsMost = 50;      // of 64 that an address has

::gbm::LocationParts parts_of_shop(const app::Directory& directory, const domain::Location& shop) {
    const auto own = directory.own_words_of(shop);
    const auto* beside = directory.find_gbm(shop.brand, beside_name(shop.id));
    return {shop.place_id,
            fmt::format("brands/{}/agents/{}", base::to_string(shop.brand), base::to_string(shop.agent)),
            own.languages,
            own.texts,
            own.publishing.privacy_url,
            extra_of(beside, "location")};
}

json::object location_json(const app::Directory& directory, const domain::Location& shop,
                           const std::string& origin) {
    json::object whole{{"name", name_of(shop)}};
    for (auto& [name, value] : ::gbm::join_location(parts_of_shop(directory, shop)))
        whole[name] = std::move(value);
    const std::string url = fmt::format("{}/c/{}?e=link", origin, shop.slug);
    json::array test_urls;
    for (const char* surface : {"SURFACE_ANDROID_WEB", "SURFACE_ANDROID_MAPS", "SURFACE_IOS_MAPS"})
        test_urls.push_back(json::object{{"surface", surface}, {"url", url}});
    whole["locationTestUrl"] = url;
    whole["testUrls"] = std::move(test_urls);
    return whole;
}

std::function<json::object(const app::Directory&)> shows(const api::Context& context, const Call& call,
                                                         domain::LocationId id) {
    return [id, origin = link_origin(context, call.request)](const app::Directory& directory) {
        const auto* shop = directory.find_location(id);
        return shop == nullptr ? json::object() : location_json(directory, *shop, origin);
    };
}

std::vector<const domain::Location*> locations_of(const app::Directory& directory, domain::BrandId brand) {
    std::vector<const domain::Location*> all;
    for (const auto& shop : directory.locations()) {
        if (shop.brand == brand) all.push_back(&shop);
    }
    std::ranges::sort(all, {}, [](const auto* shop) { return shop->id; });
    return all;
}

// "brands/{b}/agents/{a}" of this brand; one slash before it is no difference (gbm-api.md §1.3).
base::Result<const domain::Agent*> find_named_agent(const Asked& asked, std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    const auto parts = base::split(name, '/');
    const bool has_form = parts.size() == 4 && parts[0] == "brands" && parts[2] == "agents" &&
                          parts[1] == base::to_string(asked.brand->id);
    const auto id = has_form ? base::parse_id<domain::AgentId>(parts[3])
                             : base::Result<domain::AgentId>(base::fail(base::ErrorKind::invalid, "", ""));
    const auto* agent = id ? asked.directory->find_own_agent(*id) : nullptr;
    if (agent == nullptr || agent->brand != asked.brand->id) {
        return base::fail(base::ErrorKind::invalid, "agent_unknown",
                          "`agent` must name an agent of this brand: brands/…/agents/….");
    }
    return agent;
}

base::Result<void> check_place(const Asked& asked, const ::gbm::LocationParts& parts, domain::AgentId agent,
                               domain::LocationId own) {
    for (const auto* shop : locations_of(*asked.directory, asked.brand->id)) {
        if (shop->id != own && shop->agent == agent && shop->place_id == parts.place_id) {
            return base::fail(base::ErrorKind::conflict, "place_taken",
                              "The agent has a location for this `placeId` already: " + name_of(*shop));
        }
    }
    return {};
}

// With what its agent says for it.
domain::Location with_agent(domain::Location shop, const app::Directory& directory, domain::AgentId agent) {
    const auto* beside = directory.find_gbm(shop.brand, beside_name(agent));
    if (beside != nullptr && beside->body->words) domain::fill_in(shop.profile, *beside->body->words);
    return shop;
}

domain::Location fresh_shop(const api::Context& context, const Asked& asked, const domain::Agent& agent,
                            const ::gbm::LocationParts& parts) {
    domain::Location shop;
    shop.id = {context.app.ids.next(context.app.clock.now())};
    shop.brand = asked.brand->id;
    shop.agent = agent.id;
    const std::string id = base::to_string(shop.id);
    shop.slug =
        ::gbm::project_id_of(agent.display_name).substr(0, kSlugWordsMost) + "-" + id.substr(id.size() - 8);
    shop.name = agent.display_name;
    shop.place_id = parts.place_id;
    shop.zone = "UTC";  // without hours of its own it takes its agent's, and their zone
    shop.profile.languages = parts.languages;
    return shop;
}

base::Result<void> create(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kLocationShape));
    TRY(::gbm::check_needed(wanted, ::gbm::kLocationShape, ::gbm::Need::when_made));
    ::gbm::LocationParts parts = ::gbm::split_location(wanted);
    const auto* agent = TRY(find_named_agent(asked, parts.agent));
    if (locations_of(*asked.directory, asked.brand->id).size() >= kLocationsMost) {
        return base::fail(base::ErrorKind::too_many, "resources_too_many",
                          fmt::format("A brand has at most {} locations.", kLocationsMost));
    }
    const domain::Location shop = fresh_shop(context, asked, *agent, parts);
    TRY(check_place(asked, parts, agent->id, shop.id));
    TRY(::gbm::check_shop_texts(parts.texts, with_agent(shop, *asked.directory, agent->id)));
    app::GbmChange change = change_of(asked);
    change.items.emplace_back(shop);
    if (parts.texts != domain::auto_texts::ShopTexts{})
        change.texts.push_back({shop.brand, shop.id, parts.texts, {}, change.set_by});
    domain::Publishing publishing{.is_published = false, .privacy_url = parts.privacy_url};
    change.publishing.push_back({shop.brand, shop.id, std::move(publishing), {}, change.set_by});
    storage::GbmBody body;
    body.extra = {{"location", std::move(parts.left)},
                  {"verification", json::object{{"verificationState", "VERIFICATION_STATE_UNVERIFIED"}}}};
    change.resources.push_back({beside_name(shop.id), std::move(body), 0});
    write_and_answer(context, call, std::move(change), shows(context, call, shop.id));
    return {};
}

base::Result<void> list(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    const auto shops = locations_of(*asked.directory, asked.brand->id);
    const std::string origin = link_origin(context, call.request);
    std::vector<std::string> keys;
    for (const auto* shop : shops)
        keys.push_back(base::to_string(shop->id));
    answer_with(call, list_json(call, "locations", keys, [&](std::size_t i) {
                    return location_json(*asked.directory, *shops[i], origin);
                }));
    return {};
}

base::Result<void> get(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    answer_with(call, location_json(*asked.directory, *asked.shop, link_origin(context, call.request)));
    return {};
}

// The own language first; the others that the shop knows stay.
std::vector<std::string> languages_then(std::vector<std::string> wanted,
                                        const std::vector<std::string>& now) {
    for (const auto& language : now) {
        if (std::ranges::find(wanted, language) == wanted.end()) wanted.push_back(language);
    }
    return wanted;
}

// An answer goes with its starter; what this API does not know stays.
domain::auto_texts::ShopTexts texts_then(domain::auto_texts::ShopTexts wanted,
                                         const domain::auto_texts::ShopTexts& now) {
    wanted.survey_questions = now.survey_questions;
    wanted.starter_answers = now.starter_answers;
    if (wanted.starter_answers) {
        std::erase_if(*wanted.starter_answers, [&](const auto& one) {
            return std::ranges::find(wanted.starters, one.first) == wanted.starters.end();
        });
    }
    return domain::auto_texts::tidied(std::move(wanted));
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kLocationShape));
    const auto now = parts_of_shop(*asked.directory, *asked.shop);
    const json::object whole =
        TRY(::gbm::patched(::gbm::join_location(now), wanted, ::gbm::kLocationShape, update_mask(call)));
    if (!now.place_id.empty()) TRY(::gbm::check_needed(whole, ::gbm::kLocationShape, ::gbm::Need::always));
    ::gbm::LocationParts then = ::gbm::split_location(whole);
    const auto* agent = TRY(find_named_agent(asked, then.agent));
    const auto& shop = *asked.shop;
    const bool has_moved = then.place_id != now.place_id;
    const auto& published = asked.directory->publishing_of(shop.id);
    if (has_moved && published.words.is_published)
        return not_now("location_launched", "`placeId` cannot change while the location is launched.");
    if (has_moved || agent->id != shop.agent) TRY(check_place(asked, then, agent->id, shop.id));
    const auto* beside = asked.directory->find_gbm(shop.brand, beside_name(agent->id));
    if (agent->id != shop.agent && published.words.is_published && !is_launched(beside, "LOCATION"))
        return not_now("agent_unlaunched", "The location is launched, and that agent is not.");
    const auto languages = languages_then(then.languages, now.languages);
    const auto texts = texts_then(then.texts, now.texts);
    // What people have set up otherwise is theirs, as long as nobody touches it.
    if (texts != now.texts)
        TRY(::gbm::check_shop_texts(texts, with_agent(shop, *asked.directory, agent->id)));
    app::GbmChange change = change_of(asked);
    if (has_moved || agent->id != shop.agent || languages != now.languages)
        change.shops.push_back({shop.id, agent->id, then.place_id, languages});
    if (texts != now.texts) {
        change.texts.push_back(
            {shop.brand, shop.id, texts, asked.directory->texts_of(shop.id).version, change.set_by});
    }
    if (then.privacy_url != now.privacy_url) {
        auto publishing = asked.directory->own_words_of(shop).publishing;
        publishing.privacy_url = then.privacy_url;
        change.publishing.push_back(
            {shop.brand, shop.id, std::move(publishing), published.version, change.set_by});
    }
    storage::GbmBody body = body_of(asked.beside);
    body.extra["location"] = std::move(then.left);
    change.resources.push_back({beside_name(shop.id), std::move(body), version_of(asked.beside)});
    write_and_answer(context, call, std::move(change), shows(context, call, shop.id));
    return {};
}

base::Result<void> remove(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    const json::object verification = extra_of(asked.beside, "verification");
    if (asked.beside == nullptr || verification.empty() || verification.contains("requested"))
        return not_now("resource_in_use",
                       "A verification was requested for this location; unlaunch it instead.");
    app::GbmChange change = change_of(asked);
    change.resources.push_back({asked.beside->name, std::nullopt, asked.beside->version});
    change.deleted.emplace_back(asked.shop->id);
    write_and_answer(context, call, std::move(change), shows(context, call, asked.shop->id));
    return {};
}

}  // namespace

void create_location(api::Context& context, Call call) {
    run_resource(context, std::move(call), create);
}
void get_location(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void list_locations(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}
void patch_location(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}
void delete_location(api::Context& context, Call call) {
    run_resource(context, std::move(call), remove);
}

}  // namespace api::gbm
