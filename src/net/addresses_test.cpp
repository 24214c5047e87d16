#include "net/addresses.h"

#include <gtest/gtest.h>

#include "net/outgoing_addresses.h"
#include "net/trusted_proxies.h"

namespace net {
namespace {

IpAddress ip(const char* text) {
    return parse_address(text).value();
}

TEST(Addresses, AreReadAndWrittenBack) {
    for (const char* text : {"127.0.0.1", "192.0.2.255", "::1", "2001:db8::7"})
        EXPECT_EQ(to_string(ip(text)), text);
    EXPECT_EQ(to_string(ip("::ffff:10.1.2.3")), "10.1.2.3");
    for (const char* text :
         {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4 ", "::g", "fe80::1%eth0", "localhost"})
        EXPECT_FALSE(parse_address(text)) << text;
}

TEST(AddressBlock, ContainsByPrefix) {
    const auto is_in = [](const char* block, const char* address) {
        return parse_address_block(block).value().contains(ip(address));
    };
    EXPECT_TRUE(is_in("10.0.0.0/8", "10.255.1.2"));
    EXPECT_FALSE(is_in("10.0.0.0/8", "11.0.0.0"));
    EXPECT_TRUE(is_in("172.16.0.0/12", "172.31.255.255"));
    EXPECT_FALSE(is_in("172.16.0.0/12", "172.32.0.0"));
    EXPECT_TRUE(is_in("192.0.2.7", "192.0.2.7"));
    EXPECT_FALSE(is_in("192.0.2.7", "192.0.2.6"));
    EXPECT_TRUE(is_in("2001:db8::/32", "2001:db8:ffff::1"));
    EXPECT_TRUE(is_in("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(is_in("0.0.0.0/0", "2001:db8::1"));
    for (const char* text : {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "::/129", "nonsense"})
        EXPECT_EQ(parse_address_block(text).error().code, "address_malformed") << text;
}

TEST(PrivateAddresses, AreKnownInEveryDisguise) {
    for (const char* text : {"127.0.0.1",
                             "127.9.9.9",
                             "10.0.0.1",
                             "172.16.0.1",
                             "192.168.1.1",
                             "169.254.169.254",
                             "100.64.0.1",
                             "0.0.0.0",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "fe80::1",
                             "fec0::1",
                             "fd00::1",
                             "ff02::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::10.0.0.1",
                             "2002:0a00:0001::1",
                             "::127.0.0.1",
                             "2001::1"})
        EXPECT_TRUE(is_private(ip(text))) << text;
    for (const char* text : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"})
        EXPECT_FALSE(is_private(ip(text))) << text;
}

TEST(OutgoingAddresses, AllowOnlyWhatIsListed) {
    const OutgoingAddresses allowed(
        {"127.0.0.1:9000", "10.1.0.0/16", "crm.internal", "box.internal:81", "[::1]:70"});
    EXPECT_TRUE(allowed.may_connect("example.org", ip("8.8.8.8"), 443));
    EXPECT_TRUE(allowed.may_connect("127.0.0.1", ip("127.0.0.1"), 9000));
    EXPECT_TRUE(allowed.may_connect("localhost", ip("127.0.0.1"), 9000));
    EXPECT_FALSE(allowed.may_connect("127.0.0.1", ip("127.0.0.1"), 9001));
    EXPECT_FALSE(allowed.may_connect("127.0.0.1", ip("127.0.0.2"), 9000));
    EXPECT_TRUE(allowed.may_connect("x.example", ip("10.1.2.3"), 1));
    EXPECT_FALSE(allowed.may_connect("x.example", ip("10.2.2.3"), 1));
    EXPECT_TRUE(allowed.may_connect("CRM.internal", ip("192.168.0.9"), 8080));
    EXPECT_TRUE(allowed.may_connect("box.internal", ip("192.168.0.9"), 81));
    EXPECT_FALSE(allowed.may_connect("box.internal", ip("192.168.0.9"), 82));
    EXPECT_TRUE(allowed.may_connect("::1", ip("::1"), 70));
}

Request forwarded(std::vector<Header> headers, const char* peer = "10.0.0.5") {
    Request request;
    request.headers = std::move(headers);
    request.client_address = peer;
    request.scheme = "http";
    request.host = "inner";
    apply_forwarded_headers(
        request, ip(peer),
        {parse_address_block("10.0.0.0/24").value(), parse_address_block("fd00::1").value()});
    return request;
}

TEST(TrustedProxies, OnlyATrustedPeerIsBelieved) {
    const auto request = forwarded(
        {{"X-Forwarded-For", "1.1.1.1"}, {"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "outer"}},
        "9.9.9.9");
    EXPECT_EQ(request.client_address, "9.9.9.9");
    EXPECT_EQ(request.scheme, "http");
    EXPECT_EQ(request.host, "inner");
}

TEST(TrustedProxies, TheRightMostUntrustedHopIsTheClient) {
    const auto client = [](std::vector<Header> headers, const char* peer = "10.0.0.5") {
        return forwarded(std::move(headers), peer).client_address;
    };
    EXPECT_EQ(client({{"X-Forwarded-For", "6.6.6.6, 1.1.1.1"}}), "1.1.1.1");
    EXPECT_EQ(client({{"X-Forwarded-For", "6.6.6.6, 1.1.1.1, 10.0.0.7"}}), "1.1.1.1");
    EXPECT_EQ(client({{"x-forwarded-for", "6.6.6.6"}, {"X-Forwarded-For", "2.2.2.2"}}), "2.2.2.2");
    EXPECT_EQ(client({{"X-Forwarded-For", "10.0.0.8, 10.0.0.7"}}), "10.0.0.8");
    EXPECT_EQ(client({{"X-Forwarded-For", "6.6.6.6, nonsense, 10.0.0.7"}}), "10.0.0.7");
    EXPECT_EQ(client({{"X-Forwarded-For", "1.1.1.1:5678"}}), "1.1.1.1");
    EXPECT_EQ(client({{"X-Forwarded-For", "[2001:db8::1]:443"}}), "2001:db8::1");
    EXPECT_EQ(client({{"X-Forwarded-For", "1.1.1.1"}}, "fd00::1"), "1.1.1.1");
    EXPECT_EQ(client({{"X-Forwarded-For", ""}}), "10.0.0.5");
}

TEST(TrustedProxies, SchemeAndHost) {
    const auto good = forwarded({{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "shop.example:8443"}});
    EXPECT_EQ(good.scheme, "https");
    EXPECT_EQ(good.host, "shop.example:8443");
    const auto bad = forwarded({{"X-Forwarded-Proto", "gopher"}, {"X-Forwarded-Host", "a/b"}});
    EXPECT_EQ(bad.scheme, "http");
    EXPECT_EQ(bad.host, "inner");
}

}  // namespace
}  // namespace net
