#include "gbm/event.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "gbm/fields.h"
#include "gbm/representative.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

// In the order of domain::Presence, behind the word for "unset".
constexpr std::array<std::string_view, 5> kEventTypes{"EVENT_TYPE_UNSPECIFIED", "TYPING_STARTED",
                                                      "TYPING_STOPPED", "REPRESENTATIVE_JOINED",
                                                      "REPRESENTATIVE_LEFT"};
constexpr std::array<std::string_view, 3> kReceiptTypes{"RECEIPT_TYPE_UNSPECIFIED", "DELIVERED", "READ"};

Result<void> check_id(std::string_view id, std::string_view code, std::string_view field) {
    const auto is_forbidden = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/';
    };
    if (id.empty() || !base::is_utf8(id) || base::count_code_points(id) > domain::kMessageIdCharsMax ||
        std::ranges::any_of(id, is_forbidden)) {
        return wrong_field(std::string(code), field,
                           fmt::format("has 1 to {} plain characters", domain::kMessageIdCharsMax));
    }
    return {};
}

}  // namespace

Result<void> check_event_id(std::string_view id) {
    return check_id(id, "event_id_malformed", "eventId");
}

Result<void> check_survey_id(std::string_view id) {
    return check_id(id, "survey_id_malformed", "surveyId");
}

Result<PresenceEvent> parse_event(const json::object& body, std::string_view conversation,
                                  std::string_view event_id, std::string_view client_email) {
    const Fields fields = TRY(Fields::of(body, "", {"name", "eventType", "representative"}));
    const std::string_view type = TRY(fields.word("eventType", kEventTypes));
    if (type == kEventTypes[0]) return wrong_field("event_type_missing", "eventType", "is required");
    Representative speaker =
        TRY(parse_representative(fields.find("representative"), "representative", client_email));
    PresenceEvent event;
    event.actor = std::move(speaker.actor);
    event.presence =
        static_cast<domain::Presence>(std::ranges::find(kEventTypes, type) - kEventTypes.begin() - 1);
    event.echo["name"] = fmt::format("conversations/{}/events/{}", conversation, event_id);
    event.echo["eventType"] = json::string_view(type.data(), type.size());
    if (!speaker.echo.empty()) event.echo["representative"] = std::move(speaker.echo);
    return event;
}

Result<json::object> parse_receipt(const json::object& body, std::string_view conversation,
                                   std::string_view message_id) {
    const Fields fields = TRY(Fields::of(body, "", {"name", "receiptType"}));
    if (TRY(fields.word("receiptType", kReceiptTypes)) != "READ") {
        return wrong_field("receipt_type_wrong", "receiptType", "must be READ");
    }
    return json::object{
        {"name", fmt::format("conversations/{}/messages/{}/receipt", conversation, message_id)},
        {"receiptType", "READ"}};
}

}  // namespace gbm
