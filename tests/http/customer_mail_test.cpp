// A customer leaves an address, hears of an answer, opens their conversation once from the mail, and ends it
// (NTF-07).
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "net/test_mail_server.h"
#include "support/town.h"

namespace {

using support::Town;
using support::Visitor;

const std::vector<net::Header> kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

class CustomerMail : public ::testing::Test {
 protected:
    CustomerMail()
        : town_({}, {}, [this](server::Config& config) {
              config.smtp_url = mail_.url();
              config.smtp_from = "balcao@example.org";
              config.smtp_tls = "when_offered";
              config.public_url = "https://chat.example.org";
          }) {}

    void answer(const std::string& text) {
        const auto sent = town_.staff("ana").post(
            "/api/staff/conversations/" + town_.conversation_of("rui") + "/messages",
            R"({"client_message_id":")" + town_.fresh_id() + R"(","text":")" + text + R"("})");
        ASSERT_EQ(sent.status, 200) << sent.body;
    }
    // Half a minute passes; another customer's message wakes the readers.
    void half_a_minute() {
        town_.settle();
        town_.clock().turn(std::chrono::seconds(31));
        town_.consumer("eva", "pinheiros", "hello");
    }
    // To Rui; mails to staff are of no interest here.
    std::string mail_to_rui() {
        for (std::size_t count = 1;; ++count) {
            const auto all = mail_.wait_for(count);
            for (const auto& mail : all) {
                if (mail.to == "rui@example.org") return plain_of(mail.text);
            }
            if (all.size() < count) return {};
        }
    }
    static std::string plain_of(const std::string& text) {
        const auto begin = text.find("\r\n\r\n", text.find("text/plain")) + 4;
        std::string body = text.substr(begin, text.find("\r\n--", begin) - begin);
        std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
        for (char& c : body)
            c = c == '+' ? '-' : c == '/' ? '_' : c;
        return base::base64url_decode(body).value();
    }
    static std::string behind(const std::string& words, const std::string& name) {
        const auto at = words.find(name);
        if (at == words.npos) return {};
        return words.substr(at + name.size(), words.find_first_of("\r\n", at) - at - name.size());
    }

