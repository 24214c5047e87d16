#include "storage/tombstones.h"

#include <array>

#include "domain/tombstone.h"
#include "storage/event_row.h"

namespace storage {

base::Result<void> rewrite_event(Database& db, domain::BrandId brand, const domain::Event& event) {
    constexpr Sql kRewrite{"update events set body = $1 where brand_id = $2 and seq = $3"};
    const std::string body = domain::encode_event(event);
    TRY(db.execute(kRewrite, std::array{Value(std::string_view(body)), bind(brand), Value(event.seq)}));
    return {};
}

base::Result<void> rewrite_stored_message(Database& db, domain::BrandId brand,
                                          domain::ConversationId conversation, std::string_view message_id,
                                          const ChangeEvent& change) {
    using enum domain::EventKind;
    constexpr Sql kSelect{
        "select seq, conversation_id, kind, at, body from events "
        "where brand_id = $1 and conversation_id = $2 and kind in ($3, $4, $5) order by seq"};
    const auto number = [](domain::EventKind kind) { return Value(static_cast<std::int64_t>(kind)); };
    const std::array values{bind(brand), bind(conversation), number(message_sent), number(message_edited),
                            number(send_planned)};
    std::vector<domain::Event> changed;
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        if (!row.text(4).contains(message_id)) return {};  // most rows need no reading
        auto event = TRY(read_event(row));
        if (domain::is_about(event, message_id) && change(event)) changed.push_back(std::move(event));
        return {};
    }));
    for (const auto& event : changed)
        TRY(rewrite_event(db, brand, event));
    return {};
}

}  // namespace storage
