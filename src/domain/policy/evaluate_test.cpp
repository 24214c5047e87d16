#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "domain/policy/rule.h"
#include "domain/test_play.h"

namespace domain::policy {
namespace {

const base::Timestamp kSoon = test_time() + std::chrono::hours(1);
const base::Timestamp kLater = test_time() + std::chrono::hours(2);

std::optional<RuleResult> silent(const Facts&) {
    return std::nullopt;
}
std::optional<RuleResult> allows(const Facts&) {
    return RuleResult{Decision::allow, "FINE", std::nullopt};
}
std::optional<RuleResult> warns(const Facts&) {
    return RuleResult{Decision::warn, "CAREFUL", std::nullopt};
}
std::optional<RuleResult> delays(const Facts&) {
    return RuleResult{Decision::delay, "LATER", kLater};
}
std::optional<RuleResult> delays_less(const Facts&) {
    return RuleResult{Decision::delay, "SOON", kSoon};
}
std::optional<RuleResult> denies(const Facts&) {
    return RuleResult{Decision::deny, "NEVER", std::nullopt};
}

Facts some_facts() {
    return {test_time(), ActorKind::staff, 2, test_time() - std::chrono::hours(3), false};
}

TEST(Evaluate, TheStrongestDecides) {
    struct Row {
        std::vector<Rule> rules;
        Decision decision;
        std::string_view reason;
        std::size_t findings;
    };
    const Rule s{"S", silent}, a{"A", allows}, w{"W", warns}, d{"D", delays}, l{"L", delays_less},
        n{"N", denies};
    for (const auto& row : std::vector<Row>{
             {{}, Decision::deny, "UNDECIDED", 0},
             {{s, s}, Decision::deny, "UNDECIDED", 0},
             {{a}, Decision::allow, "FINE", 1},
             {{a, s, w}, Decision::warn, "CAREFUL", 2},
             {{w, a}, Decision::warn, "CAREFUL", 2},
             {{a, d, w}, Decision::delay, "LATER", 3},
             {{l, d}, Decision::delay, "SOON", 2},  // equals: the first of the strongest
             {{n, a, d, w}, Decision::deny, "NEVER", 4},
             {{a, a, a, n}, Decision::deny, "NEVER", 4},
         }) {
        const Verdict verdict = evaluate(some_facts(), row.rules);
        EXPECT_EQ(verdict.decision, row.decision) << row.reason;
        EXPECT_EQ(verdict.reason_code, row.reason);
        EXPECT_EQ(verdict.findings.size(), row.findings);
    }
}

TEST(Evaluate, TheLaterObstacleTellsWhenToTryAgain) {
    const std::vector<Rule> rules{{"L", delays_less}, {"D", delays}, {"L2", delays_less}};
    EXPECT_EQ(evaluate(some_facts(), rules).retry_at, kLater);
    EXPECT_EQ(evaluate(some_facts(), std::vector<Rule>{{"A", allows}}).retry_at, std::nullopt);
}

TEST(Evaluate, OrderNeverMattersForTheDecision) {
    const std::vector<Rule> all{{"S", silent}, {"A", allows},      {"W", warns},
                                {"D", delays}, {"L", delays_less}, {"N", denies}};
    for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((chosen >> i & 1U) != 0) order.push_back(i);
        }
        std::optional<Verdict> first;
        do {
            std::vector<Rule> rules;
            for (const std::size_t i : order)
                rules.push_back(all[i]);
            Verdict verdict = evaluate(some_facts(), rules);
            std::ranges::sort(verdict.findings, {}, &Finding::rule);
            if (!first) first = verdict;
            ASSERT_EQ(verdict.decision, first->decision);
            ASSERT_EQ(verdict.retry_at, first->retry_at);
            ASSERT_EQ(verdict.findings, first->findings);
        } while (std::ranges::next_permutation(order).found);
    }
}

TEST(Evaluate, TheRealRulesInAnyOrderSayTheSame) {
    constexpr base::Duration us{1};
    for (const std::int64_t messages : {0, 1, 7}) {
        for (const base::Duration silence :
             {base::Duration(0), kContactWindow, kContactWindow + us, kContactWindow * 2}) {
            for (const bool is_replay : {false, true}) {
                Facts facts{test_time(), ActorKind::bot, messages, std::nullopt, is_replay};
                if (messages > 0) facts.last_user_at = test_time() - silence;
                const Verdict wanted = evaluate(facts);
                std::vector<Rule> shuffled(rules().begin(), rules().end());
                std::ranges::sort(shuffled, {}, &Rule::id);
                do {
                    const Verdict verdict = evaluate(facts, shuffled);
                    ASSERT_EQ(verdict.decision, wanted.decision);
                    if (wanted.decision == Decision::deny) ASSERT_EQ(verdict.reason_code, wanted.reason_code);
                } while (std::ranges::next_permutation(shuffled, {}, &Rule::id).found);
                EXPECT_EQ(wanted.decision == Decision::allow, messages > 0 && silence <= kContactWindow);
            }
        }
    }
}

TEST(Evaluate, TheSameFactsGiveTheSameBytes) {
    const std::string once = base::encode(evaluate(some_facts()));
    EXPECT_EQ(base::encode(evaluate(some_facts())), once);
    EXPECT_EQ(
        once,
        "{\"decision\":\"allow\",\"reason_code\":\"IN_WINDOW\",\"findings\":[{\"rule\":\"WIN-02\","
        "\"decision\":"
        "\"allow\",\"reason_code\":\"IN_WINDOW\"}],\"policy_version\":1,\"evaluated_at\":"
        "\"2024-05-04T09:12:33.204Z\",\"last_user_at\":\"2024-05-04T06:12:33.204Z\",\"user_messages\":2}");
}

TEST(Evaluate, TheVerdictHoldsItsFactsSoThatItCanBeDecidedAgain) {
    const Verdict verdict = evaluate(some_facts());
    const Facts again{verdict.evaluated_at, ActorKind::staff, verdict.user_messages, verdict.last_user_at,
                      false};
    EXPECT_EQ(evaluate(again), verdict);
}

TEST(Evaluate, FactsComeFromTheConversation) {
    Play play;
    play.consumer_writes("hi");
    play.consumer_writes("are you there?");
    const Facts facts = facts_of(play.state, ActorKind::bot, play.now + std::chrono::hours(1));
    EXPECT_EQ(facts.user_messages, 2);
    EXPECT_EQ(facts.last_user_at, play.now);
    EXPECT_EQ(facts.actor, ActorKind::bot);
    EXPECT_FALSE(facts.is_replay);
}

}  // namespace
}  // namespace domain::policy
