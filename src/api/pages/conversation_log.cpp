#include "api/pages/conversation_log.h"

#include <algorithm>

#include "api/pages/page_texts.h"

namespace api::pages {
namespace {

constexpr auto kGroupGap = std::chrono::minutes(5);

std::string sender_name(const ConversationPage& page, const Catalogue& texts,
                        const ConsumerMessage& message) {
    if (message.from == MessageFrom::you) return texts.text("chat.you");
    const std::string name = message.name.empty() ? page.location.name : message.name;
    if (message.from == MessageFrom::person) return name;
    return message.from == MessageFrom::bot ? name + " · " + texts.text("chat.automatic")
                                            : texts.text("chat.automatic");
}

// Messages of one sender within a few minutes are one group: its name and time stand once, below.
bool ends_group(const ConversationPage& page, std::size_t index) {
    if (index + 1 == page.messages.size()) return true;
    const auto& message = page.messages[index];
    const auto& next = page.messages[index + 1];
    return next.from != message.from || next.name != message.name || next.at - message.at > kGroupGap;
}

void add_picture(Html& html, const ConversationPage& page, const Catalogue& texts,
                 const MessagePicture& picture, std::string_view name) {
    constexpr std::int64_t kShownSide = 320;  // media::kThumbSideMax
    const auto path = shop_path("/c/", page.location, {}, {}, "/pictures/" + picture.id);
    const auto longer = std::max({picture.width, picture.height, kShownSide});
    html.raw("<a class=\"picture\"").attribute("href", path).raw("><img loading=\"lazy\"");
    html.attribute("src", path + "/thumb").attribute("alt", texts.text("picture.alt", {{"name", name}}));
    html.attribute("width", std::to_string(std::max<std::int64_t>(1, picture.width * kShownSide / longer)));
    html.attribute("height", std::to_string(std::max<std::int64_t>(1, picture.height * kShownSide / longer)));
    html.raw("></a>");
}

void add_message(Html& html, const ConversationPage& page, const Catalogue& texts, std::size_t index,
                 std::string_view clock) {
    const ConsumerMessage& message = page.messages[index];
    const bool is_mine = message.from == MessageFrom::you;
    const bool is_last_of_group = ends_group(page, index);
    const std::string name = sender_name(page, texts, message);
    html.raw("<li").attribute("class",
                              std::string(is_mine ? "out" : "in") + (is_last_of_group ? " tail" : ""));
    html.raw("><span class=\"hidden\">").text(texts.text("chat.head", {{"name", name}, {"time", clock}}));
    html.raw("</span><p class=\"bubble\" dir=\"auto\">").text(message.text);
    if (message.picture) add_picture(html, page, texts, *message.picture, name);
    html.raw("</p>");
    if (is_last_of_group && !is_mine) {
        html.raw("<p class=\"meta\" aria-hidden=\"true\"><bdi>")
            .text(name)
            .raw("</bdi> · ")
            .text(clock)
            .raw("</p>");
    }
}

// The index of the newest own message, or -1.
std::ptrdiff_t last_own(const ConversationPage& page) {
    for (auto i = std::ssize(page.messages) - 1; i >= 0; --i) {
        if (page.messages[static_cast<std::size_t>(i)].from == MessageFrom::you) return i;
    }
    return -1;
}

}  // namespace

Html conversation_log(const ConversationPage& page, const Catalogue& texts, const domain::time::Zone& zone) {
    Html html;
    const auto now = zone.local(page.now);
    int day = -1;
    const auto status_at = page.is_earlier_page ? -1 : last_own(page);
    html.raw("<ol class=\"messages\">\n");
    for (std::size_t i = 0; i < page.messages.size(); ++i) {
        const ConsumerMessage& message = page.messages[i];
        const auto local = zone.local(message.at);
        if (domain::time::day_number(local) != day) {
            day = domain::time::day_number(local);
            html.raw("<li class=\"day\"><h2>").text(day_heading(texts, local, now)).raw("</h2></li>\n");
        }
        const std::string clock = clock_text(local.minute);
        add_message(html, page, texts, i, clock);
        if (static_cast<std::ptrdiff_t>(i) == status_at) {
            const bool is_seen = page.conversation && page.conversation->business_read_seq >= message.seq;
            html.raw("<p class=\"meta\">").text(clock).raw(" · ");
            html.text(texts.text(is_seen ? "chat.seen" : "chat.sent")).raw("</p>");
        }
        html.raw("</li>\n");
    }
    html.raw("</ol>\n");
    return html;
}

}  // namespace api::pages
