// The consumer's side of our own API. A consumer is known by a signed cookie, given with the conversation
// page, or with the first message of a program that never asked for the page.
#include "api/consumer.h"

#include "api/consumer_asks.h"
#include "api/consumer_tokens.h"
#include "api/entry.h"
#include "api/framing.h"
#include "api/pages/catalogue.h"
#include "api/shapes.h"
#include "api/shown_changes.h"
#include "base/text.h"
#include "domain/message_text.h"

namespace api {
namespace {

constexpr std::int64_t kThreadPage = 30;  // ux.md §2.4: newest 30

struct NewMessage {
    std::string client_message_id;
    std::string text;
    std::optional<std::string> locale;
    std::optional<domain::EntryPoint> entry_point;
    std::optional<domain::Solved> solved;  // what they say of a starter's answer (AVA-16)
    std::optional<bool> asks_for_person;   // a button for it (BOT-02)
    std::optional<app::Secrets> secrets;
};
BOOST_DESCRIBE_STRUCT(NewMessage, (),
                      (client_message_id, text, locale, entry_point, solved, asks_for_person, secrets))

struct MessageAnswer {
    std::int64_t seq = 0;
    std::optional<ConsumerEvent> event;
    domain::ConversationId conversation_id;
};
BOOST_DESCRIBE_STRUCT(MessageAnswer, (), (seq, event, conversation_id))

}  // namespace

const domain::Location* find_shop(const app::Directory& directory, Call& call) {
    const domain::Location* shop = directory.find_location_by_slug(call.path_values[0]);
    if (shop == nullptr) {
        call.respond(
            error_response({base::ErrorKind::not_found, "location_unknown", "there is no such shop"}));
    }
    return shop;
}

net::Header consumer_cookie(const Context& context, const net::Request& request,
                            domain::ConsumerId consumer) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(kConsumerTokenLife).count();
    return {"Set-Cookie", fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly{}", kConsumerCookie,
                                      context.consumer_tokens.make(consumer, context.app.clock.now()),
                                      seconds, cookie_scope(request))};
}

KnownConsumer know_consumer(const Context& context, const Call& call) {
    // A cookie the browser already has is not made again.
    if (call.consumer) return {*call.consumer, std::nullopt};
    const domain::ConsumerId consumer{context.app.ids.next(context.app.clock.now())};
    return {consumer, consumer_cookie(context, call.request, consumer)};
}

bool comes_from_elsewhere(const Context& context, const net::Request& request) {
    const std::string* origin = request.find_header("Origin");
    return origin != nullptr && *origin != "null" && *origin != origin_of(context, request) &&
           *origin != request.scheme + "://" + request.host;
}

std::string device_locale(const net::Request& request) {
    const std::string* accepted = request.find_header("Accept-Language");
    if (accepted == nullptr) return {};
    const std::string_view first =
        base::trim(std::string_view(*accepted).substr(0, accepted->find_first_of(",;")));
    return domain::is_locale(first) ? std::string(first) : std::string();
}

void post_consumer_message(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    auto body = read_body<NewMessage>(call);
    if (!body) return;
    KnownConsumer consumer = know_consumer(context, call);
    Entry entry = read_entry(context, call.request, *shop);
    app::ConsumerMessage message{consumer.id,
                                 {},
                                 shop->id,
                                 body->locale ? std::move(*body->locale) : device_locale(call.request),
                                 body->entry_point.value_or(entry.point),
                                 std::move(body->client_message_id),
                                 std::move(body->text),
                                 body->solved,
                                 body->asks_for_person.value_or(false),
                                 std::move(entry.context),
                                 network_of(call.request),
                                 body->secrets.value_or(app::Secrets::masked)};
    auto done = [respond = std::move(call.respond),
                 cookie = std::move(consumer.fresh_cookie)](base::Result<app::Received> received) mutable {
        if (!received) return respond(error_response(received.error()));
        const MessageAnswer answer{received->seq, consumer_event(received->event), received->conversation};
        net::Response response = json_response(200, base::encode(answer));
        if (cookie) response.headers.push_back(std::move(*cookie));
        respond(std::move(response));
    };
    app::receive_message(context.app, std::move(message), std::move(done));
}

void get_consumer_conversation(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    const auto before = query_number(call.request, "before", 0, 0, INT64_MAX);
    if (!before) return call.respond(error_response(before.error()));
    if (!call.consumer) return call.respond(json_response(200, base::encode(ConsumerThread{})));
    const auto& texts = context.catalogues.of(
        pages::choose_language({}, device_locale(call.request), shop->profile.languages));
    auto address = picture_base(origin_of(context, call.request), shop->slug);
    auto done = [respond = std::move(call.respond), now = context.app.clock.now(), &texts,
                 address = std::move(address)](base::Result<std::optional<app::Thread>> thread) mutable {
        if (!thread) return respond(error_response(thread.error()));
        ConsumerThread shown = consumer_thread(*thread);
        say_pictures(shown.messages, address);
        say_changes(shown.messages, texts);
        if (*thread) shown.asks = asks_of(**thread, now);
        respond(json_response(200, base::encode(shown)));
    };
    app::read_consumer_thread(context.app, *call.consumer, shop->id, *before, kThreadPage, std::move(done));
}

void post_consumer_receipt(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    auto body = read_body<domain::ReceiptGiven>(call);
    if (!body) return;
    if (!call.consumer) {
        return call.respond(
            error_response({base::ErrorKind::unauthorized, "consumer_unknown", "write first"}));
    }
    auto done = [respond = std::move(call.respond)](base::Result<std::int64_t> seq) mutable {
        respond(seq ? json_response(200, "{}") : error_response(seq.error()));
    };
    app::give_consumer_receipt(context.app, *call.consumer, shop->id, body->kind, body->up_to_seq,
                               std::move(done));
}

}  // namespace api
