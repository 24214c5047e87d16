// Integrations with Dialogflow (gbm-api.md §7.12): kept as written, and DISABLED, because this install calls
// no Dialogflow: a bot is told by its webhook. The older methods of the same thing are refused.
#include "api/gbm/agent_json.h"

namespace api::gbm {
namespace {

constexpr std::size_t kIntegrationsMost = 10;  // of an agent

std::string folder_of(const domain::Agent& agent) {
    return beside_name(agent.id) + "/integrations";
}

json::object integration_json(const storage::GbmResource& stored) {
    json::object out{{"name", fmt::format("brands/{}/{}", base::to_string(stored.brand), stored.name)},
                     {"status", "DISABLED"}};
    for (const auto& [name, value] : extra_of(&stored, "integration"))
        out[name] = value;
    return out;
}

std::function<json::object(const app::Directory&)> shows(domain::BrandId brand, std::string name) {
    return [brand, name = std::move(name)](const app::Directory& directory) {
        const auto* stored = directory.find_gbm(brand, name);
        return stored == nullptr ? json::object() : integration_json(*stored);
    };
}

base::Result<void> check(const json::object& integration) {
    TRY(::gbm::check_needed(integration, ::gbm::kIntegrationShape, ::gbm::Need::when_made));
    if (integration.contains("dialogflowEsIntegration") || integration.contains("dialogflowCxIntegration"))
        return {};
    return base::fail(base::ErrorKind::invalid, "json_field_missing",
                      "`dialogflowEsIntegration` or `dialogflowCxIntegration` is required.");
}

void write(api::Context& context, Call& call, const Asked& asked, const std::string& name,
           json::object integration, std::int64_t version) {
    storage::GbmBody body;
    body.extra["integration"] = std::move(integration);
    app::GbmChange change = change_of(asked);
    change.resources.push_back({name, std::move(body), version});
    write_and_answer(context, call, std::move(change), shows(asked.brand->id, name));
}

base::Result<void> create(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kIntegrationShape));
    TRY(check(wanted));
    if (asked.directory->gbm_in(asked.brand->id, folder_of(*asked.agent)).size() >= kIntegrationsMost) {
        return base::fail(base::ErrorKind::too_many, "resources_too_many",
                          fmt::format("An agent has at most {} integrations.", kIntegrationsMost));
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
    answer_with(call, integration_json(*TRY(find(asked, call))));
    return {};
}

// All of them: pageSize and pageToken are documented as ignored.
base::Result<void> list(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    json::array all;
    for (const auto* one : asked.directory->gbm_in(asked.brand->id, folder_of(*asked.agent)))
        all.push_back(integration_json(*one));
    answer_with(call, all.empty() ? json::object() : json::object{{"integrations", std::move(all)}});
    return {};
}

std::string project_of(const json::object& integration) {
    for (const auto& [kind, body] : integration) {
        if (const json::value* project = body.as_object().if_contains("dialogflowProjectId"))
            return std::string(project->as_string());
    }
    return {};
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const auto* stored = TRY(find(asked, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kIntegrationShape));
    const json::object now = extra_of(stored, "integration");
    json::object then = TRY(::gbm::patched(now, wanted, ::gbm::kIntegrationShape, update_mask(call)));
    TRY(check(then));
    if (project_of(now) != project_of(then))
        return not_now("project_fixed", "`dialogflowProjectId` cannot change.");
    write(context, call, asked, stored->name, std::move(then), stored->version);
    return {};
}

base::Result<void> remove(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const auto* stored = TRY(find(asked, call));
    app::GbmChange change = change_of(asked);
    change.resources.push_back({stored->name, std::nullopt, stored->version});
    write_and_answer(context, call, std::move(change), shows(asked.brand->id, stored->name));
    return {};
}

base::Result<void> refuse(api::Context& context, Call& call) {
    TRY(open_agent(context, call));
    return not_now("dialogflow_unsupported",
                   "This install calls no Dialogflow; a bot is told by its webhook.");
}

}  // namespace

void create_integration(api::Context& context, Call call) {
    run_resource(context, std::move(call), create);
}
void get_integration(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void list_integrations(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}
void patch_integration(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}
void delete_integration(api::Context& context, Call call) {
    run_resource(context, std::move(call), remove);
}
void refuse_dialogflow(api::Context& context, Call call) {
    run_resource(context, std::move(call), refuse);
}

}  // namespace api::gbm
