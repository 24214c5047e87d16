#include "api/consumer.h"
#include "api/page_answers.h"
#include "api/site.h"
#include "app/complaints.h"
#include "base/text.h"

namespace api {

void post_complaint(Context& context, Call call) {
    if (comes_from_elsewhere(context, call.request))
        return call.respond(error_html(context, call.request, kForeignOrigin));
    const auto directory = context.app.directory.get();
    const domain::Location* shop = find_shop_for_page(context, *directory, call);
    if (shop == nullptr) return;
    const auto& form = call.request.body;
    const auto kind =
        base::find_enum<domain::outreach::ComplaintKind>(base::find_form_value(form, "kind").value_or(""));
    if (!kind) {
        return call.respond(
            error_html(context, call.request,
                       {base::ErrorKind::invalid, "kind_malformed", "`kind` is what it is about"}));
    }
    const std::string lang = chosen_language(call.request);
    const std::string target = fmt::format("/s/{}?thanks=complaint{}#complaint", shop->slug,
                                           lang.empty() ? "" : "&lang=" + base::percent_encode(lang));
    app::Complaint complaint{call.consumer.value_or(domain::ConsumerId()), shop->id, *kind,
                             base::find_form_value(form, "words").value_or(""),
                             base::find_form_value(form, "stop") == "yes"};
    auto done = [&context, call = std::make_unique<Call>(std::move(call)),
                 target](const base::Result<bool>& stored) mutable {
        if (!stored) return call->respond(error_html(context, call->request, stored.error()));
        call->respond(net::Response{303, {{"Location", target}, {"Cache-Control", "no-store"}}, {}, {}});
    };
    app::complain(context.app, std::move(complaint), std::move(done));
}

}  // namespace api
