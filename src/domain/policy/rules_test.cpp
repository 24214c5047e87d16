// A table per rule: it speaks, it stays silent, its edges.
#include "domain/policy/rules.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain::policy {
namespace {

using std::chrono::microseconds;
constexpr base::Duration kWindow = std::chrono::seconds(2'592'000);

struct Row {
    const char* why;
    std::int64_t user_messages;
    std::optional<base::Duration> silence;  // since the consumer's last message
    bool is_replay;
    std::string_view reason;  // empty: the rule has nothing to say
};

Facts facts_of_row(const Row& row, ActorKind actor) {
    Facts facts{test_time(), actor, row.user_messages, std::nullopt, row.is_replay};
    if (row.silence) facts.last_user_at = test_time() - *row.silence;
    return facts;
}

void check(std::optional<RuleResult> (*rule)(const Facts&), Decision decision, const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        for (const auto actor : {ActorKind::staff, ActorKind::bot, ActorKind::automatic}) {
            const auto result = rule(facts_of_row(row, actor));
            ASSERT_EQ(result.has_value(), !row.reason.empty()) << row.why;
            if (!result) continue;
            EXPECT_EQ(result->decision, decision) << row.why;
            EXPECT_EQ(result->reason_code, row.reason) << row.why;
            EXPECT_EQ(result->retry_at, std::nullopt) << row.why;  // time mends none of these
        }
    }
}

TEST(Rules, Win01NobodyWroteFirst) {
    check(win_01_no_user_initiation, Decision::deny,
          {{"the consumer never wrote", 0, std::nullopt, false, "NO_USER_INITIATION"},
           {"even for a replay", 0, std::nullopt, true, "NO_USER_INITIATION"},
           {"once is enough", 1, base::Duration(0), false, ""},
           {"long ago is WIN-03's business", 1, kWindow * 12, false, ""}});
}

TEST(Rules, Win02InTheWindow) {
    check(win_02_in_window, Decision::allow,
          {{"just now", 1, base::Duration(0), false, "IN_WINDOW"},
           {"a day ago", 3, std::chrono::hours(24), false, "IN_WINDOW"},
           {"the last microsecond but one", 1, kWindow - microseconds(1), false, "IN_WINDOW"},
           {"the last microsecond counts", 1, kWindow, false, "IN_WINDOW"},
           {"one microsecond too late", 1, kWindow + microseconds(1), false, ""},
           {"a clock that was turned back", 1, -std::chrono::minutes(5), false, "IN_WINDOW"},
           {"the consumer never wrote", 0, std::nullopt, false, ""}});
}

TEST(Rules, Win03TheWindowIsOver) {
    check(win_03_window_expired, Decision::deny,
          {{"just now", 1, base::Duration(0), false, ""},
           {"the last microsecond counts", 1, kWindow, false, ""},
           {"one microsecond too late", 1, kWindow + microseconds(1), false, "WINDOW_EXPIRED"},
           {"a year later", 9, kWindow * 12, false, "WINDOW_EXPIRED"},
           {"the consumer never wrote", 0, std::nullopt, false, ""}});
}

TEST(Rules, Cnv07SaidBefore) {
    check(cnv_07_replay, Decision::allow,
          {{"a new message", 1, base::Duration(0), false, ""},
           {"the same again", 1, base::Duration(0), true, "IDEMPOTENT_REPLAY"}});
}

TEST(Rules, AreListedOnceAndEveryReasonHasItsSentence) {
    std::vector<std::string_view> ids;
    for (const Rule& rule : rules())
        ids.push_back(rule.id);
    EXPECT_EQ(ids, (std::vector<std::string_view>{"WIN-01", "WIN-02", "WIN-03", "CNV-07"}));
    for (const auto reason :
         {"NO_USER_INITIATION", "IN_WINDOW", "WINDOW_EXPIRED", "IDEMPOTENT_REPLAY", "UNDECIDED"}) {
        EXPECT_NE(staff_text(reason), staff_text("SOMETHING_ELSE")) << reason;
    }
    EXPECT_FALSE(staff_text("SOMETHING_ELSE").empty());
}

}  // namespace
}  // namespace domain::policy
