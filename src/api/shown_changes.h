// What a customer reads where a message was changed or taken back: part of its text, so that every page shows
// it, with or without a script, and so does the copy they may have (exports.h).
#pragma once
#include "api/pages/catalogue.h"
#include "api/shapes.h"

namespace api {

// A picture as the address it is at, behind the words: what knows no pictures shows a link. `address`:
// "https://chat.example.org/c/{slug}/pictures/".
void say_pictures(std::vector<ConsumerEvent>& events, std::string_view address);
std::string picture_base(std::string_view origin, std::string_view slug);

void say_changes(std::vector<ConsumerEvent>& events, const pages::Catalogue& texts);

}  // namespace api
