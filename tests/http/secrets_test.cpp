// PII-04, PII-08: a secret that a consumer writes is nowhere in clear: no file, no log line, no answer, no
// webhook.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/log.h"
#include "server/offline.h"
#include "support/ear.h"
#include "support/town.h"

namespace {

using support::Town;

struct Canary {
    const char* text;
    const char* secret;  // as it was written
    const char* code;    // of the first finding
};

// Valid by their check digits, and nobody's.
constexpr Canary kCanaries[] = {
    {"my card is 4539 1488 0343 6467, thanks", "4539 1488 0343 6467", "PII_REDACTED_CARD"},
    {"amex 371449635398431", "371449635398431", "PII_REDACTED_CARD"},
    {"iban: DE89 3704 0044 0532 0130 00", "3704 0044 0532 0130 00", "PII_REDACTED_IBAN"},
    {"minha senha é Canario#7731", "Canario#7731", "PII_REDACTED_PASSWORD"},
    {"CPF 529.982.247-25", "529.982.247", "PII_REDACTED_CPF"},
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// Standard error, where the log goes, into a file for as long as it lives.
class LogFile {
 public:
    explicit LogFile(const std::filesystem::path& path) : before_(dup(STDERR_FILENO)) {
        const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(file, STDERR_FILENO);
        close(file);
    }
    ~LogFile() {
        dup2(before_, STDERR_FILENO);
        close(before_);
    }

 private:
    int before_;
};

void expect_none(const std::string& where, const std::string& text) {
    for (const auto& canary : kCanaries)
        EXPECT_FALSE(text.contains(canary.secret)) << canary.secret << " in " << where;
}

TEST(Secrets, AreNowhereInClear) {
    const auto root = std::filesystem::temp_directory_path() / ("balcao_secrets_" + std::to_string(getpid()));
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
    support::Ear ear;
    std::string staff_answer, consumer_answer, post_answers, webhook;
    {
        const LogFile log(root / "log");
        Town town(root / "data");
        base::set_log_level(base::LogLevel::debug);
        const domain::Agent agent{town.augusta.agent, town.aurora.id, "Aurora", "", ear.url(), "token"};
        ASSERT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {agent}));
        auto& rui = town.consumer("rui", "augusta");
        for (const auto& canary : kCanaries) {
            const auto answer = rui.post("/api/consumer/locations/augusta/messages",
                                         "{\"client_message_id\":\"" + town.fresh_id() +
                                             "\",\"text\":" + base::encode(std::string(canary.text)) + "}");
            EXPECT_EQ(answer.status, 200);
            post_answers += answer.body;
        }
        webhook = ear.heard_after(1 + std::size(kCanaries));
        EXPECT_FALSE(webhook.empty());
        town.settle();
        staff_answer = town.staff("ana").get("/api/staff/conversations/" + town.conversation_of("rui")).body;
        consumer_answer =
            rui.get("/api/consumer/locations/augusta/conversation").body + rui.get("/c/augusta").body;
        for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
            if (file.is_regular_file())
                expect_none(file.path(), read_file(file.path()));  // the write-ahead log, too
        }
        base::set_log_level(base::LogLevel::off);
    }
    for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
        if (file.is_regular_file()) expect_none(file.path(), read_file(file.path()));
    }
    expect_none("the staff's answer", staff_answer);
    expect_none("the consumer's answer", consumer_answer);
    expect_none("the answers to the posts", post_answers);
    expect_none("the webhook", webhook);
    EXPECT_TRUE(webhook.contains("6467")) << "the masked text does arrive";
    for (const auto& canary : kCanaries)
        EXPECT_TRUE(staff_answer.contains(canary.code)) << canary.code;
    EXPECT_FALSE(webhook.contains("safety")) << "what the server says is no message of the user";
    std::filesystem::remove_all(root);
}

// PII-09: what completes a number that was begun before is hidden as it arrives.
TEST(Secrets, TheEndOfASplitNumberIsHidden) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "4539 1488");
    town.consumer("rui", "augusta", "0343 6467");
    const std::string body = rui.get("/api/consumer/locations/augusta/conversation").body;
    EXPECT_FALSE(body.contains("0343 6467")) << body;  // "0343" alone may stand in an id
    EXPECT_TRUE(body.contains("•••• 6467")) << body;
    const auto staff = town.staff("ana").get("/api/staff/conversations/" + town.conversation_of("rui"));
    EXPECT_TRUE(staff.body.contains("PII_SPLIT")) << staff.body;
}

TEST(Secrets, ARepeatedPostOfASplitNumberIsTheSameMessage) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "4539 1488");
    const std::string body = R"({"client_message_id":"m2","text":"0343 6467"})";
    const auto first = rui.post("/api/consumer/locations/augusta/messages", body);
    const auto again = rui.post("/api/consumer/locations/augusta/messages", body);
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.json().at("seq"), first.json().at("seq"));
}

}  // namespace
