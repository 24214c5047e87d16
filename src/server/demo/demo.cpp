#include "server/demo/demo.h"

#include "base/crypto.h"
#include "server/demo/history.h"
#include "server/demo/shops.h"

namespace server {
namespace {

constexpr std::size_t kClientTokenLetters = 16;

std::string make_client_token(base::IdSource& ids, base::Timestamp now) {
    std::string seed;
    for (int i = 0; i < 3; ++i)
        seed += base::to_string(ids.next(now));
    std::string token;
    for (const char byte : base::sha256(seed).substr(0, kClientTokenLetters)) {
        token.push_back(static_cast<char>('A' + static_cast<std::uint8_t>(byte) % 26));
    }
    return token;
}

std::vector<ScriptedShop> make_scripted_shops(const DemoContent& demo) {
    using Scripts = std::span<const Script> (*)();
    constexpr std::array<Scripts, kDemoShops> kScripts = {portuguese_scripts, vietnamese_scripts,
                                                          french_scripts};
    std::vector<ScriptedShop> shops;
    for (std::size_t i = 0; i < kDemoShops; ++i) {
        shops.push_back({demo.locations[i], demo.agents.front(), demo.people[kShopPeople[i].manager].staff,
                         demo.people[kShopPeople[i].clerk].staff, kScripts[i]()});
    }
    return shops;
}

}  // namespace

DemoContent make_demo(base::Timestamp now, base::IdSource& ids, const std::string& webhook_url) {
    const base::Timestamp founded = now - std::chrono::hours(24 * 60);
    DemoContent demo;
    demo.brand = {domain::BrandId{ids.next(founded)}, "Aurora Livros"};
    demo.agents.push_back({domain::AgentId{ids.next(founded)}, demo.brand.id, "Aurora", "aurora", webhook_url,
                           make_client_token(ids, founded)});
    for (domain::Location shop : {sao_paulo_shop(), hanoi_shop(), lyon_shop()}) {
        shop.id = domain::LocationId{ids.next(founded)};
        shop.brand = demo.brand.id;
        shop.agent = demo.agents.front().id;
        demo.locations.push_back(std::move(shop));
    }
    demo.people = make_people(demo.locations, demo.brand.id, ids, founded);
    demo.history = play_scripts(make_scripted_shops(demo), ids, now);
    return demo;
}

}  // namespace server
