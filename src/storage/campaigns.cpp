#include "storage/campaigns.h"

namespace storage {

using domain::BrandId;

base::Result<std::optional<Campaign>> find_campaign(Database& db, BrandId brand, CampaignId id) {
    constexpr Sql kSelect{"select campaign from campaigns where brand_id = $1 and campaign_id = $2"};
    std::optional<Campaign> found;
    TRY(db.query(kSelect, std::array{bind(brand), bind(id)}, [&](const Row& row) -> base::Result<void> {
        found = TRY(base::decode<Campaign>(row.text(0)));
        return {};
    }));
    return found;
}

base::Result<std::vector<Campaign>> campaigns_of(Database& db, BrandId brand,
                                                 std::optional<CampaignId> before, std::size_t most) {
    constexpr Sql kSelect{
        "select campaign from campaigns where brand_id = $1 and campaign_id < $2 order by campaign_id desc "
        "limit $3"};
    CampaignId end;
    end.value.bytes.fill(0xFF);
    std::vector<Campaign> found;
    const auto from = before.value_or(end);
    const std::array values{bind(brand), bind(from), Value(std::int64_t(most))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found.push_back(TRY(base::decode<Campaign>(row.text(0))));
        return {};
    }));
    return found;
}

base::Result<void> put_campaign(Database& db, BrandId brand, const Campaign& campaign,
                                std::optional<base::Timestamp> look_at) {
    constexpr Sql kPut{
        "insert into campaigns (brand_id, campaign_id, look_at, campaign) values ($1, $2, $3, $4) "
        "on conflict (brand_id, campaign_id) do update set look_at = excluded.look_at, "
        "campaign = excluded.campaign"};
    const std::string text = base::encode(campaign);
    TRY(db.execute(kPut, std::array{bind(brand), bind(campaign.id), storage::bind(look_at),
                                    Value(std::string_view(text))}));
    return {};
}

base::Result<DueCampaigns> due_campaigns(Database& db, BrandId brand, base::Timestamp now, std::size_t most) {
    constexpr Sql kSelect{
        "select campaign_id, look_at from campaigns where brand_id = $1 and look_at is not null "
        "order by look_at limit $2"};
    DueCampaigns found;
    const std::array values{bind(brand), Value(std::int64_t(most))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        if (row.time(1) <= now)
            found.due.push_back({row.uuid(0)});
        else if (!found.next_at)
            found.next_at = row.time(1);
        return {};
    }));
    return found;
}

base::Result<void> add_recipients(Database& db, BrandId brand, CampaignId id,
                                  std::span<const Recipient> recipients) {
    constexpr Sql kAdd{
        "insert into campaign_recipients (brand_id, campaign_id, place, conversation_id, evidence, state, "
        "look_at, reason_code) values ($1, $2, $3, $4, $5, $6, $7, $8)"};
    std::vector<Value> values;
    values.reserve(recipients.size() * 8);
    for (const auto& one : recipients) {
        values.insert(values.end(), {bind(brand), bind(id), Value(one.place), bind(one.conversation),
                                     Value(std::string_view(one.evidence)), Value(std::int64_t{0}),
                                     Value(std::int64_t{0}), Value(std::string_view())});
    }
    return db.execute_many(kAdd, 8, values);
}

base::Result<std::vector<Recipient>> waiting_recipients(Database& db, BrandId brand, CampaignId id,
                                                        base::Timestamp now, std::size_t most) {
    constexpr Sql kSelect{
        "select place, conversation_id, evidence from campaign_recipients where brand_id = $1 "
        "and campaign_id = $2 and state = 0 and look_at <= $3 order by look_at, place limit $4"};
    std::vector<Recipient> found;
    const std::array values{bind(brand), bind(id), bind(now), Value(std::int64_t(most))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found.push_back({row.integer(0), {row.uuid(1)}, std::string(row.text(2))});
        return {};
    }));
    return found;
}

base::Result<std::optional<base::Timestamp>> next_recipient_at(Database& db, BrandId brand, CampaignId id) {
    constexpr Sql kSelect{
        "select min(look_at) from campaign_recipients where brand_id = $1 and campaign_id = $2 and state = "
        "0"};
    std::optional<base::Timestamp> at;
    TRY(db.query(kSelect, std::array{bind(brand), bind(id)}, [&](const Row& row) -> base::Result<void> {
        at = row.find_time(0);
        return {};
    }));
    return at;
}

base::Result<void> put_recipient(Database& db, BrandId brand, CampaignId id, std::int64_t place,
                                 RecipientState state, base::Timestamp look_at,
                                 std::string_view reason_code) {
    constexpr Sql kPut{
        "update campaign_recipients set state = $1, look_at = $2, reason_code = $3 where brand_id = $4 "
        "and campaign_id = $5 and place = $6"};
    TRY(db.execute(kPut, std::array{Value(std::int64_t(state)), bind(look_at), Value(reason_code),
                                    bind(brand), bind(id), Value(place)}));
    return {};
}

}  // namespace storage
