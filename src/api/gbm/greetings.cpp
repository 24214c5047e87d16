// Greetings (gbm-api.md §7.5): what a link of an advertisement opens a chat with. Kept for programs; the link
// is a real one, and its context names the greeting to staff and webhooks.
#include <algorithm>

#include "api/gbm/agent_json.h"
#include "base/text.h"
#include "domain/entry.h"

namespace api::gbm {
namespace {

constexpr std::size_t kGreetingsMost = 1000;  // of an agent

std::string folder_of(const domain::Agent& agent) {
    return beside_name(agent.id) + "/greetings";
}

// To the agent's first shop; nothing while it has none.
std::string ad_link(const app::Directory& directory, const domain::Agent& agent, const std::string& greeting,
                    const std::string& origin) {
    const auto shops = shops_of(directory, agent.id);
    if (shops.empty()) return {};
    const auto& slug = shops.front()->slug;
    const std::string context = "greeting " + greeting;
    return fmt::format(
        "{}/c/{}?e=link&c={}&s={}", origin, slug, base::percent_encode(context),
        domain::context_signature(directory.find_agent(agent.id)->client_token, slug, context));
}

json::object greeting_json(const app::Directory& directory, const domain::Agent& agent,
                           const storage::GbmResource& stored, const std::string& origin) {
    json::object out{{"name", fmt::format("brands/{}/{}", base::to_string(agent.brand), stored.name)}};
    const json::object greeting = extra_of(&stored, "greeting");
    for (const auto& [name, value] : greeting)
        out[name] = value;
    const json::value* custom = greeting.if_contains("customId");
    const std::string id =
        custom != nullptr ? std::string(custom->as_string()) : stored.name.substr(stored.name.rfind('/') + 1);
    if (const auto link = ad_link(directory, agent, id, origin); !link.empty()) out["adLink"] = link;
    return out;
}

std::function<json::object(const app::Directory&)> shows(const api::Context& context, const Call& call,
                                                         domain::AgentId id, std::string name) {
    return [id, name = std::move(name),
            origin = link_origin(context, call.request)](const app::Directory& directory) {
        const auto* agent = directory.find_own_agent(id);
        const auto* stored = agent == nullptr ? nullptr : directory.find_gbm(agent->brand, name);
        return stored == nullptr ? json::object() : greeting_json(directory, *agent, *stored, origin);
    };
}

// `locale` is one of the agent's.
base::Result<void> check(const Asked& asked, const json::object& greeting) {
    TRY(::gbm::check_needed(greeting, ::gbm::kGreetingShape, ::gbm::Need::when_made));
    const auto languages = parts_of(*asked.agent, asked.beside).words.languages;
    const std::string locale(greeting.at("locale").as_string());
    if (languages.empty() || std::ranges::find(languages, locale) != languages.end()) return {};
    return base::fail(base::ErrorKind::invalid, "locale_unknown",
                      "`locale` must be one of the agent's conversationalSettings.");
}

void write(api::Context& context, Call& call, const Asked& asked, const std::string& name,
           json::object greeting, std::int64_t version) {
    storage::GbmBody body;
    body.extra["greeting"] = std::move(greeting);
    app::GbmChange change = change_of(asked);
    change.resources.push_back({name, std::move(body), version});
    write_and_answer(context, call, std::move(change), shows(context, call, asked.agent->id, name));
}

base::Result<void> create(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kGreetingShape));
    TRY(check(asked, wanted));
    if (asked.directory->gbm_in(asked.brand->id, folder_of(*asked.agent)).size() >= kGreetingsMost) {
        return base::fail(base::ErrorKind::too_many, "resources_too_many",
                          fmt::format("An agent has at most {} greetings.", kGreetingsMost));
    }
    const auto id = base::to_string(context.app.ids.next(context.app.clock.now()));
    write(context, call, asked, folder_of(*asked.agent) + "/" + id, wanted, 0);
    return {};
}

base::Result<const storage::GbmResource*> find(const Asked& asked, const Call& call) {
    const auto* stored =
        asked.directory->find_gbm(asked.brand->id, folder_of(*asked.agent) + "/" + call.path_values.at(2));
    if (stored == nullptr) return unknown_resource();
    return stored;
}

base::Result<void> get(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const auto* stored = TRY(find(asked, call));
    answer_with(call,
                greeting_json(*asked.directory, *asked.agent, *stored, link_origin(context, call.request)));
    return {};
}

base::Result<void> list(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const auto all = asked.directory->gbm_in(asked.brand->id, folder_of(*asked.agent));
    std::vector<std::string> keys;
    for (const auto* one : all)
        keys.push_back(one->name);
    const std::string origin = link_origin(context, call.request);
    answer_with(call, list_json(call, "greetings", keys, [&](std::size_t i) {
                    return greeting_json(*asked.directory, *asked.agent, *all[i], origin);
                }));
    return {};
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const auto* stored = TRY(find(asked, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kGreetingShape));
    json::object then =
        TRY(::gbm::patched(extra_of(stored, "greeting"), wanted, ::gbm::kGreetingShape, update_mask(call)));
    TRY(check(asked, then));
    write(context, call, asked, stored->name, std::move(then), stored->version);
    return {};
}

}  // namespace

void create_greeting(api::Context& context, Call call) {
    run_resource(context, std::move(call), create);
}
void get_greeting(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void list_greetings(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}
void patch_greeting(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}

}  // namespace api::gbm
