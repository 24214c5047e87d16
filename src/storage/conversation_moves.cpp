#include "storage/conversation_moves.h"

#include <map>

namespace storage {

using domain::BrandId;
using domain::ConversationId;
using domain::LocationId;

base::Result<void> put_conversation_move(Database& db, BrandId brand, const domain::Event& moved) {
    constexpr Sql kPut{
        "insert into conversation_moves (brand_id, conversation_id, seq, from_location_id) "
        "values ($1, $2, $3, $4)"};
    const auto& body = std::get<domain::ConversationMoved>(moved.body);
    TRY(db.execute(kPut,
                   std::array{bind(brand), bind(moved.conversation), Value(moved.seq), bind(body.from)}));
    return {};
}

base::Result<std::optional<ConversationId>> find_moved_conversation(Database& db, BrandId brand,
                                                                    domain::ConsumerId consumer,
                                                                    LocationId from) {
    constexpr Sql kFind{
        "select m.conversation_id from conversations c join conversation_moves m on m.brand_id = c.brand_id "
        "and m.conversation_id = c.conversation_id where c.brand_id = $1 and c.consumer_id = $2 "
        "and m.from_location_id = $3 order by m.seq desc limit 1"};
    std::optional<ConversationId> found;
    TRY(db.query(kFind, std::array{bind(brand), bind(consumer), bind(from)},
                 [&](const Row& row) -> base::Result<void> {
                     found = ConversationId{row.uuid(0)};
                     return {};
                 }));
    return found;
}

// Moves are few, and those that lie ahead of what is read are fewer.
base::Result<void> place_events(Database& db, BrandId brand, std::int64_t after_seq,
                                std::span<CommittedEvent> events) {
    constexpr Sql kSelect{
        "select conversation_id, seq, from_location_id from conversation_moves "
        "where brand_id = $1 and seq > $2 order by seq"};
    if (events.empty()) return {};
    std::map<std::pair<ConversationId, std::int64_t>, LocationId> left;
    TRY(db.query(kSelect, std::array{bind(brand), Value(after_seq)},
                 [&](const Row& row) -> base::Result<void> {
                     left[{{row.uuid(0)}, row.integer(1)}] = {row.uuid(2)};
                     return {};
                 }));
    if (left.empty()) return {};
    for (CommittedEvent& event : events) {
        const auto next = left.upper_bound({event.event.conversation, event.event.seq});
        if (next != left.end() && next->first.first == event.event.conversation)
            event.location = next->second;
    }
    return {};
}

}  // namespace storage
