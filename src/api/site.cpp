#include "api/site.h"

#include "api/consumer.h"
#include "api/consumer_asks.h"
#include "api/customer_mail.h"
#include "api/entry.h"
#include "api/framing.h"
#include "api/page_answers.h"
#include "api/pages/brand_color.h"
#include "api/pages/conversation_page.h"
#include "api/pages/inbox_shell.h"
#include "api/pages/location_page.h"
#include "api/pages/shop_list_page.h"
#include "api/sessions.h"
#include "api/shapes.h"
#include "api/shown_changes.h"
#include "app/consent.h"
#include "base/text.h"
#include "domain/consent/change.h"

namespace api {
namespace {

constexpr std::size_t kPageMessages = 30;  // ux.md §2.4

domain::time::OpenState open_state_of(const app::Directory& directory, const domain::Location& shop,
                                      base::Timestamp now) {
    if (const auto* timetable = directory.find_timetable(shop.id))
        return domain::time::open_state(*timetable, now);
    return domain::time::open_state(shop.hours, shop.zone, now).value_or(domain::time::OpenState{});
}

// When a paused shop takes new customers again (rule AVA-20).
std::optional<domain::time::Turn> back_of(const app::Directory& directory, const domain::Location& shop,
                                          base::Timestamp now) {
    const auto pause = directory.pause_of(shop.id, now);
    const auto* timetable = directory.find_timetable(shop.id);
    if (!pause || timetable == nullptr) return std::nullopt;
    const auto& zone = timetable->zone();
    return domain::time::Turn{pause->to, zone.local(pause->to), zone.day_of(pause->to) - zone.day_of(now)};
}

bool takes_new_customers(const app::Directory& directory, const domain::Location& shop, base::Timestamp now) {
    return domain::health::takes_new_customers(directory.health_of(shop.id)) &&
           directory.publishing_of(shop.id).words.is_published && !directory.pause_of(shop.id, now) &&
           !domain::is_winding_down(directory.wind_down_of(shop.id), now);
}

pages::MessageFrom page_from(From from) {
    switch (from) {
        case From::you:
            return pages::MessageFrom::you;
        case From::person:
            return pages::MessageFrom::person;
        case From::bot:
            return pages::MessageFrom::bot;
        case From::automatic:
            return pages::MessageFrom::automatic;
    }
    return pages::MessageFrom::automatic;
}

// Fills in what was said so far.
void show_thread(pages::ConversationPage& page, const std::optional<app::Thread>& thread,
                 const pages::Catalogue& texts) {
    ConsumerThread shown = consumer_thread(thread);
    say_changes(shown.messages, texts);
    page.seq = shown.seq;
    page.has_earlier = shown.has_earlier;
    if (const auto& c = shown.conversation) {
        page.conversation = pages::ConsumerConversation{base::to_string(c->id),
                                                        std::string(base::name_of(c->work)),
                                                        c->episode,
                                                        c->consumer_delivered_seq,
                                                        c->consumer_read_seq,
                                                        c->business_read_seq};
    }
    for (const auto& event : shown.messages) {
        if (event.kind != domain::EventKind::message_sent) continue;
        page.messages.push_back({event.seq, event.at, page_from(event.from), event.name.value_or(""),
                                 event.message_id.value_or(""), event.text.value_or("")});
        if (const auto& picture = event.picture) {
            page.messages.back().picture =
                pages::MessagePicture{base::to_string(picture->id), picture->width, picture->height};
        }
    }
}

pages::Asks page_asks(Asks asks) {
    pages::Asks shown{asks.person, asks.solved, {}, {}, {}, {}};
    if (!asks.survey) return shown;
    shown.survey_id = std::move(asks.survey->survey_id);
    shown.question_id = std::move(asks.survey->question_id);
    shown.question = std::move(asks.survey->text);
    shown.options = std::move(asks.survey->options);
    return shown;
}

pages::ConversationPage empty_page(const app::Directory& directory, const domain::Location& shop,
                                   const net::Request& request, base::Timestamp now) {
    return {shop,
            open_state_of(directory, shop, now),
            language_of(request, &shop),
            chosen_language(request),
            now,
            0,
            std::nullopt,
            {},
            false,
            false,
            true,
            {},
            {},
            {},
            directory.find_timetable(shop.id),
            directory.wind_down_of(shop.id),
            false,
            back_of(directory, shop, now)};
}

// What a form post that failed brings back to the page.
struct FailedPost {
    int status = 200;
    std::string client_message_id;
    std::string draft;
    std::string problem_code;
};

// Reads the thread and answers with the page. Who has no cookie gets it here, before the first message: with
// that message's answer a reload in between would make two consumers of one (decisions/0018).
void answer_conversation_page(Context& context, Call call, KnownConsumer consumer, std::int64_t before,
                              FailedPost failed) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    if (is_framed(call.request) && !is_frame_allowed(call.request, directory->publishing_of(shop->id).words))
        return answer_foreign_frame(context, std::move(call), *shop);
    const bool is_new = consumer.fresh_cookie.has_value();
    const domain::LocationId location = shop->id;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory, shop, location, before,
                 failed = std::move(failed), cookie = std::move(consumer.fresh_cookie)](
                    base::Result<std::optional<app::Thread>> thread) mutable {
        if (!thread) return call->respond(error_html(context, call->request, thread.error()));
        // WIN-12: another shop has it by now; what a failed form brings back stays where it was sent.
        if (*thread && (*thread)->conversation.location != location && failed.status == 200) {
            if (const auto* there = directory->find_location((*thread)->conversation.location))
                return call->respond({303,
                                      {{"Location", page_after_form("/c/", *there, call->request, "")},
                                       {"Cache-Control", "no-store"}},
                                      {},
                                      {}});
        }
        const base::Timestamp now = context.app.clock.now();
        pages::ConversationPage page = empty_page(*directory, *shop, call->request, now);
        page.is_earlier_page = before > 0;
        page.picture_base = picture_base(origin_of(context, call->request), shop->slug);
        page.client_message_id = failed.client_message_id;
        page.draft = failed.draft.empty() ? prefilled_text(call->request) : failed.draft;
        page.problem_code = failed.problem_code;
        if (page.client_message_id.empty())
            page.client_message_id = base::to_string(context.app.ids.next(now));
        show_thread(page, *thread, context.catalogues.of(page.language));
        if (*thread && before == 0) page.asks = page_asks(asks_of(**thread, now));
        const auto health = directory->health_of(shop->id);
        page.has_lost_older = *thread && (*thread)->conversation.rights.erased_up_to > 0;
        page.takes_messages =
            page.conversation ? domain::health::takes_messages(health) && !domain::has_ended(page.end, now)
                              : takes_new_customers(*directory, *shop, now);
        net::Response response{
            failed.status,
            pages::page_headers(pages::PageKind::conversation, call->request.scheme == "https",
                                domain::frame_ancestors(directory->publishing_of(shop->id).words)),
            pages::conversation_page(kit_of(context), page),
            {}};
        if (cookie) response.headers.push_back(std::move(*cookie));
        if (auto entry = entry_cookie(call->request, *shop)) response.headers.push_back(std::move(*entry));
        call->respond(std::move(response));
    };
    if (is_new) return done(std::optional<app::Thread>());
    app::read_consumer_thread(context.app, consumer.id, location, before, kPageMessages, std::move(done));
}

