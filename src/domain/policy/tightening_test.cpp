// A stricter setting never lets more through: on random facts, and on whole conversations.
#include <gtest/gtest.h>

#include <random>

#include "domain/policy/gather.h"
#include "domain/settings/change.h"
#include "domain/test_play.h"

namespace domain::policy {
namespace {

using settings::Key;
using settings::Values;

class Chance {
 public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}
    std::int64_t below(std::int64_t end) {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(end));
    }
    bool coin() { return below(2) == 0; }

    std::int64_t stricter(const settings::KeyRow& row, std::int64_t than) {
        switch (row.stricter) {
            case settings::Stricter::less:
                return row.least + below(than - row.least + 1);
            case settings::Stricter::more:
                return than + below(row.most - than + 1);
            case settings::Stricter::wider:
                return settings::quiet_number(static_cast<int>(settings::quiet_begins(than) - below(9 * 60)),
                                              static_cast<int>(settings::quiet_ends(than) + below(4 * 60)));
            case settings::Stricter::fixed:
            case settings::Stricter::either:
                break;
        }
        return than;
    }
    Values stricter(const Values& than) {
        Values out = than;
        for (const auto& row : settings::keys().first<settings::kGateKeys>()) {
            if (coin()) out.set(row.key, stricter(row, than[row.key]));
        }
        return out;
    }
    Values anywhere() {
        Values out;
        for (const auto& row : settings::keys().first<settings::kGateKeys>()) {
            if (row.stricter == settings::Stricter::less)
                out.set(row.key, row.least + below(row.most - row.least + 1));
        }
        return out;
    }
    base::Duration span() {
        constexpr base::Duration kSpans[] = {std::chrono::minutes(59), std::chrono::hours(1),
                                             std::chrono::hours(24), std::chrono::hours(24 * 7),
                                             std::chrono::hours(24 * 30)};
        return kSpans[below(std::size(kSpans))] + std::chrono::microseconds(below(3) - 1);
    }
    std::optional<base::Timestamp> sometime(base::Timestamp now) {
        if (below(4) == 0) return std::nullopt;
        return coin() ? now - span() : now + span();
    }
    Facts facts();

 private:
    std::mt19937_64 random_;
};

Facts Chance::facts() {
    Facts facts;
    facts.now = test_time();
    facts.actor = static_cast<ActorKind>(1 + below(3));
    facts.last_user_at = sometime(facts.now);
    facts.user_messages = facts.last_user_at ? 1 + below(3) : 0;
    facts.last_business_at = sometime(facts.now);
    facts.planned_at = sometime(facts.now);
    facts.needs_reply = coin();
    facts.is_followed_up = coin();
    facts.contact = static_cast<Contact>(below(3));
    facts.wrote_since_opt_out = coin();
    facts.staff_in_a_row = below(8);
    facts.last_human_at = sometime(facts.now);
    facts.sent_24h = below(70);
    facts.sent_24h_until = sometime(facts.now);
    if (coin()) facts.reason = coin() ? std::string(kNextDayNudge) : "POSTSALE.SHIPPED";
    facts.is_answered = coin();
    facts.message_class = static_cast<consent::MessageClass>(below(2));
    facts.proactive_unanswered = below(4);
    facts.contacted_30d = below(6);
    facts.promo_7d = below(3);
    facts.promo_30d = below(4);
    facts.service_24h = below(5);
    return facts;
}

TEST(Tightening, NeverAllowsMoreFromTheSameFacts) {
    std::size_t is_stricter = 0;
    for (const auto seed : property_seeds(20'000)) {
        Chance chance(seed);
        Facts facts = chance.facts();
        facts.in_force = chance.anywhere();
        const auto loose = evaluate(facts);
        facts.in_force = chance.stricter(facts.in_force);
        const auto strict = evaluate(facts);
        ASSERT_GE(strict.decision, loose.decision) << seed << ' ' << base::encode(strict);
        is_stricter += strict.decision > loose.decision ? 1U : 0U;
        ASSERT_EQ(base::encode(evaluate(facts_of(strict))), base::encode(strict)) << seed;
    }
    EXPECT_GT(is_stricter, 100U);  // else it shows nothing
}

TEST(Tightening, NeverAllowsMoreInTheSameConversation) {
    std::size_t is_stricter = 0;
    for (const auto seed : property_seeds(300)) {
        RandomPlay random(seed);
        Chance chance(seed);
        const ContactReason reason{"POSTSALE.SHIPPED", R"({"order_id":"7","status":"shipped"})"};
        const ContactReason offer{
            "CONVERT.BACK_IN_STOCK",
            R"({"message_id":"m","in_stock_at":")" + base::format_rfc3339(random.play.now) + R"("})"};
        for (int i = 0; i < 30; ++i) {
            random.step();
            OutgoingMessage message{.actor = chance.coin() ? ActorKind::staff : ActorKind::bot,
                                    .text = "Chegou o que pediu."};
            if (chance.coin()) message.reason = chance.coin() ? &reason : &offer;
            const Values loose_values = chance.stricter(Values{});
            const Values strict_values = chance.stricter(loose_values);
            const auto loose =
                evaluate(gather(random.play.state, message, random.play.now, {.in_force = loose_values}));
            const auto strict =
                evaluate(gather(random.play.state, message, random.play.now, {.in_force = strict_values}));
            ASSERT_GE(strict.decision, loose.decision) << seed << ' ' << base::encode(strict);
            is_stricter += strict.decision > loose.decision ? 1U : 0U;
        }
    }
    EXPECT_GT(is_stricter, 100U);
}

TEST(Tightening, IsKeptWithTheVerdictOnlyWhereItDiffers) {
    Play play;
    play.consumer_writes("Oi");
    const OutgoingMessage message{.text = "Sim."};
    const auto usual = evaluate(gather(play.state, message, play.now));
    EXPECT_EQ(base::encode(usual).find("settings"), std::string::npos);
    Values values;
    values.set(Key::consecutive_reply_max, 3);
    values.set(Key::closing_soon_s, 1'800);  // which the gate does not read
    const auto kept = base::encode(evaluate(gather(play.state, message, play.now, {.in_force = values})));
    EXPECT_NE(kept.find(R"("settings":{"consecutive_reply_max":3})"), std::string::npos) << kept;
    const auto read = base::decode<Verdict>(kept);
    ASSERT_TRUE(read);
    EXPECT_EQ(base::encode(*read), kept);
}

}  // namespace
}  // namespace domain::policy
