#include "api/gbm/resource_call.h"

#include "base/text.h"
#include "gbm/lenient_json.h"
#include "gbm/paging.h"

namespace api::gbm {
namespace {

bool is_write(const net::Request& request) {
    const std::string* method = request.find_header("X-HTTP-Method-Override");
    return request.method != "GET" && (method == nullptr || *method != "GET");
}

base::Result<domain::BrandId> read_brand_id(const Call& call) {
    const auto id = base::parse_id<domain::BrandId>(call.path_values.at(0));
    if (!id) return unknown_resource();
    return *id;
}

}  // namespace

std::unexpected<base::Error> unknown_resource() {
    return base::fail(base::ErrorKind::not_found, "resource_unknown", "Requested entity was not found.");
}

std::unexpected<base::Error> not_now(std::string code, std::string message) {
    return base::fail(base::ErrorKind::conflict, std::move(code), std::move(message));
}

base::Result<Asked> open_call(const api::Context& context, const Call& call) {
    Asked asked{.caller = TRY(find_caller(context, call.request, ::gbm::Scope::communications)),
                .directory = context.app.directory.get()};
    if (is_write(call.request)) TRY(check_pace(context, call.request, asked.caller));
    return asked;
}

base::Result<Asked> open_brand(const api::Context& context, const Call& call) {
    Asked asked = TRY(open_call(context, call));
    const auto id = TRY(read_brand_id(call));
    asked.brand = asked.directory->find_brand(id);
    const bool is_theirs = asked.brand != nullptr && (id == asked.caller.brand ||
                                                      asked.directory->partner_of(id) == asked.caller.brand);
    if (!is_theirs) return unknown_resource();
    return asked;
}

base::Result<Asked> open_agent(const api::Context& context, const Call& call) {
    Asked asked = TRY(open_brand(context, call));
    const auto id = base::parse_id<domain::AgentId>(call.path_values.at(1));
    asked.agent = id ? asked.directory->find_own_agent(*id) : nullptr;
    if (asked.agent == nullptr || asked.agent->brand != asked.brand->id) return unknown_resource();
    asked.beside = asked.directory->find_gbm(asked.brand->id, beside_name(asked.agent->id));
    return asked;
}

base::Result<Asked> open_location(const api::Context& context, const Call& call) {
    Asked asked = TRY(open_brand(context, call));
    const auto id = base::parse_id<domain::LocationId>(call.path_values.at(1));
    asked.shop = id ? asked.directory->find_location(*id) : nullptr;
    if (asked.shop == nullptr || asked.shop->brand != asked.brand->id) return unknown_resource();
    asked.agent = asked.directory->find_own_agent(asked.shop->agent);
    asked.beside = asked.directory->find_gbm(asked.brand->id, beside_name(asked.shop->id));
    return asked;
}

base::Result<json::object> read_resource(const Call& call, const ::gbm::Shape& shape) {
    const json::object body = TRY(::gbm::parse_body(call.request.body));
    return ::gbm::read_shape(body, shape);
}

std::optional<std::string> update_mask(const Call& call) {
    if (auto mask = base::find_form_value(call.request.query, "updateMask")) return mask;
    return base::find_form_value(call.request.query, "update_mask");
}

std::string name_of(const domain::Brand& brand) {
    return "brands/" + base::to_string(brand.id);
}
std::string name_of(const domain::Agent& agent) {
    return fmt::format("brands/{}/agents/{}", base::to_string(agent.brand), base::to_string(agent.id));
}
std::string name_of(const domain::Location& shop) {
    return fmt::format("brands/{}/locations/{}", base::to_string(shop.brand), base::to_string(shop.id));
}
std::string beside_name(domain::AgentId agent) {
    return "agents/" + base::to_string(agent);
}
std::string beside_name(domain::LocationId shop) {
    return "locations/" + base::to_string(shop);
}

storage::GbmBody body_of(const storage::GbmResource* beside) {
    return beside == nullptr ? storage::GbmBody{} : *beside->body;
}

std::int64_t version_of(const storage::GbmResource* beside) {
    return beside == nullptr ? 0 : beside->version;
}

json::object extra_of(const storage::GbmResource* beside, std::string_view name) {
    const json::value* found = beside == nullptr ? nullptr : beside->body->extra.if_contains(name);
    return found == nullptr || !found->is_object() ? json::object() : found->get_object();
}

std::string link_origin(const api::Context& context, const net::Request& request) {
    const bool is_googles = request.host.ends_with(".googleapis.com");
    return is_googles && context.public_url.empty() ? context.gbm.own_origin : origin_of(context, request);
}

app::GbmChange change_of(const Asked& asked) {
    return {.brand = asked.brand->id, .set_by = asked.caller.client_email};
}

net::Response resource_response(const json::object& resource) {
    return gbm_response(200, json::serialize(resource));
}

base::Result<json::object> list_json(const Call& call, std::string_view field,
                                     const std::vector<std::string>& keys,
                                     const std::function<json::object(std::size_t)>& show) {
    const auto page = TRY(::gbm::page_of(keys, base::find_form_value(call.request.query, "pageSize"),
                                         base::find_form_value(call.request.query, "pageToken")));
    json::object body;
    json::array items;
    for (std::size_t i = page.begin; i < page.end; ++i)
        items.push_back(show(i));
    if (!items.empty()) body[field] = std::move(items);
    if (!page.next_token.empty()) body["nextPageToken"] = page.next_token;
    return body;
}

void answer_with(Call& call, const base::Result<json::object>& made) {
    call.respond(made ? resource_response(*made) : gbm_error(made.error()));
}

void write_and_answer(api::Context& context, Call& call, app::GbmChange change,
                      std::function<json::object(const app::Directory&)> show) {
    auto done = [&context, respond = std::move(call.respond),
                 show = std::move(show)](base::Result<bool> written) mutable {
        if (!written) return respond(gbm_error(written.error()));
        respond(resource_response(show(*context.app.directory.get())));
    };
    app::put_gbm(context.app, std::move(change), std::move(done));
}

void run_resource(api::Context& context, Call call, base::Result<void> (*start)(api::Context&, Call&)) {
    const auto started = start(context, call);
    if (!started) call.respond(gbm_error(started.error()));
}

}  // namespace api::gbm