pages::ShopListPage list_shops(const Context& context, const app::Directory& directory,
                               const net::Request& request, std::size_t from) {
    const auto shops = std::span(directory.locations()).subspan(from);
    pages::ShopListPage page{.language = language_of(request, nullptr),
                             .chosen_language = chosen_language(request),
                             .public_url = origin_of(context, request) + "/",
                             .from = from,
                             .has_more = shops.size() > pages::kShopsPerPage};
    const base::Timestamp now = context.app.clock.now();
    for (const auto& shop : shops.first(std::min(shops.size(), pages::kShopsPerPage)))
        page.shops.push_back({shop, open_state_of(directory, shop, now), back_of(directory, shop, now)});
    if (directory.brands().size() == 1) page.brand_name = directory.brands().front().name;
    return page;
}

// Only words depend on it, as above.
pages::Offers offers_of(const base::Result<std::optional<app::Thread>>& thread, base::Timestamp now) {
    if (!thread || !*thread || (*thread)->conversation.contact != domain::Contact::allowed)
        return pages::Offers::not_asked;
    const bool has_agreed = domain::consent::has_agreed_to_offers((*thread)->conversation, now);
    return has_agreed ? pages::Offers::agreed : pages::Offers::not_agreed;
}

pages::Complaining complaining_of(const base::Result<std::optional<app::Thread>>& thread,
                                  const net::Request& request) {
    if (!thread || !*thread) return pages::Complaining::not_offered;
    const bool is_thanked = base::find_form_value(request.query, "thanks") == "complaint";
    return is_thanked ? pages::Complaining::thanked : pages::Complaining::offered;
}

}  // namespace

