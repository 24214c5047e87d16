// Campaigns and complaints in a scene: campaigns take their turns as readers/campaigns lets them.
#include "app/campaign_look.h"
#include "app/campaign_turn.h"
#include "app/complaints.h"
#include "scenarios/world_waits.h"

namespace scenarios {
namespace {

constexpr std::size_t kAtOnce = 100;

}  // namespace

std::optional<base::Timestamp> World::next_campaign_at() {
    if (!campaign_look_) return std::nullopt;
    auto due = need(campaign_look_->due(brand_, clock_.now(), kAtOnce));
    return due.due.empty() ? due.next_at : std::optional(clock_.now());
}

void World::run_campaigns() {
    if (!campaign_look_) return;
    const auto due = need(campaign_look_->due(brand_, clock_.now(), kAtOnce));
    for (const auto& id : due.due) {
        need(wait_for<std::int64_t>(
            [&](auto done) { app::take_campaign_turn(*app_, brand_, id, std::move(done)); }));
    }
}

Fate World::makes_campaign(const std::string& who, const std::string& text, domain::ContactReason reason,
                           std::int64_t per_hour) {
    if (!campaign_look_)
        campaign_look_ = std::make_unique<app::CampaignLook>(need(app::CampaignLook::open(*store_)));
    app::NewCampaign made;
    made.id.value = ids_.next(clock_.now());
    made.order = {.name = "Scene",
                  .texts = {{"en", text}},
                  .language = "en",
                  .reason = std::move(reason),
                  .audience = {},
                  .start_at = std::nullopt,
                  .per_hour = per_hour};
    for (const auto& [name, shop] : shops_)
        made.order.audience.locations.push_back(shop.id);
    campaign_ = made.id;
    return fate_of(wait_for<app::CampaignView>(
        [&](auto done) { app::make_campaign(*app_, staff(who), std::move(made), std::move(done)); }));
}

Fate World::acts_on_campaign(const std::string& who, const std::string& act) {
    auto fate = fate_of(wait_for<app::CampaignView>([&](auto done) {
        app::act_on_campaign(*app_, staff(who), campaign_, base::find_enum<app::CampaignAct>(act).value(),
                             std::move(done));
    }));
    let_time_pass(clock_.now());
    return fate;
}

domain::outreach::Campaign World::campaign_for(const std::string& who) {
    return need(wait_for<app::CampaignView>(
                    [&](auto done) { app::read_campaign(*app_, staff(who), campaign_, std::move(done)); }))
        .campaign;
}

Fate World::complains(const std::string& name, const std::string& shop, const std::string& kind,
                      bool ends_contact) {
    const Customer& person = customer(name, "");
    app::Complaint complaint{person.id, shop_or_first(shop.empty() ? person.shop : shop).id,
                             base::find_enum<domain::outreach::ComplaintKind>(kind).value(), "",
                             ends_contact};
    auto fate = fate_of(
        wait_for<bool>([&](auto done) { app::complain(*app_, std::move(complaint), std::move(done)); }));
    let_time_pass(clock_.now());
    return fate;
}

Fate World::notes_minor(const std::string& who, const std::string& name) {
    return fate_of(wait_for<bool>([&](auto done) {
        app::note_minor(*app_, staff(who), customer(name, "").conversation, true, std::move(done));
    }));
}

Fate World::lifts_opt_out(const std::string& who, const std::string& name) {
    return fate_of(wait_for<bool>([&](auto done) {
        app::lift_opt_out(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

std::string World::complaints_for(const std::string& who, const std::string& shop) {
    const auto view = need(wait_for<app::ComplaintsView>(
        [&](auto done) { app::read_complaints(*app_, staff(who), shops_.at(shop).id, std::move(done)); }));
    std::string told;
    for (const auto& one : view.counts)
        told += (told.empty() ? "" : ", ") + std::to_string(one.count) + " " + one.kind;
    return told.empty() ? "nothing" : told;
}

}  // namespace scenarios
