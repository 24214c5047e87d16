// Verification and launch of agents (gbm-api.md §7.8, §7.9): the operator's word that the agent is who it
// says, and the switch for all its shops.
#include <algorithm>

#include "api/gbm/agent_json.h"

namespace api::gbm {
namespace {

constexpr std::string_view kUnverified = "VERIFICATION_STATE_UNVERIFIED";
constexpr std::string_view kLaunched = "LAUNCH_STATE_LAUNCHED";
constexpr std::string_view kUnlaunched = "LAUNCH_STATE_UNLAUNCHED";

std::string word_at(const json::object& in, std::string_view name, std::string_view otherwise = {}) {
    const json::value* value = in.if_contains(name);
    return value == nullptr ? std::string(otherwise) : std::string(value->as_string());
}

// ---- verification ----

json::object verification_json(const domain::Agent& agent, const storage::GbmResource* beside) {
    json::object out{{"name", name_of(agent) + "/verification"},
                     {"verificationState", verification_state(beside)}};
    const json::object said = extra_of(beside, "verification");
    if (const json::value* contact = said.if_contains("agentVerificationContact"))
        out["agentVerificationContact"] = *contact;
    return out;
}

std::function<json::object(const app::Directory&)> shows_verification(domain::AgentId id) {
    return [id](const app::Directory& directory) {
        const auto* agent = directory.find_own_agent(id);
        return agent == nullptr
                   ? json::object()
                   : verification_json(*agent, directory.find_gbm(agent->brand, beside_name(id)));
    };
}

void write_state(api::Context& context, Call& call, const Asked& asked, storage::GbmBody body,
                 std::function<json::object(const app::Directory&)> show,
                 std::vector<app::PublishingChange> publishing = {}) {
    app::GbmChange change = change_of(asked);
    change.resources.push_back({beside_name(asked.agent->id), std::move(body), version_of(asked.beside)});
    change.publishing = std::move(publishing);
    write_and_answer(context, call, std::move(change), std::move(show));
}

// Who asks twice is told how it stands.
base::Result<void> request_verification(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kVerificationRequestShape));
    TRY(::gbm::check_needed(wanted, ::gbm::kVerificationRequestShape, ::gbm::Need::when_made));
    if (verification_state(asked.beside) != kUnverified) {
        answer_with(call, verification_json(*asked.agent, asked.beside));
        return {};
    }
    storage::GbmBody body = body_of(asked.beside);
    body.extra["verification"] =
        json::object{{"verificationState", context.gbm.verifies_itself ? "VERIFICATION_STATE_VERIFIED"
                                                                       : "VERIFICATION_STATE_PENDING"},
                     {"requested", true},
                     {"agentVerificationContact", wanted.at("agentVerificationContact")}};
    write_state(context, call, asked, std::move(body), shows_verification(asked.agent->id));
    return {};
}

base::Result<void> get_verification(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    answer_with(call, verification_json(*asked.agent, asked.beside));
    return {};
}

base::Result<void> patch_verification(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kAgentVerificationShape));
    json::object now = extra_of(asked.beside, "verification");
    now["verificationState"] = verification_state(asked.beside);
    const bool was_requested =
        now.contains("requested") || !extra_of(asked.beside, "verification").contains("verificationState");
    now.erase("requested");
    json::object then = TRY(::gbm::patched(now, wanted, ::gbm::kAgentVerificationShape, update_mask(call)));
    const std::string state = word_at(then, "verificationState", kUnverified);
    if (state != verification_state(asked.beside)) {
        if (state != kUnverified)
            return not_now("verification_refused", "Only requestVerification leads to another state.");
        if (is_launched(asked.beside, "LOCATION") || is_launched(asked.beside, "NON_LOCAL"))
            return not_now("agent_launched", "The agent is launched; unlaunch it first.");
    }
    then["verificationState"] = state;
    if (was_requested) then["requested"] = true;
    storage::GbmBody body = body_of(asked.beside);
    body.extra["verification"] = std::move(then);
    write_state(context, call, asked, std::move(body), shows_verification(asked.agent->id));
    return {};
}

