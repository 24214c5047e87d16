// What may be said, by whom, and what holds when several levels speak.
#include <gtest/gtest.h>

#include "domain/policy/rule.h"
#include "domain/settings/change.h"
#include "domain/settings/effective.h"
#include "domain/test_play.h"

namespace domain::settings {
namespace {

using enum Key;
using enum Level;

std::string refusal(std::string_view key, std::string_view text, By by = By::brand_or_store,
                    const Values& inherited = standard_values()) {
    const auto checked = check_change(key, text, by, inherited);
    if (!checked) EXPECT_FALSE(checked.error().message.empty());
    return checked ? std::to_string(*checked) : checked.error().code;
}

Setting said(Level level, Key key, std::optional<std::int64_t> value) {
    return {key, level, value, 1, "somebody", test_time()};
}

TEST(Settings, TheListAgreesWithItself) {
    for (const KeyRow& row : keys()) {
        SCOPED_TRACE(name_of(row.key));
        EXPECT_EQ(base::find_enum<Key>(name_of(row.key)), row.key);
        EXPECT_LE(row.least, row.standard);
        EXPECT_LE(row.standard, row.most);
        EXPECT_EQ(row.is_fixed() && row.least != row.most, false);
        const auto text = text_of(row, row.standard);
        EXPECT_EQ(number_of(row, text), row.standard) << text;
        EXPECT_EQ(standard_values()[row.key], row.standard);
        EXPECT_EQ(gate_part(standard_values())[row.key], row.standard);
    }
}

TEST(Settings, AreSavedWithinTheirRangeOnly) {
    EXPECT_EQ(refusal("consecutive_reply_max", "3"), "3");
    EXPECT_EQ(refusal("consecutive_reply_max", "0"), "setting_out_of_range");
    EXPECT_EQ(refusal("consecutive_reply_max", "6"), "setting_out_of_range");
    EXPECT_EQ(refusal("consecutive_reply_max", "99999999999999999999"), "setting_out_of_range");
    for (const auto* text : {"", "three", "3.0", " 3", "+3", "3 "})
        EXPECT_EQ(refusal("consecutive_reply_max", text), "setting_out_of_range") << text;
    EXPECT_EQ(refusal("consecutive_replies", "3"), "setting_unknown");
    EXPECT_EQ(refusal("reason_after_s", "3600"), "setting_out_of_range");
    EXPECT_EQ(refusal("pii_mode", "off"), "setting_out_of_range");
    EXPECT_EQ(refusal("dup_similarity", "0.85"), "85");
    EXPECT_EQ(refusal("nudge_mode", "off"), "0");
    EXPECT_EQ(refusal("nudge_mode", "always"), "setting_out_of_range");
}

TEST(Settings, ThatNobodyReadsCannotBeSaved) {
    EXPECT_EQ(refusal("answer_limit_s", "3600"), "setting_not_read");
    EXPECT_EQ(refusal("campaign_pilot", "none"), "setting_out_of_range");
    EXPECT_EQ(refusal("health_min_n", "5"), "setting_not_read");
    EXPECT_EQ(refusal("nudge_mode", "auto", By::operator_of_install), "setting_not_read");
}

TEST(Settings, BrandsAndStoresCanOnlyBeStricter) {
    Values three;
    three.set(consecutive_reply_max, 3);
    EXPECT_EQ(refusal("consecutive_reply_max", "3", By::brand_or_store, three), "3");
    EXPECT_EQ(refusal("consecutive_reply_max", "4", By::brand_or_store, three), "setting_loosens");
    EXPECT_EQ(refusal("consecutive_reply_max", "4", By::operator_of_install, three), "4");
    EXPECT_EQ(refusal("away_min_interval_s", "3600"), "setting_loosens");
    EXPECT_EQ(refusal("away_min_interval_s", "86400"), "86400");
    EXPECT_EQ(refusal("away_min_interval_s", "3600", By::operator_of_install), "3600");
    EXPECT_EQ(refusal("promo_brand_per_24h", "2"), "setting_loosens");
    EXPECT_EQ(refusal("promo_brand_per_24h", "2", By::operator_of_install), "2");
    Values off;  // † goes both ways
    off.set(nudge_mode, 0);
    EXPECT_EQ(refusal("nudge_mode", "suggest", By::brand_or_store, off), "1");
}

TEST(Settings, QuietHoursOnlyGrow) {
    EXPECT_EQ(refusal("quiet_default", "20:00-10:00"), std::to_string(quiet_number(20 * 60, 10 * 60)));
    EXPECT_EQ(refusal("quiet_default", "21:00-09:00"), std::to_string(quiet_number(21 * 60, 9 * 60)));
    EXPECT_EQ(refusal("quiet_default", "22:00-09:00", By::operator_of_install), "setting_out_of_range");
    Values wide;
    wide.set(quiet_default, quiet_number(19 * 60, 9 * 60));
    EXPECT_EQ(refusal("quiet_default", "20:00-10:00", By::brand_or_store, wide), "setting_loosens");
    for (const auto* text : {"21-9", "09:00-21:00", "21:00", "24:00-09:00", "21:60-09:00", "21:00-09:00 "})
        EXPECT_EQ(refusal("quiet_default", text), "setting_out_of_range") << text;
}

TEST(Settings, TheInnermostHoldsUnlessItLoosens) {
    const std::vector<Setting> all{said(location, consecutive_reply_max, 2),
                                   said(install, consecutive_reply_max, 4),
                                   said(brand, consecutive_reply_max, 3),
                                   said(brand, episode_outbound_max, 10),
                                   said(location, episode_outbound_max, 30),  // from before the brand's
                                   said(location, service_per_24h, std::nullopt),
                                   said(brand, nudge_mode, 0),
                                   said(location, nudge_mode, 1)};
    const auto effective = settings::effective(all);
    EXPECT_EQ(effective.values[consecutive_reply_max], 2);
    EXPECT_EQ(effective.origins.at(consecutive_reply_max).level, location);
    EXPECT_EQ(effective.values[episode_outbound_max], 10);
    EXPECT_EQ(effective.origins.at(episode_outbound_max).level, brand);
    EXPECT_EQ(effective.values[nudge_mode], 1);
    EXPECT_EQ(effective.origins.at(nudge_mode).level, location);
    EXPECT_EQ(effective.values[service_per_24h], 3);
    EXPECT_FALSE(effective.origins.contains(service_per_24h));
    EXPECT_EQ(effective.values[contact_window_s], 2'592'000);
}

TEST(Settings, AreWrittenWhereTheyDiffer) {
    Values values;
    std::string text;
    append_json(text, values);
    EXPECT_EQ(text, "{}");
    values.set(consecutive_reply_max, 3);
    values.set(quiet_default, quiet_number(20 * 60, 10 * 60));
    values.set(nudge_mode, 0);
    text.clear();
    append_json(text, values);
    EXPECT_EQ(text, R"({"consecutive_reply_max":3,"quiet_default":"20:00-10:00","nudge_mode":"off"})");
    Values read;
    ASSERT_TRUE(read_json(base::parse_json(text).value(), "settings", read));
    EXPECT_EQ(read, values);
    values.set(nudge_mode, 1);  // its default: the gate does not read it
    EXPECT_EQ(gate_part(read), values);
    EXPECT_FALSE(read_json(base::parse_json(R"({"no_such":1})").value(), "settings", read));
}

// Whatever the levels say, an inner one never makes anything looser than those around it.
TEST(Settings, AddingALevelNeverLoosens) {
    for (const auto seed : property_seeds(200)) {
        std::mt19937_64 random(seed);
        std::vector<Setting> all;
        Values before;
        for (const auto level : {install, brand, group, location}) {
            for (const KeyRow& row : keys()) {
                if (row.least == row.most || random() % 2 == 0) continue;
                const auto span = static_cast<std::uint64_t>(row.most - row.least) + 1;
                all.push_back(said(level, row.key, row.least + static_cast<std::int64_t>(random() % span)));
            }
            const Values after = effective(all).values;
            for (const KeyRow& row : keys()) {
                if (level != install) ASSERT_TRUE(is_as_strict(row, after[row.key], before[row.key])) << seed;
            }
            before = after;
        }
    }
}

}  // namespace
}  // namespace domain::settings