    net::MailServer mail_;
    Town town_;
};

TEST_F(CustomerMail, NTF_07_AnAddressThatOnlyTheMailSees) {
    auto& rui = town_.consumer("rui", "augusta", "do you have it in blue?");
    EXPECT_NE(rui.get("/s/augusta").body.find("/c/augusta/mail"), std::string::npos);
    EXPECT_NE(rui.get("/c/augusta/mail").body.find("name=\"address\""), std::string::npos);
    const auto wrong = rui.ask("POST", "/c/augusta/mail", "agree=yes&address=nobody", kForm);
    EXPECT_EQ(wrong.status, 400);
    EXPECT_NE(wrong.body.find("role=\"alert\""), std::string::npos);
    const auto agreed = rui.ask("POST", "/c/augusta/mail", "agree=yes&address=rui%40example.org", kForm);
    EXPECT_EQ(agreed.status, 200);
    EXPECT_EQ(agreed.body.find("name=\"address\""), std::string::npos);
    EXPECT_NE(agreed.body.find("value=\"no\""), std::string::npos);
    answer("yes, in the yard");
    half_a_minute();
    const auto words = mail_to_rui();
    ASSERT_FALSE(words.empty());
    EXPECT_EQ(words.find("yard"), std::string::npos);
    for (const auto* path : {"", "/events"})
        EXPECT_EQ(town_.staff("olga")
                      .get("/api/staff/conversations/" + town_.conversation_of("rui") + path)
                      .body.find("rui@"),
                  std::string::npos);

    // On another device: looking uses nothing up, the button does.
    Visitor phone = town_.visitor();
    const auto token = behind(words, "https://chat.example.org/c/augusta/link?token=");
    for (int i = 0; i < 2; ++i) {
        const auto page = phone.get("/c/augusta/link?token=" + token);
        EXPECT_EQ(page.status, 200);
        EXPECT_NE(page.head.find("no-referrer"), std::string::npos);
        EXPECT_NE(page.body.find("value=\"" + token + "\""), std::string::npos);
    }
    EXPECT_TRUE(
        phone.get("/api/consumer/locations/augusta/conversation").json().at("messages").as_array().empty());
    EXPECT_EQ(phone.ask("POST", "/c/pinheiros/link", "token=wrong", kForm).status, 404);
    const auto opened = phone.ask("POST", "/c/augusta/link", "token=" + token, kForm);
    EXPECT_EQ(opened.status, 303);
    EXPECT_FALSE(
        phone.get("/api/consumer/locations/augusta/conversation").json().at("messages").as_array().empty());
    EXPECT_EQ(town_.visitor().ask("POST", "/c/augusta/link", "token=" + token, kForm).status, 404);

    // And the way out needs no cookie.
    const auto stop = behind(words, "https://chat.example.org/c/augusta/mail?stop=");
    Visitor anybody = town_.visitor();
    EXPECT_NE(anybody.get("/c/augusta/mail?stop=" + stop).body.find("value=\"" + stop + "\""),
              std::string::npos);
    EXPECT_EQ(anybody.ask("POST", "/c/augusta/mail", "stop=" + stop + "x", kForm).status, 404);
    EXPECT_EQ(anybody.ask("POST", "/c/augusta/mail", "stop=" + stop, kForm).status, 200);
    EXPECT_NE(rui.get("/c/augusta/mail").body.find("name=\"address\""), std::string::npos);
}

TEST_F(CustomerMail, IsForThoseWhoHaveWritten) {
    town_.consumer("rui", "augusta");
    auto& rui = town_.person("rui");
    EXPECT_EQ(rui.ask("POST", "/c/pinheiros/mail", "agree=yes&address=rui%40example.org", kForm).status, 404);
    EXPECT_EQ(town_.visitor().get("/c/augusta/mail").status, 404);
    EXPECT_EQ(town_.visitor().ask("POST", "/c/augusta/mail", "address=a%40x.org", kForm).status, 404);
    const std::vector<net::Header> elsewhere{kForm[0], {"Origin", "https://elsewhere.example"}};
    EXPECT_EQ(rui.ask("POST", "/c/augusta/mail", "address=rui%40example.org", elsewhere).status, 403);
    EXPECT_EQ(rui.ask("POST", "/c/augusta/link", "token=x", elsewhere).status, 403);
    EXPECT_EQ(rui.ask("POST", "/c/augusta/mail", "agree=yes&address=rui%40example.org", kForm).status, 200);
    EXPECT_EQ(rui.ask("POST", "/c/augusta/mail", "agree=no", kForm).status, 200);
    EXPECT_NE(rui.get("/c/augusta/mail").body.find("name=\"address\""), std::string::npos);
}

TEST(CustomerMailOff, IsNotOfferedWithoutAMailServer) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    EXPECT_EQ(rui.get("/s/augusta").body.find("/c/augusta/mail"), std::string::npos);
    EXPECT_EQ(rui.get("/c/augusta/mail").status, 404);
    EXPECT_EQ(rui.ask("POST", "/c/augusta/mail", "address=rui%40example.org", kForm).status, 404);
}

TEST(MailSettings, ThatCannotBeStopTheStart) {
    for (const auto& [url, from, tls] : {std::tuple{"smtp://127.0.0.1:1", "nobody", "required"},
                                         {"mail.example.org", "a@b.example", "required"},
                                         {"", "", "sometimes"}}) {
        const auto open = [&, u = url, f = from, t = tls] {
            Town town({}, {}, [&](server::Config& config) {
                config.smtp_url = u;
                config.smtp_from = f;
                config.smtp_tls = t;
            });
        };
        EXPECT_THROW(open(), std::runtime_error) << url;
    }
}

}  // namespace
