#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "domain/policy/gather.h"
#include "domain/test_play.h"

namespace domain::policy {
namespace {

const base::Timestamp kSoon = test_time() + std::chrono::hours(1);
const base::Timestamp kLater = test_time() + std::chrono::hours(2);

std::optional<RuleResult> silent(const Facts&) {
    return std::nullopt;
}
std::optional<RuleResult> allows(const Facts&) {
    return allow("FINE");
}
std::optional<RuleResult> warns(const Facts&) {
    return warn("CAREFUL");
}
std::optional<RuleResult> delays(const Facts&) {
    return delay("LATER", kLater);
}
std::optional<RuleResult> delays_less(const Facts&) {
    return delay("SOON", kSoon);
}
std::optional<RuleResult> redacts(const Facts&) {
    return RuleResult{Decision::redact, "MASKED", std::nullopt};
}
std::optional<RuleResult> denies(const Facts&) {
    return deny("NEVER");
}
std::optional<RuleResult> fails(const Facts&) {
    throw std::runtime_error("no facts");
}

Facts some_facts() {
    Facts facts;
    facts.now = test_time();
    facts.user_messages = 2;
    facts.last_user_at = test_time() - std::chrono::hours(3);
    return facts;
}

const Rule s{"S", silent}, a{"A", allows}, w{"W", warns}, d{"D", delays}, l{"L", delays_less},
    r{"R", redacts}, n{"N", denies}, f{"F", fails};

TEST(Evaluate, TheStrongestDecides) {
    struct Row {
        std::vector<Rule> rules;
        Decision decision;
        std::string_view reason;
        std::size_t findings;
    };
    for (const auto& row : std::vector<Row>{
             {{}, Decision::deny, "UNDECIDED", 0},
             {{s, s}, Decision::deny, "UNDECIDED", 0},
             {{a}, Decision::allow, "FINE", 1},
             {{a, s, w}, Decision::warn, "CAREFUL", 2},
             {{w, a}, Decision::warn, "CAREFUL", 2},
             {{a, d, w}, Decision::delay, "LATER", 3},
             {{l, d}, Decision::delay, "LATER", 2},  // equals: the first in the order of ids
             {{d, r}, Decision::redact, "MASKED", 2},
             {{n, a, d, w, r}, Decision::deny, "NEVER", 5},
             {{a, a, a, n}, Decision::deny, "NEVER", 4},
             {{a, f}, Decision::deny, "RULE_FAILED", 2},
         }) {
        const Verdict verdict = evaluate(some_facts(), row.rules);
        EXPECT_EQ(verdict.decision, row.decision) << row.reason;
        EXPECT_EQ(verdict.reason_code, row.reason);
        EXPECT_EQ(verdict.findings.size(), row.findings);
    }
}

TEST(Evaluate, ThereIsATimeToTryAgainWhenTimeAloneMendsIt) {
    const auto retry_at = [](std::vector<Rule> rules) { return evaluate(some_facts(), rules).retry_at; };
    EXPECT_EQ(retry_at({l, d, l}), kLater);
    EXPECT_EQ(retry_at({a, w}), std::nullopt);
    EXPECT_EQ(retry_at({d, n}), std::nullopt);
    EXPECT_EQ(retry_at({d, w}), kLater);
}

TEST(Evaluate, OrderNeverMatters) {
    std::vector<Rule> order{a, d, f, l, n, r, s, w};
    const Verdict wanted = evaluate(some_facts(), order);
    do {
        ASSERT_EQ(evaluate(some_facts(), order), wanted);
    } while (std::ranges::next_permutation(order, {}, &Rule::id).found);
}

TEST(Evaluate, TheSameFactsGiveTheSameBytes) {
    Facts facts = some_facts();
    facts.chars = 12;
    facts.contains = {privacy::Kind::card};
    const std::string once = base::encode(evaluate(facts));
    EXPECT_EQ(base::encode(evaluate(facts)), once);
    EXPECT_EQ(
        once,
        "{\"decision\":\"deny\",\"reason_code\":\"PII_IN_OUTBOUND_CARD\",\"findings\":[{\"rule\":\"WIN-02\","
        "\"decision\":\"allow\",\"reason_code\":\"IN_WINDOW\"},{\"rule\":\"PII-02\",\"decision\":\"deny\","
        "\"reason_code\":\"PII_IN_OUTBOUND_CARD\"}],\"policy_version\":5,\"evaluated_at\":"
        "\"2024-05-04T09:12:33.204Z\",\"last_user_at\":\"2024-05-04T06:12:33.204Z\",\"user_messages\":2,"
        "\"inputs\":{\"chars\":12,\"contains\":[\"card\"]}}");
}

TEST(Evaluate, OldVerdictsAreRead) {
    const auto verdict = base::decode<Verdict>(
        R"({"decision":"allow","reason_code":"IN_WINDOW","findings":[],"policy_version":1,)"
        R"("evaluated_at":"2024-05-04T09:12:33.204Z","user_messages":2})");
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->inputs, std::nullopt);
    EXPECT_FALSE(base::decode<Inputs>(R"({"no_such_fact":1})"));
    EXPECT_FALSE(base::decode<Inputs>(R"({"chars":"many"})"));
}

// From stored text to the same text, over random conversations.
TEST(Evaluate, WhatIsStoredDecidesTheSameAgain) {
    std::size_t seen = 0;
    for (const std::uint64_t seed : property_seeds(40)) {
        RandomPlay random(seed);
        for (int i = 0; i < 60; ++i)
            random.step();
        for (const Event& event : random.play.events) {
            const Verdict* verdict = nullptr;
            if (const auto* sent = std::get_if<MessageSent>(&event.body); sent && sent->verdict)
                verdict = &*sent->verdict;
            if (const auto* refused = std::get_if<MessageRefused>(&event.body)) verdict = &refused->verdict;
            if (verdict == nullptr || event.actor.kind == ActorKind::automatic) continue;
            const std::string stored = base::encode(*verdict);
            const auto read = base::decode<Verdict>(stored);
            ASSERT_TRUE(read) << stored;
            ASSERT_EQ(base::encode(evaluate(facts_of(*read))), stored);
            ++seen;
        }
    }
    EXPECT_GT(seen, 200U);
}

TEST(Evaluate, FactsComeFromTheConversation) {
    Play play;
    play.consumer_writes("hi");
    play.consumer_writes("are you there?");
    const Facts facts = facts_of(play.state, ActorKind::bot, play.now + std::chrono::hours(1));
    EXPECT_EQ(facts.user_messages, 2);
    EXPECT_EQ(facts.last_user_at, play.now);
    EXPECT_EQ(facts.actor, ActorKind::bot);
    EXPECT_TRUE(facts.needs_reply);
    EXPECT_FALSE(facts.is_replay);
}

}  // namespace
}  // namespace domain::policy
