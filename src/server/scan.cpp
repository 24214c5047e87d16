#include "server/scan.h"

#include <algorithm>

#include "base/text.h"
#include "server/json_lines.h"

namespace server {
namespace {

namespace json = base::json;
namespace privacy = domain::privacy;

std::string_view view_of(const json::value& value) {
    return {value.get_string().data(), value.get_string().size()};
}

base::Result<std::string_view> text_of(const json::object& object) {
    const auto* text = object.if_contains("text");
    if (text == nullptr) return base::fail(base::ErrorKind::invalid, "text_missing", "text is missing");
    if (!text->is_string()) return base::fail(base::ErrorKind::invalid, "text_not_text", "text is a string");
    if (base::count_code_points(view_of(*text)) > kScanTextCharsMax) {
        return base::fail(base::ErrorKind::too_large, "text_too_long",
                          fmt::format("a text has at most {} characters", kScanTextCharsMax));
    }
    return view_of(*text);
}

base::Result<privacy::Direction> direction_of(const json::object& asked) {
    const auto* direction = asked.if_contains("direction");
    if (direction == nullptr || direction->is_null()) return privacy::Direction::consumer;
    const auto found =
        direction->is_string() ? base::find_enum<privacy::Direction>(view_of(*direction)) : std::nullopt;
    if (!found)
        return base::fail(base::ErrorKind::invalid, "direction_unknown", "direction is consumer or business");
    return *found;
}

base::Result<privacy::Allowed> allowed_of(const json::object& asked) {
    privacy::Allowed allowed;
    const auto* values = asked.if_contains("allow");
    if (values == nullptr || values->is_null()) return allowed;
    const bool is_list =
        values->is_array() &&
        std::ranges::all_of(values->get_array(), [](const json::value& value) { return value.is_string(); });
    if (!is_list) return base::fail(base::ErrorKind::invalid, "allow_wrong", "allow is a list of texts");
    for (const json::value& value : values->get_array())
        allowed.values.emplace_back(view_of(value));
    return allowed;
}

base::Result<std::vector<privacy::TimedText>> messages_of(const json::value& value) {
    const auto wrong = [] {
        return base::fail(base::ErrorKind::invalid, "messages_wrong",
                          R"(messages is a list of {"at_s", "text"})");
    };
    if (!value.is_array()) return wrong();
    if (value.get_array().size() > kScanMessagesMax) {
        return base::fail(base::ErrorKind::too_large, "messages_too_many",
                          fmt::format("at most {} messages", kScanMessagesMax));
    }
    std::vector<privacy::TimedText> messages;
    for (const json::value& item : value.get_array()) {
        if (!item.is_object()) return wrong();
        const auto* at = item.get_object().if_contains("at_s");
        if (at == nullptr || !at->is_number()) return wrong();
        messages.push_back({at->to_number<double>(), TRY(text_of(item.get_object()))});
    }
    return messages;
}

// An expiry date is masked beside its card and belongs to it; the kinds of the answer do not name it.
json::array findings_of(const std::vector<privacy::Finding>& findings, bool has_messages) {
    json::array out;
    for (const auto& finding : findings) {
        if (finding.kind == privacy::Kind::expiry) continue;
        json::object item{
            {"kind", base::name_of(finding.kind)}, {"start", finding.start}, {"end", finding.end}};
        if (has_messages) item["message"] = finding.message;
        out.push_back(std::move(item));
    }
    return out;
}

json::array asks_of(const std::vector<privacy::Kind>& asks) {
    json::array out;
    for (const auto kind : asks)
        out.push_back(json::value(base::name_of(kind)));
    return out;
}

}  // namespace

base::Result<json::object> answer_scan(const privacy::Scanner& scanner, const json::object& asked) {
    const auto direction = TRY(direction_of(asked));
    const auto allowed = TRY(allowed_of(asked));
    if (const auto* list = asked.if_contains("messages"); list != nullptr && !list->is_null()) {
        const auto messages = TRY(messages_of(*list));
        const auto result = scanner.scan_messages(messages, direction, allowed);
        json::array masked;
        for (const auto& text : result.masked)
            masked.push_back(json::value(text));
        return json::object{{"findings", findings_of(result.findings, true)},
                            {"asks", asks_of(result.asks)},
                            {"masked", std::move(masked)}};
    }
    const auto text = TRY(text_of(asked));
    const auto result = scanner.scan(text, direction, allowed);
    return json::object{{"findings", findings_of(result.findings, false)},
                        {"asks", asks_of(result.asks)},
                        {"masked", result.masked}};
}

int run_scan() {
    return run_json_lines([](const json::object& asked) { return answer_scan(privacy::scanner(), asked); });
}

}  // namespace server
