#include "api/customer_mail.h"

#include "api/consumer.h"
#include "api/page_answers.h"
#include "api/pages/mail_wish_page.h"
#include "api/site.h"
#include "app/consumer_mail.h"
#include "base/text.h"
#include "readers/notify.h"

namespace api {
namespace {

using pages::MailWish;

net::Response page_of(const Context& context, const net::Request& request, const domain::Location& shop,
                      MailWish wish, std::string token = {}, int status = 200) {
    const pages::MailWishPage page{shop, language_of(request, &shop),
                                   base::find_form_value(request.query, "lang").value_or(""), wish,
                                   std::move(token)};
    return html_response(status, pages::PageKind::conversation, request,
                         pages::mail_wish_page(kit_of(context), page));
}

struct Asked {
    std::shared_ptr<const app::Directory> directory;  // keeps `shop`
    const domain::Location* shop = nullptr;           // nullptr: it is answered already
};

// The shop, if mails can be sent at all; a form that another site has made is refused.
Asked ask(Context& context, Call& call) {
    Asked asked{context.app.directory.get(), nullptr};
    if (call.request.method == "POST" && comes_from_elsewhere(context, call.request)) {
        call.respond(error_html(context, call.request, kForeignOrigin));
        return asked;
    }
    if (!can_mail_customers(context)) {
        call.respond(
            error_html(context, call.request,
                       {base::ErrorKind::not_found, "mail_not_set_up", "this server sends no mail"}));
        return asked;
    }
    asked.shop = find_shop_for_page(context, *asked.directory, call);
    return asked;
}

const base::Error kNotWritten{base::ErrorKind::not_found, "conversation_unknown",
                              "you have not written to this shop yet"};

// Back to the page, which then shows how it is; or what is wrong.
app::Done<bool> answer_with(Context& context, Call call, Asked asked, MailWish wish) {
    return [&context, call = std::make_unique<Call>(std::move(call)), asked = std::move(asked),
            wish](const base::Result<bool>& done) mutable {
        if (!done) return call->respond(error_html(context, call->request, done.error()));
        call->respond(page_of(context, call->request, *asked.shop, wish));
    };
}

}  // namespace

bool can_mail_customers(const Context& context) {
    const auto& office = context.notify.office();
    return office.mail() == app::Mail::set_up && !office.public_url.empty();
}

void get_customer_mail(Context& context, Call call) {
    auto asked = ask(context, call);
    if (asked.shop == nullptr) return;
    if (auto stop = base::find_form_value(call.request.query, "stop"))
        return call.respond(page_of(context, call.request, *asked.shop, MailWish::may_end, std::move(*stop)));
    if (!call.consumer) return call.respond(error_html(context, call.request, kNotWritten));
    const auto consumer = *call.consumer;
    const auto shop = asked.shop;
    auto done = [&context, call = std::make_unique<Call>(std::move(call)),
                 asked = std::move(asked)](const base::Result<bool>& is_on) mutable {
        if (!is_on) return call->respond(error_html(context, call->request, is_on.error()));
        call->respond(page_of(context, call->request, *asked.shop, *is_on ? MailWish::on : MailWish::off));
    };
    app::read_mail_wish(context.app, shop->brand, consumer, shop->id, std::move(done));
}

void post_customer_mail(Context& context, Call call) {
    auto asked = ask(context, call);
    if (asked.shop == nullptr) return;
    const domain::Location& shop = *asked.shop;
    const auto& form = call.request.body;
    auto consumer = call.consumer;
    const auto stop = base::find_form_value(form, "stop");
    if (stop) consumer = app::read_mail_stop_token(context.notify.office().link_secret, shop.id, *stop);
    if (!consumer) return call.respond(error_html(context, call.request, kNotWritten));
    if (stop || base::find_form_value(form, "agree") == "no") {
        return app::end_mail(context.app, shop.brand, *consumer, shop.id,
                             answer_with(context, std::move(call), std::move(asked), MailWish::ended));
    }
    const auto written = base::find_form_value(form, "address").value_or("");
    const std::string address(base::trim(written));
    if (!net::is_mail_address(address))
        return call.respond(page_of(context, call.request, shop, MailWish::malformed, {}, 400));
    const auto language = language_of(call.request, &shop);
    const auto words = pages::mail_question(kit_of(context).catalogues.of(language), shop);
    app::wish_mail(context.app, shop,
                   {*consumer, shop.id, address, std::string(pages::tag_of(language)), words, {}},
                   answer_with(context, std::move(call), std::move(asked), MailWish::on));
}

void get_mail_link(Context& context, Call call) {
    auto asked = ask(context, call);
    if (asked.shop == nullptr) return;
    call.respond(page_of(context, call.request, *asked.shop, MailWish::may_open,
                         base::find_form_value(call.request.query, "token").value_or("")));
}

void post_mail_link(Context& context, Call call) {
    auto asked = ask(context, call);
    if (asked.shop == nullptr) return;
    const domain::Location& shop = *asked.shop;
    auto token = base::find_form_value(call.request.body, "token").value_or("");
    auto done = [&context, call = std::make_unique<Call>(std::move(call)),
                 asked = std::move(asked)](const base::Result<domain::ConsumerId>& consumer) mutable {
        if (!consumer && consumer.error().code != "link_used")
            return call->respond(error_html(context, call->request, consumer.error()));
        if (!consumer)
            return call->respond(page_of(context, call->request, *asked.shop, MailWish::used, {}, 404));
        call->respond(net::Response{303,
                                    {{"Location", "/c/" + asked.shop->slug},
                                     {"Cache-Control", "no-store"},
                                     consumer_cookie(context, call->request, *consumer)},
                                    {},
                                    {}});
    };
    app::open_mail_link(context.app, shop, std::move(token), std::move(done));
}

}  // namespace api
