// Agents (gbm-api.md §7.2 to §7.7): a row of ours, words that stand in for what its shops do not say, and
// the rest beside.
#include <algorithm>

#include "api/gbm/agent_json.h"
#include "api/gbm/handshake.h"

namespace api::gbm {
namespace {

constexpr std::size_t kAgentsMost = 1000;  // of a brand
constexpr std::string_view kMessages = "businessMessagesAgent";

std::vector<const domain::Agent*> agents_of(const app::Directory& directory, domain::BrandId brand) {
    std::vector<const domain::Agent*> all;
    for (const auto& agent : directory.agents()) {
        if (agent.brand == brand) all.push_back(directory.find_own_agent(agent.id));
    }
    std::ranges::sort(all, {}, [](const auto* agent) { return agent->id; });
    return all;
}

std::function<json::object(const app::Directory&)> shows(const api::Context& context, const Call& call,
                                                         domain::AgentId id) {
    return [id, origin = link_origin(context, call.request)](const app::Directory& directory) {
        const auto* agent = directory.find_own_agent(id);
        return agent == nullptr ? json::object() : agent_json(directory, *agent, origin);
    };
}

// What a launched shop takes from its agent must be as good as its own (rule AVA-08).
base::Result<void> check_launched_shops(const app::Directory& directory, domain::AgentId agent,
                                        const domain::AgentWords& words) {
    for (const auto* shop : shops_of(directory, agent)) {
        if (!directory.publishing_of(shop->id).words.is_published) continue;
        auto texts = directory.own_words_of(*shop).texts;
        domain::Location then = *shop;
        domain::fill_in(texts, words);
        if (texts == directory.texts_of(shop->id).words) continue;
        if (then.profile.phone.empty()) then.profile.phone = words.phone;
        TRY(::gbm::check_shop_texts(texts, then));
    }
    return {};
}

// Handshake first, when there is a new address.
void write_agent(api::Context& context, Call& call, const std::string& new_webhook, const domain::Agent& row,
                 app::GbmChange change) {
    auto show = shows(context, call, row.id);
    auto shared = std::make_shared<Call>(std::move(call));
    shake_hands(context, new_webhook, row.client_token,
                [&context, shared, change = std::move(change),
                 show = std::move(show)](base::Result<bool> known) mutable {
                    if (!known) return shared->respond(gbm_error(known.error()));
                    write_and_answer(context, *shared, std::move(change), std::move(show));
                });
}

domain::Agent row_of(const ::gbm::AgentParts& parts, const domain::Agent& now) {
    domain::Agent row = now;
    row.display_name = parts.display_name;
    row.custom_agent_id = parts.custom_agent_id;
    row.webhook_url = parts.webhook_url;
    return row;
}

base::Result<void> check_product(const json::object& whole) {
    if (whole.contains(kMessages) || whole.contains("verifiedSmsAgent") ||
        whole.contains("verifiedCallsAgent"))
        return {};
    return base::fail(base::ErrorKind::invalid, "json_field_missing", "`businessMessagesAgent` is required.");
}

base::Result<void> check_locale(const json::object& whole) {
    const json::value* messages = whole.if_contains(kMessages);
    return messages == nullptr ? base::Result<void>() : ::gbm::check_own_locale(messages->as_object());
}

base::Result<void> create(api::Context& context, Call& call) {
    Asked asked = TRY(open_brand(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kAgentShape));
    TRY(::gbm::check_needed(wanted, ::gbm::kAgentShape, ::gbm::Need::when_made));
    TRY(check_product(wanted));
    TRY(check_locale(wanted));
    if (agents_of(*asked.directory, asked.brand->id).size() >= kAgentsMost) {
        return base::fail(base::ErrorKind::too_many, "resources_too_many",
                          fmt::format("A brand has at most {} agents.", kAgentsMost));
    }
    ::gbm::AgentParts parts = TRY(::gbm::split_agent(wanted));
    TRY(::gbm::check_agent_words(parts.words));
    const domain::AgentId id{context.app.ids.next(context.app.clock.now())};
    const domain::Agent row = row_of(parts, {id, asked.brand->id, {}, {}, {}, make_client_token()});
    storage::GbmBody body{.words = std::move(parts.words)};
    body.extra = {{"agent", std::move(parts.left)},
                  {"verification", json::object{{"verificationState", "VERIFICATION_STATE_UNVERIFIED"}}},
                  {"launch", json::object()}};
    app::GbmChange change = change_of(asked);
    change.items.emplace_back(row);
    change.resources.push_back({beside_name(id), std::move(body), 0});
    write_agent(context, call, row.webhook_url, row, std::move(change));
    return {};
}

base::Result<void> list(api::Context& context, Call& call) {
    const Asked asked = TRY(open_brand(context, call));
    const auto agents = agents_of(*asked.directory, asked.brand->id);
    const std::string origin = link_origin(context, call.request);
    std::vector<std::string> keys;
    for (const auto* agent : agents)
        keys.push_back(base::to_string(agent->id));
    answer_with(call, list_json(call, "agents", keys, [&](std::size_t i) {
                    return agent_json(*asked.directory, *agents[i], origin);
                }));
    return {};
}

base::Result<void> get(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    answer_with(call, agent_json(*asked.directory, *asked.agent, link_origin(context, call.request)));
    return {};
}

const json::value* member(const json::object& whole, std::string_view name) {
    const json::value* messages = whole.if_contains(kMessages);
    return messages == nullptr ? nullptr : messages->as_object().if_contains(name);
}

bool is_same(const json::value* a, const json::value* b) {
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

// gbm-api.md §6.3: what customers were shown to trust stays.
base::Result<void> check_unchanged(const json::object& now, const json::object& then) {
    for (const char* name : {"logoUrl", "entryPointConfigs"}) {
        if (!is_same(member(now, name), member(then, name)))
            return not_now("agent_verified", fmt::format("`{}` cannot change after verification.", name));
    }
    if (is_same(now.if_contains("displayName"), then.if_contains("displayName"))) return {};
    return not_now("agent_verified", "`displayName` cannot change after verification.");
}

base::Result<void> patch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kAgentShape));
    const json::object now = ::gbm::join_agent(parts_of(*asked.agent, asked.beside));
    const json::object then = TRY(::gbm::patched(now, wanted, ::gbm::kAgentShape, update_mask(call)));
    TRY(::gbm::check_needed(then, ::gbm::kAgentShape, ::gbm::Need::always));
    TRY(check_product(then));
    if (!is_same(member(now, "defaultLocale"), member(then, "defaultLocale")) ||
        !is_same(member(now, "conversationalSettings"), member(then, "conversationalSettings")))
        TRY(check_locale(then));
    if (is_verified(asked.beside)) TRY(check_unchanged(now, then));
    ::gbm::AgentParts parts = TRY(::gbm::split_agent(then));
    TRY(::gbm::check_agent_words(parts.words));
    TRY(check_launched_shops(*asked.directory, asked.agent->id, parts.words));
    const domain::Agent row = row_of(parts, *asked.agent);
    storage::GbmBody body = body_of(asked.beside);
    body.words = std::move(parts.words);
    body.extra["agent"] = std::move(parts.left);
    app::GbmChange change = change_of(asked);
    change.items.emplace_back(row);
    change.resources.push_back({beside_name(row.id), std::move(body), version_of(asked.beside)});
    const bool is_new = row.webhook_url != asked.agent->webhook_url;
    write_agent(context, call, is_new ? row.webhook_url : std::string(), row, std::move(change));
    return {};
}

