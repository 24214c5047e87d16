#include "domain/auto_texts/shop_texts.h"

#include <gtest/gtest.h>

#include "domain/auto_texts/fill.h"
#include "domain/auto_texts/words.h"
#include "domain/test_play.h"

namespace domain::auto_texts {
namespace {

struct ShopTextsOf : testing::Test {
    Location location = [] {
        Location shop = test_location();
        shop.name = "Aurora";
        shop.profile.phone = "+55 11 3000-1000";
        shop.profile.email = "oi@aurora.example";
        return shop;
    }();

    std::optional<TextFault> fault_of(const ShopTexts& texts) const {
        return find_fault(texts, location, privacy::scanner());
    }
    std::optional<TextFault> away_fault(std::string text, std::string tag = "en") const {
        return fault_of({{}, {{std::move(tag), std::move(text)}}, {}});
    }
    // "field code"; empty: it may be saved.
    static std::string told(const std::optional<TextFault>& fault) {
        return fault ? fault->field + " " + fault->error.code : "";
    }
};

TEST_F(ShopTextsOf, AnAwayTextNamesAWayToReachTheShop) {  // AVA-08, R25
    EXPECT_EQ(told(away_fault("Closed. Call {{phone}}.")), "");
    EXPECT_EQ(told(away_fault("Closed. Call {{ phone }}.")), "");
    EXPECT_EQ(told(away_fault("Back {{next_open}}, or call {{phone}} meanwhile.")), "");
    EXPECT_EQ(told(away_fault("Closed. Call +55 (11) 3000 1000.")), "") << "its number, written otherwise";
    EXPECT_EQ(told(away_fault("Closed. Write to OI@aurora.example.")), "");
    EXPECT_EQ(told(away_fault("Closed. Back {{next_open}}.", "pt-BR")), "away.pt-BR away_no_contact");
    EXPECT_EQ(told(away_fault("Closed. Call 11 99999-0000.")), "away.en away_no_contact") << "another number";
    EXPECT_EQ(told(away_fault("Closed. See {{url}}.")), "away.en away_no_contact") << "it has no website";
    EXPECT_EQ(told(away_fault("See {{url}} or call {{phone}}.")), "away.en away_no_contact")
        << "the sentence falls with its empty slot";
    EXPECT_EQ(told(away_fault("Open until {{closes}}: {{phone}}")), "away.en away_no_contact")
        << "never said while closed";
    EXPECT_EQ(away_fault("Closed.")->slots, (std::vector<std::string>{"{{phone}}", "{{email}}"}));
    location.profile.website = "https://www.aurora.example/";
    EXPECT_EQ(told(away_fault("Closed. See {{url}}.")), "");
    EXPECT_EQ(told(away_fault("Closed. All about us: Aurora.example")), "");
    // A welcome needs none.
    EXPECT_EQ(told(fault_of({{{"en", "Welcome!"}}, {}, {}})), "");
}

TEST_F(ShopTextsOf, AShopWithoutAnyContactIsToldSo) {
    location.profile.phone = location.profile.email = "";
    const auto fault = away_fault("Closed. Call {{phone}}.");
    EXPECT_EQ(told(fault), "away.en away_no_contact");
    EXPECT_TRUE(fault->slots.empty());
}

TEST_F(ShopTextsOf, OurOwnWordsMayBeSaved) {
    for (const auto* tag : {"en", "fr", "es", "pt", "vi"}) {
        const Words& words = *find_words(tag);
        const ShopTexts own{{{tag, std::string(own_text(words, AutoText::welcome))}},
                            {{tag, std::string(own_text(words, AutoText::away))}},
                            {}};
        EXPECT_EQ(told(fault_of(own)), "") << tag;
    }
}

TEST_F(ShopTextsOf, LengthsAreCharacters) {  // AVA-09
    const auto long_text = [](std::size_t n) {
        std::string text;
        for (std::size_t i = 0; i < n; ++i)
            text += "ã";
        return text;
    };
    EXPECT_EQ(told(fault_of({{{"pt", long_text(1000)}}, {}, {}})), "");
    const auto fault = fault_of({{{"pt", long_text(1001)}}, {}, {}});
    EXPECT_EQ(told(fault), "welcome.pt auto_text_too_long");
    EXPECT_EQ(fault->length, 1001U);
    EXPECT_EQ(fault->length_most, 1000U);
    EXPECT_EQ(told(fault_of({{}, {}, {long_text(35), "2", "3", "4", "5"}})), "");
    EXPECT_EQ(told(fault_of({{}, {}, {"1", long_text(36)}})), "starters[1] auto_text_too_long");
    EXPECT_EQ(told(fault_of({{}, {}, {"1", "2", "3", "4", "5", "6"}})), "starters auto_text_too_long");
    EXPECT_EQ(told(fault_of({{}, {}, {"  "}})), "starters[0] auto_text_empty");
}

TEST_F(ShopTextsOf, NoSecretsAreAskedForOrSaid) {  // PII-06, PII-07
    const auto asks = fault_of({{{"en", "Please send us your card number."}}, {}, {}});
    EXPECT_EQ(told(asks), "welcome.en pii_template");
    EXPECT_EQ(asks->asks, std::vector{privacy::Kind::card});
    const auto says = fault_of({{{"en", "Pay to 4111 1111 1111 1111."}}, {}, {}});
    EXPECT_EQ(told(says), "welcome.en pii_template");
    ASSERT_EQ(says->marks.size(), 1U);
    EXPECT_EQ(says->marks[0].start, 7U);
    EXPECT_EQ(told(fault_of({{}, {}, {"Qual é a sua senha do banco?"}})), "starters[0] pii_template");
    EXPECT_EQ(told(fault_of({{{"en", "Never send us your card number."}}, {}, {}})), "");
    EXPECT_EQ(told(away_fault("Closed. Call {{phone}} or +55 11 3000-1000.")), "");
}

TEST_F(ShopTextsOf, LanguagesAreTags) {
    for (const auto* tag : {"", "e", "english language", "pt_BR", "en-", "1en"})
        EXPECT_TRUE(told(fault_of({{{tag, "Hi"}}, {}, {}})).ends_with(" auto_text_language")) << tag;
    for (const auto* tag : {"en", "pt-BR", "zh-Hant-TW", "es-419"})
        EXPECT_EQ(told(fault_of({{{tag, "Hi"}}, {}, {}})), "") << tag;
}

TEST_F(ShopTextsOf, BlankIsTakenBack) {
    const auto texts = tidied({{{"en", " "}, {"pt", "Oi"}}, {{"en", ""}}, {}});
    EXPECT_EQ(texts.welcome, (std::map<std::string, std::string>{{"pt", "Oi"}}));
    EXPECT_TRUE(texts.away.empty());
}

}  // namespace
}  // namespace domain::auto_texts