// ---- launch ----

// {"LOCATION": {…}, …}: what is launched, and what might be.
json::object details_of(const domain::Agent& agent, const storage::GbmResource* beside) {
    json::object details = extra_of(beside, "launch");
    const json::object whole = ::gbm::join_agent(parts_of(agent, beside));
    const auto add = [&](std::string_view point, std::string_view state) {
        if (!details.contains(point))
            details[point] = json::object{{"entryPoint", point}, {"launchState", state}};
    };
    if (is_launched(beside, "LOCATION")) add("LOCATION", kLaunched);
    const json::value* messages = whole.if_contains("businessMessagesAgent");
    const json::value* allowed =
        messages == nullptr ? nullptr : messages->as_object().if_contains("entryPointConfigs");
    if (allowed == nullptr) return details;
    for (const json::value& one : allowed->as_array())
        add(std::string_view(one.at("allowedEntryPoint").as_string()), kUnlaunched);
    return details;
}

json::object launch_json(const domain::Agent& agent, const storage::GbmResource* beside) {
    json::object messages;
    json::object details = details_of(agent, beside);
    if (!details.empty()) messages["launchDetails"] = std::move(details);
    return {{"name", name_of(agent) + "/launch"}, {"businessMessages", std::move(messages)}};
}

std::function<json::object(const app::Directory&)> shows_launch(domain::AgentId id) {
    return [id](const app::Directory& directory) {
        const auto* agent = directory.find_own_agent(id);
        return agent == nullptr ? json::object()
                                : launch_json(*agent, directory.find_gbm(agent->brand, beside_name(id)));
    };
}

// The launchDetails of a body that was read.
base::Result<json::object> wanted_details(const json::object& launch) {
    const json::value* messages = launch.if_contains("businessMessages");
    const json::value* details =
        messages == nullptr ? nullptr : messages->as_object().if_contains("launchDetails");
    json::object out = details == nullptr ? json::object() : details->as_object();
    for (const auto& [key, value] : out) {
        if (key != "LOCATION" && key != "NON_LOCAL") {
            return base::fail(base::ErrorKind::invalid, "entry_point_unknown",
                              "`launchDetails` has the keys LOCATION and NON_LOCAL.");
        }
    }
    return out;
}

base::Result<void> check_regions(const json::object& details, const json::value* non_local) {
    const json::value* wanted = details.if_contains("regionCodes");
    const json::value* allowed =
        non_local == nullptr ? nullptr : non_local->as_object().if_contains("regionCodes");
    if (wanted == nullptr) {
        return base::fail(base::ErrorKind::invalid, "json_field_missing",
                          "`launchDetails.NON_LOCAL.regionCodes` is required.");
    }
    for (const json::value& code : wanted->as_array()) {
        if (allowed == nullptr || std::ranges::find(allowed->as_array(), code) == allowed->as_array().end()) {
            return base::fail(base::ErrorKind::invalid, "region_unknown",
                              "`regionCodes` must be among those of `nonLocalConfig`.");
        }
    }
    return {};
}

base::Result<void> check_launch(const Asked& asked, std::string_view point, const json::object& details) {
    const json::object whole = ::gbm::join_agent(parts_of(*asked.agent, asked.beside));
    const json::value* messages = whole.if_contains("businessMessagesAgent");
    const json::object agent = messages == nullptr ? json::object() : messages->as_object();
    const json::value* points = agent.if_contains("entryPointConfigs");
    const auto is_it = [&](const json::value& one) {
        return one.at("allowedEntryPoint").as_string() == point;
    };
    if (points != nullptr && std::ranges::none_of(points->as_array(), is_it)) {
        return not_now("entry_point_not_allowed",
                       fmt::format("`entryPointConfigs` of the agent does not have {}.", point));
    }
    if (point == "NON_LOCAL") return check_regions(details, agent.if_contains("nonLocalConfig"));
    return {};
}

