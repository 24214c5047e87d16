#include "api/page_answers.h"

#include "api/pages/error_page.h"
#include "base/text.h"

namespace api {

std::string_view header_or_empty(const net::Request& request, std::string_view name) {
    const std::string* value = request.find_header(name);
    return value == nullptr ? std::string_view() : *value;
}

std::string chosen_language(const net::Request& request) {
    return base::find_form_value(request.query, "lang").value_or("");
}

pages::Language language_of(const net::Request& request, const domain::Location* shop) {
    static const std::vector<std::string> none;
    return pages::choose_language(chosen_language(request), header_or_empty(request, "Accept-Language"),
                                  shop == nullptr ? none : shop->profile.languages);
}

pages::PageKit kit_of(const Context& context) {
    return {context.assets, context.catalogues};
}

net::Response html_response(int status, pages::PageKind kind, const net::Request& request, std::string html) {
    return {status, pages::page_headers(kind, request.scheme == "https"), std::move(html), {}};
}

net::Response error_html(const Context& context, const net::Request& request, const base::Error& error) {
    const int status = status_of(error.kind);
    return html_response(
        status, pages::PageKind::error, request,
        pages::error_page(kit_of(context), language_of(request, nullptr), status, error.code));
}

const domain::Location* find_shop_for_page(const Context& context, const app::Directory& directory,
                                           Call& call) {
    const domain::Location* shop = directory.find_location_by_slug(call.path_values[0]);
    if (shop == nullptr) {
        const base::Error error{base::ErrorKind::not_found, "location_unknown", "there is no such shop"};
        call.respond(error_html(context, call.request, error));
    }
    return shop;
}

void answer_foreign_frame(const Context& context, Call call, const domain::Location& shop) {
    constexpr std::string_view kAnybody = "*";
    const std::string page = pages::frame_refused_page(kit_of(context), language_of(call.request, &shop),
                                                       shop, chosen_language(call.request));
    const auto headers =
        pages::page_headers(pages::PageKind::error, call.request.scheme == "https", kAnybody);
    call.respond(net::Response{403, headers, page, {}});
}

std::string page_after_form(std::string_view prefix, const domain::Location& shop,
                            const net::Request& request, std::string_view anchor, std::string_view suffix) {
    const std::string lang = chosen_language(request);
    return fmt::format("{}{}{}{}{}", prefix, shop.slug, suffix,
                       lang.empty() ? "" : "?lang=" + base::percent_encode(lang), anchor);
}

}  // namespace api
