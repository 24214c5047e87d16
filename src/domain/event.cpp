#include "domain/event.h"

#include <type_traits>

namespace domain {
namespace {

template <class Body>
base::Result<EventBody> read_body(const base::json::value& value) {
    Body body;
    TRY(base::read_json(value, "body", body));
    return EventBody(std::move(body));
}

// One reader per alternative, in their order: EventKind is the index.
template <std::size_t... I>
base::Result<EventBody> read_alternative(EventKind kind, const base::json::value& value,
                                         std::index_sequence<I...>) {
    using Read = base::Result<EventBody> (*)(const base::json::value&);
    constexpr std::array<Read, sizeof...(I)> kReaders{
        &read_body<std::variant_alternative_t<I, EventBody>>...};
    const auto index = static_cast<std::size_t>(kind);
    if (index < kReaders.size()) return kReaders[index](value);
    return base::fail(base::ErrorKind::internal, "event_kind_unknown",
                      "the log holds an event of an unknown kind");
}

base::Result<EventBody> read_body(EventKind kind, const base::json::value& value) {
    return read_alternative(kind, value, std::make_index_sequence<std::variant_size_v<EventBody>>());
}

}  // namespace

// With a character that no message id has: a program cannot ask for it.
std::string note_key(std::string_view note_id) {
    return "note/" + std::string(note_id);
}

std::string report_key(std::string_view report_id) {
    return "report/" + std::string(report_id);
}

const Verdict* verdict_of(const Event& event) {
    if (const auto* refused = std::get_if<MessageRefused>(&event.body)) return &refused->verdict;
    if (const auto* planned = std::get_if<SendPlanned>(&event.body)) return &planned->verdict;
    if (const auto* dropped = std::get_if<SendDropped>(&event.body))
        return dropped->verdict ? &*dropped->verdict : nullptr;
    if (const auto* edited = std::get_if<MessageEdited>(&event.body))
        return edited->verdict ? &*edited->verdict : nullptr;
    const auto* sent = std::get_if<MessageSent>(&event.body);
    return sent != nullptr && sent->verdict ? &*sent->verdict : nullptr;
}

std::string client_key(const Event& event) {
    return std::visit(
        [](const auto& body) -> std::string {
            using Body = std::remove_cvref_t<decltype(body)>;
            if constexpr (std::is_same_v<Body, MessageSent>) {
                return body.message_id;
            } else if constexpr (std::is_same_v<Body, PresenceShown>) {
                return "event:" + body.event_id;
            } else if constexpr (std::is_same_v<Body, NoteAdded>) {
                return note_key(body.note_id);
            } else if constexpr (std::is_same_v<Body, ChannelReported>) {
                return report_key(body.report_id);
            } else {
                return {};
            }
        },
        event.body);
}

std::int64_t client_key_hash(std::string_view key) {
    return key.empty() ? 0 : static_cast<std::int64_t>(base::stable_hash(key) | 1);  // 0 means "none"
}

std::int64_t client_key_hash(const Event& event) {
    return client_key_hash(client_key(event));
}

std::string encode_event(const Event& event) {
    std::string out = "{\"actor\":";
    out.reserve(256);
    base::append_json(out, event.actor);
    out += ",\"body\":";
    std::visit([&](const auto& body) { base::append_json(out, body); }, event.body);
    if (event.is_imported) out += ",\"imported\":true";
    if (event.is_erased) out += ",\"erased\":true";
    out.push_back('}');
    return out;
}

base::Result<Event> decode_event(EventKind kind, std::string_view stored) {
    const base::json::object object = TRY(base::parse_json_object(stored));
    const auto* actor = object.if_contains("actor");
    const auto* body = object.if_contains("body");
    if (actor == nullptr || body == nullptr) return base::missing_json_field("actor");
    Event event;
    TRY(base::read_json(*actor, "actor", event.actor));
    event.body = TRY(read_body(kind, *body));
    if (const auto* imported = object.if_contains("imported")) {
        TRY(base::read_json(*imported, "imported", event.is_imported));
    }
    if (const auto* erased = object.if_contains("erased")) {
        TRY(base::read_json(*erased, "erased", event.is_erased));
    }
    return event;
}

}  // namespace domain
