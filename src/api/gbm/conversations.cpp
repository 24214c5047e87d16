// The methods of a conversation: messages.create, events.create, surveys.create, messages.updateReceipt
// (gbm-api.md §5).
#include "app/conversations.h"
#include "api/gbm/caller.h"
#include "app/gbm_resources.h"
#include "app/messages.h"
#include "app/surveys.h"
#include "base/text.h"
#include "gbm/event.h"
#include "gbm/fields.h"
#include "gbm/lenient_json.h"
#include "gbm/message.h"
#include "gbm/status.h"

namespace api::gbm {
namespace {

namespace json = base::json;

// An id that is no UUID names no conversation of ours.
base::Result<domain::ConversationId> read_conversation(const Call& call) {
    const auto id = base::parse_id<domain::ConversationId>(call.path_values.at(0));
    if (id) return *id;
    return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                      "The conversation does not exist, or the caller may not take part in it.");
}

base::Result<::gbm::ForceFallback> read_force_fallback(const net::Request& request) {
    const auto given = base::find_form_value(request.query, "forceFallback");
    if (!given || given->empty()) return ::gbm::ForceFallback::no;
    const auto value = ::gbm::read_boolean_word(*given);
    if (!value) return ::gbm::wrong_field("query_malformed", "forceFallback", "must be true or false");
    return *value ? ::gbm::ForceFallback::yes : ::gbm::ForceFallback::no;
}

// What every method needs first. The caller's brand is the conversation's (run()).
struct Opened {
    app::ApiCaller caller;
    domain::ConversationId conversation;
    json::object body;
};
base::Result<Opened> open(const api::Context& context, const Call& call, domain::BrandId brand) {
    app::ApiCaller caller = TRY(find_caller(context, call.request, ::gbm::Scope::messages));
    TRY(check_pace(context, call.request, caller));
    caller.brand = brand;
    const auto conversation = TRY(read_conversation(call));
    return Opened{std::move(caller), conversation, TRY(::gbm::parse_body(call.request.body))};
}

// For the use cases that answer with the number of an event: the echo, or the error.
app::Done<std::int64_t> answer_with(net::Responder respond, json::object echo) {
    return [respond = std::move(respond), echo = std::move(echo)](base::Result<std::int64_t> done) mutable {
        respond(done ? gbm_response(200, json::serialize(echo)) : gbm_error(done.error()));
    };
}

// Retry-After counts whole seconds, rounded up.
net::Response refusal(const domain::Verdict& verdict) {
    auto response = gbm_response(::gbm::status_of(verdict).http, ::gbm::encode_refusal(verdict));
    if (verdict.decision == domain::Decision::delay && verdict.retry_at) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(*verdict.retry_at - verdict.evaluated_at);
        response.headers.push_back({"Retry-After", std::to_string(wait.count())});
    }
    return response;
}

base::Result<void> start_message(api::Context& context, Call& call, domain::BrandId brand) {
    Opened opened = TRY(open(context, call, brand));
    ::gbm::Message message =
        TRY(::gbm::parse_message(opened.body, base::to_string(opened.conversation),
                                 opened.caller.client_email, TRY(read_force_fallback(call.request))));
    auto answer = [respond = std::move(call.respond),
                   echo = std::move(message.echo)](base::Result<app::Sent> sent) mutable {
        if (!sent) return respond(gbm_error(sent.error()));
        if (sent->is_held) {
            return respond(
                gbm_error({base::ErrorKind::conflict, "ai_ungrounded",
                           "A price, opening time or medical claim without a source: people look at "
                           "it first."}));
        }
        if (sent->verdict.decision >= domain::Decision::delay) {
            return respond(refusal(sent->verdict));
        }
        respond(gbm_response(200, json::serialize(echo)));
    };
    app::send_message(context.app, std::move(opened.caller), opened.conversation, std::move(message.command),
                      std::move(answer));
    return {};
}

base::Result<void> start_event(api::Context& context, Call& call, domain::BrandId brand) {
    Opened opened = TRY(open(context, call, brand));
    std::string id = base::find_form_value(call.request.query, "eventId").value_or("");
    if (id.empty()) id = base::to_string(context.app.ids.next(context.app.clock.now()));
    TRY(::gbm::check_event_id(id));
    ::gbm::PresenceEvent event = TRY(::gbm::parse_event(opened.body, base::to_string(opened.conversation), id,
                                                        opened.caller.client_email));
    app::show_presence(context.app, std::move(opened.caller), opened.conversation, std::move(event.actor),
                       event.presence, std::move(id),
                       answer_with(std::move(call.respond), std::move(event.echo)));
    return {};
}

base::Result<void> start_receipt(api::Context& context, Call& call, domain::BrandId brand) {
    Opened opened = TRY(open(context, call, brand));
    const std::string& message = call.path_values.at(1);
    json::object echo = TRY(::gbm::parse_receipt(opened.body, base::to_string(opened.conversation), message));
    app::mark_message_read(context.app, std::move(opened.caller), opened.conversation, message,
                           answer_with(std::move(call.respond), std::move(echo)));
    return {};
}

// Any id: ours are shown, theirs are kept (gbm-api.md §5.6).
base::Result<void> start_survey(api::Context& context, Call& call, domain::BrandId brand) {
    Opened opened = TRY(open(context, call, brand));
    std::string id = base::find_form_value(call.request.query, "surveyId").value_or("");
    if (id.empty()) id = base::to_string(context.app.ids.next(context.app.clock.now()));
    TRY(::gbm::check_survey_id(id));
    TRY(::gbm::Fields::of(opened.body, "", {"name"}));
    json::object echo{
        {"name", fmt::format("conversations/{}/surveys/{}", base::to_string(opened.conversation), id)}};
    app::send_survey(context.app, std::move(opened.caller), opened.conversation, std::move(id),
                     answer_with(std::move(call.respond), std::move(echo)));
    return {};
}

// `start` answers through the use case, or returns why it did not come to that.
using Start = base::Result<void> (*)(api::Context&, Call&, domain::BrandId);
void begin(api::Context& context, Call call, Start start, domain::BrandId brand) {
    const auto started = start(context, call, brand);
    if (!started) call.respond(gbm_error(started.error()));
}

// A key whose programs have made brands of their own reaches the conversations there, too: which one it is,
// the name does not say.
void run(api::Context& context, Call call, Start start) {
    const auto caller = find_caller(context, call.request, ::gbm::Scope::messages);
    if (!caller) return call.respond(gbm_error(caller.error()));
    const auto conversation = read_conversation(call);
    const auto brands = context.app.directory.get()->brands_of_partner(caller->brand);
    if (!conversation || brands.size() < 2) return begin(context, std::move(call), start, caller->brand);
    std::vector<domain::BrandId> ids;
    for (const auto* brand : brands)
        ids.push_back(brand->id);
    auto shared = std::make_shared<Call>(std::move(call));
    app::find_brand_of(context.app, std::move(ids), *conversation,
                       [&context, shared, start, own = caller->brand](base::Result<domain::BrandId> found) {
                           if (!found) return shared->respond(gbm_error(found.error()));
                           begin(context, std::move(*shared), start, found->is_nil() ? own : *found);
                       });
}

}  // namespace

void create_message(api::Context& context, Call call) {
    run(context, std::move(call), start_message);
}
void create_event(api::Context& context, Call call) {
    run(context, std::move(call), start_event);
}
void create_survey(api::Context& context, Call call) {
    run(context, std::move(call), start_survey);
}
void update_receipt(api::Context& context, Call call) {
    run(context, std::move(call), start_receipt);
}

}  // namespace api::gbm
