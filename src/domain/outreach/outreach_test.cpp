// Campaigns, tiers and complaints as pure decisions; how they play out stands in tests/scenarios.
#include <gtest/gtest.h>

#include "domain/outreach/campaign.h"
#include "domain/outreach/standing.h"
#include "domain/policy/own_name.h"
#include "domain/test_play.h"

namespace domain::outreach {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const settings::Values kInForce = settings::standard_values();
constexpr TierRoom kRoom{1'000, std::nullopt};

Staff person(std::uint8_t number) {
    Staff staff;
    staff.id.value.bytes[15] = number;
    staff.name = "P" + std::to_string(number);
    return staff;
}

Campaign started(std::int64_t recipients) {
    CampaignOrder order;
    order.name = "n";
    order.texts = {{"en", "Hello"}, {"pt", "Olá"}, {"pt-PT", "Viva"}};
    order.language = "en";
    auto campaign = made({}, order, recipients, kInForce, person(1), test_time());
    if (campaign.state == CampaignState::approval) campaign = approve(campaign, person(2)).value();
    return start(campaign, test_time()).value();
}

std::string refusal(const base::Result<Campaign>& result) {
    return result ? "" : result.error().code;
}

TEST(Campaign, ThePilotIsFivePercentAndTwentyAtLeast) {
    EXPECT_EQ(started(5).pilot, 5);
    EXPECT_EQ(started(20).pilot, 20);
    EXPECT_EQ(started(400).pilot, 20);
    EXPECT_EQ(started(401).pilot, 21);
    EXPECT_EQ(started(2'000).pilot, 100);
}

TEST(Campaign, HoldsForAnHourToTheMicrosecond) {
    auto campaign = started(100);
    EXPECT_EQ(take_turn(campaign, kInForce, {}, kRoom, test_time()).quota, 20);
    campaign.sent = 20;
    const auto turn = take_turn(campaign, kInForce, {}, kRoom, test_time());
    EXPECT_EQ(turn.quota, 0);
    EXPECT_EQ(turn.after.state, CampaignState::holding);
    EXPECT_EQ(turn.look_at, test_time() + minutes(60));
    const auto end = test_time() + minutes(60);
    EXPECT_EQ(take_turn(turn.after, kInForce, {}, kRoom, end - base::Duration(1)).quota, 0);
    const auto after = take_turn(turn.after, kInForce, {}, kRoom, end);
    EXPECT_EQ(after.after.state, CampaignState::running);
    EXPECT_EQ(after.quota, kSendsAtOnce);
}

TEST(Campaign, BadFiguresPauseIt) {
    auto campaign = started(100);
    campaign.sent = 49;
    campaign.opted_out = 5;
    EXPECT_FALSE(has_bad_figures(campaign, kInForce));  // too few to tell
    campaign.sent = 50;
    campaign.opted_out = 1;
    EXPECT_TRUE(has_bad_figures(campaign, kInForce));  // 2 % exactly
    campaign.sent = 51;
    EXPECT_FALSE(has_bad_figures(campaign, kInForce));
    campaign.opted_out = 0;
    campaign.complaints = 3;
    campaign.sent = 1'000;
    EXPECT_TRUE(has_bad_figures(campaign, kInForce));  // 0.3 % exactly
    campaign.sent = 1'001;
    EXPECT_FALSE(has_bad_figures(campaign, kInForce));
    campaign.sent = 10;
    const auto turn = take_turn(campaign, kInForce, {}, kRoom, test_time());
    EXPECT_EQ(turn.after.state, CampaignState::paused);
    EXPECT_EQ(turn.after.reason_code, "CAMPAIGN_PAUSED");
    EXPECT_EQ(refusal(resume(turn.after, kInForce)), "campaign_paused_by_figures");
}

TEST(Campaign, FiveHundredAndOneTakeTwoPeople) {
    EXPECT_EQ(made({}, {}, 500, kInForce, person(1), test_time()).state, CampaignState::draft);
    const auto large = made({}, {}, 501, kInForce, person(1), test_time());
    EXPECT_EQ(large.reason_code, "APPROVAL_REQUIRED");
    EXPECT_EQ(refusal(start(large, test_time())), "approval_required");
    EXPECT_EQ(refusal(approve(large, person(1))), "second_person_needed");
    EXPECT_EQ(refusal(start(approve(large, person(2)).value(), test_time())), "");
}

TEST(Campaign, NeverSendsMoreThanTierPaceAndPilotLeave) {
    auto campaign = started(1'000);
    const auto full = take_turn(campaign, kInForce, {}, {0, test_time() + hours(1)}, test_time());
    EXPECT_EQ(full.after.reason_code, "TIER_LIMIT");
    EXPECT_EQ(full.look_at, test_time() + hours(1));
    EXPECT_EQ(take_turn(campaign, kInForce, {}, {7, {}}, test_time()).quota, 7);
    campaign.order.per_hour = 3;
    EXPECT_EQ(take_turn(campaign, kInForce, {1, {}}, kRoom, test_time()).quota, 2);
    EXPECT_EQ(take_turn(campaign, kInForce, {3, test_time() + minutes(5)}, kRoom, test_time()).look_at,
              test_time() + minutes(5));
    campaign.order.start_at = test_time() + hours(2);
    EXPECT_EQ(take_turn(campaign, kInForce, {}, kRoom, test_time()).look_at, test_time() + hours(2));
}

TEST(Campaign, SpeaksTheirLanguageOrItsOwn) {
    const auto order = started(1).order;
    EXPECT_EQ(text_for(order, "pt-BR"), "Olá");
    EXPECT_EQ(text_for(order, "pt-PT"), "Viva");
    EXPECT_EQ(text_for(order, "vi-VN"), "Hello");
}

TEST(Campaign, FewOfOneKindAreToldTogether) {
    const std::map<std::string, std::int64_t> counts{{"COOL_OFF", 1}, {"OPTED_OUT", 2}, {"CAP_PROMO", 3}};
    const std::map<std::string, std::int64_t> shown{{"CAP_PROMO", 3}, {"OTHER", 3}};
    EXPECT_EQ(shown_counts(counts), shown);
}

TEST(Tier, GrowsAfterAWeekWhenHalfIsUsedAndNobodyComplains) {
    const auto now = test_time();
    const Tier first{0, now - kTierGrowsAfter};
    EXPECT_EQ(grown(first, {25, 2'000, 1}, now).size(), 250);
    EXPECT_EQ(grown(first, {24, 2'000, 0}, now), first);                    // not half of it
    EXPECT_EQ(grown(first, {25, 1'000, 1}, now), first);                    // 0.1 % exactly
    EXPECT_EQ(grown(first, {25, 100, 0}, now - base::Duration(1)), first);  // not a week yet
    const Tier last{3, now - kTierGrowsAfter};
    EXPECT_EQ(grown(last, {5'000, 5'000, 0}, now), last);
}

StandingStep judged(const Standing& before, std::int64_t delivered, std::int64_t complaints,
                    base::Timestamp at) {
    return judge(before, "POSTSALE.SHIPPED", {delivered, complaints}, 10, 30, at);
}

TEST(Standing, CountsFewByHeadAndManyByShare) {
    EXPECT_EQ(judged({}, 199, 1, test_time()).reason_code, "COMPLAINT_WARN");
    EXPECT_EQ(judged({}, 199, 2, test_time()).reason_code, "REASON_PAUSED_1");
    EXPECT_EQ(judged({}, 1'001, 1, test_time()).reason_code, "");
    EXPECT_EQ(judged({}, 1'000, 1, test_time()).reason_code, "COMPLAINT_WARN");
    EXPECT_EQ(judged({}, 1'001, 3, test_time()).reason_code, "COMPLAINT_WARN");
    EXPECT_EQ(judged({}, 1'000, 3, test_time()).reason_code, "REASON_PAUSED_1");
    EXPECT_EQ(judged({}, 5, 0, test_time()).reason_code, "");
}

TEST(Standing, ClimbsThreeStepsAndBeginsAgainAfterFourQuietWeeks) {
    auto now = test_time();
    auto step = judged({}, 10, 2, now);
    EXPECT_EQ(step.after.find("POSTSALE.SHIPPED")->until, now + hours(3));
    EXPECT_EQ(judged(step.after, 10, 2, now + hours(1)).reason_code, "");  // it rests already
    step = judged(step.after, 10, 2, now += hours(3));
    EXPECT_EQ(step.after.find("POSTSALE.SHIPPED")->until, now + hours(6));
    step = judged(step.after, 10, 2, now += hours(6));
    EXPECT_EQ(step.reason_code, "REASON_PAUSED_3");
    step = judged(step.after, 10, 2, now += 2 * kDisabledFor);
    EXPECT_EQ(step.reason_code, "REASON_PAUSED_1");
}

TEST(OwnName, IsToldFromSomebodyElses) {
    using policy::speaks_for;
    EXPECT_EQ(speaks_for("Hello, on behalf of Grande Banco: your parcel."), "Grande Banco");
    EXPECT_EQ(speaks_for("Em nome da Caixa Geral, boa tarde."), "Caixa Geral");
    EXPECT_EQ(speaks_for("Au nom de la Poste, bonjour."), "Poste");
    EXPECT_EQ(speaks_for("En nombre de Correos"), "Correos");
    EXPECT_EQ(speaks_for("Thay mặt Ngân Hàng Việt"), "Ngân Hàng Việt");
    EXPECT_EQ(speaks_for("Your book is here, on behalf of your friend."), "");
    EXPECT_EQ(speaks_for("This is Ana from Lisbon."), "");
    Location shop;
    shop.name = "Livraria Augusta";
    policy::Outreach outreach;
    outreach.brand_name = "Aurora Livros";
    EXPECT_TRUE(policy::is_own_name("Augusta", &shop, outreach));
    EXPECT_TRUE(policy::is_own_name("Aurora", &shop, outreach));
    EXPECT_FALSE(policy::is_own_name("Grande Banco", &shop, outreach));
}

}  // namespace
}  // namespace domain::outreach
