// Every tests/scenarios/*.scene, on SQLite in memory and on PostgreSQL.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/log.h"
#include "scenarios/scene.h"
#include "support/private_postgres.h"

namespace {

enum class Engine : std::uint8_t { sqlite, postgres };

// One server for all scenes; each has a database of its own.
support::PrivatePostgres& postgres() {
    static const auto server = support::PrivatePostgres::start().value();
    return *server;
}

class SceneTest : public testing::Test {
 public:
    SceneTest(std::filesystem::path file, Engine engine) : file_(std::move(file)), engine_(engine) {}
    void TestBody() override {
        const std::string url = engine_ == Engine::postgres ? postgres().make_database().value() : "";
        const std::string problem = scenarios::play_scene(file_.string(), url);
        EXPECT_TRUE(problem.empty()) << problem;
    }

 private:
    const std::filesystem::path file_;
    const Engine engine_;
};

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    base::set_log_level(base::LogLevel::off);
    for (const auto& entry : std::filesystem::directory_iterator(SCENES)) {
        if (entry.path().extension() != ".scene") continue;
        for (const Engine engine : {Engine::sqlite, Engine::postgres}) {
            testing::RegisterTest(
                engine == Engine::sqlite ? "SceneOnSqlite" : "SceneOnPostgres", entry.path().stem().c_str(),
                nullptr, nullptr, __FILE__, __LINE__,
                [path = entry.path(), engine]() -> testing::Test* { return new SceneTest(path, engine); });
        }
    }
    return RUN_ALL_TESTS();
}
