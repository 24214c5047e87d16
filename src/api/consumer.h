// What a consumer may do over JSON, and the pieces the server-rendered pages (site.cpp) share with it.
#pragma once
#include "api/call.h"

namespace api {

inline const base::Error kForeignOrigin{base::ErrorKind::forbidden, "origin_foreign",
                                        "this request comes from another site"};

void post_consumer_message(Context& context, Call call);
void get_consumer_conversation(Context& context, Call call);
void post_consumer_receipt(Context& context, Call call);
void patch_consumer_message(Context& context, Call call);
void delete_consumer_message(Context& context, Call call);
void post_consumer_block(Context& context, Call call);
void delete_consumer_block(Context& context, Call call);

// The shop named by the first path value, or nullptr after answering 404.
const domain::Location* find_shop(const app::Directory& directory, Call& call);
// The consumer of the cookie; or a new one, with the Set-Cookie that will say so from now on.
struct KnownConsumer {
    domain::ConsumerId id;
    std::optional<net::Header> fresh_cookie;
};
// The Set-Cookie that makes this browser theirs.
net::Header consumer_cookie(const Context& context, const net::Request& request, domain::ConsumerId consumer);
KnownConsumer know_consumer(const Context& context, const Call& call);
// A cross-site form or script (Fetch: Origin header); requests without Origin come from programs and old
// browsers.
bool comes_from_elsewhere(const Context& context, const net::Request& request);
// The first language of Accept-Language, BCP 47; empty when there is none.
std::string device_locale(const net::Request& request);

}  // namespace api
