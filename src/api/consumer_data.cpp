#include "api/consumer_data.h"

#include "api/consumer.h"
#include "api/exports.h"
#include "api/page_answers.h"
#include "api/pages/data_page.h"
#include "app/consent.h"
#include "app/conversations.h"
#include "app/erasure.h"
#include "base/text.h"

namespace api {
namespace {

struct ErasedShape {
    app::ErasureAnswer answer = app::ErasureAnswer::erased;
};
BOOST_DESCRIBE_STRUCT(ErasedShape, (), (answer))

struct ObjectedShape {
    bool is_new = false;
};
BOOST_DESCRIBE_STRUCT(ObjectedShape, (), (is_new))

const base::Error kChoose{base::ErrorKind::conflict, "erasure_unanswered",
                          "somebody still owes you an answer: say when=now or when=after_answer"};
const base::Error kNothingKept{base::ErrorKind::not_found, "conversation_unknown", "nothing is kept of you"};

std::string data_path(const net::Request& request, const domain::Location& shop, std::string_view done) {
    const std::string lang = base::find_form_value(request.query, "lang").value_or("");
    return fmt::format("/c/{}/data?{}done={}", shop.slug,
                       lang.empty() ? "" : "lang=" + base::percent_encode(lang) + "&", done);
}

void see_other(Call& call, const domain::Location& shop, std::string_view done) {
    call.respond(net::Response{
        303, {{"Location", data_path(call.request, shop, done)}, {"Cache-Control", "no-store"}}, {}, {}});
}

// Reads what is kept and answers with the page.
void answer_data_page(Context& context, Call call, pages::ErasureChoice choice) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    const auto consumer = call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory, shop,
                 choice](base::Result<std::optional<app::Thread>> thread) mutable {
        if (!thread) return call->respond(error_html(context, call->request, thread.error()));
        pages::DataPage page{.location = *shop,
                             .language = language_of(call->request, shop),
                             .chosen_language = chosen_language(call->request),
                             .now = context.app.clock.now(),
                             .choice = choice,
                             .done = base::find_form_value(call->request.query, "done").value_or("")};
        if (*thread) page.kept = std::move((*thread)->conversation);
        const auto& in_force = directory->settings_of(shop->id).values;
        page.kept_days = in_force[page.kept && page.kept->work == domain::Work::open
                                      ? domain::settings::Key::retention_open_d
                                      : domain::settings::Key::retention_closed_d];
        call->respond(html_response(200, pages::PageKind::conversation, call->request,
                                    pages::data_page(kit_of(context), page)));
    };
    if (!consumer) return done(std::optional<app::Thread>());
    app::read_consumer_thread(context.app, *consumer, shop->id, 0, 1, std::move(done));
}

// The shop of a form that comes from our own page, or nullptr after answering.
const domain::Location* shop_of_form(Context& context, const app::Directory& directory, Call& call) {
    if (comes_from_elsewhere(context, call.request)) {
        call.respond(error_html(context, call.request, kForeignOrigin));
        return nullptr;
    }
    return find_shop_for_page(context, directory, call);
}

// The same for a program. Whoever is not known has nothing here.
const domain::Location* shop_of_program(Context& context, const app::Directory& directory, Call& call) {
    if (comes_from_elsewhere(context, call.request)) {
        call.respond(error_response(kForeignOrigin));
        return nullptr;
    }
    const domain::Location* shop = find_shop(directory, call);
    if (shop == nullptr || call.consumer) return shop;
    call.respond(error_response(kNothingKept));
    return nullptr;
}

std::optional<app::EraseWhen> read_when(std::string_view said) {
    if (said.empty()) return app::EraseWhen::not_said;
    if (said == "now") return app::EraseWhen::now;
    if (said == "after_answer") return app::EraseWhen::after_answer;
    return std::nullopt;
}

const base::Error kWhenMalformed{base::ErrorKind::invalid, "when_malformed",
                                 "`when` is now or after_answer, or is left out"};

void erase_and_show(Context& context, Call call, std::shared_ptr<const app::Directory> directory,
                    const domain::Location& shop, app::EraseWhen when) {
    const auto consumer = *call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory = std::move(directory),
                 &shop](base::Result<app::ErasureAnswer> answer) mutable {
        // A hold: the page itself says until when.
        if (!answer && answer.error().code == "legal_hold") return see_other(*call, shop, "");
        if (!answer) return call->respond(error_html(context, call->request, answer.error()));
        if (*answer == app::ErasureAnswer::choose)
            return answer_data_page(context, std::move(*call), pages::ErasureChoice::now_or_after_answer);
        see_other(*call, shop, *answer == app::ErasureAnswer::after_answer ? "after_answer" : "erased");
    };
    app::erase_for_consumer(context.app, consumer, shop.id, when, std::move(done));
}

}  // namespace

