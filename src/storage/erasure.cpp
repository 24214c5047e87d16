#include "storage/erasure.h"

#include "domain/erasure.h"
#include "storage/event_row.h"
#include "storage/media.h"

namespace storage {
namespace {

constexpr std::int64_t kPage = 500;

// One page of events, oldest first. Returns how many there were.
base::Result<std::int64_t> erase_page(Database& db, domain::BrandId brand,
                                      domain::ConversationId conversation, domain::ConsumerId consumer,
                                      std::int64_t& last) {
    constexpr Sql kSelect{
        "select seq, conversation_id, kind, at, body from events "
        "where brand_id = $1 and conversation_id = $2 and seq > $3 order by seq limit $4"};
    constexpr Sql kUpdate{"update events set body = $1 where brand_id = $2 and seq = $3"};
    std::vector<std::pair<std::int64_t, std::string>> bodies;
    TRY(db.query(kSelect, std::array{bind(brand), bind(conversation), Value(last), Value(kPage)},
                 [&](const Row& row) -> base::Result<void> {
                     const auto event = domain::erased(TRY(read_event(row)), consumer);
                     last = event.seq;
                     bodies.emplace_back(event.seq, domain::encode_event(event));
                     return {};
                 }));
    std::vector<Value> values;
    for (const auto& [seq, body] : bodies)
        values.insert(values.end(), {std::string_view(body), bind(brand), seq});
    if (!values.empty()) TRY(db.execute_many(kUpdate, 3, values));
    return std::ssize(bodies);
}

// What lies beside the log about who they were: counts of campaigns and complaints stay, words and addresses
// go.
base::Result<void> erase_beside(Database& db, domain::BrandId brand, domain::ConversationId conversation,
                                domain::ConsumerId consumer) {
    constexpr Sql kOutreach{
        "update outreach set consumer_id = $1 where brand_id = $2 and conversation_id = $3"};
    constexpr Sql kComplaints{
        "update complaints set consumer_id = $1, words = '' where brand_id = $2 and conversation_id = $3"};
    constexpr Sql kRecipients{
        "update campaign_recipients set evidence = '{}' where brand_id = $1 and conversation_id = $2"};
    constexpr Sql kMail{
        "delete from consumer_mail where brand_id = $1 and exists (select 1 from conversations c where "
        "c.brand_id = $1 and c.conversation_id = $2 and c.consumer_id = consumer_mail.consumer_id and "
        "c.location_id = consumer_mail.location_id)"};
    constexpr Sql kLinks{
        "delete from consumer_links where brand_id = $1 and exists (select 1 from conversations c where "
        "c.brand_id = $1 and c.conversation_id = $2 and c.consumer_id = consumer_links.consumer_id and "
        "c.location_id = consumer_links.location_id)"};
    // Who has another conversation with the brand stays somebody's child there.
    constexpr Sql kMinors{
        "delete from minors where brand_id = $1 and exists (select 1 from conversations c where c.brand_id = "
        "$1 and c.conversation_id = $2 and c.consumer_id = minors.consumer_id) and not exists (select 1 from "
        "conversations o where o.brand_id = $1 and o.conversation_id <> $2 and o.consumer_id = "
        "minors.consumer_id)"};
    for (const Sql& sql : {kOutreach, kComplaints})
        TRY(db.execute(sql, std::array{bind(consumer), bind(brand), bind(conversation)}));
    for (const Sql& sql : {kRecipients, kMail, kLinks, kMinors})
        TRY(db.execute(sql, std::array{bind(brand), bind(conversation)}));
    return {};
}

}  // namespace

base::Result<void> erase_stored(Database& db, domain::BrandId brand, domain::ConversationId conversation,
                                domain::ConsumerId consumer) {
    constexpr Sql kRename{
        "update conversations set consumer_id = $1 where brand_id = $2 and conversation_id = $3"};
    for (std::int64_t last = 0; TRY(erase_page(db, brand, conversation, consumer, last)) == kPage;) {
    }
    TRY(delete_media_of(db, brand, conversation));
    TRY(erase_beside(db, brand, conversation, consumer));  // before it is somebody else's
    TRY(db.execute(kRename, std::array{bind(consumer), bind(brand), bind(conversation)}));
    return {};
}

}  // namespace storage
