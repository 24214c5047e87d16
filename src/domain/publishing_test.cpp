#include "domain/publishing.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

std::string fault_of(const Publishing& publishing) {
    const auto fault = find_fault(publishing);
    return fault ? fault->code : "";
}

TEST(Publishing, SaysWhatMayNotBeSaved) {
    EXPECT_EQ(fault_of({}), "");
    EXPECT_EQ(fault_of({.name = "Livraria Aurora", .privacy_url = "https://aurora.example/privacy"}), "");
    EXPECT_EQ(fault_of({.wanted_name = "  "}), "shop_name_malformed");
    EXPECT_EQ(fault_of({.wanted_name = "a\nb"}), "shop_name_malformed");
    EXPECT_EQ(fault_of({.wanted_name = std::string(101, 'x')}), "shop_name_malformed");
    EXPECT_EQ(fault_of({.wanted_name = "\xff"}), "shop_name_malformed");
    for (const char* url : {"http://a.example", "https://", "https:///x", "javascript:alert(1)",
                            "https://a.example/\"x", "https://a b.example"})
        EXPECT_EQ(fault_of({.privacy_url = url}), "privacy_url_malformed") << url;
}

TEST(Publishing, DomainsAreHostsAndNothingElse) {
    for (const char* domain : {"example.org", "www.example.org", "*.example.org", "localhost:8000",
                               "a-b.example", "xn--caf-dma.fr"})
        EXPECT_EQ(fault_of({.allowed_domains = {domain}}), "") << domain;
    for (const char* domain :
         {"", "*", "*.org", "https://example.org", "example.org/", "Example.org", "-a.org", "a..org",
          "a.org:", "a.org:123456", "a.org; script-src *", "a.*.org", "a b.org"})
        EXPECT_EQ(fault_of({.allowed_domains = {domain}}), "domain_malformed") << domain;
    EXPECT_EQ(fault_of({.allowed_domains = std::vector<std::string>(21, "example.org")}), "domains_too_many");
}

TEST(Publishing, OnlyTheSitesNamedMayShowTheChat) {
    const Publishing publishing{.allowed_domains = {"example.org", "*.shop.example", "localhost:8000"}};
    for (const char* site : {"https://example.org", "https://example.org/page", "https://www.shop.example",
                             "https://a.b.shop.example", "http://localhost:8000", "https://localhost:8000"})
        EXPECT_TRUE(may_frame(publishing, site)) << site;
    for (const char* site : {"", "null", "http://example.org", "https://www.example.org",
                             "https://shop.example", "https://evilshop.example", "https://example.org.evil",
                             "http://localhost:8001", "https://example.org:8443", "data:text/html,x"})
        EXPECT_FALSE(may_frame(publishing, site)) << site;
    EXPECT_EQ(frame_ancestors(publishing),
              "https://example.org https://*.shop.example https://localhost:8000 http://localhost:8000");
    EXPECT_EQ(frame_ancestors({}), "'none'");
}

TEST(Publishing, NamesEachThingThatIsMissing) {
    EXPECT_EQ(missing({}).size(), 7u);
    const Readiness all{true, true, true, true, true, true, true};
    EXPECT_TRUE(missing(all).empty());
    Readiness readiness = all;
    readiness.has_away = false;
    readiness.has_person = false;
    EXPECT_EQ(missing(readiness), (std::vector{Need::person, Need::away}));
    for (const Need need : missing({}))
        EXPECT_FALSE(sentence_of(need).empty());
}

}  // namespace
}  // namespace domain
