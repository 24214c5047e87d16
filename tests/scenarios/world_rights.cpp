// Copies, erasure, retention, legal holds, the end of a shop (behaviours.md DAT).
#include "app/consent.h"
#include "app/exports.h"
#include "app/legal_hold.h"
#include "app/retention.h"
#include "app/wind_down.h"
#include "base/text.h"
#include "scenarios/world_waits.h"
#include "storage/events.h"

namespace scenarios {

Fate World::asks_to_be_forgotten(const std::string& name, app::EraseWhen when) {
    const Customer& person = customer(name, "");
    const auto answer = wait_for<app::ErasureAnswer>([&](auto done) {
        app::erase_for_consumer(*app_, person.id, shops_.at(person.shop).id, when, std::move(done));
    });
    if (answer && *answer == app::ErasureAnswer::choose) return {"choose", {}, {}, {}};
    if (answer && *answer == app::ErasureAnswer::nothing_kept) return {"nothing_kept", {}, {}, {}};
    return fate_of(answer);
}

Fate World::wants_to_be_kept(const std::string& name) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<bool>([&](auto done) {
        app::keep_for_consumer(*app_, person.id, shops_.at(person.shop).id, std::move(done));
    }));
}

Fate World::objects(const std::string& name) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<bool>([&](auto done) {
        app::object_to_advertising(*app_, person.id, shops_.at(person.shop).id, std::move(done));
    }));
}

Fate World::asks_for_copy(const std::string& name, std::size_t& messages) {
    const Customer& person = customer(name, "");
    const auto data = wait_for<std::optional<app::Export>>([&](auto done) {
        app::export_for_consumer(*app_, person.id, shops_.at(person.shop).id, std::move(done));
    });
    messages = 0;
    if (data && !*data) return {"nothing_kept", {}, {}, {}};
    if (data) {
        messages = static_cast<std::size_t>(std::ranges::count_if((*data)->events, [](const auto& event) {
            return event.kind() == domain::EventKind::message_sent;
        }));
    }
    return fate_of(data);
}

Fate World::holds(const std::string& who, const std::string& name, base::Timestamp until,
                  const std::string& reason) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::propose_hold(*app_, staff(who), customer(name, "").conversation, until, reason, std::move(done));
    }));
}

Fate World::confirms_hold(const std::string& who, const std::string& name) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::confirm_hold(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

Fate World::lifts_hold(const std::string& who, const std::string& name) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::lift_hold(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

void World::looks_at_retention() {
    auto retention = need(app::Retention::open(*store_));
    const auto directory = app_->directory.get();
    const auto page = need(retention.look(*directory, brand_, {}, clock_.now()));
    for (const auto& id : page.due)
        need(wait_for<std::size_t>([&](auto done) { app::pass_time(*app_, brand_, id, std::move(done)); }));
}

std::string World::left_of(const std::string& name) {
    for (const auto& event : need(
             storage::events_of_conversation_after(*db_, brand_, customer(name, "").conversation, 0, 1000))) {
        if (const auto* body = std::get_if<domain::MessageSent>(&event.body); body && !body->text.empty())
            return body->text;
    }
    return {};
}

Fate World::announces_end(const std::string& who, const std::string& shop,
                          std::optional<base::Timestamp> at) {
    return fate_of(wait_for<domain::WindDown>([&](auto done) {
        app::announce_end(*app_, staff(who), shop_or_first(shop).id, {at, {}}, std::move(done));
    }));
}

std::string World::codes_of(const std::string& name) {
    std::string codes;
    for (const auto& event : need(
             storage::events_of_conversation_after(*db_, brand_, customer(name, "").conversation, 0, 1000))) {
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.reason_code; })
                    codes += (codes.empty() ? "" : ", ") + base::lower_ascii(body.reason_code);
            },
            event.body);
    }
    return codes;
}

}  // namespace scenarios
