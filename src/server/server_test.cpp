#include "server/server.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "base/log.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

const std::string kNoAssets = "BALCAOA1" + std::string(8, '\0');

class ServerTest : public testing::Test {
 protected:
    ServerTest() {
        base::set_log_level(base::LogLevel::off);
        std::string name = testing::TempDir() + "balcao-server-XXXXXX";
        directory = mkdtemp(name.data());
    }
    ~ServerTest() override {
        std::error_code ignored;
        std::filesystem::remove_all(directory, ignored);
    }
    // Exit code, and what was said on standard error.
    std::pair<int, std::string> set_up(const std::string& json, const std::string& brand = {}) const {
        CommandOptions options;
        options.brand = brand;
        options.config.data = directory / "data";
        options.setup_file = directory / "setup.json";
        std::ofstream(options.setup_file) << json;
        testing::internal::CaptureStderr();
        testing::internal::CaptureStdout();
        const int code = run_setup(options);
        testing::internal::GetCapturedStdout();
        return {code, testing::internal::GetCapturedStderr()};
    }

    std::filesystem::path directory;
};

TEST(SlowThread, AFullQueueSaysNoAndKeepsTheJob) {
    SlowThread slow(2);  // not started: nothing is taken
    int done = 0;
    SlowThread::Job first = [&] { ++done; }, second = [&] { ++done; }, third = [&] { ++done; };
    EXPECT_TRUE(slow.try_run(first));
    EXPECT_TRUE(slow.try_run(second));
    EXPECT_FALSE(slow.try_run(third));
    EXPECT_TRUE(static_cast<bool>(third));
    slow.start();
    slow.stop();  // finishes what is queued
    EXPECT_EQ(done, 2);
    EXPECT_FALSE(slow.try_run(third));
}

TEST_F(ServerTest, RefusesWhatItCannotServe) {
    const auto code_of = [](const Config& config, std::string_view assets = kNoAssets) {
        const auto opened = Server::open(config, assets);
        return opened ? std::string() : opened.error().code;
    };
    Config config;
    config.data = directory / "data";
    config.listen = "nonsense";
    EXPECT_EQ(code_of(config), "listen_malformed");
    config.listen = "127.0.0.1:0";
    EXPECT_EQ(code_of(config, "not a blob"), "assets_malformed");
    config.tls_certificate = directory / "none.pem";
    config.tls_key = directory / "none.pem";
    EXPECT_EQ(code_of(config), "tls_files_unusable");
    config.tls_certificate = config.tls_key = "";
    config.data = "/proc/nowhere";
    EXPECT_EQ(code_of(config), "data_directory_unusable");
    config.data = directory / "data";
    const auto first = Server::open(config, kNoAssets);
    ASSERT_TRUE(first);
    EXPECT_EQ(code_of(config), "database_locked");
    config.data.clear();
    config.listen = "127.0.0.1:" + std::to_string((*first)->port());
    EXPECT_EQ(code_of(config), "address_in_use");
}

TEST_F(ServerTest, StopsBeforeItStarted) {
    Config config;
    config.listen = "127.0.0.1:0";
    config.data.clear();
    auto server = Server::open(config, kNoAssets);
    ASSERT_TRUE(server);
    (*server)->stop();
}

constexpr const char* kSetup =
    R"({"brand":"Aurora","agent":{"display_name":"Aurora"},"locations":[{"slug":"SLUG","name":"A",
"zone":"ZONE","hours":[{"day":DAY,"start":540,"end":1140}],"profile":{"category":"","district":"","address":"","phone":"",
"email":"","website":"","directions_url":"","languages":["pt-BR"],"brand_color":"","welcome":{},"away":{},"starters":[]}}],
"people":[{"email":"a@example.org","name":"Ana","role":"staff","language":"en","password":"PASS","locations":["SHOP"]}]})";

std::string setup(std::map<std::string, std::string> words) {
    std::string out = kSetup;
    const std::map<std::string, std::string> good{{"SLUG", "augusta"},
                                                  {"ZONE", "America/Sao_Paulo"},
                                                  {"DAY", "0"},
                                                  {"PASS", "long enough"},
                                                  {"SHOP", "augusta"}};
    for (const auto& [word, value] : good)
        out.replace(out.find(word), word.size(), words.contains(word) ? words[word] : value);
    return out;
}

TEST_F(ServerTest, SetupIsAllOrNothing) {
    struct Row {
        std::string json, code;
    };
    for (const auto& [json, code] : std::vector<Row>{{"", "json_malformed"},
                                                     {"{}", "json_field_missing"},
                                                     {setup({{"SLUG", "Bad Slug"}}), "setup_malformed"},
                                                     {setup({{"ZONE", "Mars/Olympus"}}), "setup_malformed"},
                                                     {setup({{"DAY", "7"}}), "setup_malformed"},
                                                     {setup({{"PASS", "short"}}), "setup_malformed"},
                                                     {setup({{"SHOP", "nowhere"}}), "setup_malformed"}}) {
        const auto [exit_code, said] = set_up(json);
        EXPECT_EQ(exit_code, 1) << json;
        EXPECT_NE(said.find(code), std::string::npos) << said;
    }
    EXPECT_EQ(set_up(setup({})).first, 0);
    EXPECT_NE(set_up(setup({})).second.find("slug_taken"), std::string::npos);
    Config config;
    config.data = directory / "data";
    auto offline = Offline::open(config);
    ASSERT_TRUE(offline);
    EXPECT_EQ(offline->app().directory.get()->brands().size(), 1U);
    EXPECT_EQ(offline->app().directory.get()->locations().size(), 1U);
}

TEST_F(ServerTest, SetupAddsPeopleToABrandThatIsThere) {
    ASSERT_EQ(set_up(setup({})).first, 0);
    const std::string olga =
        R"({"people":[{"email":"olga@example.org","name":"Olga","role":"owner","language":"en","password":"PASS",
"locations":["SHOP"]}]})";
    const auto with = [&](const std::string& password, const std::string& shop) {
        std::string json = olga;
        json.replace(json.find("PASS"), 4, password);
        return json.replace(json.find("SHOP"), 4, shop);
    };
    EXPECT_NE(set_up(with("long enough", "augusta"), "Nobody").second.find("brand_unknown"),
              std::string::npos);
    EXPECT_NE(set_up(with("short", "augusta"), "Aurora").second.find("setup_malformed"), std::string::npos);
    EXPECT_NE(set_up(with("long enough", "x"), "Aurora").second.find("setup_malformed"), std::string::npos);
    EXPECT_EQ(set_up(with("long enough", "augusta"), "Aurora").first, 0);
    EXPECT_NE(set_up(with("long enough", "augusta"), "Aurora").second.find("email_taken"), std::string::npos);
    Config config;
    config.data = directory / "data";
    auto offline = Offline::open(config);
    ASSERT_TRUE(offline);
    EXPECT_EQ(offline->app().directory.get()->staff().size(), 2U);
}

}  // namespace
}  // namespace server
