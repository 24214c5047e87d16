#include "domain/auto_texts/fill.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "domain/auto_texts/words.h"
#include "domain/consent/opt_out.h"
#include "domain/privacy/scan.h"
#include "domain/test_play.h"

namespace domain::auto_texts {
namespace {

// Monday to Friday 9:00 to 12:00 and 13:00 to 18:00 in São Paulo.
Location shop_of_the_test() {
    Location location = test_location();
    for (int day = 0; day < 5; ++day) {
        location.hours.push_back({day, 540, 720});
        location.hours.push_back({day, 780, 1080});
    }
    location.profile.languages = {"pt-BR"};
    location.profile.phone = "+55 11 3000-1000";
    location.profile.email = "oi@aurora.example";
    return location;
}

time::Timetable timetable_of(const Location& location) {
    return time::Timetable::make({location.zone, location.hours, {}, {}}).value();
}

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

constexpr std::string_view kSaturdayEvening = "2026-11-21T21:00:00-03:00";
constexpr std::string_view kMondayMorning = "2026-11-23T10:00:00-03:00";

struct Filled : testing::Test {
    Location location = shop_of_the_test();
    time::Timetable timetable = timetable_of(location);
    Shop shop{location, &timetable};

    std::string away(std::string_view locale, std::string_view when = kSaturdayEvening) {
        return auto_text(AutoText::away, shop, locale, at(when));
    }
};

TEST_F(Filled, TheAwayTextSaysWhenAndHow) {  // R25-R27
    const std::string text = away("pt-BR");
    EXPECT_TRUE(text.contains("na segunda às 9:00")) << text;
    EXPECT_TRUE(text.contains("+55 11 3000-1000")) << text;
    EXPECT_TRUE(text.contains("oi@aurora.example")) << text;
    EXPECT_FALSE(text.contains("{{")) << text;
    EXPECT_FALSE(text.contains("Mais informações")) << "no website, no sentence about it: " << text;
    EXPECT_FALSE(text.contains("horário de")) << "they are at home: " << text;
}

TEST_F(Filled, TheZoneIsNamedToStrangers) {  // R27
    EXPECT_TRUE(away("en").contains("on Monday at 9:00 (Sao Paulo time)")) << away("en");
    EXPECT_TRUE(names_zone(location, "pt-PT"));
    EXPECT_TRUE(names_zone(location, ""));
    EXPECT_FALSE(names_zone(location, "pt"));
    EXPECT_FALSE(names_zone(location, "pt-BR"));
}

TEST_F(Filled, DaysAreNamedByTheirDistance) {
    EXPECT_TRUE(away("en", "2026-11-23T12:30:00-03:00").contains("today at 13:00"));
    EXPECT_TRUE(away("en", "2026-11-23T21:00:00-03:00").contains("tomorrow at 9:00"));
    location.hours = {{0, 60, 120}};
    timetable = timetable_of(location);
    EXPECT_TRUE(away("es", "2026-11-24T21:00:00-03:00").contains("el lunes a la 1:00"));
}

TEST_F(Filled, WithoutANextOpeningThereIsNoTime) {  // AVA-07
    const time::Closure closed{at("2026-01-01T00:00:00Z"), at("2027-12-01T00:00:00Z")};
    timetable = time::Timetable::make({location.zone, location.hours, {}, {closed}}).value();
    const std::string text = away("en");
    EXPECT_FALSE(text.contains("We answer again")) << text;
    EXPECT_TRUE(text.contains("We are closed now.")) << text;
    EXPECT_TRUE(text.contains("+55 11 3000-1000")) << text;
}

TEST_F(Filled, TheShopsOwnTextAndItsSlots) {
    location.profile.away = {
        {"pt-BR", "Hoje: {{hours_today}}. Até {{ next_open }}! {{nonsense}} aqui. {{name}}"}};
    EXPECT_EQ(away("pt-BR"), "Hoje: fechado. Até na segunda às 9:00! Aurora Livros, Rua Augusta");
    location.profile.welcome = {{"pt-BR", "Aberto: {{hours_today}}"}};
    EXPECT_EQ(auto_text(AutoText::welcome, shop, "pt-BR", at(kMondayMorning)),
              "Aberto: 9:00–12:00, 13:00–18:00");
}

TEST_F(Filled, TheLanguageFallsBack) {  // AVA-13
    location.profile.away = {{"pt-BR", "pt"}, {"fr-CA", "fr"}, {"en", "en"}};
    EXPECT_EQ(away("fr-CA"), "fr");
    EXPECT_EQ(away("FR"), "fr");
    EXPECT_EQ(away("fr-FR"), "fr");
    EXPECT_EQ(away("de"), "pt") << "the shop's own language";
    location.profile.languages = {"vi"};
    EXPECT_EQ(away("de"), "en");
    location.profile.away.clear();
    EXPECT_TRUE(away("de").contains("cửa hàng")) << "our own text in the shop's language";
    location.profile.languages = {"ja"};
    EXPECT_TRUE(away("de").contains("We are closed now."));
}

TEST_F(Filled, ClosingSoonSaysWhenAndTheNextTime) {
    const std::string text =
        auto_text(AutoText::closing_soon, shop, "en-GB", at("2026-11-27T17:50:00-03:00"));
    EXPECT_TRUE(text.contains("closes today at 18:00")) << text;
    EXPECT_TRUE(text.contains("on Monday at 9:00")) << text;
}

TEST_F(Filled, WithoutHoursNothingIsSaidAboutThem) {
    const std::string text = auto_text(AutoText::away, {location, nullptr}, "en", at(kSaturdayEvening));
    EXPECT_FALSE(text.contains("We answer again")) << text;
}

TEST_F(Filled, NoTextIsLongerThanItMayBe) {
    std::string longest;
    for (int i = 0; i < 2000; ++i)
        longest += "é";
    location.profile.away = {{"pt-BR", longest}};
    EXPECT_EQ(base::count_code_points(away("pt-BR")), kAutoTextCharsMax);
}

// Our own words pass our own rules: no secret in them, nothing asked for, and what they tell people to write
// works.
TEST_F(Filled, OurOwnTextsAreInOrder) {
    for (const char* language : {"en", "fr", "es", "pt-BR", "vi"}) {
        SCOPED_TRACE(language);
        for (int i = 0; i < 9; ++i) {
            const auto kind = static_cast<AutoText>(i);
            if (kind == AutoText::follow_up) continue;
            const std::string text = auto_text(kind, shop, language, at(kMondayMorning));
            EXPECT_FALSE(text.empty()) << i;
            EXPECT_FALSE(text.contains("{")) << text;
            const auto scan = privacy::scanner().scan(text, privacy::Direction::business);
            EXPECT_TRUE(scan.findings.empty() && scan.asks.empty()) << text;
        }
        const std::string done =
            auto_text(AutoText::opt_out_confirmation, shop, language, at(kMondayMorning));
        const char* back = std::string_view(language) == "vi" ? "BẮT ĐẦU" : "START";
        EXPECT_TRUE(done.contains(back)) << done;
        EXPECT_TRUE(consent::read_opt_out(back, language, {}).is_opt_in) << back;
        const std::string question =
            auto_text(AutoText::opt_out_question, shop, language, at(kMondayMorning));
        const char* stop = std::string_view(language) == "vi"      ? "DỪNG"
                           : std::string_view(language) == "pt-BR" ? "PARAR"
                                                                   : "STOP";
        EXPECT_TRUE(question.contains(stop)) << question;
        EXPECT_EQ(consent::read_opt_out(stop, language, {}).answer, consent::OptOutAnswer::stop) << stop;
    }
}

}  // namespace
}  // namespace domain::auto_texts
