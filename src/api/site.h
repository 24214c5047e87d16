// The pages people open: shop, conversation, inbox, and the files they need. HTML comes from api/pages; here
// it is only found out what to show.
#pragma once
#include "api/call.h"

namespace api {

void get_front(Context& context, Call call);  // GET /: the shops of this install, or the only one
void get_location_page(Context& context, Call call);
void post_offers(Context& context, Call call);
void post_complaint(Context& context, Call call);
void get_brand_css(Context& context, Call call);
void get_conversation_page(Context& context, Call call);
void post_conversation_form(Context& context, Call call);  // the way without a script
// For the other forms of the conversation page (consumer_asks.h): the page for what went wrong, where they
// lead, and what a consumer says by the button for a person.
net::Response form_problem(Context& context, const net::Request& request, const base::Error& error);
std::string conversation_after_form(const domain::Location& shop, const net::Request& request);
std::string words_for_person(const Context& context, const net::Request& request,
                             const domain::Location& shop);
void get_inbox(Context& context, Call call);
void get_asset(Context& context, Call call);

}  // namespace api
