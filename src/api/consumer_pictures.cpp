// The consumer's side of pictures: a page with a form that needs no script, the same over JSON, and the
// bytes.
#include "api/consumer.h"
#include "api/entry.h"
#include "api/page_answers.h"
#include "api/pages/picture_page.h"
#include "api/pictures.h"
#include "api/shapes.h"
#include "api/site.h"
#include "base/text.h"

namespace api {
namespace {

struct PictureAnswer {
    std::int64_t seq = 0;
    std::optional<ConsumerEvent> event;
    domain::ConversationId conversation_id;
};
BOOST_DESCRIBE_STRUCT(PictureAnswer, (), (seq, event, conversation_id))

// What a form that failed brings back to the page.
struct Failed {
    base::Error error;
    std::string text = {};
};

void answer_page(Context& context, Call& call, const domain::Location& shop,
                 const std::optional<Failed>& failed, std::optional<net::Header> cookie) {
    pages::PicturePage page{.location = shop,
                            .language = language_of(call.request, &shop),
                            .chosen_language = chosen_language(call.request)};
    page.client_message_id = base::to_string(context.app.ids.next(context.app.clock.now()));
    if (failed) {
        page.problem_code = failed->error.code;
        page.text = failed->text;
    }
    auto response = html_response(failed ? status_of(failed->error.kind) : 200, pages::PageKind::conversation,
                                  call.request, pages::picture_page(kit_of(context), page));
    if (failed) add_retry_after(response, failed->error);
    if (cookie) response.headers.push_back(std::move(*cookie));
    call.respond(std::move(response));
}

app::ConsumerMessage message_of(const Context& context, const Call& call, const domain::Location& shop,
                                const KnownConsumer& consumer, Upload upload) {
    Entry entry = read_entry(context, call.request, shop);
    app::ConsumerMessage message{.consumer = consumer.id,
                                 .consumer_name = {},
                                 .location = shop.id,
                                 .locale = device_locale(call.request),
                                 .entry_point = entry.point,
                                 .message_id = std::move(upload.message_id),
                                 .text = std::move(upload.text)};
    message.context = std::move(entry.context);
    message.network = network_of(call.request);
    message.picture = std::move(upload.picture);
    return message;
}

// Reads the form and sends the message; `done` once, on any thread. The words come back for the page that
// says what was wrong.
using Finish = std::move_only_function<void(Call&, KnownConsumer&, base::Result<app::Received>,
                                            const std::string& text)>;
void send_upload(Context& context, Call call, std::shared_ptr<const app::Directory> directory,
                 const domain::Location& shop, Finish finish) {
    auto shared = std::make_shared<Call>(std::move(call));
    auto consumer = know_consumer(context, *shared);
    auto read = [&context, shared, directory, &shop, consumer = std::move(consumer),
                 finish = std::move(finish)](base::Result<Upload> upload) mutable {
        if (!upload) return finish(*shared, consumer, std::unexpected(upload.error()), {});
        const std::string text = base::is_utf8(upload->text) ? upload->text : "";
        if (upload->picture == nullptr)
            return finish(*shared, consumer, std::unexpected(media_rejected(upload->problem)), text);
        auto message = message_of(context, *shared, shop, consumer, std::move(*upload));
        auto done = [shared, directory, consumer = std::move(consumer), finish = std::move(finish),
                     text](base::Result<app::Received> received) mutable {
            finish(*shared, consumer, std::move(received), text);
        };
        app::receive_message(context.app, std::move(message), std::move(done));
    };
    context.pictures.read_upload(*shared, std::move(read));
}

void answer_bytes(Context& context, Call call, app::MediaPart part) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    const auto picture = path_picture(call, 1);
    auto done = answer_picture(std::move(call.respond));
    if (!call.consumer)
        return done(base::fail(base::ErrorKind::not_found, "picture_unknown", "there is no such picture"));
    app::read_picture_of_consumer(context.app, *call.consumer, shop->id, picture, part, std::move(done));
}

}  // namespace

void get_picture_page(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    auto consumer = know_consumer(context, call);
    answer_page(context, call, *shop, std::nullopt, std::move(consumer.fresh_cookie));
}

void post_picture_form(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request))
        return call.respond(error_html(context, call.request, kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    auto finish = [&context, directory, shop](Call& asked, KnownConsumer& consumer,
                                              base::Result<app::Received> received, const std::string& text) {
        if (!received)
            return answer_page(context, asked, *shop, Failed{received.error(), text},
                               std::move(consumer.fresh_cookie));
        const auto target = conversation_after_form(*shop, asked.request);
        net::Response response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}};
        if (consumer.fresh_cookie) response.headers.push_back(std::move(*consumer.fresh_cookie));
        asked.respond(std::move(response));
    };
    send_upload(context, std::move(call), directory, *shop, std::move(finish));
}

void post_consumer_picture(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request)) return call.respond(error_response(kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    auto finish = [](Call& asked, KnownConsumer& consumer, base::Result<app::Received> received,
                     const std::string&) {
        if (!received) return asked.respond(error_response(received.error()));
        const PictureAnswer answer{received->seq, consumer_event(received->event), received->conversation};
        net::Response response = json_response(200, base::encode(answer));
        if (consumer.fresh_cookie) response.headers.push_back(std::move(*consumer.fresh_cookie));
        asked.respond(std::move(response));
    };
    send_upload(context, std::move(call), directory, *shop, std::move(finish));
}

void get_consumer_picture(Context& context, Call call) {
    answer_bytes(context, std::move(call), app::MediaPart::original);
}

void get_consumer_thumb(Context& context, Call call) {
    answer_bytes(context, std::move(call), app::MediaPart::thumb);
}

}  // namespace api
