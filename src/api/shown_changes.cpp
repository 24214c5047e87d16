#include "api/shown_changes.h"

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

}  // namespace api