net::Response form_problem(Context& context, const net::Request& request, const base::Error& error) {
    return error_html(context, request, error);
}

std::string conversation_after_form(const domain::Location& shop, const net::Request& request) {
    return page_after_form("/c/", shop, request, "#end");
}

std::string words_for_person(const Context& context, const net::Request& request,
                             const domain::Location& shop) {
    return kit_of(context).catalogues.of(language_of(request, &shop)).text("ask.person_words");
}

void get_front(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto& shops = directory->locations();
    if (shops.size() < 2) {  // nothing to choose
        const std::string target = shops.empty() ? "/inbox" : "/s/" + shops.front().slug;
        return call.respond(net::Response{303, {{"Location", target}}, {}, {}});
    }
    const auto from = query_number(call.request, "from", 0, 0, static_cast<std::int64_t>(shops.size()));
    if (!from) return call.respond(error_html(context, call.request, from.error()));
    call.respond(
        html_response(200, pages::PageKind::location, call.request,
                      pages::shop_list_page(kit_of(context), list_shops(context, *directory, call.request,
                                                                        static_cast<std::size_t>(*from)))));
}

void post_offers(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request))
        return call.respond(error_html(context, call.request, kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    const std::string target = page_after_form("/s/", *shop, call.request, "#offers");
    const auto agree = base::find_form_value(call.request.body, "agree");
    if (agree != "yes" && agree != "no") {
        return call.respond(error_html(
            context, call.request, {base::ErrorKind::invalid, "agree_malformed", "`agree` is yes or no"}));
    }
    const bool is_given = agree == "yes";
    const auto& texts = kit_of(context).catalogues.of(language_of(call.request, shop));
    const auto consumer = call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)),
                 target](const base::Result<bool>& changed) mutable {
        if (!changed) return call->respond(error_html(context, call->request, changed.error()));
        call->respond(net::Response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}});
    };
    if (!consumer)
        return done(base::fail(base::ErrorKind::not_found, "conversation_unknown",
                               "you have not written to this shop yet"));
    app::change_consent(context.app, *consumer, shop->id, is_given, pages::offers_question(texts, *shop),
                        std::move(done));
}

