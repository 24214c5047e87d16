// How a person of the business is told about what waits for them: to see, to change, to try (docs/
// notifications.md).
#pragma once
#include "api/call.h"

namespace api {

void get_notifications(Context& context, Call call);
void put_notifications(Context& context, Call call);
void post_notification_test(Context& context, Call call);
void post_push_device(Context& context, Call call);
void delete_push_device(Context& context, Call call);

}  // namespace api
