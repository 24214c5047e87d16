// The way in to an install with several shops: their names, where they are, whether they are open. Complete
// without a script.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/pages/page_frame.h"
#include "domain/time/opening.h"

namespace api::pages {

constexpr std::size_t kShopsPerPage = 100;

struct ListedShop {
    const domain::Location& location;
    domain::time::OpenState open;  // a default one when the zone is unknown: then nothing is said about it
    std::optional<domain::time::Turn> back = {};  // paused (rule AVA-20): when it takes new customers again
};

struct ShopListPage {
    std::vector<ListedShop> shops = {};  // kShopsPerPage at most
    std::string brand_name = {};         // empty: the shops are of several brands
    Language language = Language::en;
    std::string chosen_language = {};  // ?lang= as given: links keep it
    std::string public_url = {};       // "https://example.org/": canonical address
    std::size_t from = 0;              // how many shops come before these
    bool has_more = false;
};

std::string shop_list_page(const PageKit& kit, const ShopListPage& page);

}  // namespace api::pages