void get_location_page(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    const auto consumer = call.consumer;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), directory,
                 shop](const base::Result<std::optional<app::Thread>>& thread) mutable {
        const auto health = directory->health_of(shop->id);
        const base::Timestamp now = context.app.clock.now();
        const pages::LocationPage page{
            .location = *shop,
            .open = open_state_of(*directory, *shop, now),
            .language = language_of(call->request, shop),
            .chosen_language = chosen_language(call->request),
            .public_url = origin_of(context, call->request) + "/s/" + shop->slug,
            // Only words depend on it: the page is there when reading fails.
            .has_conversation = thread && *thread && domain::health::takes_messages(health),
            .is_slow = health == domain::health::HealthState::at_risk,
            .takes_messages = takes_new_customers(*directory, *shop, now),
            .back = back_of(*directory, *shop, now),
            .offers = offers_of(thread, now),
            .prefill = prefilled_text(call->request),
            .complaining = complaining_of(thread, call->request),
            .has_mail = thread && *thread && can_mail_customers(context),
            .end = directory->wind_down_of(shop->id),
            .now = now};
        net::Response response = html_response(200, pages::PageKind::location, call->request,
                                               pages::location_page(kit_of(context), page));
        if (auto entry = entry_cookie(call->request, *shop)) response.headers.push_back(std::move(*entry));
        call->respond(std::move(response));
    };
    if (!consumer) return done(std::optional<app::Thread>());
    app::read_consumer_thread(context.app, *consumer, shop->id, 0, 1, std::move(done));
}

void get_brand_css(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop(*directory, call);
    if (shop == nullptr) return;
    call.respond({200, pages::brand_css_headers(), pages::brand_css(shop->profile.brand_color), {}});
}

void get_conversation_page(Context& context, Call call) {
    const auto before = query_number(call.request, "before", 0, 0, INT64_MAX);
    if (!before) return call.respond(error_html(context, call.request, before.error()));
    KnownConsumer consumer = know_consumer(context, call);
    answer_conversation_page(context, std::move(call), std::move(consumer), *before, {});
}

void post_conversation_form(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request)) {
        return call.respond(error_html(context, call.request, kForeignOrigin));
    }
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    std::string text = base::find_form_value(call.request.body, "text").value_or("");
    std::string id = base::find_form_value(call.request.body, "client_message_id").value_or("");
    if (id.empty()) id = base::to_string(context.app.ids.next(context.app.clock.now()));
    KnownConsumer consumer = know_consumer(context, call);
    const std::string target = page_after_form("/c/", *shop, call.request, "#end");
    Entry entry = read_entry(context, call.request, *shop);
    app::ConsumerMessage message{
        consumer.id,
        {},
        shop->id,
        device_locale(call.request),
        entry.point,
        id,
        text,
        base::find_enum<domain::Solved>(base::find_form_value(call.request.body, "solved").value_or("")),
        false,
        std::move(entry.context),
        network_of(call.request),
        // Asked before it is sent, unless they have said what it is (PII-03).
        base::find_enum<app::Secrets>(base::find_form_value(call.request.body, "secrets").value_or("ask"))
            .value_or(app::Secrets::ask)};
    auto done = [&context, call = std::make_unique<Call>(std::move(call)), consumer, target, id,
                 text](base::Result<app::Received> received) mutable {
        if (!received) {
            // What is no text cannot be shown again.
            const FailedPost failed{status_of(received.error().kind), base::is_utf8(id) ? id : "",
                                    base::is_utf8(text) ? text : "", received.error().code};
            return answer_conversation_page(context, std::move(*call), std::move(consumer), 0, failed);
        }
        net::Response response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}};
        if (consumer.fresh_cookie) response.headers.push_back(std::move(*consumer.fresh_cookie));
        call->respond(std::move(response));
    };
    app::receive_message(context.app, std::move(message), std::move(done));
}

void get_inbox(Context& context, Call call) {
    const auto cookie =
        call.request.find_cookie(kSessionCookie) ? pages::SessionCookie::sent : pages::SessionCookie::none;
    call.respond(
        html_response(200, pages::PageKind::inbox, call.request,
                      pages::inbox_shell(kit_of(context), language_of(call.request, nullptr), cookie)));
}

void get_asset(Context& context, Call call) {
    const pages::Asset* asset = context.assets.find(call.request.path);
    if (asset == nullptr) {
        return call.respond(error_response(
            {base::ErrorKind::not_found, "route_unknown", "there is nothing at this address"}));
    }
    call.respond(pages::asset_response(*asset, header_or_empty(call.request, "Accept-Encoding"),
                                       header_or_empty(call.request, "If-None-Match")));
}

}  // namespace api
