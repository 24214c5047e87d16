// What customers may do about what is kept of them (docs/data.md): as pages without a script, and as JSON for
// programs. Their identity is the cookie of the conversation.
#pragma once
#include "api/call.h"

namespace api {

void get_data_page(Context& context, Call call);
void post_data_export(Context& context, Call call);
void post_data_erase(Context& context, Call call);
void post_data_object(Context& context, Call call);

void post_consumer_export(Context& context, Call call);
void delete_consumer_conversation(Context& context, Call call);
void post_consumer_objection(Context& context, Call call);

}  // namespace api
