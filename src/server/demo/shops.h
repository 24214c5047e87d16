// The invented brand of the demo: three paper and book shops on three continents, and who works there.
#pragma once
#include <array>
#include <vector>

#include "server/demo/demo.h"

namespace server {

constexpr std::size_t kDemoShops = 3;

// Who answers in a shop, as positions in the list of people.
struct ShopPeople {
    std::size_t manager;
    std::size_t clerk;
};

domain::Location sao_paulo_shop();
domain::Location hanoi_shop();
domain::Location lyon_shop();

std::vector<DemoPerson> make_people(const std::vector<domain::Location>& shops, domain::BrandId brand,
                                    base::IdSource& ids, base::Timestamp founded);
// In the order of the shops.
constexpr std::array<ShopPeople, kDemoShops> kShopPeople = {{{1, 2}, {3, 4}, {5, 6}}};

}  // namespace server
