// What a customer reads where a message was changed or taken back: part of its text, so that every page shows
// it, with or without a script, and so does the copy they may have (exports.h).
#pragma once
#include "api/pages/catalogue.h"
#include "api/shapes.h"

namespace api {

void say_changes(std::vector<ConsumerEvent>& events, const pages::Catalogue& texts);

}  // namespace api
