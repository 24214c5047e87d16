#include "readers/notify_letter.h"

#include "base/crypto.h"
#include "base/text.h"

namespace readers {
namespace {

using domain::notify::Kind;

constexpr std::size_t kTopicChars = 32;  // RFC 8030 §5.4
constexpr std::chrono::milliseconds kMailTimeout{60'000};
// A push that has not arrived by then is about something that mail and the morning's list have told.
constexpr std::chrono::hours kPushLife{12};

struct PushShape {
    std::string type;  // notice, withdraw
    std::string tag;
    std::string title;
    std::string body;
    std::string url;
    bool urgent = false;
};
BOOST_DESCRIBE_STRUCT(PushShape, (), (type, tag, title, body, url, urgent))

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines)
        out += (out.empty() ? "" : "\n") + line;
    return out;
}

std::string plain_of(const NotifyOffice& office, const Letter& letter) {
    std::string out = letter.title + "\r\n";
    for (const auto& line : letter.lines)
        out += "\r\n" + line + "\r\n";
    const auto add_link = [&](const std::string& words, const std::string& link) {
        if (!words.empty()) out += "\r\n" + words + "\r\n";
        if (!link.empty()) out += (words.empty() ? "\r\n" : "") + office.public_url + link + "\r\n";
    };
    const bool has_links = !office.public_url.empty();
    if (has_links) add_link(letter.link_words, letter.link);
    if (has_links || letter.last_link.empty()) add_link(letter.last_words, letter.last_link);
    return out;
}

std::string html_of(const NotifyOffice& office, const Letter& letter) {
    const auto link = [&](const std::string& words, const std::string& path) {
        if (path.empty()) return base::escape_html(words);
        const std::string url = base::escape_html(office.public_url + path);
        return base::escape_html(words) + " <a href=\"" + url + "\">" + url + "</a>";
    };
    std::string out =
        "<!doctype html><html lang=\"" + base::escape_html(letter.language) +
        "\"><body style=\"font:16px/1.5 sans-serif;max-width:36em\"><h1 style=\"font-size:18px\">" +
        base::escape_html(letter.title) + "</h1>";
    for (const auto& line : letter.lines)
        out += "<p>" + base::escape_html(line) + "</p>";
    const bool has_links = !office.public_url.empty();
    if (has_links && !letter.link.empty()) out += "<p>" + link(letter.link_words, letter.link) + "</p>";
    if (!letter.last_words.empty() && (has_links || letter.last_link.empty()))
        out += "<p style=\"font-size:13px;color:#555\">" + link(letter.last_words, letter.last_link) + "</p>";
    return out + "</body></html>";
}

}  // namespace

std::string local_text(const std::string& zone, base::Timestamp at) {
    const auto found = domain::time::Zone::find(zone);
    const auto local = found ? found->local(at) : domain::time::Zone::find("UTC")->local(at);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.year, local.month, local.day, local.minute / 60,
                       local.minute % 60);
}

Letter letter_about(const AboutConversation& about, const domain::Staff& staff, base::Timestamp now) {
    const auto& words = domain::notify::words_of(staff.language);
    const auto& conversation = about.conversation;
    const Kind kind = about.occasion.kind;
    const auto until = kind == Kind::window ? about.window_ends_at : conversation.clock_due_at;
    Letter letter;
    letter.language = words.language;
    letter.title = domain::notify::title_of(words, kind, conversation.unread,
                                            about.shop == nullptr ? "" : about.shop->name,
                                            until ? *until - now : base::Duration(0));
    if (!about.text.empty()) letter.lines.push_back(about.text);
    if (conversation.clock_due_at && conversation.needs_reply()) {
        const bool is_over = *conversation.clock_due_at <= now;
        letter.lines.push_back(
            domain::notify::fill(is_over ? words.was_due : words.answer_before,
                                 {{"when", local_text(about.zone, *conversation.clock_due_at)}}));
    }
    letter.link_words = words.open_it;
    letter.link = "/inbox?chat=" + base::to_string(conversation.id);
    letter.last_words = words.why_mail;
    letter.tag = base::to_string(conversation.id);
    letter.is_urgent = kind == Kind::breach || kind == Kind::reminder;
    return letter;
}

base::Result<net::OutgoingRequest> mail_request(const NotifyOffice& office, const Letter& letter,
                                                const std::string& to, std::string_view seed,
                                                base::Timestamp now) {
    net::MailMessage mail{
        office.from, "Balcao", to, letter.title, plain_of(office, letter), html_of(office, letter), {}, now};
    const auto host = office.from.substr(office.from.find('@') + 1);
    mail.message_id = base::hex_encode(base::sha256(seed)).substr(0, kTopicChars) + "@" + host;
    if (!letter.last_link.empty() && !office.public_url.empty())
        mail.more.push_back({"List-Unsubscribe", "<" + office.public_url + letter.last_link + ">"});
    net::OutgoingRequest request;
    request.url = office.smtp_url;
    request.body = net::encode_mail(mail);
    request.timeout = kMailTimeout;
    request.mail =
        net::OutgoingMail{office.from, to, office.smtp_username, office.smtp_password, office.requires_tls};
    return request;
}

base::Result<net::OutgoingRequest> push_request(const NotifyOffice& office, const Letter& letter,
                                                const app::PushDevice& device, base::Timestamp now) {
    const PushShape shape{letter.is_withdrawal ? "withdraw" : "notice",
                          letter.tag,
                          letter.title,
                          joined(letter.lines),
                          letter.link,
                          letter.is_urgent};
    net::PushMessage message{base::encode(shape), kPushLife, letter.is_urgent ? "high" : "normal", {}};
    if (letter.is_withdrawal) message.urgency = "low";
    if (!letter.tag.empty())
        message.topic = base::base64url_encode(base::sha256(letter.tag)).substr(0, kTopicChars);
    return net::push_request({device.endpoint, device.p256dh, device.auth}, office.push, message, now);
}

}  // namespace readers
