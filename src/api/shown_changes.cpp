#include "api/shown_changes.h"

#include "base/text.h"

namespace api {

void say_changes(std::vector<ConsumerEvent>& events, const pages::Catalogue& texts) {
    for (ConsumerEvent& event : events) {
        if (event.removed_at) {
            event.text = texts.text("own.removed");
        } else if (event.edited_at && event.text) {
            event.text = texts.text("own.edited", {{"text", *event.text}});
        }
    }
}

std::string picture_base(std::string_view origin, std::string_view slug) {
    return fmt::format("{}/c/{}/pictures/", origin, base::percent_encode(slug));
}

void say_pictures(std::vector<ConsumerEvent>& events, std::string_view address) {
    for (ConsumerEvent& event : events) {
        if (!event.picture) continue;
        std::string& text = event.text ? *event.text : event.text.emplace();
        if (!text.empty()) text += "\n";
        text += address;
        text += base::to_string(event.picture->id);
    }
}

}  // namespace api
