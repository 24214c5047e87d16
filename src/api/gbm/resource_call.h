// What the methods of the Business Communications API have in common: who asks, for which brand, agent or
// shop, and how they are answered. What a key does not reach does not exist: resource_unknown (404,
// decisions/0016). Used only inside api/gbm/.
#pragma once
#include "api/gbm/caller.h"
#include "api/gbm/configuration.h"
#include "app/gbm_resources.h"
#include "gbm/field_mask.h"
#include "gbm/resource_shapes.h"

namespace api::gbm {

namespace json = base::json;

// A call that may be answered. Pointers live as long as `directory`.
struct Asked {
    app::ApiCaller caller;  // its brand is the key's
    std::shared_ptr<const app::Directory> directory;
    const domain::Brand* brand = nullptr;          // of the path
    const domain::Agent* agent = nullptr;          // likewise, with its own webhook
    const domain::Location* shop = nullptr;        // likewise
    const storage::GbmResource* beside = nullptr;  // what only the API knows of the agent or shop; or nothing
};

// Errors: those of find_caller(), rate_limited, resource_unknown.
base::Result<Asked> open_call(const api::Context& context, const Call& call);
base::Result<Asked> open_brand(const api::Context& context, const Call& call);
base::Result<Asked> open_agent(const api::Context& context, const Call& call);
base::Result<Asked> open_location(const api::Context& context, const Call& call);

std::unexpected<base::Error> unknown_resource();
std::unexpected<base::Error> not_now(std::string code, std::string message);  // FAILED_PRECONDITION

// The body in canonical form. Errors: json_…, those of read_shape().
base::Result<json::object> read_resource(const Call& call, const ::gbm::Shape& shape);
std::optional<std::string> update_mask(const Call& call);

std::string name_of(const domain::Brand& brand);
std::string name_of(const domain::Agent& agent);
std::string name_of(const domain::Location& shop);
// Names in storage::GbmResource, within the brand.
std::string beside_name(domain::AgentId agent);
std::string beside_name(domain::LocationId shop);

// The body to write beside: what is there, or a fresh one.
storage::GbmBody body_of(const storage::GbmResource* beside);
std::int64_t version_of(const storage::GbmResource* beside);
// An object of `extra`, {} when it is not there.
json::object extra_of(const storage::GbmResource* beside, std::string_view name);

// Where links to this install begin. Who came through the proxy has asked for Google's name.
std::string link_origin(const api::Context& context, const net::Request& request);

app::GbmChange change_of(const Asked& asked);

net::Response resource_response(const json::object& resource);
// {`field`: the resources of this page, "nextPageToken"}; an empty list is {}. `all` is in the order of keys.
base::Result<json::object> list_json(const Call& call, std::string_view field,
                                     const std::vector<std::string>& keys,
                                     const std::function<json::object(std::size_t)>& show);

// Runs `act` and answers with its resource, or with what it refused.
void answer_with(Call& call, const base::Result<json::object>& made);
// Writes, and answers with what `show` makes of it in the fresh directory; nothing there any more: {}.
void write_and_answer(api::Context& context, Call& call, app::GbmChange change,
                      std::function<json::object(const app::Directory&)> show);

// `start` answers later, or returns why it did not come to that.
void run_resource(api::Context& context, Call call, base::Result<void> (*start)(api::Context&, Call&));

}  // namespace api::gbm
