// What all our pages have around their body: head, styles, icon, and no inline script or style anywhere.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "api/pages/catalogue.h"
#include "api/pages/html.h"
#include "domain/location.h"

namespace api::pages {

// What rendering needs besides the page's own model. Lives as long as the server.
struct PageKit {
    const Assets& assets;
    const Catalogues& catalogues;
};

struct Frame {
    Language language = Language::en;
    std::string title = {};
    std::string description = {};                // for search results; empty: none
    std::string_view style = "page.css";         // a name in the manifest, as `script`
    std::string_view script = {};                // empty: a page without script
    std::string_view second_script = {};         // empty: none
    const domain::Location* location = nullptr;  // brings the brand's colours
    std::string canonical_url = {};
    bool is_indexed = false;
    std::string_view body_class = {};
};

std::string page_html(const PageKit& kit, const Frame& frame, const Html& body);

// "/c/{slug}{suffix}", with ?lang= kept when the person chose one, and more of the query behind it.
std::string shop_path(std::string_view prefix, const domain::Location& location,
                      std::string_view chosen_language, std::string_view query = {},
                      std::string_view suffix = {});

// The foot of a page: the same page in each of our languages.
Html language_choice(const PageKit& kit, Language current,
                     const std::function<std::string(Language)>& path_in);

// The shop's mark: its initials on the price-tag shape.
Html shop_tag(const domain::Location& location);

}  // namespace api::pages