base::Result<void> request_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kLaunchRequestShape));
    TRY(::gbm::check_needed(wanted, ::gbm::kLaunchRequestShape, ::gbm::Need::when_made));
    const json::object details = TRY(wanted_details(wanted.at("agentLaunch").as_object()));
    if (details.empty()) {
        return base::fail(base::ErrorKind::invalid, "json_field_missing",
                          "`agentLaunch.businessMessages.launchDetails` is required.");
    }
    if (!is_verified(asked.beside)) return not_now("agent_unverified", "The agent is not verified.");
    storage::GbmBody body = body_of(asked.beside);
    json::object now = details_of(*asked.agent, asked.beside);
    for (const auto& [key, value] : details) {
        const std::string point(key);
        TRY(check_launch(asked, point, value.as_object()));
        json::object one = value.as_object();
        one["entryPoint"] = point;
        one["launchState"] = kLaunched;
        now[point] = std::move(one);
    }
    body.extra["launch"] = std::move(now);
    write_state(context, call, asked, std::move(body), shows_launch(asked.agent->id));
    return {};
}

base::Result<void> get_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    answer_with(call, launch_json(*asked.agent, asked.beside));
    return {};
}

// The agent's shops leave the web with it.
std::vector<app::PublishingChange> taken_off(const Asked& asked) {
    std::vector<app::PublishingChange> all;
    for (const auto* shop : shops_of(*asked.directory, asked.agent->id)) {
        auto words = asked.directory->own_words_of(*shop).publishing;
        if (!std::exchange(words.is_published, false)) continue;
        all.push_back({shop->brand, shop->id, std::move(words),
                       asked.directory->publishing_of(shop->id).version, asked.caller.client_email});
    }
    return all;
}

base::Result<void> patch_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_agent(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kAgentLaunchShape));
    const json::object before = details_of(*asked.agent, asked.beside);
    const json::object now{{"businessMessages", json::object{{"launchDetails", before}}}};
    const json::object patched =
        TRY(::gbm::patched(now, wanted, ::gbm::kAgentLaunchShape, update_mask(call)));
    json::object then = TRY(wanted_details(patched));
    for (auto& [key, value] : then) {
        const std::string point(key);
        json::object& details = value.as_object();
        const std::string state = word_at(details, "launchState", kUnlaunched);
        const json::value* old = before.if_contains(key);
        const std::string old_state =
            old == nullptr ? std::string(kUnlaunched) : word_at(old->as_object(), "launchState", kUnlaunched);
        if (state != old_state && state != kUnlaunched)
            return not_now("launch_refused", "Only requestLaunch launches.");
        if (state == kLaunched && point == "NON_LOCAL") TRY(check_launch(asked, point, details));
        details["entryPoint"] = point;
        details["launchState"] = state;
    }
    const bool was_on = is_launched(asked.beside, "LOCATION");
    storage::GbmBody body = body_of(asked.beside);
    body.extra["launch"] = then;
    const json::value* location = then.if_contains("LOCATION");
    const bool is_on = location != nullptr && word_at(location->as_object(), "launchState") == kLaunched;
    write_state(context, call, asked, std::move(body), shows_launch(asked.agent->id),
                was_on && !is_on ? taken_off(asked) : std::vector<app::PublishingChange>());
    return {};
}

}  // namespace

void request_agent_verification(api::Context& context, Call call) {
    run_resource(context, std::move(call), request_verification);
}
void get_agent_verification(api::Context& context, Call call) {
    run_resource(context, std::move(call), get_verification);
}
void patch_agent_verification(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch_verification);
}
void request_agent_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), request_launch);
}
void get_agent_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), get_launch);
}
void patch_agent_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch_launch);
}

}  // namespace api::gbm
