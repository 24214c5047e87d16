#include "api/gbm/agent_json.h"

#include <algorithm>

#include "base/crypto.h"

namespace api::gbm {
namespace {

constexpr std::string_view kVerified = "VERIFICATION_STATE_VERIFIED";

json::array test_urls(const std::string& url) {
    json::array all;
    for (const char* surface : {"SURFACE_ANDROID_WEB", "SURFACE_ANDROID_MAPS", "SURFACE_IOS_MAPS"})
        all.push_back(json::object{{"surface", surface}, {"url", url}});
    return all;
}

}  // namespace

::gbm::AgentParts parts_of(const domain::Agent& agent, const storage::GbmResource* beside) {
    ::gbm::AgentParts parts{agent.display_name, agent.custom_agent_id, agent.webhook_url, {}, {}};
    if (beside != nullptr && beside->body->words) parts.words = *beside->body->words;
    parts.left = extra_of(beside, "agent");
    return parts;
}

json::object agent_json(const app::Directory& directory, const domain::Agent& agent,
                        const std::string& origin) {
    const auto* beside = directory.find_gbm(agent.brand, beside_name(agent.id));
    json::object whole{{"name", name_of(agent)}};
    for (auto& [name, value] : ::gbm::join_agent(parts_of(agent, beside)))
        whole[name] = std::move(value);
    json::value* messages = whole.if_contains("businessMessagesAgent");
    if (messages == nullptr) return whole;
    const auto shops = shops_of(directory, agent.id);
    const std::string url =
        shops.empty() ? origin + "/" : fmt::format("{}/c/{}?e=link", origin, shops.front()->slug);
    json::object& out = messages->as_object();
    out["agentTestUrl"] = url;
    out["testUrls"] = test_urls(url);
    // The one that signs now: its partner's when it has no webhook of its own.
    out["clientToken"] = directory.find_agent(agent.id)->client_token;
    return whole;
}

std::string verification_state(const storage::GbmResource* beside) {
    const json::object said = extra_of(beside, "verification");
    const json::value* state = said.if_contains("verificationState");
    return state == nullptr ? std::string(kVerified) : std::string(state->as_string());
}

bool is_verified(const storage::GbmResource* beside) {
    return verification_state(beside) == kVerified;
}

bool is_launched(const storage::GbmResource* agent_beside, std::string_view entry_point) {
    if (agent_beside == nullptr || !agent_beside->body->extra.contains("launch"))
        return entry_point == "LOCATION";
    const json::object said = extra_of(agent_beside, "launch");
    const json::value* details = said.if_contains(entry_point);
    return details != nullptr && details->at("launchState").as_string() == "LAUNCH_STATE_LAUNCHED";
}

std::vector<const domain::Location*> shops_of(const app::Directory& directory, domain::AgentId agent) {
    std::vector<const domain::Location*> all;
    for (const auto& shop : directory.locations()) {
        if (shop.agent == agent) all.push_back(&shop);
    }
    std::ranges::sort(all, {}, [](const auto* shop) { return shop->id; });
    return all;
}

std::string make_client_token() {
    std::array<std::uint8_t, 16> bytes{};
    base::random_bytes(bytes);
    std::string token;
    for (const auto byte : bytes)
        token.push_back(static_cast<char>('A' + byte % 26));
    return token;
}

}  // namespace api::gbm
