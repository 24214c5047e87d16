// The page of a customer's own messages and its forms (pages/own_messages_page.h). The same over JSON:
// consumer_corrections.cpp.
#pragma once
#include "api/call.h"

namespace api {

void get_own_messages_page(Context& context, Call call);
void post_own_message_form(Context& context, Call call);  // fields: message, text, do=edit|delete
void post_block_form(Context& context, Call call);        // field: block=yes|no

}  // namespace api
