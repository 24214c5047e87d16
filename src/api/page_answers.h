// What the functions that answer with pages have in common (site.cpp, consumer_data.cpp, customer_mail.cpp,
// own_messages.cpp).
#pragma once
#include "api/call.h"
#include "api/pages/page_frame.h"
#include "api/pages/security_headers.h"

namespace api {

std::string chosen_language(const net::Request& request);  // ?lang= as given
pages::Language language_of(const net::Request& request, const domain::Location* shop);
pages::PageKit kit_of(const Context& context);
net::Response html_response(int status, pages::PageKind kind, const net::Request& request, std::string html);
net::Response error_html(const Context& context, const net::Request& request, const base::Error& error);
// The shop of the path, or nullptr after answering with a page.
const domain::Location* find_shop_for_page(const Context& context, const app::Directory& directory,
                                           Call& call);
// ENT-03: what a site that may not show the chat shows instead, a link that opens it in a page of its own.
void answer_foreign_frame(const Context& context, Call call, const domain::Location& shop);
// Where a form without a script leads: the page it stood on, in the language that was asked for.
std::string page_after_form(std::string_view prefix, const domain::Location& shop,
                            const net::Request& request, std::string_view anchor,
                            std::string_view suffix = {});
std::string_view header_or_empty(const net::Request& request, std::string_view name);

}  // namespace api
