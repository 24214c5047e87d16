// A shop's place on the web, over JSON (docs/publishing.md): what it needs, on and off, its name, which sites
// may show its chat. Routes of the staff; who may what is decided in app/locations.h.
#pragma once
#include "api/call.h"

namespace api {

void get_publishing(Context& context, Call call);
void put_publishing(Context& context, Call call);
void post_publish(Context& context, Call call);
void post_unpublish(Context& context, Call call);

}  // namespace api
