// The world of a scene: what people do to a conversation after the fact, and what channels tell of it.
#include "app/block.h"
#include "app/edit_message.h"
#include "base/text.h"
#include "scenarios/world.h"
#include "scenarios/world_waits.h"

namespace scenarios {

Fate World::staff_edits(const std::string& who, const std::string& name, const std::string& id,
                        const std::string& text) {
    const auto sent = wait_for<app::Sent>([&](auto done) {
        app::edit_message(*app_, staff(who), customer(name, "").conversation, id, text, std::move(done));
    });
    Fate fate = fate_of(sent);
    if (!sent || sent->verdict.decision < domain::Decision::delay) return fate;
    fate.refusal = base::lower_ascii(sent->verdict.reason_code);
    for (const auto& finding : sent->verdict.findings)
        if (finding.decision == sent->verdict.decision) fate.rules = finding.rule;
    return fate;
}

Fate World::staff_deletes(const std::string& who, const std::string& name, const std::string& id) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::delete_message(*app_, staff(who), customer(name, "").conversation, id, std::move(done));
    }));
}

Fate World::customer_edits(const std::string& name, const std::string& id, const std::string& text) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::edit_own_message(*app_, person.id, shops_.at(person.shop).id, id, text, std::move(done));
    }));
}

Fate World::customer_deletes(const std::string& name, const std::string& id) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::delete_own_message(*app_, person.id, shops_.at(person.shop).id, id, std::move(done));
    }));
}

Fate World::blocks(const std::string& who, const std::string& name, const std::string& cause) {
    const auto why = base::find_enum<domain::BlockCause>(cause);
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::block_consumer(*app_, staff(who), customer(name, "").conversation, why, std::move(done));
    }));
}

Fate World::customer_blocks(const std::string& name, bool is_blocked) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::block_store(*app_, person.id, shops_.at(person.shop).id, is_blocked, std::move(done));
    }));
}

Fate World::channel_tells(const std::string& name, domain::ChannelReport report) {
    report.report_id = id_or_fresh(std::move(report.report_id));
    const domain::Agent agent{agent_, brand_, "The bot", "", "", ""};
    return fate_of(wait_for<app::Reported>([&](auto done) {
        app::take_report(*app_, agent, customer(name, "").conversation, std::move(report), std::move(done));
    }));
}

Fate World::writes_and_means(const std::string& who, const std::string& name, const std::string& text,
                             bool is_meant) {
    const domain::Staff& person = staff(who);
    domain::SendMessage message{domain::actor_of(person), id_or_fresh({}), text, {}};
    message.is_meant = is_meant;
    return write(person, name, std::move(message));
}

}  // namespace scenarios
