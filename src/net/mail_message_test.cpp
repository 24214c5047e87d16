// Mails as text, and through libcurl to a mail server of our own on loopback.
#include "net/mail_message.h"

#include <gtest/gtest.h>

#include <future>

#include "base/crypto.h"
#include "net/http_client.h"
#include "net/test_mail_server.h"

namespace net {
namespace {

using Outcome = base::Result<OutgoingResponse>;

MailMessage greeting() {
    return {"balcao@example.org", "Balcao",
            "ana@example.org",    "Nova mensagem · São Paulo",
            "Olá\r\n.\r\nfim",    "<p>Olá</p>",
            "abc@example.org",    base::parse_rfc3339("2026-11-22T20:05:09Z").value()};
}

Outcome send(HttpClient& client, const std::string& url, OutgoingMail mail, const MailMessage& message) {
    OutgoingRequest request;
    request.url = url;
    request.body = encode_mail(message);
    request.mail = std::move(mail);
    std::promise<Outcome> promise;
    client.send(std::move(request), [&](Outcome outcome) { promise.set_value(std::move(outcome)); });
    return promise.get_future().get();
}

OutgoingMail plain_mail() {
    return {"balcao@example.org", "ana@example.org", "", "", false};
}

TEST(MailMessage, StandsInHeadersThatNothingBreaks) {
    auto mail = greeting();
    mail.subject = "a\r\nBcc: everybody@example.org";
    const auto text = encode_mail(mail);
    EXPECT_EQ(text.find("\r\nBcc:"), text.npos);
    EXPECT_NE(text.find("Date: Sun, 22 Nov 2026 20:05:09 +0000\r\n"), text.npos);
    EXPECT_NE(text.find("Message-ID: <abc@example.org>\r\n"), text.npos);
    mail.subject = std::string(300, 'x') + "ễễễ";
    const auto long_text = encode_mail(mail);
    for (std::string_view rest = long_text; !rest.empty();) {
        const auto end = rest.find("\r\n");
        EXPECT_LE(end, 78u);
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
}

TEST(MailMessage, KnowsAnAddress) {
    for (const auto* good : {"ana@example.org", "a.b+c@x.example", "o'neil@a-b.example"})
        EXPECT_TRUE(is_mail_address(good)) << good;
    for (const auto* bad : {"", "ana", "@x", "ana@", "a b@x.org", "a@x..org", "a@.org", "a@x.org\r\n",
                            "<a@x.org>", "a@b@c", "ana@exämple.org"})
        EXPECT_FALSE(is_mail_address(bad)) << bad;
    EXPECT_FALSE(is_mail_address("a@" + std::string(260, 'x')));
}

TEST(MailMessage, ArrivesWholeAndSignedIn) {
    MailServer server;
    HttpClient client({});  // no private address is allowed: the mail server is the operator's
    auto mail = plain_mail();
    mail.username = "user";
    mail.password = "secret";
    const auto outcome = send(client, server.url(), mail, greeting());
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->status, 250);
    const auto got = server.mails();
    ASSERT_EQ(got.size(), 1u);
    EXPECT_EQ(got[0].from, "balcao@example.org");
    EXPECT_EQ(got[0].to, "ana@example.org");
    EXPECT_NE(got[0].text.find(base::base64_encode("Olá\r\n.\r\nfim")), std::string::npos);
    EXPECT_NE(got[0].text.find("=?UTF-8?B?"), std::string::npos);
    EXPECT_EQ(got[0].login, base::base64_encode(std::string("\0user\0secret", 12)));
}

TEST(MailMessage, TellsANoFromATrouble) {
    MailServer server;
    HttpClient client({});
    server.set_reply([](const std::string& line) {
        return line.starts_with("RCPT") ? std::string("550 nobody here\r\n") : std::string();
    });
    auto outcome = send(client, server.url(), plain_mail(), greeting());
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->status, 550);
    server.set_reply([](const std::string& line) {
        return line == "(text)" ? std::string("451 later\r\n") : std::string();
    });
    outcome = send(client, server.url(), plain_mail(), greeting());
    ASSERT_TRUE(outcome) << outcome.error().code;
    EXPECT_EQ(outcome->status, 451);
    EXPECT_TRUE(server.mails().empty());
    auto mail = plain_mail();
    mail.requires_tls = true;  // the server offers none
    outcome = send(client, server.url(), mail, greeting());
    ASSERT_FALSE(outcome && outcome->status < 400);
    EXPECT_TRUE(server.mails().empty());
    mail = plain_mail();
    mail.username = "user";
    mail.password = "wrong";
    server.set_reply([](const std::string& line) {
        return line.starts_with("AUTH") ? std::string("535 no\r\n") : std::string();
    });
    outcome = send(client, server.url(), mail, greeting());
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, "smtp_login_denied");
    // A web address is no mail server, and the other way round.
    EXPECT_EQ(send(client, "http://127.0.0.1:1/", plain_mail(), greeting()).error().code, "url_malformed");
}

}  // namespace
}  // namespace net
