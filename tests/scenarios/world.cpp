#include "scenarios/world.h"

#include "app/consent.h"
#include "app/follow_up.h"
#include "app/move_conversation.h"
#include "app/team.h"
#include "base/text.h"
#include "domain/time/hours.h"
#include "scenarios/hours_words.h"
#include "scenarios/world_waits.h"
#include "storage/conversations.h"
#include "storage/events.h"
#include "storage/replay.h"

namespace scenarios {
namespace {

std::string rules_of(const domain::Verdict& verdict) {
    std::string rules;
    for (const auto& finding : verdict.findings) {
        if (finding.decision == verdict.decision) rules += (rules.empty() ? "" : ", ") + finding.rule;
    }
    return rules;
}

Fate fate_of_sent(const base::Result<app::Sent>& sent) {
    if (!sent) return fate_of(sent);
    const domain::Verdict& verdict = sent->verdict;
    Fate fate;
    if (sent->is_concurrent) {
        fate.refusal = "concurrent_reply";
        return fate;
    }
    if (sent->is_to_confirm) {
        fate.refusal = "low_value_reply";
        return fate;
    }
    for (const auto& finding : verdict.findings)
        fate.notes += " " + base::lower_ascii(finding.reason_code) + " by " + finding.rule + ",";
    if (verdict.decision < domain::Decision::delay) return fate;
    fate.refusal = base::lower_ascii(verdict.reason_code);
    fate.rules = rules_of(verdict);
    fate.retry_at = verdict.retry_at;
    return fate;
}

}  // namespace

World::World(const std::string& database_url) {
    clock_.set(base::parse_rfc3339("2024-05-06T08:00:00Z").value());
    storage::StoreConfig config;
    config.database_url = database_url;
    store_ = need(storage::Store::open(config, clock_));
    store_->start([](const auto&) {});
    db_ = need(store_->connect());
    inbox_reads_ = std::make_unique<app::InboxReads>(*store_);
    app_ =
        std::make_unique<app::App>(app::App{*store_, clock_, ids_, directory_, *inbox_reads_, guest_limits_});
    brand_ = {ids_.next(clock_.now())};
    agent_ = {ids_.next(clock_.now())};
    put(domain::Brand{brand_, "The brand"});
    put(domain::Agent{agent_, brand_, "The bot", "", "", ""});
}

World::~World() {
    if (store_) store_->stop();
}

void World::put(app::SetupItem item) {
    need(wait_for<bool>(
        [&](auto done) { app::put_items(*app_, brand_, {std::move(item)}, std::move(done)); }));
}

void World::add_shop(const std::string& name, const std::string& zone, const std::string& hours) {
    domain::Location shop;
    shop.id = {ids_.next(clock_.now())};
    shop.brand = brand_;
    shop.agent = agent_;
    shop.slug = base::lower_ascii(name);
    shop.name = name;
    shop.zone = zone;
    shop.hours = hours_of(hours);
    shops_[name] = shop;
    shop_names_.push_back(name);
    put(shop);
}

void World::add_staff(const std::string& name, domain::Role role, const std::vector<std::string>& shops) {
    domain::Staff person{
        {ids_.next(clock_.now())}, brand_, base::lower_ascii(name) + "@example.org", name, role, "en", {}};
    for (const auto& shop : shops)
        person.locations.push_back(shops_.at(shop).id);
    staff_[name] = person;
    put(app::StaffRecord{person, ""});
}

Fate World::sets(const std::string& level, const std::string& shop, const std::string& key,
                 const std::string& value) {
    using enum domain::settings::Level;
    app::SettingScope scope;
    if (level != "install") scope = {brand, brand_, brand_.value};
    if (level == "shop") {
        const auto& meant = shops_.at(shop.empty() ? first_shop() : shop);
        scope = {location, brand_, meant.id.value};
    }
    return fate_of(wait_for<app::SettingNow>(
        [&](auto done) { app::put_setting(*app_, {scope, key, value, {}, "operator"}, std::move(done)); }));
}

World::Customer& World::customer(const std::string& name, const std::string& shop) {
    auto& person = customers_[name];
    if (person.id.is_nil()) person.id = {ids_.next(clock_.now())};
    if (!shop.empty()) person.shop = shop;
    if (person.shop.empty()) person.shop = first_shop();
    return person;
}

std::string World::id_or_fresh(std::string id) {
    return id.empty() ? base::to_string(ids_.next(clock_.now())) : std::move(id);
}

Fate World::customer_writes(const std::string& name, const std::string& shop, const std::string& text,
                            std::string id) {
    app::ConsumerMessage message;
    message.message_id = std::move(id);
    message.text = text;
    return receive(name, shop, std::move(message));
}

Fate World::receive(const std::string& name, const std::string& shop, app::ConsumerMessage message) {
    Customer& person = customer(name, shop);
    message.consumer = person.id;
    message.location = shops_.at(person.shop).id;
    message.locale = "en";
    message.message_id = id_or_fresh(std::move(message.message_id));
    const auto received = wait_for<app::Received>(
        [&](auto done) { app::receive_message(*app_, std::move(message), std::move(done)); });
    if (received) person.conversation = received->conversation;
    return fate_of(received);
}

Fate World::write(app::Caller caller, const std::string& name, domain::SendMessage message,
                  std::shared_ptr<const domain::PictureFile> picture) {
    const auto sent = wait_for<app::Sent>([&](auto done) {
        app::send_message(*app_, std::move(caller), customer(name, "").conversation, std::move(message),
                          std::move(done), {}, std::move(picture));
    });
    return fate_of_sent(sent);
}

Fate World::staff_writes(const std::string& who, const std::string& name, const std::string& text,
                         std::string id, domain::ContactReason reason) {
    const domain::Staff& person = staff(who);
    domain::SendMessage message{domain::actor_of(person), id_or_fresh(std::move(id)), text, {}};
    if (!reason.code.empty()) message.reason = std::move(reason);
    return write(person, name, std::move(message));
}

Fate World::staff_plans(const std::string& who, const std::string& name, const std::string& text,
                        std::string id, domain::ContactReason reason, const std::string& at) {
    const domain::Staff& person = staff(who);
    domain::SendMessage message{domain::actor_of(person), id_or_fresh(std::move(id)), text, {}};
    message.reason = std::move(reason);
    message.may_wait = true;
    if (!at.empty()) {
        const auto day = need(base::parse_rfc3339(at.substr(0, 10) + "T00:00:00Z"));
        const auto zone = need(domain::time::Zone::find(shops_.at(customer(name, "").shop).zone));
        message.send_at = zone.start_at(
            static_cast<int>(std::chrono::floor<std::chrono::days>(day).time_since_epoch().count()),
            std::stoi(at.substr(11, 2)) * 60 + std::stoi(at.substr(14)));
    }
    return write(person, name, std::move(message));
}

Fate World::takes_back(const std::string& who, const std::string& name, const std::string& id) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::cancel_planned(*app_, staff(who), customer(name, "").conversation, id, std::move(done));
    }));
}

