#include "scenarios/world.h"

#include <future>
#include <stdexcept>

#include "base/text.h"
#include "storage/events.h"

namespace scenarios {
namespace {

template <class T, class Start>
base::Result<T> wait_for(Start start) {
    std::promise<base::Result<T>> promise;
    start([&](base::Result<T> result) { promise.set_value(std::move(result)); });
    return promise.get_future().get();
}

template <class T>
Fate fate_of(const base::Result<T>& result) {
    return result ? Fate{} : Fate{result.error().code, {}};
}

std::string rules_of(const domain::Verdict& verdict) {
    std::string rules;
    for (const auto& finding : verdict.findings) {
        if (finding.decision == verdict.decision) rules += (rules.empty() ? "" : ", ") + finding.rule;
    }
    return rules;
}

template <class T>
T need(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    return std::move(*result);
}

}  // namespace

World::World(const std::string& database_url) {
    clock_.set(base::parse_rfc3339("2024-05-06T08:00:00Z").value());
    storage::StoreConfig config;
    config.database_url = database_url;
    store_ = need(storage::Store::open(config, clock_));
    store_->start([](const auto&) {});
    inbox_reads_ = std::make_unique<app::InboxReads>(*store_);
    app_ = std::make_unique<app::App>(app::App{*store_, clock_, ids_, directory_, *inbox_reads_});
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

void World::add_shop(const std::string& name) {
    domain::Location shop;
    shop.id = {ids_.next(clock_.now())};
    shop.brand = brand_;
    shop.agent = agent_;
    shop.slug = base::lower_ascii(name);
    shop.name = name;
    shop.zone = "Europe/Lisbon";
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
    Customer& person = customer(name, shop);
    const auto received = wait_for<app::Received>([&](auto done) {
        app::receive_message(*app_,
                             {person.id, "", shops_.at(person.shop).id, "en", domain::EntryPoint::page,
                              id_or_fresh(std::move(id)), text},
                             std::move(done));
    });
    if (received) person.conversation = received->conversation;
    return fate_of(received);
}

Fate World::write(app::Caller caller, const std::string& name, domain::SendMessage message) {
    const auto sent = wait_for<app::Sent>([&](auto done) {
        app::send_message(*app_, std::move(caller), customer(name, "").conversation, std::move(message),
                          std::move(done));
    });
    if (sent && sent->verdict.decision >= domain::Decision::delay) {
        return {base::lower_ascii(sent->verdict.reason_code), rules_of(sent->verdict)};
    }
    return fate_of(sent);
}

Fate World::staff_writes(const std::string& who, const std::string& name, const std::string& text,
                         std::string id) {
    const domain::Staff& person = staff(who);
    return write(person, name,
                 {{domain::ActorKind::staff, base::to_string(person.id), person.name, {}},
                  id_or_fresh(std::move(id)),
                  text,
                  {}});
}

Fate World::bot_writes(const std::string& name, const std::string& text, std::string id) {
    return write(app::ApiCaller{brand_, "bot@example.invalid"}, name,
                 {{domain::ActorKind::bot, base::to_string(agent_), "The bot", {}},
                  id_or_fresh(std::move(id)),
                  text,
                  {}});
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
    const auto db = need(store_->connect());
    return need(storage::last_seq(*db, brand_));
}

}  // namespace scenarios