void get_data_page(Context& context, Call call) {
    answer_data_page(context, std::move(call), pages::ErasureChoice::none);
}

void post_data_export(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_form(context, *directory, call);
    if (shop == nullptr) return;
    const auto format =
        base::find_enum<ExportFormat>(base::find_form_value(call.request.body, "format").value_or("html"));
    if (!format) {
        return call.respond(
            error_html(context, call.request,
                       {base::ErrorKind::invalid, "format_malformed", "`format` is json or html"}));
    }
    if (!call.consumer) return see_other(call, *shop, "");
    const auto consumer = *call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory, shop,
                 format = *format](base::Result<std::optional<app::Export>> data) mutable {
        if (!data) return call->respond(error_html(context, call->request, data.error()));
        if (!*data) return see_other(*call, *shop, "");
        const auto& texts = kit_of(context).catalogues.of(language_of(call->request, shop));
        call->respond(export_file(format, format == ExportFormat::json ? export_json(**data, *shop)
                                                                       : export_html(**data, *shop, texts)));
    };
    app::export_for_consumer(context.app, consumer, shop->id, std::move(done));
}

void post_data_erase(Context& context, Call call) {
    auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_form(context, *directory, call);
    if (shop == nullptr) return;
    if (!call.consumer) return see_other(call, *shop, "");
    const std::string said = base::find_form_value(call.request.body, "when").value_or("");
    if (said == "never") {
        const auto consumer = *call.consumer;
        auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory,
                     shop](const base::Result<bool>& kept) mutable {
            if (!kept) return call->respond(error_html(context, call->request, kept.error()));
            see_other(*call, *shop, "kept");
        };
        return app::keep_for_consumer(context.app, consumer, shop->id, std::move(done));
    }
    const auto when = read_when(said);
    if (!when) return call.respond(error_html(context, call.request, kWhenMalformed));
    erase_and_show(context, std::move(call), std::move(directory), *shop, *when);
}

void post_data_object(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_form(context, *directory, call);
    if (shop == nullptr) return;
    if (!call.consumer) return see_other(call, *shop, "");
    const auto consumer = *call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory,
                 shop](const base::Result<bool>& objected) mutable {
        if (!objected) return call->respond(error_html(context, call->request, objected.error()));
        see_other(*call, *shop, "objected");
    };
    app::object_to_advertising(context.app, consumer, shop->id, std::move(done));
}

void post_consumer_export(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_program(context, *directory, call);
    if (shop == nullptr) return;
    auto done = [respond = std::move(call.respond), directory,
                 shop](base::Result<std::optional<app::Export>> data) mutable {
        if (!data) return respond(error_response(data.error()));
        if (!*data) return respond(error_response(kNothingKept));
        respond(export_file(ExportFormat::json, export_json(**data, *shop)));
    };
    app::export_for_consumer(context.app, *call.consumer, shop->id, std::move(done));
}

void delete_consumer_conversation(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_program(context, *directory, call);
    if (shop == nullptr) return;
    const auto when = read_when(base::find_form_value(call.request.query, "when").value_or(""));
    if (!when) return call.respond(error_response(kWhenMalformed));
    auto done = [respond = std::move(call.respond)](base::Result<app::ErasureAnswer> answer) mutable {
        if (!answer) return respond(error_response(answer.error()));
        if (*answer == app::ErasureAnswer::choose) return respond(error_response(kChoose));
        if (*answer == app::ErasureAnswer::nothing_kept) return respond(error_response(kNothingKept));
        respond(json_response(200, base::encode(ErasedShape{*answer})));
    };
    app::erase_for_consumer(context.app, *call.consumer, shop->id, *when, std::move(done));
}

void post_consumer_objection(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = shop_of_program(context, *directory, call);
    if (shop == nullptr) return;
    auto done = [respond = std::move(call.respond)](const base::Result<bool>& is_new) mutable {
        respond(is_new ? json_response(200, base::encode(ObjectedShape{*is_new}))
                       : error_response(is_new.error()));
    };
    app::object_to_advertising(context.app, *call.consumer, shop->id, std::move(done));
}

}  // namespace api
