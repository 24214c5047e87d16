// The list and the words; what each rule says stands in tests/policy.
#include "domain/policy/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "domain/policy/texts.h"
#include "domain/settings/change.h"

namespace domain::policy {
namespace {

std::set<std::string_view> all_reason_codes() {
    std::set<std::string_view> codes{"UNDECIDED", "RULE_FAILED"};
    for (const Rule& rule : rules()) {
        for (const auto code : base::split(rule.reason_codes, ' '))
            codes.insert(code);
    }
    return codes;
}

TEST(Rules, AreListedOnceWithWhatTheyNeed) {
    std::set<std::string_view> ids;
    for (const Rule& rule : rules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_FALSE(rule.reason_codes.empty()) << rule.id;
    }
}

bool has_word(std::string_view words, std::string_view word) {
    const auto all = base::split(words, ' ');
    return std::ranges::find(all, word) != all.end();
}

// The list of settings says who reads them, the list of rules what they read: the same.
TEST(Rules, AndSettingsNameEachOther) {
    for (const Rule& rule : rules()) {
        for (const auto& row : settings::keys()) {
            EXPECT_EQ(has_word(rule.settings, settings::name_of(row.key)), has_word(row.read_by, rule.id))
                << rule.id << ' ' << settings::name_of(row.key);
        }
        if (rule.settings.empty()) continue;
        for (const auto key : base::split(rule.settings, ' '))
            EXPECT_TRUE(base::find_enum<settings::Key>(key)) << rule.id << ' ' << key;
    }
}

TEST(Rules, EveryReasonHasItsSentenceInEveryLanguage) {
    for (const auto language : kTextLanguages) {
        std::set<std::string_view> known;
        for (const StaffText& text : staff_texts(language)) {
            EXPECT_TRUE(known.insert(text.reason_code).second) << language << ' ' << text.reason_code;
            EXPECT_FALSE(text.text.empty());
        }
        EXPECT_EQ(known, all_reason_codes()) << language;
    }
    EXPECT_EQ(staff_text("WINDOW_EXPIRED", "pt-BR"), staff_text("WINDOW_EXPIRED", "pt"));
    EXPECT_NE(staff_text("WINDOW_EXPIRED", "pt"), staff_text("WINDOW_EXPIRED"));
    EXPECT_FALSE(staff_text("SOMETHING_ELSE").empty());
    EXPECT_EQ(staff_text_key("PII_REQUEST_CARD"), "reason.pii_request_card");
}

}  // namespace
}  // namespace domain::policy