Fate World::customer_consents(const std::string& name, bool is_given) {
    const Customer& person = customer(name, "");
    return fate_of(wait_for<bool>([&](auto done) {
        app::change_consent(*app_, person.id, shops_.at(person.shop).id, is_given, "Offers", std::move(done));
    }));
}

Fate World::bot_writes(const std::string& name, const std::string& text, std::string id) {
    return write(app::ApiCaller{brand_, "bot@example.invalid"}, name,
                 {{domain::ActorKind::bot, base::to_string(agent_), "The bot", {}},
                  id_or_fresh(std::move(id)),
                  text,
                  {}});
}

Fate World::sends_follow_up(const std::string& who, const std::string& name, const std::string& text,
                            std::string id) {
    const domain::Staff& person = staff(who);
    return fate_of_sent(wait_for<app::Sent>([&](auto done) {
        app::send_follow_up(*app_, person, customer(name, "").conversation,
                            {domain::actor_of(person), id_or_fresh(std::move(id)), text, {}},
                            std::move(done));
    }));
}

Fate World::dismisses_follow_up(const std::string& who, const std::string& name) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::dismiss_follow_up(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

Fate World::closes(const std::string& who, const std::string& name, domain::CloseReason reason) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::close_conversation(*app_, staff(who), customer(name, "").conversation, reason, std::move(done));
    }));
}

Fate World::reopens(const std::string& who, const std::string& name) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::reopen_conversation(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

Fate World::notes(const std::string& who, const std::string& name, const std::string& text, std::string id) {
    return fate_of(wait_for<app::Noted>([&](auto done) {
        app::add_note(*app_, staff(who), customer(name, "").conversation, id_or_fresh(std::move(id)), text,
                      std::move(done));
    }));
}

Fate World::assigns(const std::string& who, const std::string& name, const std::string& to) {
    std::optional<domain::StaffId> assignee;
    if (to != "nobody") assignee = staff(to).id;
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::assign_conversation(*app_, staff(who), customer(name, "").conversation, assignee,
                                 std::move(done));
    }));
}

Fate World::moves(const std::string& who, const std::string& name, const std::string& shop) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::move_conversation(*app_, staff(who), customer(name, "").conversation, shops_.at(shop).id,
                               std::move(done));
    }));
}

void World::looks(const std::string& who, const std::string& name) {
    looked_[who + " " + name] = thread_for(who, name).value().conversation.last_seq;
}