base::Result<void> remove(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object verification = extra_of(asked.beside, "verification");
    if (asked.beside == nullptr || verification.empty() || verification.contains("requested"))
        return not_now("resource_in_use", "A verification was requested for this agent; it stays.");
    if (!shops_of(*asked.directory, asked.agent->id).empty())
        return not_now("resource_in_use",
                       "The agent has locations; delete them, or give them another agent.");
    app::GbmChange change = change_of(asked);
    change.resources.push_back({asked.beside->name, std::nullopt, asked.beside->version});
    for (const char* below : {"greetings", "integrations"}) {
        for (const auto* one : asked.directory->gbm_in(asked.brand->id, asked.beside->name + "/" + below))
            change.resources.push_back({one->name, std::nullopt, one->version});
    }
    change.deleted.emplace_back(asked.agent->id);
    write_and_answer(context, call, std::move(change), shows(context, call, asked.agent->id));
    return {};
}

}  // namespace

void create_agent(api::Context& context, Call call) {
    run_resource(context, std::move(call), create);
}
void get_agent(api::Context& context, Call call) {
    run_resource(context, std::move(call), get);
}
void list_agents(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}
void patch_agent(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch);
}
void delete_agent(api::Context& context, Call call) {
    run_resource(context, std::move(call), remove);
}

}  // namespace api::gbm
