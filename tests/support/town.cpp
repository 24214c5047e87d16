#include "support/town.h"

#include <fstream>
#include <sstream>

#include "base/crypto.h"
#include "base/log.h"
#include "domain/test_play.h"
#include "gbm/token.h"
#include "server/offline.h"
#include "storage/events.h"

namespace support {
namespace {

std::string_view packed_assets() {
    static const std::string blob = [] {
        std::ifstream in(PACKED_ASSETS, std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        return text.str().empty() ? "BALCAOA1" + std::string(8, '\0') : text.str();
    }();
    return blob;
}

const std::string& password_hash() {
    static const std::string hash = base::hash_password(kPassword);
    return hash;
}

domain::Location shop(domain::BrandId brand, domain::AgentId agent, std::uint64_t number, std::string slug,
                      std::string zone, std::string language) {
    domain::Location out;
    out.id = domain::test_id<domain::LocationId>(number);
    out.brand = brand;
    out.agent = agent;
    out.slug = slug;
    out.name = "Shop " + slug;
    out.place_id = "ChIJ" + slug;
    out.zone = std::move(zone);
    out.profile.languages = {std::move(language)};
    out.profile.brand_color = "#065e47";
    return out;
}

}  // namespace

Town::Town(const std::filesystem::path& data, server::Limits limits,
           const std::function<void(server::Config&)>& adjust) {
    base::set_log_level(base::LogLevel::off);
    aurora = {domain::test_id<domain::BrandId>(1), "Aurora Livros"};
    mercier = {domain::test_id<domain::BrandId>(2), "Mercier"};
    const auto agent_a = domain::test_id<domain::AgentId>(3), agent_m = domain::test_id<domain::AgentId>(4);
    augusta = shop(aurora.id, agent_a, 5, "augusta", "America/Sao_Paulo", "pt-BR");
    pinheiros = shop(aurora.id, agent_a, 6, "pinheiros", "America/Sao_Paulo", "pt-BR");
    lyon = shop(mercier.id, agent_m, 7, "lyon", "Europe/Paris", "fr");

    server::Config config;
    config.data = data;
    config.listen = "127.0.0.1:0";
    config.io_threads = 2;
    config.limits = limits;
    config.trusted_proxies = {"127.0.0.1"};          // so that a test may come from elsewhere
    config.webhook_allowed_private = {"127.0.0.1"};  // for tests that listen there
    if (adjust) adjust(config);
    auto clock = std::make_unique<TurnedClock>();
    clock_ = clock.get();
    auto opened = server::Server::open(config, packed_assets(), std::move(clock));
    if (!opened) throw std::runtime_error(opened.error().code + ": " + opened.error().message);
    server_ = std::move(*opened);
    server_->start();
    if (app().directory.get()->find_brand(aurora.id) != nullptr) return;  // opened again

    std::vector<app::SetupItem> items{aurora, domain::Agent{agent_a, aurora.id, "Aurora", "", "", "token"},
                                      augusta, pinheiros};
    for (auto& item : people_of(aurora.id))
        items.push_back(std::move(item));
    if (!server::put_and_wait(app(), aurora.id, std::move(items))) throw std::runtime_error("no set-up");
    std::vector<app::SetupItem> others{mercier,
                                       domain::Agent{agent_m, mercier.id, "Mercier", "", "", "token"}, lyon};
    for (auto& item : people_of(mercier.id))
        others.push_back(std::move(item));
    if (!server::put_and_wait(app(), mercier.id, std::move(others))) throw std::runtime_error("no set-up");
}

Town::~Town() = default;

std::vector<app::SetupItem> Town::people_of(domain::BrandId brand) {
    using domain::Role;
    struct Person {
        const char* name;
        Role role;
        domain::BrandId brand;
        std::vector<domain::LocationId> locations;
    };
    std::vector<app::SetupItem> items;
    std::uint64_t number = 100;
    for (const auto& p :
         {Person{"ana", Role::staff, aurora.id, {augusta.id}},
          Person{"bruno", Role::staff, aurora.id, {pinheiros.id}},
          Person{"mia", Role::manager, aurora.id, {augusta.id, pinheiros.id}},
          Person{"otto", Role::observer, aurora.id, {augusta.id}}, Person{"olga", Role::owner, aurora.id, {}},
          Person{"marie", Role::owner, mercier.id, {}}}) {
        const std::string name = p.name;
        ++number;
        if (p.brand != brand) continue;
        items.emplace_back(
            app::StaffRecord{{domain::test_id<domain::StaffId>(number), brand, name + "@example.org",
                              name + " Lima", p.role, "en", p.locations},
                             password_hash()});
    }
    return items;
}

Visitor& Town::staff(const std::string& name) {
    return people_.contains(name) ? *people_[name] : sign_in(name);
}

Visitor& Town::sign_in(const std::string& name) {
    auto& person = people_[name];
    if (!person) person = std::make_unique<Visitor>(server_->port());
    const auto answer = person->post(
        "/api/staff/session", "{\"email\":\"" + name + "@example.org\",\"password\":\"" + kPassword + "\"}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    person->csrf_token = answer.json().at("csrf_token").as_string().c_str();
    return *person;
}

Visitor& Town::consumer(const std::string& name, const std::string& slug, const std::string& text) {
    auto& person = people_[name];
    if (!person) person = std::make_unique<Visitor>(server_->port());
    const auto answer =
        person->post("/api/consumer/locations/" + slug + "/messages",
                     "{\"client_message_id\":\"" + fresh_id() + "\",\"text\":" + base::encode(text) + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    conversations_[name] = answer.json().at("conversation_id").as_string().c_str();
    return *person;
}

const std::string& Town::key_json_of(domain::BrandId brand) {
    auto& json = keys_[brand];
    if (!json.empty()) return json;
    const auto key =
        server::make_key(brand == aurora.id ? aurora : mercier, "http://127.0.0.1", clock().now());
    EXPECT_TRUE(server::put_and_wait(app(), brand, {key.record}));
    return json = key.json;
}

const std::string& Town::bearer_of(domain::BrandId brand) {
    auto& bearer = bearers_[brand];
    if (!bearer.empty()) return bearer;
    const auto key = base::parse_json(key_json_of(brand)).value();
    const auto claims = [&](std::string_view audience) {
        const std::int64_t now = base::to_us(clock().now()) / 1'000'000;
        return fmt::format(
            R"({{"iss":"{}","scope":"https://www.googleapis.com/auth/businessmessages https://www.googleapis.com/auth/businesscommunications","aud":"{}","iat":{},"exp":{}}})",
            key.at("client_email").as_string().c_str(), audience, now, now + 3600);
    };
    const std::string head = base::base64url_encode(R"({"alg":"RS256","typ":"JWT"})");
    const std::string part =
        head + "." + base::base64url_encode(claims("https://www.googleapis.com/oauth2/v4/token"));
    const auto signature = base::sign_rs256(key.at("private_key").as_string().c_str(), part).value();
    const auto answer = visitor().post(
        "/token", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + part + "." +
                      base::base64url_encode(signature));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return bearer = answer.json().at("access_token").as_string().c_str();
}

std::int64_t Town::last_seq(domain::BrandId brand) {
    const auto db = app().store.connect();
    return storage::last_seq(**db, brand).value();
}

std::string Town::state() {
    return fmt::format("{}/{}", last_seq(aurora.id), last_seq(mercier.id));
}

void Town::settle() {
    for (const auto& brand : {aurora.id, mercier.id}) {
        const std::int64_t wanted = last_seq(brand);
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        const auto listed = [&] {
            const auto fresh = app().inbox_reads.fresh().read(brand);
            return fresh ? fresh->seq() : -1;
        };
        while (listed() < wanted && std::chrono::steady_clock::now() < until)
            std::this_thread::yield();
    }
}

domain::ConversationId Town::import_old_talk(base::Duration ago, domain::LocationId location) {
    domain::Play play;
    play.now = clock().now() - ago;
    const domain::ConversationId id{app().ids.next(play.now)};
    const domain::ReceiveMessage first{id,
                                       domain::ConsumerId{app().ids.next(play.now)},
                                       "",
                                       "en",
                                       domain::EntryPoint::page,
                                       fresh_id(),
                                       "are you open?"};
    domain::Location shop = location == augusta.id ? augusta : location == lyon.id ? lyon : pinheiros;
    std::vector<domain::Outcome> history{domain::receive_message(nullptr, shop, first, play.now)};
    play.take(history[0]);
    history.push_back(
        domain::send_message(play.state, {domain::test_staff(), fresh_id(), "yes", {}}, play.now).outcome);
    EXPECT_TRUE(wait_for_done<bool>(
        [&](auto done) { app::import_history(app(), shop.brand, std::move(history), std::move(done)); }));
    return id;
}

std::string with_ids(const Town& town, std::string text) {
    for (auto at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
        const auto end = text.find('}', at);
        const std::string name = text.substr(at + 1, end - at - 1);
        if (end == text.npos || name.empty() ||
            name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != name.npos) {
            continue;
        }
        text.replace(at, end - at + 1, town.conversation_of(name));
    }
    return text;
}

void check_refusals(Town& town, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.why);
        const std::string before = town.state();
        Visitor nobody = town.visitor();
        Visitor& who = std::string_view(row.who) == "nobody" ? nobody : town.person(row.who);
        const auto cookies = who.cookies;
        const auto answer = who.ask(row.method, with_ids(town, row.target), row.body, row.headers);
        EXPECT_EQ(answer.status, row.status) << answer.head << answer.body;
        EXPECT_EQ(answer.code(), row.code) << answer.body;
        EXPECT_EQ(town.state(), before) << "the log has changed";
        who.cookies = cookies;
    }
}

}  // namespace support