Fate World::writes_from_memory(const std::string& who, const std::string& name, const std::string& text) {
    const domain::Staff& person = staff(who);
    domain::SendMessage message{domain::actor_of(person), id_or_fresh({}), text, {}};
    message.seen_seq = looked_.at(who + " " + name);
    return write(person, name, std::move(message));
}

void World::leaves_shops(const std::string& who) {
    staff(who).locations.clear();
    put(app::StaffRecord{staff(who), ""});
}

Fate World::staff_reads(const std::string& who, const std::string& name) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::mark_read(*app_, staff(who), customer(name, "").conversation, last_seq(), std::move(done));
    }));
}

void World::customer_reads(const std::string& name) {
    const Customer& person = customer(name, "");
    const auto thread = thread_of(name);
    std::int64_t newest = 0;
    for (const auto& event : thread ? thread->events : std::vector<domain::Event>{}) {
        if (event.kind() == domain::EventKind::message_sent) newest = event.seq;
    }
    need(wait_for<std::int64_t>([&](auto done) {
        app::give_consumer_receipt(*app_, person.id, shops_.at(person.shop).id, domain::ReceiptKind::read,
                                   newest, std::move(done));
    }));
}

std::optional<app::Thread> World::thread_for(const std::string& who, const std::string& name) {
    auto thread = wait_for<app::Thread>([&](auto done) {
        app::read_thread(*app_, staff(who), customer(name, "").conversation, 0, 100, std::move(done));
    });
    if (!thread && thread.error().code == "conversation_unknown") return std::nullopt;
    return need(std::move(thread));
}

std::optional<app::Thread> World::thread_of(const std::string& name) {
    const Customer& person = customer(name, "");
    return need(wait_for<std::optional<app::Thread>>([&](auto done) {
        app::read_consumer_thread(*app_, person.id, shops_.at(person.shop).id, 0, 100, std::move(done));
    }));
}

std::int64_t World::last_seq() {
    return need(storage::last_seq(*db_, brand_));
}

std::optional<std::pair<base::Timestamp, domain::ConversationId>> World::next_due() {
    std::optional<std::pair<base::Timestamp, domain::ConversationId>> next;
    need(storage::for_each_conversation(*db_, brand_, [&](const auto& conversation) -> base::Result<void> {
        const auto at = domain::next_timer_at(conversation);
        if (at && (!next || *at < next->first)) next.emplace(*at, conversation.id);
        return {};
    }));
    return next;
}

void World::let_time_pass(base::Timestamp until) {
    for (auto due = next_due();; due = next_due()) {
        const auto hour = std::chrono::floor<std::chrono::hours>(clock_.now()) + std::chrono::hours(1);
        if (answer_clocks_ && hour <= until && (!due || hour < due->first)) {
            clock_.set(hour);
            judge();
            continue;
        }
        const auto campaign_at = next_campaign_at();
        if (campaign_at && *campaign_at <= until && (!due || *campaign_at < due->first)) {
            clock_.set(std::max(*campaign_at, clock_.now()));
            run_campaigns();
            continue;
        }
        if (!due || due->first > until) break;
        clock_.set(std::max(due->first, clock_.now()));
        const auto acted = need(wait_for<std::size_t>(
            [&](auto done) { app::pass_time(*app_, brand_, due->second, std::move(done)); }));
        // Else the timers reader would turn round and round.
        if (acted == 0) throw std::runtime_error("something was due and nothing came of it");
        judge();
    }
    clock_.set(until);
    judge();
}

std::string World::brought_since(std::int64_t seq) {
    std::string codes;
    for (const auto& committed : need(storage::events_after(*db_, brand_, seq, 1000))) {
        const auto& event = committed.event;
        if (event.actor.kind != domain::ActorKind::automatic) continue;
        std::visit(
            [&](const auto& body) {
                if constexpr (requires { body.reason_code; })
                    codes += (codes.empty() ? "" : ", ") + base::lower_ascii(body.reason_code);
            },
            event.body);
    }
    return codes;
}

std::vector<domain::Timer> World::timers_for(const std::string& who, const std::string& name) {
    return need(wait_for<std::vector<domain::Timer>>([&](auto done) {
        app::read_timers(*app_, staff(who), customer(name, "").conversation, std::move(done));
    }));
}

std::string World::local_text(const std::string& name, base::Timestamp at) {
    const auto zone = need(domain::time::Zone::find(shops_.at(customer(name, "").shop).zone));
    const auto local = zone.local(at);
    return domain::time::format_date(domain::time::day_number(local)) + " " +
           domain::time::format_clock(local.minute);
}

std::string World::replay() {
    const auto inbox = need(store_->connect_inbox());
    const auto replayed = need(storage::replay(*db_, *inbox, {}));
    return replayed.problems.empty() ? "" : replayed.problems.front();
}

}  // namespace scenarios
