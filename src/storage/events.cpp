#include "storage/events.h"

#include <fmt/format.h>

#include <unordered_set>

#include "storage/conversation_moves.h"
#include "storage/event_row.h"
#include "storage/stored_enum.h"

namespace storage {
namespace {

using domain::BrandId;
using domain::ConversationId;
using domain::Event;

base::Result<std::vector<Event>> read_events(Database& db, Sql sql, std::span<const Value> values) {
    std::vector<Event> events;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        events.push_back(TRY(read_event(row)));
        return {};
    }));
    return events;
}

}  // namespace

base::Result<Event> read_event(const Row& row) {
    auto event = domain::decode_event(TRY(stored_enum<domain::EventKind>(row.integer(2))), row.text(4));
    if (!event) return corrupt(fmt::format("event {} cannot be read", row.integer(0)));
    event->seq = row.integer(0);
    event->conversation = {row.uuid(1)};
    event->at = row.time(3);
    return event;
}

base::Result<std::vector<Event>> events_before(Database& db, BrandId brand, ConversationId conversation,
                                               std::int64_t before_seq, std::size_t limit) {
    constexpr Sql kSelect{
        "select seq, conversation_id, kind, at, body from events "
        "where brand_id = $1 and conversation_id = $2 and seq < $3 order by seq desc limit $4"};
    const std::array values{bind(brand), bind(conversation), Value(before_seq),
                            Value(static_cast<std::int64_t>(limit))};
    auto events = TRY(read_events(db, kSelect, values));
    std::ranges::reverse(events);
    return events;
}

base::Result<std::vector<Event>> events_of_conversation_after(Database& db, BrandId brand,
                                                              ConversationId conversation,
                                                              std::int64_t after_seq, std::size_t limit) {
    constexpr Sql kSelect{
        "select seq, conversation_id, kind, at, body from events "
        "where brand_id = $1 and conversation_id = $2 and seq > $3 order by seq limit $4"};
    const std::array values{bind(brand), bind(conversation), Value(after_seq),
                            Value(static_cast<std::int64_t>(limit))};
    return read_events(db, kSelect, values);
}

base::Result<std::vector<CommittedEvent>> events_after(Database& db, BrandId brand, std::int64_t after_seq,
                                                       std::size_t limit) {
    constexpr Sql kSelect{
        "select e.seq, e.conversation_id, e.kind, e.at, e.body, c.location_id, c.agent_id, c.consumer_id "
        "from events e join conversations c on c.brand_id = e.brand_id and c.conversation_id = "
        "e.conversation_id "
        "where e.brand_id = $1 and e.seq > $2 order by e.seq limit $3"};
    std::vector<CommittedEvent> events;
    const std::array values{bind(brand), Value(after_seq), Value(static_cast<std::int64_t>(limit))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        events.push_back({brand, {row.uuid(5)}, {row.uuid(6)}, {row.uuid(7)}, TRY(read_event(row))});
        return {};
    }));
    TRY(place_events(db, brand, after_seq, events));
    return events;
}

base::Result<std::optional<Event>> find_event_by_client_key(Database& db, BrandId brand,
                                                            ConversationId conversation,
                                                            std::string_view client_key) {
    if (client_key.empty()) return std::nullopt;
    constexpr Sql kSelect{
        "select seq, conversation_id, kind, at, body from events "
        "where brand_id = $1 and conversation_id = $2 and key_hash = $3 order by seq"};
    const std::array values{bind(brand), bind(conversation), Value(domain::client_key_hash(client_key))};
    // Different keys may share a hash.
    for (auto& event : TRY(read_events(db, kSelect, values))) {
        if (domain::client_key(event) == client_key) return std::move(event);
    }
    return std::nullopt;
}

base::Result<Touched> touched_after(Database& db, BrandId brand, std::int64_t after_seq, std::size_t limit) {
    constexpr Sql kSelect{
        "select seq, conversation_id from events where brand_id = $1 and seq > $2 order by seq limit $3"};
    Touched touched{{}, after_seq};
    std::unordered_set<ConversationId> seen;
    const std::array values{bind(brand), Value(after_seq), Value(static_cast<std::int64_t>(limit))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        touched.seq = row.integer(0);
        const ConversationId id{row.uuid(1)};
        if (seen.insert(id).second) touched.conversations.push_back(id);
        return {};
    }));
    return touched;
}

base::Result<std::int64_t> last_seq(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select last_seq from brands where brand_id = $1"};
    std::int64_t seq = 0;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        seq = row.integer(0);
        return {};
    }));
    return seq;
}

}  // namespace storage
