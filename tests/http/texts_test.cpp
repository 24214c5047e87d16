// A shop's automatic texts and starters over HTTP: who may keep them, what is refused, what is said at once.
#include <gtest/gtest.h>

#include "app/setup.h"
#include "server/offline.h"
#include "support/town.h"

namespace {

using support::Town;

std::string path_of(const domain::Location& shop) {
    return "/api/staff/locations/" + base::to_string(shop.id) + "/texts";
}

std::string body(const std::string& welcome, const std::string& away, const std::string& starters,
                 int version) {
    return R"({"welcome":)" + welcome + R"(,"away":)" + away + R"(,"starters":)" + starters +
           R"(,"version":)" + std::to_string(version) + "}";
}

struct KeptTexts : testing::Test {
    Town town;
    std::string path = path_of(town.augusta);

    void SetUp() override {
        auto shop = town.augusta;
        for (int day = 0; day < 7; ++day)
            shop.hours.push_back({day, 0, 1440});
        shop.profile.phone = "+55 11 3000-1000";
        shop.profile.welcome = {{"pt-BR", "Olá da {{name}}!"}};
        ASSERT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {shop}));
    }
};

TEST_F(KeptTexts, AreSaidAtOnce) {
    auto& mia = town.staff("mia");
    const auto before = mia.get(path).json();
    EXPECT_EQ(before.at("version"), 0);
    EXPECT_EQ(before.at("welcome").at("pt-BR").as_string(), "Olá da {{name}}!");
    EXPECT_NE(base::encode(before.at("slots")).find("{{phone}}"), std::string::npos);
    EXPECT_EQ(base::encode(before.at("slots")).find("{{email}}"), std::string::npos);

    const auto put =
        mia.ask("PUT", path,
                body(R"({"pt-BR":"Bem-vindo à {{name}}.","en":" "})",
                     R"({"pt-BR":"Fechado. Ligue para {{phone}}."})", R"(["Vocês entregam?"])", 0));
    ASSERT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(put.json().at("version"), 1);
    EXPECT_FALSE(put.json().at("welcome").as_object().contains("en")) << "blank is taken back";
    EXPECT_FALSE(put.json().at("set_by_name").as_string().empty());
    EXPECT_EQ(mia.get(path).json(), put.json());
    const auto page = town.visitor().get("/c/augusta?lang=pt-BR").body;
    EXPECT_NE(page.find("Bem-vindo à Shop augusta."), std::string::npos);
    EXPECT_NE(page.find("Vocês entregam?"), std::string::npos);
    auto& rui = town.consumer("rui", "augusta", "oi");
    EXPECT_NE(rui.get("/api/consumer/locations/augusta/conversation").body.find("Bem-vindo"),
              std::string::npos);
    // What the set-up says of anything else still holds.
    EXPECT_NE(town.visitor().get("/s/augusta").body.find("+55 11 3000-1000"), std::string::npos);
}

TEST_F(KeptTexts, AreRefusedAndStayAsTheyWere) {
    for (const auto* name : {"mia", "ana", "marie"})
        town.staff(name);
    const std::string before = town.staff("mia").get(path).body;
    const std::string long_text(1001, 'x');
    const std::vector<support::Row> rows{
        {"no contact", "mia", "PUT", path, body("{}", R"({"en":"Closed."})", "[]", 0), 400,
         "away_no_contact"},
        {"a slot without a value", "mia", "PUT", path, body("{}", R"({"en":"Closed. {{email}}"})", "[]", 0),
         400, "away_no_contact"},
        {"long", "mia", "PUT", path, body(R"({"en":")" + long_text + "\"}", "{}", "[]", 0), 400,
         "auto_text_too_long"},
        {"starters", "mia", "PUT", path, body("{}", "{}", R"(["1","2","3","4","5","6"])", 0), 400,
         "auto_text_too_long"},
        {"long starter", "mia", "PUT", path, body("{}", "{}", "[\"" + std::string(36, 'x') + "\"]", 0), 400,
         "auto_text_too_long"},
        {"empty starter", "mia", "PUT", path, body("{}", "{}", R"([""])", 0), 400, "auto_text_empty"},
        {"language", "mia", "PUT", path, body(R"({"english language":"Hi"})", "{}", "[]", 0), 400,
         "auto_text_language"},
        {"asks for a secret", "mia", "PUT", path, body(R"({"en":"Send us your password."})", "{}", "[]", 0),
         400, "pii_template"},
        {"a list", "mia", "PUT", path, body("[]", "{}", "[]", 0), 400, "json_type_wrong"},
        {"no starters told", "mia", "PUT", path, R"({"welcome":{},"away":{},"version":0})", 400,
         "json_field_missing"},
        {"somebody was quicker", "mia", "PUT", path, body("{}", "{}", "[]", 7), 409, "texts_changed"},
        {"staff", "ana", "PUT", path, body("{}", "{}", "[]", 0), 403, "role_not_allowed"},
        {"somebody else's shop", "marie", "GET", path, "", 404, "location_unknown"},
        {"signed out", "nobody", "PUT", path, body("{}", "{}", "[]", 0), 401, "signed_out"},
    };
    support::check_refusals(town, rows);
    EXPECT_EQ(town.staff("mia").get(path).body, before);
}

