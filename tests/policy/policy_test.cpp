// The rules against their tables, and what holds for all of them together.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "domain/policy/gather.h"
#include "domain/policy/language.h"
#include "domain/policy/text_facts.h"
#include "domain/policy/texts.h"
#include "domain/test_play.h"
#include "policy/table.h"

namespace policy_tables {
namespace {

namespace policy = domain::policy;
using domain::Decision;

std::string table_of(std::string_view rule) {
    return std::string(POLICY_TABLES) + "/rules/" + std::string(rule) + ".table";
}

std::vector<policy::Facts> all_facts() {
    std::vector<policy::Facts> all;
    for (const auto& rule : policy::rules()) {
        for (const Case& one : read_table(table_of(rule.id)))
            all.push_back(one.facts);
    }
    return all;
}

TEST(PolicyTables, EveryRuleSaysWhatItsTableSays) {
    for (const auto& rule : policy::rules()) {
        bool speaks = false;
        bool is_silent = false;
        for (const Case& one : read_table(table_of(rule.id))) {
            const std::string where = std::string(rule.id) + ".table:" + std::to_string(one.line);
            const auto result = rule.evaluate(one.facts);
            ASSERT_EQ(!result, one.is_silent) << where;
            (result ? speaks : is_silent) = true;
            if (!result) continue;
            EXPECT_EQ(base::name_of(result->decision), base::name_of(one.decision)) << where;
            EXPECT_EQ(result->reason_code, one.reason_code) << where;
            EXPECT_EQ(result->retry_at, one.retry_at) << where;
            EXPECT_LE(result->decision, rule.strongest) << where;
            EXPECT_TRUE((" " + std::string(rule.reason_codes) + " ").contains(" " + one.reason_code + " "))
                << where;
        }
        EXPECT_TRUE(speaks && is_silent) << rule.id << ": at least one case of each";
    }
}

TEST(PolicyTables, EveryTableHasItsRule) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(POLICY_TABLES) + "/rules")) {
        const std::string id = entry.path().stem();
        EXPECT_NE(std::ranges::find(policy::rules(), std::string_view(id), &policy::Rule::id),
                  policy::rules().end())
            << id;
    }
}

TEST(PolicyTables, OrderNeverMatters) {
    std::mt19937 random(1);
    std::vector<policy::Rule> rules(policy::rules().begin(), policy::rules().end());
    for (const auto& facts : all_facts()) {
        const std::string wanted = base::encode(policy::evaluate(facts));
        for (int i = 0; i < 20; ++i) {
            std::ranges::shuffle(rules, random);
            ASSERT_EQ(base::encode(policy::evaluate(facts, rules)), wanted);
        }
    }
}

TEST(PolicyTables, WhatIsStoredDecidesTheSameAgain) {
    for (auto facts : all_facts()) {
        facts.now += std::chrono::microseconds(7);
        const std::string stored = base::encode(policy::evaluate(facts));
        const auto read = base::decode<domain::Verdict>(stored);
        ASSERT_TRUE(read) << stored;
        ASSERT_EQ(base::encode(policy::evaluate(policy::facts_of(*read))), stored);
    }
}

// The inbox says what the server says, in five languages.
TEST(PolicyTables, TheInboxHasTheSameSentences) {
    for (const auto language : policy::kTextLanguages) {
        const std::string name = language == "pt" ? "pt-BR" : std::string(language);
        std::ifstream file(std::string(INBOX_WORDS) + "/" + name + ".json");
        std::stringstream text;
        text << file.rdbuf();
        const auto words = base::parse_json_object(text.str());
        ASSERT_TRUE(words) << name;
        for (const auto& one : policy::staff_texts(language)) {
            const auto* sentence = words->if_contains(policy::staff_text_key(one.reason_code));
            ASSERT_NE(sentence, nullptr) << name << ' ' << one.reason_code;
            EXPECT_EQ(std::string_view(sentence->as_string()), one.text) << name;
        }
    }
}

// ---- texts.table: whole messages through gather() and all rules ----

struct TextCase {
    domain::ActorKind actor = domain::ActorKind::staff;
    std::string text;
    std::string wanted;  // "deny LINK_UNSAFE"
};

std::vector<TextCase> read_texts() {
    std::ifstream in(std::string(POLICY_TABLES) + "/texts.table");
    std::vector<TextCase> cases;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto first = line.find(" | ");
        const auto last = line.rfind(" | ");
        if (first == last) throw std::runtime_error("three columns: " + line);
        cases.push_back({base::find_enum<domain::ActorKind>(line.substr(0, first)).value(),
                         line.substr(first + 3, last - first - 3), line.substr(last + 3)});
    }
    return cases;
}

TEST(PolicyTables, WholeMessagesComeOutAsWritten) {
    domain::Play play;
    play.consumer_writes("Oi");
    auto shop = domain::test_location();
    shop.profile.phone = "+55 11 3062-1234";
    shop.profile.email = "augusta@example.org";
    const auto cases = read_texts();
    EXPECT_GE(cases.size(), 40U);
    for (const TextCase& one : cases) {
        const policy::OutgoingMessage message{.actor = one.actor, .text = one.text};
        const auto verdict = policy::evaluate(
            policy::gather(play.state, message, play.now + std::chrono::minutes(5), {.location = &shop}));
        EXPECT_EQ(std::string(base::name_of(verdict.decision)) + " " + verdict.reason_code, one.wanted)
            << one.text;
    }
}

// ---- what people of shops say in sixteen languages (tests/privacy/sentences) ----

std::vector<std::string> sentences(const std::string& language) {
    std::ifstream in(std::string(POLICY_TABLES) + "/../privacy/sentences/" + language + ".txt");
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) {
        const auto bar = line.find(" | ");
        if (!line.starts_with('#') && bar != std::string::npos) out.push_back(line.substr(bar + 3));
    }
    EXPECT_GT(out.size(), 15U) << language;
    return out;
}

constexpr const char* kSpoken[] = {"en", "pt", "es", "fr", "vi", "de", "it", "nl",
                                   "ru", "ar", "hi", "id", "ja", "pl", "tr", "zh"};

TEST(PolicyTables, NobodyIsAccusedOfInsults) {
    for (const std::string language : kSpoken) {
        for (const auto& text : sentences(language))
            EXPECT_FALSE(policy::is_abusive(text)) << language << ": " << text;
    }
}

// REN-13: never another language, and no more than half of the sentences in ours are left open.
TEST(PolicyTables, NoLanguageIsMistakenForAnother) {
    std::size_t known = 0;
    std::size_t ours = 0;
    for (const std::string language : kSpoken) {
        const bool is_ours = std::string_view("en pt es fr vi").contains(language);
        for (const auto& text : sentences(language)) {
            const auto found = policy::bit_of(policy::language_of(text));
            EXPECT_EQ(found & ~policy::languages_of_locale(language), 0) << language << ": " << text;
            ours += is_ours;
            known += is_ours && found != 0;
        }
    }
    EXPECT_GT(known * 2, ours);
}

}  // namespace
}  // namespace policy_tables
