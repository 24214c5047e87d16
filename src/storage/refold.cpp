#include "storage/refold.h"

#include "base/log.h"
#include "storage/conversation_row.h"
#include "storage/events.h"
#include "storage/reference.h"

namespace storage {
namespace {

using base::Result;
using domain::BrandId;
using domain::ConversationId;

constexpr std::int64_t kPage = 500;
constexpr std::string_view kPart = "fold";  // in schema_version

Result<std::vector<ConversationId>> ids_after(Database& db, BrandId brand, ConversationId last) {
    constexpr Sql kSelect{
        "select conversation_id from conversations where brand_id = $1 and conversation_id > $2 "
        "order by conversation_id limit $3"};
    std::vector<ConversationId> ids;
    TRY(db.query(kSelect, std::array{bind(brand), bind(last), Value(kPage)},
                 [&](const Row& row) -> Result<void> {
                     ids.push_back({row.uuid(0)});
                     return {};
                 }));
    return ids;
}

Result<domain::Conversation> fold(Database& db, BrandId brand, ConversationId id) {
    domain::Conversation state;
    for (std::size_t found = kPage; found == kPage;) {
        const auto events = TRY(events_of_conversation_after(db, brand, id, state.last_seq, kPage));
        for (const auto& event : events)
            domain::apply(state, event);
        found = events.size();
    }
    return state;
}

Result<void> fold_page(Database& db, BrandId brand, const std::vector<ConversationId>& ids) {
    std::string text;
    for (const auto& id : ids) {
        const auto state = TRY(fold(db, brand, id));
        write_state(text, state);
        std::vector<Value> values;
        push_update_conversation(values, brand, state, text);
        TRY(db.execute(kUpdateConversation, values));
    }
    return {};
}

Result<void> fold_brand(Database& db, BrandId brand) {
    ConversationId last;
    for (;;) {
        const auto ids = TRY(ids_after(db, brand, last));
        if (ids.empty()) return {};
        TRY(db.begin(Access::write));
        auto folded = fold_page(db, brand, ids);
        if (folded) folded = db.commit();
        if (!folded) {
            db.rollback();
            return folded;
        }
        last = ids.back();
    }
}

}  // namespace

Result<bool> needs_refold(Database& db) {
    constexpr Sql kSelect{"select version from schema_version where part = $1"};
    constexpr Sql kAny{"select 1 from conversations limit 1"};
    std::int64_t version = 0;
    TRY(db.query(kSelect, std::array{Value(kPart)}, [&](const Row& row) -> Result<void> {
        version = row.integer(0);
        return {};
    }));
    if (version == domain::kFoldVersion) return false;
    bool has_any = false;
    TRY(db.query(kAny, {}, [&](const Row&) -> Result<void> {
        has_any = true;
        return {};
    }));
    if (!has_any) TRY(note_refolded(db));
    return has_any;
}

Result<void> refold(Database& db) {
    base::log(base::LogLevel::info, "refold_started", {{"version", domain::kFoldVersion}});
    for (const auto& brand : TRY(all_brands(db)))
        TRY(fold_brand(db, brand.id));
    base::log(base::LogLevel::info, "refold_done");
    return {};
}

Result<void> note_refolded(Database& db) {
    constexpr Sql kWrite{
        "insert into schema_version (part, version) values ($1, $2) "
        "on conflict (part) do update set version = excluded.version"};
    TRY(db.execute(kWrite, std::array{Value(kPart), Value(std::int64_t{domain::kFoldVersion})}));
    return {};
}

}  // namespace storage
