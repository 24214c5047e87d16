#include "net/mail_message.h"

#include <fmt/format.h>

#include <array>

#include "base/crypto.h"
#include "base/text.h"

namespace net {
namespace {

constexpr std::size_t kLineChars = 76;         // RFC 2045 §6.8
constexpr std::size_t kWordBytes = 42;         // an encoded word has at most 75 characters (RFC 2047 §2)
constexpr std::size_t kAddressCharsMax = 254;  // RFC 5321 §4.5.3.1.3, without the brackets

std::string in_lines(const std::string& base64) {
    std::string out;
    for (std::size_t at = 0; at < base64.size(); at += kLineChars)
        out += base64.substr(at, kLineChars) + "\r\n";
    return out;
}

// Header text: as it is when it is plain, else in encoded words that never cut a character.
std::string words(std::string_view text) {
    const bool is_plain = text.size() <= 60 && std::ranges::all_of(text, [](char c) {
                              return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '=';
                          });
    if (is_plain) return std::string(text);
    std::string out, part;
    const auto end_word = [&] {
        if (part.empty()) return;
        out += (out.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base::base64_encode(part) + "?=");
        part.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            ++end;
        if (part.size() + (end - at) > kWordBytes) end_word();
        // A control character would end the header.
        part += static_cast<unsigned char>(text[at]) < ' ' ? std::string(" ")
                                                           : std::string(text.substr(at, end - at));
        at = end;
    }
    end_word();
    return out;
}

std::string date_text(base::Timestamp at) {
    constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(at - day));
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                       kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                       kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string part(std::string_view boundary, std::string_view type, std::string_view text) {
    return fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", boundary,
        type, in_lines(base::base64_encode(text)));
}

}  // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == text.npos || text.size() > kAddressCharsMax || at > 64) return false;
    const std::string_view host = text.substr(at + 1);
    const auto is_word = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto is_local = [&](char c) {
        return is_word(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
    };
    if (!std::ranges::all_of(text.substr(0, at), is_local) || host.empty()) return false;
    if (host.starts_with('.') || host.ends_with('.') || host.find("..") != host.npos) return false;
    return std::ranges::all_of(host, [&](char c) { return is_word(c) || c == '-' || c == '.'; });
}

std::string encode_mail(const MailMessage& mail) {
    const std::string boundary = "=_" + base::hex_encode(base::sha256(mail.message_id)).substr(0, 32);
    std::string out = fmt::format(
        "Date: {}\r\nFrom: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: <{}>\r\nMIME-Version: 1.0\r\n"
        "Auto-Submitted: auto-generated\r\n",
        date_text(mail.date), words(mail.from_name), mail.from, mail.to, words(mail.subject),
        mail.message_id);
    for (const auto& [name, value] : mail.more)
        out += name + ": " + value + "\r\n";
    out += fmt::format("Content-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n\r\n", boundary);
    return out + part(boundary, "text/plain", mail.plain) + part(boundary, "text/html", mail.html) + "--" +
           boundary + "--\r\n";
}

}  // namespace net
