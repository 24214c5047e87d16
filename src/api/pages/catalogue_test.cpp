#include "api/pages/catalogue.h"

#include <gtest/gtest.h>

#include "api/pages/page_texts.h"
#include "api/pages/pages_fixture.h"

namespace api::pages {
namespace {

struct Choice {
    const char* chosen;
    const char* accept;
    std::vector<std::string> shop;
    Language language;
};

TEST(Catalogue, LanguageIsChosenBrowserShopEnglish) {
    for (const Choice& c :
         {Choice{"fr", "vi", {"es"}, Language::fr}, Choice{"", "vi-VN, en;q=0.5", {}, Language::vi},
          Choice{"", "en;q=0.5, vi;q=0.8", {}, Language::vi}, Choice{"", "pt-PT", {}, Language::pt_br},
          Choice{"", "es-419", {}, Language::es}, Choice{"", "zh-CN, de", {"pt-BR"}, Language::pt_br},
          Choice{"", "de", {"ja"}, Language::en}, Choice{"xx", "", {}, Language::en},
          Choice{"", "fr;q=0, es;q=0.1", {}, Language::es}, Choice{"PT_br", "", {}, Language::pt_br},
          Choice{"", "*", {"vi"}, Language::vi}}) {
        EXPECT_EQ(choose_language(c.chosen, c.accept, c.shop), c.language) << c.chosen << '|' << c.accept;
    }
}

TEST(Catalogue, PluralFormsAreThoseOfCldr) {
    using enum PluralForm;
    struct Row {
        Language language;
        PluralForm zero, one_thing, two, million;
    };
    for (const Row& row :
         {Row{Language::en, other, one, other, other}, Row{Language::pt_br, one, one, other, many},
          Row{Language::vi, other, other, other, other}, Row{Language::fr, one, one, other, many},
          Row{Language::es, other, one, other, many}}) {
        EXPECT_EQ(plural_form(row.language, 0), row.zero) << tag_of(row.language);
        EXPECT_EQ(plural_form(row.language, 1), row.one_thing) << tag_of(row.language);
        EXPECT_EQ(plural_form(row.language, 2), row.two) << tag_of(row.language);
        EXPECT_EQ(plural_form(row.language, 1'000'000), row.million) << tag_of(row.language);
    }
}

TEST(Catalogue, NumbersAreGroupedAsReadersExpect) {
    EXPECT_EQ(format_number(Language::en, 4096), "4,096");
    EXPECT_EQ(format_number(Language::pt_br, 1'234'567), "1.234.567");
    EXPECT_EQ(format_number(Language::es, 4096), "4096");
    EXPECT_EQ(format_number(Language::es, 40'960), "40.960");
    EXPECT_EQ(format_number(Language::fr, 4096), "4\u202f096");
    EXPECT_EQ(format_number(Language::vi, -12), "-12");
}

TEST(Catalogue, SentencesTakeTheirValuesOnce) {
    const PagesFixture pages;
    const Catalogue& pt = pages.catalogues.of(Language::pt_br);
    EXPECT_EQ(pt.text("chat.new", {{"n", std::int64_t{1}}}), "1 mensagem nova");
    EXPECT_EQ(pt.text("chat.new", {{"n", std::int64_t{2}}}), "2 mensagens novas");
    EXPECT_EQ(pt.text("chat.new", {{"n", std::int64_t{1'000'000}}}), "1.000.000 de mensagens novas");
    EXPECT_EQ(pt.text("chat.head", {{"name", "{time}"}, {"time", "9:00"}}), "{time}, 9:00");
    EXPECT_EQ(pt.text("chat.back"), "Voltar para {shop}");
    EXPECT_EQ(pt.text("no.such.key"), "no.such.key");
    EXPECT_EQ(pt.choice("time.days", 6), "Domingo");
}

TEST(Catalogue, EveryLanguageIsThere) {
    const PagesFixture pages;
    std::set<std::string> names;
    for (const Language language : kLanguages)
        names.insert(pages.catalogues.of(language).text("language.name"));
    EXPECT_EQ(names.size(), kLanguages.size());
    EXPECT_NE(pages.catalogues.of(Language::fr).script_texts().find("\"chat.send\":\"Envoyer\""),
              std::string::npos);
    EXPECT_EQ(pages.catalogues.of(Language::fr).script_texts().find("page.directions"), std::string::npos);
}

TEST(Catalogue, WithoutAssetsTheKeysAreShown) {
    const auto assets = Assets::read(std::string_view("BALCAOA1\0\0\0\0\0\0\0\0", 16)).value();
    EXPECT_EQ(Catalogues(assets).of(Language::vi).text("page.cta"), "page.cta");
}

std::string open_words(Language language, std::string_view now) {
    const PagesFixture pages;
    const auto shop = aurora();
    return open_line(pages.catalogues.of(language),
                     domain::time::open_state(shop.hours, shop.zone, at(now)).value());
}

TEST(OpenLine, InFiveLanguages) {
    EXPECT_EQ(open_words(Language::en, "2026-11-20T13:00:00Z"), "Open now · closes at 19:00");
    EXPECT_EQ(open_words(Language::pt_br, "2026-11-20T13:00:00Z"), "Aberto agora · fecha às 19:00");
    EXPECT_EQ(open_words(Language::vi, "2026-11-20T13:00:00Z"), "Đang mở cửa · đóng lúc 19:00");
    EXPECT_EQ(open_words(Language::fr, "2026-11-20T13:00:00Z"), "Ouvert · ferme à 19:00");
    EXPECT_EQ(open_words(Language::es, "2026-11-21T23:00:00Z"), "Cerrado · abre el lunes a las 9:00");
    EXPECT_EQ(open_words(Language::pt_br, "2026-11-22T15:00:00Z"), "Fechado · abre amanhã às 9:00");
    EXPECT_EQ(open_words(Language::en, "2026-11-20T11:00:00Z"), "Closed · opens today at 9:00");
}

TEST(OpenLine, OneOClockIsSingularWhereItMatters) {
    const PagesFixture pages;
    EXPECT_EQ(at_clock(pages.catalogues.of(Language::es), 65), "a la 1:05");
    EXPECT_EQ(at_clock(pages.catalogues.of(Language::pt_br), 60), "à 1:00");
    EXPECT_EQ(at_clock(pages.catalogues.of(Language::es), 120), "a las 2:00");
}

TEST(OpenLine, NothingIsSaidWithoutHoursAndAlwaysIsAlways) {
    const PagesFixture pages;
    const Catalogue& en = pages.catalogues.of(Language::en);
    EXPECT_EQ(open_line(en, {}), "");
    EXPECT_EQ(open_line(en, {.has_hours = true, .is_open = true}), "Open day and night");
    EXPECT_EQ(open_line(en, {.has_hours = true, .is_open = false}), "Closed for now");
}

TEST(PageTexts, Initials) {
    EXPECT_EQ(initials("Livraria Aurora"), "LA");
    EXPECT_EQ(initials("Épicerie du Vieux Lyon"), "ÉV");
    EXPECT_EQ(initials("  Phở  "), "P");
    EXPECT_EQ(initials(""), "");
}

TEST(PageTexts, OnlyWebAddressesBecomeLinks) {
    EXPECT_EQ(safe_web_link("https://a.example"), "https://a.example");
    EXPECT_EQ(safe_web_link("HTTP://a.example"), "HTTP://a.example");
    EXPECT_EQ(safe_web_link("javascript:alert(1)"), "");
    EXPECT_EQ(safe_web_link(" https://a.example"), "");
    EXPECT_EQ(safe_web_link(""), "");
}

}  // namespace
}  // namespace api::pages
