// Tests only: a mail server on loopback that keeps what it is given (RFC 5321, as far as a sender asks).
#pragma once
#include <condition_variable>
#include <vector>

#include "net/test_loopback.h"

namespace net {

class MailServer {
 public:
    struct Mail {
        std::string from;
        std::string to;
        std::string text;   // headers and body
        std::string login;  // what AUTH PLAIN brought, base64
    };

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(server_.port()); }
    std::vector<Mail> mails() const {
        const std::lock_guard lock(mutex_);
        return mails_;
    }
    // The same, once there are so many; what there is after 20 s.
    std::vector<Mail> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        came_.wait_for(lock, std::chrono::seconds(20), [&] { return mails_.size() >= count; });
        return mails_;
    }
    // What it says to a line, "" for the usual: "RCPT TO:<a@b>" -> "550 nobody\r\n".
    void set_reply(std::function<std::string(const std::string&)> reply) {
        const std::lock_guard lock(mutex_);
        reply_ = std::move(reply);
    }

 private:
    static constexpr const char* kAsked = "?";

    static std::string between(const std::string& line) {
        const auto open = line.find('<');
        return line.substr(open + 1, line.find('>') - open - 1);
    }

    std::string answer(const std::string& line, Mail& mail, bool& is_text) {
        const std::lock_guard lock(mutex_);
        if (reply_) {
            if (auto said = reply_(line); !said.empty()) return said;
        }
        if (line.starts_with("EHLO")) return "250-test\r\n250-AUTH PLAIN\r\n250 8BITMIME\r\n";
        if (line == "AUTH PLAIN") {
            mail.login = kAsked;
            return "334 \r\n";
        }
        if (line.starts_with("AUTH PLAIN ") || mail.login == kAsked) {
            mail.login = line.substr(line.find_last_of(' ') + 1);
            return "235 ok\r\n";
        }
        if (line.starts_with("MAIL FROM")) mail.from = between(line);
        if (line.starts_with("RCPT TO")) mail.to = between(line);
        is_text = line.starts_with("DATA");
        if (line.starts_with("QUIT")) return "221 bye\r\n";
        return is_text ? "354 go on\r\n" : "250 ok\r\n";
    }

    void serve(Loopback::Line& wire) {
        wire.say("220 test\r\n");
        Mail mail;
        while (wire.is_open()) {
            auto line = wire.read_to("\r\n");
            if (line.size() < 2) return;
            line.resize(line.size() - 2);
            bool is_text = false;
            wire.say(answer(line, mail, is_text));
            if (!is_text) continue;
            mail.text = wire.read_to("\r\n.\r\n");
            const std::string said = answer("(text)", mail, is_text);
            if (said.starts_with("250")) {
                const std::lock_guard lock(mutex_);
                mails_.push_back(mail);
            }
            came_.notify_all();
            wire.say(said);
        }
    }

    mutable std::mutex mutex_;  // guards mails_ and reply_
    std::condition_variable came_;
    std::vector<Mail> mails_;
    std::function<std::string(const std::string&)> reply_;
    Loopback server_{[this](Loopback::Line& wire) { serve(wire); }};
};

}  // namespace net
