#include "api/pages/assets.h"

#include <gtest/gtest.h>

#include "api/pages/pages_fixture.h"

namespace api::pages {
namespace {

std::string sample() {
    return pack({{"/a/font-1.woff2", "font/woff2", "ee", 1, "raw", "", ""},
                 {"/a/page-1.css", "text/css", "aa", 1, "raw css", "gz", "br"},
                 {"/w/chat.js", "text/javascript", "bb", 0, "raw js", "gz", "br"},
                 {"@manifest", "application/json", "cc", 2, R"({"page.css":"/a/page-1.css"})", "", ""}});
}

const std::string* find_header(const net::Response& response, std::string_view name) {
    for (const auto& header : response.headers) {
        if (header.name == name) return &header.value;
    }
    return nullptr;
}

TEST(Assets, FindsByPathAndHidesTheInternal) {
    const std::string blob = sample();
    const auto assets = Assets::read(blob).value();
    ASSERT_NE(assets.find("/a/page-1.css"), nullptr);
    EXPECT_EQ(assets.find("/a/page-1.css")->raw, "raw css");
    EXPECT_EQ(assets.find("/a/page-2.css"), nullptr);
    EXPECT_EQ(assets.find("@manifest"), nullptr);
    EXPECT_EQ(assets.internal_text("@manifest").substr(0, 1), "{");
    EXPECT_EQ(assets.url_of("page.css"), "/a/page-1.css");
    EXPECT_EQ(assets.url_of("inbox.js"), "");
}

TEST(Assets, TheEmptyTableOfABuildWithoutNode) {
    const auto assets = Assets::read(std::string_view("BALCAOA1\0\0\0\0\0\0\0\0", 16)).value();
    EXPECT_EQ(assets.find("/a/page-1.css"), nullptr);
    EXPECT_EQ(assets.url_of("page.css"), "");
}

TEST(Assets, DamageIsAnErrorNotACrash) {
    const std::string good = sample();
    EXPECT_FALSE(Assets::read(""));
    EXPECT_FALSE(Assets::read("BALCAOA2\0\0\0\0\0\0\0\0"));
    for (std::size_t length = 0; length < good.size(); ++length) {
        (void)Assets::read(std::string_view(good).substr(0, length));
    }
    for (std::size_t i = 8; i < 16 + 4 * 52; ++i) {
        std::string bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x80);
        (void)Assets::read(bad);
    }
}

struct CodingCase {
    const char* accept;
    Coding coding;
};

TEST(Assets, CodingFollowsTheWeights) {
    const std::string blob = sample();
    const auto assets = Assets::read(blob).value();
    const Asset& css = *assets.find("/a/page-1.css");
    for (const CodingCase& c :
         {CodingCase{"", Coding::identity}, CodingCase{"gzip, deflate, br", Coding::brotli},
          CodingCase{"gzip", Coding::gzip}, CodingCase{"br;q=0.2, gzip;q=0.8", Coding::gzip},
          CodingCase{"br;q=0, gzip;q=0", Coding::identity}, CodingCase{"*", Coding::brotli},
          CodingCase{"*;q=0.5, br;q=0", Coding::gzip}, CodingCase{"BR", Coding::brotli},
          CodingCase{"identity", Coding::identity}, CodingCase{"br;q=x", Coding::identity}}) {
        EXPECT_EQ(choose_coding(css, c.accept), c.coding) << c.accept;
    }
    EXPECT_EQ(choose_coding(*assets.find("/a/font-1.woff2"), "br, gzip"), Coding::identity);
}

TEST(Assets, AnswersCarryTheirFormAndTag) {
    const std::string blob = sample();
    const auto assets = Assets::read(blob).value();
    const auto full = asset_response(*assets.find("/a/page-1.css"), "br", "");
    EXPECT_EQ(full.status, 200);
    EXPECT_EQ(full.static_body, "br");
    EXPECT_EQ(*find_header(full, "ETag"), "\"aa-br\"");
    EXPECT_EQ(*find_header(full, "Content-Encoding"), "br");
    EXPECT_EQ(*find_header(full, "Vary"), "Accept-Encoding");
    EXPECT_NE(find_header(full, "Cache-Control")->find("immutable"), std::string::npos);
    const auto plain = asset_response(*assets.find("/w/chat.js"), "", "");
    EXPECT_EQ(plain.static_body, "raw js");
    EXPECT_EQ(find_header(plain, "Content-Encoding"), nullptr);
    EXPECT_EQ(*find_header(plain, "Cache-Control"), "no-cache");
}

TEST(Assets, NotModifiedOnlyForTheSameForm) {
    const std::string blob = sample();
    const auto assets = Assets::read(blob).value();
    const Asset& css = *assets.find("/a/page-1.css");
    const auto same = asset_response(css, "br", "\"xx\", W/\"aa-br\"");
    EXPECT_EQ(same.status, 304);
    EXPECT_TRUE(same.static_body.empty());
    EXPECT_EQ(*find_header(same, "ETag"), "\"aa-br\"");
    EXPECT_EQ(asset_response(css, "gzip", "\"aa-br\"").status, 200);
    EXPECT_EQ(asset_response(css, "gzip", "*").status, 304);
}

}  // namespace
}  // namespace api::pages
