// Verification and launch of locations (gbm-api.md §7.8 to §7.10). A launched location is a published shop
// (docs/publishing.md): there is no second switch, and the same list decides.
#include <algorithm>

#include "api/gbm/agent_json.h"
#include "readers/notify.h"

namespace api::gbm {
namespace {

constexpr std::string_view kUnlaunched = "LAUNCH_STATE_UNLAUNCHED";

json::object verification_json(const app::Directory& directory, const domain::Location& shop) {
    return {{"name", name_of(shop) + "/verification"},
            {"verificationState", verification_state(directory.find_gbm(shop.brand, beside_name(shop.id)))}};
}

// A shop that may let nobody in although it is published, for how it has treated its customers.
bool is_suspended(domain::health::HealthState state) {
    return state == domain::health::HealthState::suspended || state == domain::health::HealthState::banned;
}

json::object launch_json(const app::Directory& directory, const domain::Location& shop) {
    std::string_view state =
        directory.publishing_of(shop.id).words.is_published ? "LAUNCH_STATE_LAUNCHED" : kUnlaunched;
    if (is_suspended(directory.health_of(shop.id))) state = "LAUNCH_STATE_SUSPENDED";
    return {{"name", name_of(shop) + "/launch"}, {"launchState", state}};
}

template <class Show>
std::function<json::object(const app::Directory&)> shows(domain::LocationId id, Show show) {
    return [id, show](const app::Directory& directory) {
        const auto* shop = directory.find_location(id);
        return shop == nullptr ? json::object() : show(directory, *shop);
    };
}

// Who asks twice is told how it stands.
base::Result<void> request_verification(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    TRY(read_resource(call, ::gbm::kEmptyShape));
    if (verification_state(asked.beside) != "VERIFICATION_STATE_UNVERIFIED") {
        answer_with(call, verification_json(*asked.directory, *asked.shop));
        return {};
    }
    storage::GbmBody body = body_of(asked.beside);
    body.extra["verification"] =
        json::object{{"verificationState", context.gbm.verifies_itself ? "VERIFICATION_STATE_VERIFIED"
                                                                       : "VERIFICATION_STATE_PENDING"},
                     {"requested", true}};
    app::GbmChange change = change_of(asked);
    change.resources.push_back({beside_name(asked.shop->id), std::move(body), version_of(asked.beside)});
    write_and_answer(context, call, std::move(change), shows(asked.shop->id, verification_json));
    return {};
}

base::Result<void> get_verification(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    answer_with(call, verification_json(*asked.directory, *asked.shop));
    return {};
}

// What stands in the way, in the words that people read in the inbox.
base::Result<void> check_ready(const Asked& asked, app::Told told) {
    if (!is_verified(asked.beside)) return not_now("location_unverified", "The location is not verified.");
    const auto* agent = asked.directory->find_gbm(asked.brand->id, beside_name(asked.shop->agent));
    if (!is_verified(agent)) return not_now("agent_unverified", "The location's agent is not verified.");
    if (!is_launched(agent, "LOCATION"))
        return not_now("agent_unlaunched", "The location's agent is not launched for LOCATION.");
    const auto missing = domain::missing(app::readiness_of(*asked.directory, *asked.shop, told));
    if (missing.empty()) return {};
    std::string why;
    for (const auto need : missing)
        why += fmt::format(" {}: {}", base::name_of(need), domain::sentence_of(need));
    return not_now("not_ready", "Missing before the launch:" + why);
}

app::Done<std::int64_t> answer_with_launch(api::Context& context, Call& call, domain::LocationId id) {
    return [&context, id, respond = std::move(call.respond)](base::Result<std::int64_t> written) mutable {
        if (!written) return respond(gbm_error(written.error()));
        respond(resource_response(shows(id, launch_json)(*context.app.directory.get())));
    };
}

base::Result<void> request_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    TRY(read_resource(call, ::gbm::kEmptyShape));
    if (asked.directory->publishing_of(asked.shop->id).words.is_published) {
        answer_with(call, launch_json(*asked.directory, *asked.shop));
        return {};
    }
    const auto told = context.notify.is_unreachable(asked.shop->id) ? app::Told::nobody : app::Told::somebody;
    TRY(check_ready(asked, told));
    app::publish(context.app, asked.caller.client_email, asked.shop->id, told,
                 answer_with_launch(context, call, asked.shop->id));
    return {};
}

base::Result<void> get_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    answer_with(call, launch_json(*asked.directory, *asked.shop));
    return {};
}

base::Result<void> patch_launch(api::Context& context, Call& call) {
    const Asked asked = TRY(open_location(context, call));
    const json::object wanted = TRY(read_resource(call, ::gbm::kLocationLaunchShape));
    json::object now = launch_json(*asked.directory, *asked.shop);
    const json::object then =
        TRY(::gbm::patched(now, wanted, ::gbm::kLocationLaunchShape, update_mask(call)));
    const json::value* state = then.if_contains("launchState");
    const bool is_off = state == nullptr || state->as_string() == kUnlaunched;
    if (!is_off && *state != now.at("launchState"))
        return not_now("launch_refused", "Only requestLaunch launches.");
    if (!is_off || !asked.directory->publishing_of(asked.shop->id).words.is_published) {
        answer_with(call, now);
        return {};
    }
    app::unpublish(context.app, asked.caller.client_email, asked.shop->id,
                   answer_with_launch(context, call, asked.shop->id));
    return {};
}

}  // namespace

void request_location_verification(api::Context& context, Call call) {
    run_resource(context, std::move(call), request_verification);
}
void get_location_verification(api::Context& context, Call call) {
    run_resource(context, std::move(call), get_verification);
}
void request_location_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), request_launch);
}
void get_location_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), get_launch);
}
void patch_location_launch(api::Context& context, Call call) {
    run_resource(context, std::move(call), patch_launch);
}

}  // namespace api::gbm
