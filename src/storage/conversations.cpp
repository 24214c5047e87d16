#include "storage/conversations.h"

#include <unordered_map>

#include "storage/conversation_moves.h"
#include "storage/conversation_row.h"

namespace storage {
namespace {

using domain::BrandId;
using domain::Conversation;
using domain::ConversationId;

constexpr std::size_t kAtOnce = 25;  // ids in one query; as many placeholders in kFindMany

std::string select_where(std::string_view condition) {
    return fmt::format("select {} from conversations where {}", kConversationColumns, condition);
}

base::Result<std::optional<Conversation>> find_one(Database& db, Sql sql, std::span<const Value> values) {
    std::optional<Conversation> found;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        found = TRY(read_conversation(row));
        return {};
    }));
    return found;
}

// The last id fills the places that are left over.
base::Result<void> find_some(Database& db, BrandId brand, std::span<const ConversationId> ids,
                             std::unordered_map<ConversationId, Conversation>& out) {
    static const std::string text = select_where(
        "brand_id = $1 and conversation_id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
        "$15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)");
    std::vector<Value> values{bind(brand)};
    for (std::size_t i = 0; i < kAtOnce; ++i)
        values.push_back(bind(ids[std::min(i, ids.size() - 1)]));
    return db.query({text.c_str()}, values, [&](const Row& row) -> base::Result<void> {
        auto conversation = TRY(read_conversation(row));
        const auto id = conversation.id;
        out.insert_or_assign(id, std::move(conversation));
        return {};
    });
}

}  // namespace

base::Result<std::optional<Conversation>> find_conversation(Database& db, BrandId brand, ConversationId id) {
    static const std::string text = select_where("brand_id = $1 and conversation_id = $2");
    return find_one(db, {text.c_str()}, std::array{bind(brand), bind(id)});
}

base::Result<std::optional<Conversation>> find_conversation_of(Database& db, BrandId brand,
                                                               domain::ConsumerId consumer,
                                                               domain::LocationId location) {
    static const std::string text = select_where("brand_id = $1 and consumer_id = $2 and location_id = $3");
    auto found = TRY(find_one(db, {text.c_str()}, std::array{bind(brand), bind(consumer), bind(location)}));
    if (found) return found;
    const auto moved = TRY(find_moved_conversation(db, brand, consumer, location));
    return moved ? find_conversation(db, brand, *moved) : std::nullopt;
}

base::Result<std::vector<ConversationId>> conversations_of_consumer(Database& db, BrandId brand,
                                                                    domain::ConsumerId consumer) {
    constexpr Sql kFind{
        "select conversation_id from conversations where brand_id = $1 and consumer_id = $2 "
        "order by location_id"};
    std::vector<ConversationId> found;
    TRY(db.query(kFind, std::array{bind(brand), bind(consumer)}, [&](const Row& row) -> base::Result<void> {
        found.push_back({row.uuid(0)});
        return {};
    }));
    return found;
}

// One look per brand into the primary key. Brands on one installation are few; a second index over every
// conversation would cost each new one more than this costs the rare asker.
base::Result<std::optional<BrandId>> find_brand_of_conversation(Database& db, ConversationId id) {
    constexpr Sql kFind{
        "select brand_id from brands where exists (select 1 from conversations "
        "where conversations.brand_id = brands.brand_id and conversation_id = $1)"};
    std::optional<BrandId> found;
    TRY(db.query(kFind, std::array{bind(id)}, [&](const Row& row) -> base::Result<void> {
        found = BrandId{row.uuid(0)};
        return {};
    }));
    return found;
}

base::Result<std::vector<Conversation>> find_conversations(Database& db, BrandId brand,
                                                           const std::vector<ConversationId>& ids) {
    std::unordered_map<ConversationId, Conversation> found;
    for (std::span<const ConversationId> rest = ids; !rest.empty();) {
        const auto some = rest.first(std::min(kAtOnce, rest.size()));
        TRY(find_some(db, brand, some, found));
        rest = rest.subspan(some.size());
    }
    std::vector<Conversation> ordered;
    ordered.reserve(found.size());
    for (const auto& id : ids) {
        const auto at = found.find(id);
        if (at != found.end()) ordered.push_back(at->second);
    }
    return ordered;
}

namespace {

using EachConversation = std::function<base::Result<void>(const Conversation&)>;

// Page by page; `values` ends with where the next page begins and how long it is.
base::Result<void> for_each_page(Database& db, Sql sql, std::vector<Value> values,
                                 const EachConversation& each) {
    constexpr std::int64_t kPage = 1000;
    ConversationId last;
    std::vector<Conversation> page;
    values.resize(values.size() + 2);
    do {
        page.clear();
        *(values.end() - 2) = bind(last);
        values.back() = Value(kPage);
        TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
            page.push_back(TRY(read_conversation(row)));
            return {};
        }));
        for (const auto& conversation : page)
            TRY(each(conversation));
        if (!page.empty()) last = page.back().id;
    } while (page.size() == static_cast<std::size_t>(kPage));
    return {};
}

}  // namespace

base::Result<std::vector<Conversation>> conversations_after(Database& db, BrandId brand, ConversationId after,
                                                            std::size_t limit) {
    static const std::string text =
        select_where("brand_id = $1 and conversation_id > $2 order by conversation_id limit $3");
    std::vector<Conversation> found;
    TRY(db.query({text.c_str()},
                 std::array{bind(brand), bind(after), Value(static_cast<std::int64_t>(limit))},
                 [&](const Row& row) -> base::Result<void> {
                     found.push_back(TRY(read_conversation(row)));
                     return {};
                 }));
    return found;
}

base::Result<void> for_each_conversation(Database& db, BrandId brand, const EachConversation& each) {
    static const std::string text =
        select_where("brand_id = $1 and conversation_id > $2 order by conversation_id limit $3");
    return for_each_page(db, {text.c_str()}, {bind(brand)}, each);
}

base::Result<void> for_each_conversation_of(Database& db, BrandId brand, domain::LocationId location,
                                            const EachConversation& each) {
    static const std::string text = select_where(
        "brand_id = $1 and location_id = $2 and conversation_id > $3 order by conversation_id limit $4");
    return for_each_page(db, {text.c_str()}, {bind(brand), bind(location)}, each);
}

}  // namespace storage
