// What the people of a shop say about it, over JSON: its hours (docs/hours.md) and its automatic texts
// (docs/automatic-texts.md). Routes of the staff; who may what is decided in app/locations.h.
#pragma once
#include "api/call.h"

namespace api {

void get_hours(Context& context, Call call);
void put_hours(Context& context, Call call);
void post_confirm_hours(Context& context, Call call);

void get_texts(Context& context, Call call);
void put_texts(Context& context, Call call);
// What the brand says for all its shops (AVA-14).
void get_brand_texts(Context& context, Call call);
void put_brand_texts(Context& context, Call call);

}  // namespace api
