#include "api/own_messages.h"

#include <algorithm>

#include "api/consumer.h"
#include "api/page_answers.h"
#include "api/pages/own_messages_page.h"
#include "api/pages/security_headers.h"
#include "api/shapes.h"
#include "app/block.h"
#include "app/edit_message.h"
#include "base/text.h"

namespace api {
namespace {

constexpr std::size_t kOwnEvents = 60;  // of both sides: some 30 of theirs

void show_own(pages::OwnMessagesPage& page, const std::optional<app::Thread>& thread) {
    if (!thread) return;
    page.has_conversation = true;
    page.is_blocked = thread->conversation.blocked_by_consumer_at.has_value();
    page.has_earlier = thread->has_earlier;
    if (!thread->events.empty()) page.first_seq = thread->events.front().seq;
    for (const auto& event : consumer_events(thread->events)) {
        if (event.kind != domain::EventKind::message_sent || event.from != From::you) continue;
        page.messages.push_back({event.message_id.value_or(""), event.text.value_or(""),
                                 event.removed_at.has_value(),
                                 event.picture ? base::to_string(event.picture->id) : std::string()});
    }
    std::ranges::reverse(page.messages);
}

// `problem`: why a form was not taken.
void answer_own_page(Context& context, Call call, std::int64_t before, std::optional<base::Error> problem) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    const auto consumer = call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory, shop,
                 problem](const base::Result<std::optional<app::Thread>>& thread) mutable {
        if (!thread) return call->respond(error_html(context, call->request, thread.error()));
        pages::OwnMessagesPage page{.location = *shop,
                                    .language = language_of(call->request, shop),
                                    .chosen_language = chosen_language(call->request)};
        if (problem) page.problem_code = problem->code;
        show_own(page, *thread);
        call->respond(html_response(problem ? status_of(problem->kind) : 200, pages::PageKind::location,
                                    call->request, pages::own_messages_page(kit_of(context), page)));
    };
    if (!consumer) return done(std::optional<app::Thread>());
    app::read_consumer_thread(context.app, *consumer, shop->id, before, kOwnEvents, std::move(done));
}

// Back to the page, or the page with what is wrong.
app::Done<std::int64_t> answer_form(Context& context, Call call, const domain::Location& shop) {
    const std::string target = page_after_form("/c/", shop, call.request, "", "/own");
    return [&context, call = std::make_unique<Call>(std::move(call)),
            target](base::Result<std::int64_t> seq) mutable {
        if (!seq) return answer_own_page(context, std::move(*call), 0, seq.error());
        call->respond(net::Response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}});
    };
}

// The shop of a form; nullptr after answering.
const domain::Location* find_shop_of_form(Context& context, const app::Directory& directory, Call& call) {
    if (comes_from_elsewhere(context, call.request)) {
        call.respond(error_html(context, call.request, kForeignOrigin));
        return nullptr;
    }
    const auto* shop = find_shop_for_page(context, directory, call);
    if (shop == nullptr || call.consumer) return shop;
    call.respond(error_html(
        context, call.request,
        {base::ErrorKind::not_found, "conversation_unknown", "you have not written to this shop yet"}));
    return nullptr;
}

void refuse(Context& context, Call& call, const char* code, const char* message) {
    call.respond(error_html(context, call.request, {base::ErrorKind::invalid, code, message}));
}

}  // namespace

void get_own_messages_page(Context& context, Call call) {
    const auto before = query_number(call.request, "before", 0, 0, INT64_MAX);
    if (!before) return call.respond(error_html(context, call.request, before.error()));
    answer_own_page(context, std::move(call), *before, std::nullopt);
}

void post_own_message_form(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_shop_of_form(context, *directory, call);
    if (shop == nullptr) return;
    const auto field = [&](std::string_view name) {
        return base::find_form_value(call.request.body, name).value_or("");
    };
    const std::string verb = field("do");
    std::string message = field("message");
    std::string text = field("text");
    if (verb != "edit" && verb != "delete")
        return refuse(context, call, "do_malformed", "`do` is edit or delete");
    const auto consumer = *call.consumer;
    auto done = answer_form(context, std::move(call), *shop);
    if (verb == "edit")
        return app::edit_own_message(context.app, consumer, shop->id, std::move(message), std::move(text),
                                     std::move(done));
    app::delete_own_message(context.app, consumer, shop->id, std::move(message), std::move(done));
}

void post_block_form(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto* shop = find_shop_of_form(context, *directory, call);
    if (shop == nullptr) return;
    const auto block = base::find_form_value(call.request.body, "block").value_or("");
    if (block != "yes" && block != "no")
        return refuse(context, call, "block_malformed", "`block` is yes or no");
    const auto consumer = *call.consumer;
    auto done = answer_form(context, std::move(call), *shop);
    app::block_store(context.app, consumer, shop->id, block == "yes", std::move(done));
}

}  // namespace api
