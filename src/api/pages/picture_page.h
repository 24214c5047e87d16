// Sending a picture, without a script: one form with a file in it (behaviours.md CNT-06).
#pragma once
#include "api/pages/page_frame.h"

namespace api::pages {

struct PicturePage {
    const domain::Location& location;
    Language language = Language::en;
    std::string chosen_language = {};
    std::string client_message_id = {};  // fresh: a double submit is one message
    std::string text = {};               // the words of a form that failed
    std::string problem_code = {};       // why it failed; empty: nothing did
};

std::string picture_page(const PageKit& kit, const PicturePage& page);

}  // namespace api::pages
