#include "domain/policy/reason_facts.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/text.h"

namespace domain::policy {
namespace {

namespace json = base::json;
using std::chrono::hours;
using std::chrono::minutes;

constexpr base::Duration kDay = hours(24);
constexpr base::Duration kSpecialHoursAhead = 14 * kDay;  // §3.6 INFORM.SPECIAL_HOURS
constexpr base::Duration kReviewNotBefore = 2 * kDay;     // §3.6 POSTSALE.REVIEW_REQUEST

// A day lasts to its end: one more day of life than the table says for an instant.
constexpr std::array kSchemas{
    EvidenceSchema{"INFORM.LAUNCH_PREVIEW", "product launch_on message_id", "product", "launch_on", 8 * kDay},
    EvidenceSchema{"INFORM.SPECIAL_HOURS", "date_on", "date_on", "date_on", kDay},
    EvidenceSchema{"CONVERT.BROWSE_REMINDER", "product viewed_at", "product", "viewed_at", 7 * kDay},
    EvidenceSchema{"CONVERT.BACK_IN_STOCK", "message_id in_stock_at", "message_id", "in_stock_at", hours(72)},
    EvidenceSchema{"CONVERT.TRIAL_FOLLOWUP", "trial_id ends_at", "trial_id", "ends_at", 7 * kDay},
    EvidenceSchema{"POSTSALE.SHIPPED", "order_id status", "order_id parcel_id status", "", {}},
    // No identity: one in 90 days, whatever the order.
    EvidenceSchema{"POSTSALE.REVIEW_REQUEST", "order_id completed_at", "", "completed_at", 14 * kDay},
    EvidenceSchema{"APPT.REMINDER", "appointment_id starts_at", "appointment_id", "starts_at", {}, 2},
    EvidenceSchema{"APPT.CHECKIN", "appointment_id starts_at url", "appointment_id", "starts_at",
                   minutes(15)},
    EvidenceSchema{"CONV.LATE_ANSWER", "message_id", "message_id", "", {}},
    EvidenceSchema{"CONV.NEXT_DAY_NUDGE", "episode", "episode", "", {}},
    EvidenceSchema{"CONV.PROMISED_INFO", "message_id promised_on", "message_id", "promised_on", 3 * kDay},
    EvidenceSchema{"SAFETY.RECALL", "recall_id purchase_id", "recall_id", "", {}},
};

const EvidenceSchema* find_schema(std::string_view code) {
    const auto* found = std::ranges::find(kSchemas, code, &EvidenceSchema::code);
    return found == kSchemas.end() ? nullptr : found;
}

std::string_view text_of(const json::object& evidence, std::string_view field) {
    const auto* value = evidence.if_contains(field);
    if (value == nullptr || !value->is_string()) return {};
    return {value->get_string().data(), value->get_string().size()};
}

// The instant itself, or the beginning of the day in UTC.
std::optional<base::Timestamp> instant_of(const json::object& evidence, std::string_view field) {
    const std::string text(text_of(evidence, field));
    const auto at = base::parse_rfc3339(field.ends_with("_on") ? text + "T00:00:00Z" : text);
    return at ? std::optional(*at) : std::nullopt;
}

bool is_given(const json::object& evidence, std::string_view field) {
    if (field == "episode") {
        const auto* value = evidence.if_contains(field);
        return value != nullptr && value->is_int64() && value->get_int64() > 0;
    }
    if (field.ends_with("_at") || field.ends_with("_on")) return instant_of(evidence, field).has_value();
    const auto text = text_of(evidence, field);
    return !base::trim(text).empty() && text.size() <= 256;
}

// The bounds of §3.6 that are no end of life.
std::string_view out_of_range(std::string_view code, const json::object& evidence, base::Timestamp now) {
    if (code == "INFORM.SPECIAL_HOURS" && *instant_of(evidence, "date_on") > now + kSpecialHoursAhead)
        return "date_on";
    if (code == "CONVERT.BROWSE_REMINDER" && *instant_of(evidence, "viewed_at") > now) return "viewed_at";
    if (code == "CONVERT.BACK_IN_STOCK" && *instant_of(evidence, "in_stock_at") > now) return "in_stock_at";
    if (code == "POSTSALE.REVIEW_REQUEST" && *instant_of(evidence, "completed_at") > now - kReviewNotBefore)
        return "completed_at";
    if (code == "POSTSALE.SHIPPED") {
        const auto status = text_of(evidence, "status");
        if (status != "shipped" && status != "delivered") return "status";
    }
    if (code == "APPT.CHECKIN" && !text_of(evidence, "url").starts_with("https://")) return "url";
    return {};
}

}  // namespace

std::span<const EvidenceSchema> evidence_schemas() {
    return kSchemas;
}

Evidence read_evidence(std::string_view code, std::string_view evidence, base::Timestamp now) {
    Evidence out;
    const EvidenceSchema* schema = find_schema(code);
    if (schema == nullptr) return out;
    out.times = schema->times;
    const auto object = base::parse_json_object(evidence);
    if (!object) {
        out.problem = "evidence";
        return out;
    }
    for (const auto field : base::split(schema->fields, ' ')) {
        if (is_given(*object, field)) continue;
        out.problem = field;
        return out;
    }
    out.problem = out_of_range(code, *object, now);
    out.message_id = text_of(*object, "message_id");
    if (!schema->life_from.empty()) out.useful_until = *instant_of(*object, schema->life_from) + schema->life;
    if (code.starts_with("APPT.")) out.appointment_at = instant_of(*object, "starts_at");
    if (const auto* episode = object->if_contains("episode"); episode != nullptr && episode->is_int64())
        out.episode = episode->get_int64();
    return out;
}

bool is_evidence(std::string_view code, const Event& event) {
    if (event.kind() != EventKind::message_sent) return false;
    const bool is_theirs = event.actor.kind == ActorKind::consumer;
    return code == "CONV.PROMISED_INFO" ? !is_theirs : is_theirs;
}

std::int64_t reason_key(std::string_view code, std::string_view evidence) {
    std::string key(code);
    const EvidenceSchema* schema = find_schema(code);
    if (const auto object = base::parse_json_object(evidence); object && schema != nullptr) {
        for (const auto field : base::split(schema->identity, ' ')) {
            const auto* value = object->if_contains(field);
            key.push_back('\n');
            if (value != nullptr) key += json::serialize(*value);
        }
    }
    return static_cast<std::int64_t>(base::stable_hash(key));
}

}  // namespace domain::policy
