// The health of shops in a scene: judged as the health reader does, seen by staff, ordered by operators.
#include "scenarios/world_waits.h"

namespace scenarios {

void World::judge_shops() {
    log_ = std::make_unique<app::LogCursor>(need(app::LogCursor::open(*store_, "health")));
    answer_clocks_ = std::make_unique<app::AnswerClocks>(need(app::AnswerClocks::open(*store_)));
    judge();
}

void World::judge() {
    if (!answer_clocks_) return;
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock_.now());
    auto stored = need(answer_clocks_->stored(brand_));
    need(answer_clocks_->credit(brand_, stored.outages));
    while (need(answer_clocks_->read_on(*log_, brand_, stored.outages, now, 100)).has_more) {
    }
    for (const auto& [name, shop] : shops_) {
        const auto& health = stored.shops[shop.id];
        auto situation =
            need(app::count_answers(answer_clocks_->file(), brand_, shop.id, health, stored.outages, now));
        if (domain::health::next(health, situation, now).after == health) continue;
        auto causes = need(app::causes_of(answer_clocks_->file(), brand_, shop.id, health, now));
        need(wait_for<bool>([&](auto done) {
            app::decide_health(*app_, {brand_, shop.id}, situation, causes, std::move(done));
        }));
    }
}

domain::health::Health World::health_of(const std::string& shop) {
    judge();
    return need(answer_clocks_->stored(brand_)).shops[shops_.at(shop).id];
}

void World::is_shown_health(const std::string& who) {
    judge();
    need(wait_for<std::vector<app::UnwellShop>>(
        [&](auto done) { app::read_unwell(*app_, staff(who), std::move(done)); }));
}

Fate World::reinstates(const std::string& who, const std::string& shop) {
    judge();
    return fate_of(wait_for<domain::health::Health>([&](auto done) {
        app::reinstate_shop(*app_, staff(who), shops_.at(shop).id, {true, true}, std::move(done));
    }));
}

Fate World::appeals(const std::string& who, const std::string& shop, const std::string& words) {
    return fate_of(wait_for<domain::health::Health>([&](auto done) {
        app::appeal_health(*app_, staff(who), shops_.at(shop).id, words, std::move(done));
    }));
}

Fate World::orders(std::vector<std::string> names, const std::string& order, const std::string& shop) {
    std::erase(names, "");
    return fate_of(wait_for<domain::health::Health>([&](auto done) {
        app::order_health(*app_, {brand_, shops_.at(shop).id},
                          base::find_enum<domain::health::Order>(order).value(), names, "as told",
                          std::move(done));
    }));
}

void World::notes_outage(int hours) {
    const domain::health::Outage outage{
        clock_.now() - std::chrono::hours(hours), clock_.now(), {}, "operator", "down"};
    need(wait_for<bool>([&](auto done) { app::note_outage(*app_, brand_, outage, std::move(done)); }));
}

}  // namespace scenarios