TEST_F(KeptTexts, ARefusalSaysWhatToAddAndWhatToTakeOut) {  // AVA-08, AVA-09, PII-06
    auto& mia = town.staff("mia");
    const auto error_of = [&](const std::string& text) {
        return mia.ask("PUT", path, text).json().at("error").as_object();
    };
    const auto contact = error_of(body("{}", R"({"en":"Closed."})", "[]", 0));
    EXPECT_EQ(contact.at("field").as_string(), "away.en");
    EXPECT_EQ(base::encode(contact.at("slots")), R"(["{{phone}}"])");
    const auto length = error_of(body(R"({"fr":")" + std::string(1001, 'x') + "\"}", "{}", "[]", 0));
    EXPECT_EQ(length.at("length"), 1001);
    EXPECT_EQ(length.at("length_max"), 1000);
    const auto secret = error_of(body(R"({"en":"Pay 4111 1111 1111 1111 now"})", "{}", "[]", 0));
    EXPECT_EQ(secret.at("field").as_string(), "welcome.en");
    EXPECT_EQ(base::encode(secret.at("marks")), R"([{"start":4,"end":23,"kind":"card"}])");
    const auto ask = error_of(body("{}", "{}", R"(["Tell me your password"])", 0));
    EXPECT_EQ(base::encode(ask.at("asks")), R"(["password"])");
}

// AVA-14
TEST_F(KeptTexts, AreTheBrandsWhereTheShopSaysNothing) {
    auto& mia = town.staff("mia");
    auto& olga = town.staff("olga");
    const std::string brand = "/api/staff/texts";
    EXPECT_EQ(olga.get(brand).json().at("version"), 0);
    const auto put = olga.ask("PUT", brand,
                              body(R"({"en":"All of us at {{name}}."})", R"({"en":"Closed. {{phone}}"})",
                                   R"(["Do you deliver?"])", 0));
    ASSERT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(put.json().at("level").as_string(), "brand");
    EXPECT_EQ(put.json().at("version"), 1);
    EXPECT_EQ(olga.get(brand).json(), put.json());
    const auto own = mia.get(path).json();
    EXPECT_EQ(own.at("scopes").at("welcome").as_string(), "SCOPE_STORE");
    EXPECT_EQ(own.at("scopes").at("away").as_string(), "SCOPE_BRAND");
    EXPECT_TRUE(own.at("away").as_object().empty()) << "its own";
    EXPECT_EQ(own.at("above").at(0).at("away").at("en").as_string(), "Closed. {{phone}}");
    EXPECT_EQ(own.at("above").at(0).at("set_by_name").as_string(), put.json().at("set_by_name").as_string());
    EXPECT_EQ(own.at("above").at(1).at("level").as_string(), "install");
    EXPECT_NE(town.visitor().get("/c/augusta?lang=en").body.find("Do you deliver?"), std::string::npos);
    EXPECT_NE(town.visitor().get("/c/pinheiros?lang=en").body.find("Do you deliver?"), std::string::npos);
    EXPECT_EQ(town.visitor().get("/c/lyon?lang=en").body.find("Do you deliver?"), std::string::npos);
    // Its own are taken back: the brand's hold.
    ASSERT_EQ(mia.ask("PUT", path, body("{}", "{}", "[]", 0)).status, 200);
    EXPECT_EQ(mia.get(path).json().at("scopes").at("welcome").as_string(), "SCOPE_BRAND");
    support::check_refusals(
        town,
        {
            {"a manager", "mia", "GET", brand, "", 403, "settings_forbidden"},
            {"a manager saves", "mia", "PUT", brand, body("{}", "{}", "[]", 1), 403, "settings_forbidden"},
            {"no contact", "olga", "PUT", brand, body("{}", R"({"en":"Closed."})", "[]", 1), 400,
             "away_no_contact"},
            {"a shop's own number", "olga", "PUT", brand,
             body("{}", R"({"en":"Call +55 11 3000-1000."})", "[]", 1), 400, "away_no_contact"},
            {"asks for a secret", "olga", "PUT", brand,
             body(R"({"en":"Send us your password."})", "{}", "[]", 1), 400, "pii_template"},
            {"somebody was quicker", "olga", "PUT", brand, body("{}", "{}", "[]", 0), 409, "texts_changed"},
            {"signed out", "nobody", "GET", brand, "", 401, "signed_out"},
        });
    EXPECT_EQ(olga.get(brand).json(), put.json());
}

}  // namespace
