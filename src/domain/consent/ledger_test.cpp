#include "domain/consent/ledger.h"

#include <gtest/gtest.h>

#include "domain/consent/calendar.h"

namespace domain::consent {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

const base::Timestamp kMonday = at("2026-03-02T10:00:00Z");

ConsentEvent event(ConsentAct act, ConsentScope scope = {}, base::Timestamp when = kMonday,
                   ConsentSource source = ConsentSource::keyword) {
    return {.act = act,
            .scope = std::move(scope),
            .source = source,
            .evidence = "stop",
            .text_version = "3",
            .at = when};
}

const PlannedMessage kPromo = planned(*find_contact_reason("INFORM.LAUNCH_PREVIEW"));
const PlannedMessage kShipped = planned(*find_contact_reason("POSTSALE.SHIPPED"));

std::string_view reason(const std::vector<ConsentEvent>& events, const PlannedMessage& message,
                        base::Timestamp when = kMonday + std::chrono::hours(1),
                        std::string_view country = "BR") {
    const auto answer = may_send(events, message, law_of(country), when);
    const bool is_yes = answer.reason_code == "NO_CONSENT_NEEDED" || answer.reason_code == "CONSENT_GIVEN" ||
                        answer.reason_code == "OPT_OUT_ANSWER_ALLOWED";
    EXPECT_EQ(answer.may_send, is_yes);
    return answer.reason_code;
}

using enum ConsentAct;

TEST(ConsentLedger, ServiceNeedsNoConsentAdvertisingDoes) {
    EXPECT_EQ(reason({}, kShipped), "NO_CONSENT_NEEDED");
    EXPECT_EQ(reason({}, kPromo), "CONSENT_REQUIRED");
    EXPECT_EQ(reason({event(granted)}, kPromo), "CONSENT_GIVEN");
    // A class without a reason that needs none is advertising all the same.
    EXPECT_EQ(reason({}, {.message_class = MessageClass::promotional,
                          .need = ConsentNeed::none,
                          .location = {},
                          .topic = {},
                          .answers_at = {}}),
              "CONSENT_REQUIRED");
}

TEST(ConsentLedger, ConsentLastsTwentyFourMonths) {
    const std::vector events{event(granted)};
    const auto end = at("2028-03-02T10:00:00Z");
    EXPECT_EQ(reason(events, kPromo, end - base::Duration(1)), "CONSENT_GIVEN");
    EXPECT_EQ(reason(events, kPromo, end), "CONSENT_REQUIRED");
    EXPECT_EQ(may_send(events, kPromo, law_of("BR"), kMonday).until, end);
}

TEST(ConsentLedger, OptOutStopsAllThatIsProactiveForEver) {
    const std::vector events{event(granted), event(withdrawn)};
    EXPECT_EQ(reason(events, kPromo), "OPTED_OUT");
    EXPECT_EQ(reason(events, kShipped), "OPTED_OUT");
    EXPECT_EQ(reason(events, kShipped, at("2046-01-01T00:00:00Z")), "OPTED_OUT");
    EXPECT_EQ(may_send(events, kPromo, law_of("BR"), kMonday).event, 1u);
}

TEST(ConsentLedger, OrderIsThatOfTheLogAndNotOfClocks) {
    EXPECT_EQ(
        reason({event(granted, {}, kMonday), event(withdrawn, {}, kMonday - std::chrono::hours(5))}, kPromo),
        "OPTED_OUT");
}

TEST(ConsentLedger, OptOutMayBeOnlyThisStoreOrOnlyAdvertising) {
    const LocationId one{base::parse_uuid("00000000-0000-7000-8000-000000000001").value()};
    const LocationId two{base::parse_uuid("00000000-0000-7000-8000-000000000002").value()};
    PlannedMessage shipped_by_one = kShipped, shipped_by_two = kShipped;
    shipped_by_one.location = one;
    shipped_by_two.location = two;
    const std::vector only_one{event(withdrawn, {.message_class = {}, .location = one, .topic = {}})};
    EXPECT_EQ(reason(only_one, shipped_by_one), "OPTED_OUT");
    EXPECT_EQ(reason(only_one, shipped_by_two), "NO_CONSENT_NEEDED");
    EXPECT_EQ(reason(only_one, kShipped), "OPTED_OUT");  // whoever sends it, it could be that store
    const std::vector no_ads{
        event(granted),
        event(withdrawn, {.message_class = MessageClass::promotional, .location = {}, .topic = {}})};
    EXPECT_EQ(reason(no_ads, kPromo), "OPTED_OUT");
    EXPECT_EQ(reason(no_ads, kShipped), "NO_CONSENT_NEEDED");
}

TEST(ConsentLedger, ConsentForATopicIsForThatTopic) {
    const std::vector events{event(granted, {.message_class = {}, .location = {}, .topic = "product:7"})};
    PlannedMessage back_in_stock = planned(*find_contact_reason("CONVERT.BACK_IN_STOCK"));
    EXPECT_EQ(reason(events, back_in_stock), "CONSENT_REQUIRED");
    back_in_stock.topic = "product:8";
    EXPECT_EQ(reason(events, back_in_stock), "CONSENT_REQUIRED");
    back_in_stock.topic = "product:7";
    EXPECT_EQ(reason(events, back_in_stock), "CONSENT_GIVEN");
    // Asking for one thing after an opt-out opens that, and nothing else.
    const std::vector later{event(withdrawn), events[0]};
    EXPECT_EQ(reason(later, back_in_stock), "CONSENT_GIVEN");
    EXPECT_EQ(reason(later, kShipped), "OPTED_OUT");
}

TEST(ConsentLedger, AnswersToLaterQuestionsStayAllowedForADay) {  // §6 case 34, OPT-04
    const std::vector events{event(withdrawn)};
    PlannedMessage answer = kShipped;
    answer.answers_at = kMonday - std::chrono::hours(1);
    EXPECT_EQ(reason(events, answer), "OPTED_OUT");
    const auto asked_at = kMonday + std::chrono::hours(48);
    answer.answers_at = asked_at;
    EXPECT_EQ(reason(events, answer, asked_at), "OPT_OUT_ANSWER_ALLOWED");
    EXPECT_EQ(reason(events, answer, asked_at + std::chrono::hours(24) - base::Duration(1)),
              "OPT_OUT_ANSWER_ALLOWED");
    EXPECT_EQ(reason(events, answer, asked_at + std::chrono::hours(24)), "OPTED_OUT");
    EXPECT_EQ(reason(events, kShipped, asked_at), "OPTED_OUT");
    EXPECT_EQ(reason({}, answer, asked_at + std::chrono::hours(72)), "NO_CONSENT_NEEDED");
}

TEST(ConsentLedger, AskedBackSuspendsUntilAnsweredAndBecomesAnOptOut) {
    const std::vector events{event(granted), event(asked)};
    EXPECT_EQ(reason(events, kPromo, kMonday + std::chrono::hours(23)), "OPT_OUT_SUSPECTED");
    EXPECT_EQ(reason(events, kPromo, kMonday + std::chrono::hours(24)), "OPTED_OUT");
    EXPECT_EQ(reason({events[0], events[1], event(dismissed)}, kPromo), "CONSENT_GIVEN");
    EXPECT_EQ(reason({events[0], events[1], event(withdrawn), event(dismissed)}, kPromo), "OPTED_OUT");
    PlannedMessage answer = kShipped;
    answer.answers_at = kMonday;
    EXPECT_EQ(reason(events, answer), "NO_CONSENT_NEEDED");
}

TEST(ConsentLedger, OptInWordBringsBackWhatWasGranted) {  // OPT-05
    EXPECT_EQ(reason({event(granted), event(withdrawn), event(lifted)}, kPromo), "CONSENT_GIVEN");
    EXPECT_EQ(reason({event(withdrawn), event(lifted)}, kPromo), "CONSENT_REQUIRED");
    EXPECT_EQ(reason({event(withdrawn), event(lifted)}, kShipped), "NO_CONSENT_NEEDED");
}

TEST(ConsentLedger, NobodyLiftsItByHand) {  // OPT-06
    ConsentEvent by_hand = event(lifted, {}, kMonday, ConsentSource::staff);
    by_hand.evidence.clear();
    EXPECT_EQ(refusal_of(by_hand), "OPT_IN_NEEDS_CONSUMER");
    EXPECT_EQ(reason({event(withdrawn), by_hand}, kShipped), "OPTED_OUT");
    by_hand.evidence = "signed form of 3 March";
    EXPECT_EQ(refusal_of(by_hand), "");
    EXPECT_EQ(reason({event(withdrawn), by_hand}, kShipped), "NO_CONSENT_NEEDED");
    ConsentEvent stop = event(withdrawn);
    stop.evidence.clear();
    EXPECT_EQ(refusal_of(stop), "");
}

TEST(ConsentLedger, OwnCustomersWhereTheLawSaysSo) {
    const std::vector events{event(granted, {}, kMonday, ConsentSource::own_customer)};
    const auto when = kMonday + std::chrono::hours(1);
    EXPECT_EQ(reason(events, kPromo, when, "FR"), "CONSENT_GIVEN");
    EXPECT_EQ(reason(events, kPromo, when, "BR"), "CONSENT_REQUIRED");
    // A purchase takes no opt-out back.
    EXPECT_EQ(reason({event(withdrawn), events[0]}, kPromo, when, "FR"), "OPTED_OUT");
}

TEST(ConsentLedger, ContractNoticeIsForTrialsOnly) {
    const std::vector events{event(granted, {}, kMonday, ConsentSource::contract)};
    EXPECT_EQ(reason(events, planned(*find_contact_reason("CONVERT.TRIAL_FOLLOWUP"))), "CONSENT_GIVEN");
    EXPECT_EQ(reason(events, kPromo), "CONSENT_REQUIRED");
}

TEST(ConsentLedger, ReviewRequestIsAdvertisingUnlessTheLawSaysOtherwise) {
    const PlannedMessage review = planned(*find_contact_reason("POSTSALE.REVIEW_REQUEST"));
    EXPECT_EQ(reason({}, review), "CONSENT_REQUIRED");
    Law law = law_of("BR");
    law.review_request_is_service = true;
    EXPECT_TRUE(may_send({}, review, law, kMonday).may_send);
}

TEST(ConsentLedger, StrictestWinsWhenProfilesAreJoined) {  // OPT-09, §6 case 37
    const std::vector<std::vector<ConsentEvent>> ledgers{{event(granted)}, {event(withdrawn)}};
    EXPECT_EQ(may_send_to_joined(ledgers, kPromo, law_of("BR"), kMonday).reason_code, "OPTED_OUT");
    const std::vector<std::vector<ConsentEvent>> fine{{event(granted)}, {}};
    EXPECT_EQ(may_send_to_joined(fine, kPromo, law_of("BR"), kMonday).reason_code, "CONSENT_GIVEN");
    EXPECT_EQ(may_send_to_joined({}, kShipped, law_of("BR"), kMonday).reason_code, "NO_CONSENT_NEEDED");
}

TEST(ConsentLedger, ReasonsAreThoseOfTheTable) {
    EXPECT_EQ(contact_reasons().size(), 13u);
    EXPECT_EQ(find_contact_reason("FREE.TEXT"), nullptr);
    EXPECT_EQ(find_contact_reason("POSTSALE.REVIEW_REQUEST")->message_class, MessageClass::promotional);
}

TEST(ConsentLedger, EventsSurviveTheLog) {
    const ConsentEvent one =
        event(granted, {.message_class = MessageClass::promotional, .location = {}, .topic = "shoes"});
    EXPECT_EQ(base::decode<ConsentEvent>(base::encode(one)).value(), one);
}

TEST(Laws, AreFoundByCountryAndRegion) {
    EXPECT_EQ(law_of("VN").advertising_per_24h, 3);
    EXPECT_EQ(law_of("VN").advertising_label, "[QC]");
    EXPECT_EQ(law_of("US-FL").opt_out_honoured_within, std::chrono::days(10));
    EXPECT_EQ(law_of("ZZ").country, "*");
    EXPECT_TRUE(law_of("PT").own_customer_suffices);
    EXPECT_EQ(law_of("DE").automation_disclosed_since, "2026-08-02");
}

TEST(Calendar, MonthsGoToTheSameDayOrTheLast) {
    EXPECT_EQ(months_later(at("2026-01-31T12:30:00Z"), 1), at("2026-02-28T12:30:00Z"));
    EXPECT_EQ(months_later(at("2024-02-29T00:00:00Z"), 24), at("2026-02-28T00:00:00Z"));
    EXPECT_EQ(months_later(at("2026-11-05T00:00:00Z"), 3), at("2027-02-05T00:00:00Z"));
}

TEST(Calendar, EasterAndFrenchHolidays) {
    const auto day = [](int year, unsigned month, unsigned d) {
        return static_cast<int>(
            std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(d))
                .time_since_epoch()
                .count());
    };
    EXPECT_EQ(easter_sunday(2024), day(2024, 3, 31));
    EXPECT_EQ(easter_sunday(2025), day(2025, 4, 20));
    EXPECT_EQ(easter_sunday(2026), day(2026, 4, 5));
    EXPECT_EQ(easter_sunday(2038), day(2038, 4, 25));
    const auto holidays = public_holidays("FR", 2026);
    EXPECT_EQ(holidays.size(), 11u);
    EXPECT_TRUE(std::ranges::binary_search(holidays, day(2026, 5, 14)));  // Ascension
    EXPECT_TRUE(public_holidays("US", 2026).empty());
}

}  // namespace
}  // namespace domain::consent
