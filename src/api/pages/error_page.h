// A page that says what is wrong and what to do, for people who open a link (programs get JSON).
#pragma once
#include <string>

#include "api/pages/page_frame.h"

namespace api::pages {

// `status` chooses the words (404, other 4xx, 5xx); `code` is shown in small type. location_unknown has its
// own words.
std::string error_page(const PageKit& kit, Language language, int status, std::string_view code);
// In the frame of a site that may not show the shop's chat: a link that opens it by itself.
std::string frame_refused_page(const PageKit& kit, Language language, const domain::Location& shop,
                               std::string_view chosen_language);

}  // namespace api::pages
