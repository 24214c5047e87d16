#include "storage/outreach.h"

#include <algorithm>

#include "storage/stored_enum.h"

namespace storage {
namespace {

using domain::BrandId;
using domain::LocationId;
using domain::outreach::CampaignId;

Value bind_campaign(const std::optional<CampaignId>& campaign) {
    return campaign ? bind(*campaign) : Value();
}

base::Result<std::int64_t> count(Database& db, Sql sql, std::span<const Value> values) {
    std::int64_t found = 0;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        found = row.integer(0);
        return {};
    }));
    return found;
}

base::Result<std::optional<OutreachRow>> find_outreach(Database& db, Sql sql, std::span<const Value> values) {
    std::optional<OutreachRow> found;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        found = OutreachRow{{row.uuid(0)},
                            row.time(1),
                            {row.uuid(2)},
                            {row.uuid(3)},
                            std::string(row.text(4)),
                            {},
                            {row.integer(6), row.integer(7)},
                            row.integer(8) != 0};
        if (!row.is_null(5)) found->campaign = CampaignId{row.uuid(5)};
        return {};
    }));
    return found;
}

}  // namespace

base::Result<void> put_outreach(Database& db, BrandId brand, const OutreachRow& row) {
    constexpr Sql kPut{
        "insert into outreach (brand_id, conversation_id, at, location_id, consumer_id, reason_code, "
        "campaign_id, likeness_low, likeness_high, is_opted_out) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
        "$10) on conflict (brand_id, conversation_id, at) do nothing"};
    TRY(db.execute(kPut, std::array{bind(brand), bind(row.conversation), bind(row.at), bind(row.location),
                                    bind(row.consumer), Value(std::string_view(row.reason_code)),
                                    bind_campaign(row.campaign), Value(row.likeness.low),
                                    Value(row.likeness.high), Value(std::int64_t{row.is_opted_out})}));
    return {};
}

base::Result<std::vector<domain::policy::SentByHand>> sent_by_hand(Database& db, BrandId brand,
                                                                   LocationId location, base::Timestamp since,
                                                                   std::size_t most) {
    constexpr Sql kSelect{
        "select at, likeness_low, likeness_high from outreach where brand_id = $1 and location_id = $2 "
        "and at > $3 and campaign_id is null order by at desc limit $4"};
    std::vector<domain::policy::SentByHand> found;
    const std::array values{bind(brand), bind(location), bind(since), Value(std::int64_t(most))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found.push_back({row.time(0), {row.integer(1), row.integer(2)}});
        return {};
    }));
    std::ranges::reverse(found);
    return found;
}

base::Result<std::optional<OutreachRow>> newest_outreach(Database& db, BrandId brand,
                                                         domain::ConversationId conversation,
                                                         base::Timestamp since) {
    constexpr Sql kSelect{
        "select conversation_id, at, location_id, consumer_id, reason_code, campaign_id, likeness_low, "
        "likeness_high, is_opted_out from outreach where brand_id = $1 and conversation_id = $2 and at > $3 "
        "order by at desc limit 1"};
    return find_outreach(db, kSelect, std::array{bind(brand), bind(conversation), bind(since)});
}

base::Result<std::optional<OutreachRow>> newest_of_campaign(Database& db, BrandId brand,
                                                            domain::ConsumerId consumer,
                                                            base::Timestamp since) {
    constexpr Sql kSelect{
        "select conversation_id, at, location_id, consumer_id, reason_code, campaign_id, likeness_low, "
        "likeness_high, is_opted_out from outreach where brand_id = $1 and consumer_id = $2 and at > $3 "
        "and campaign_id is not null order by at desc limit 1"};
    return find_outreach(db, kSelect, std::array{bind(brand), bind(consumer), bind(since)});
}

base::Result<void> mark_opted_out(Database& db, BrandId brand, const OutreachRow& row) {
    constexpr Sql kMark{
        "update outreach set is_opted_out = 1 where brand_id = $1 and conversation_id = $2 and at = $3"};
    TRY(db.execute(kMark, std::array{bind(brand), bind(row.conversation), bind(row.at)}));
    return {};
}

base::Result<std::int64_t> count_delivered(Database& db, BrandId brand, LocationId location,
                                           std::string_view reason_code, base::Timestamp since) {
    constexpr Sql kCount{
        "select count(*) from outreach where brand_id = $1 and location_id = $2 and at > $3 "
        "and reason_code = $4"};
    return count(db, kCount, std::array{bind(brand), bind(location), bind(since), Value(reason_code)});
}

base::Result<Reached> reached(Database& db, BrandId brand, base::Timestamp since) {
    constexpr Sql kSelect{
        "select count(*), cast(sum(n) as bigint), min(newest) from (select count(*) as n, max(at) as newest "
        "from outreach "
        "where brand_id = $1 and at > $2 group by consumer_id) as each_one"};
    Reached found;
    TRY(db.query(kSelect, std::array{bind(brand), bind(since)}, [&](const Row& row) -> base::Result<void> {
        found = {row.integer(0), row.integer(1), row.find_time(2)};
        return {};
    }));
    return found;
}

base::Result<bool> was_reached(Database& db, BrandId brand, domain::ConsumerId consumer,
                               base::Timestamp since) {
    constexpr Sql kSelect{
        "select count(*) from outreach where brand_id = $1 and consumer_id = $2 and at > $3"};
    return TRY(count(db, kSelect, std::array{bind(brand), bind(consumer), bind(since)})) > 0;
}

base::Result<SentByCampaign> sent_by(Database& db, BrandId brand, CampaignId campaign,
                                     base::Timestamp since) {
    constexpr Sql kSelect{
        "select count(*), min(at) from outreach where brand_id = $1 and at > $2 and campaign_id = $3"};
    SentByCampaign found;
    const std::array values{bind(brand), bind(since), bind(campaign)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found = {row.integer(0), row.find_time(1)};
        return {};
    }));
    return found;
}

base::Result<std::vector<domain::policy::Likeness>> texts_sent(Database& db, BrandId brand,
                                                               base::Timestamp since) {
    constexpr Sql kSelect{
        "select distinct likeness_low, likeness_high from outreach where brand_id = $1 and at > $2"};
    std::vector<domain::policy::Likeness> found;
    TRY(db.query(kSelect, std::array{bind(brand), bind(since)}, [&](const Row& row) -> base::Result<void> {
        found.push_back({row.integer(0), row.integer(1)});
        return {};
    }));
    return found;
}

base::Result<void> forget_outreach(Database& db, BrandId brand, base::Timestamp before) {
    constexpr Sql kForget{"delete from outreach where brand_id = $1 and at < $2"};
    TRY(db.execute(kForget, std::array{bind(brand), bind(before)}));
    return {};
}

base::Result<void> put_complaint(Database& db, BrandId brand, const ComplaintRow& row) {
    constexpr Sql kPut{
        "insert into complaints (brand_id, consumer_id, location_id, at, conversation_id, kind, words, "
        "weight, "
        "reason_code, campaign_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
    TRY(db.execute(kPut, std::array{bind(brand), bind(row.consumer), bind(row.location), bind(row.at),
                                    bind(row.conversation), Value(std::int64_t(row.kind)),
                                    Value(std::string_view(row.words)), Value(row.weight),
                                    Value(std::string_view(row.reason_code)), bind_campaign(row.campaign)}));
    return {};
}

base::Result<std::optional<base::Timestamp>> newest_complaint(Database& db, BrandId brand,
                                                              domain::ConsumerId consumer,
                                                              LocationId location) {
    constexpr Sql kSelect{
        "select max(at) from complaints where brand_id = $1 and consumer_id = $2 and location_id = $3"};
    std::optional<base::Timestamp> found;
    const std::array values{bind(brand), bind(consumer), bind(location)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found = row.find_time(0);
        return {};
    }));
    return found;
}

base::Result<std::int64_t> shops_complained_about(Database& db, BrandId brand, domain::ConsumerId consumer,
                                                  base::Timestamp since) {
    constexpr Sql kCount{
        "select count(distinct location_id) from complaints where brand_id = $1 and consumer_id = $2 "
        "and at > $3"};
    return count(db, kCount, std::array{bind(brand), bind(consumer), bind(since)});
}

base::Result<void> void_complaints(Database& db, BrandId brand, domain::ConsumerId consumer,
                                   base::Timestamp since) {
    constexpr Sql kVoid{
        "update complaints set weight = 0 where brand_id = $1 and consumer_id = $2 and at > $3"};
    TRY(db.execute(kVoid, std::array{bind(brand), bind(consumer), bind(since)}));
    return {};
}

base::Result<std::int64_t> count_complaints(Database& db, BrandId brand, LocationId location,
                                            std::string_view reason_code, base::Timestamp since) {
    constexpr Sql kCount{
        "select count(*) from complaints where brand_id = $1 and location_id = $2 and at > $3 "
        "and reason_code = $4 and kind = 0 and weight > 0"};
    return count(db, kCount, std::array{bind(brand), bind(location), bind(since), Value(reason_code)});
}

base::Result<std::int64_t> count_complaints(Database& db, BrandId brand, base::Timestamp since) {
    constexpr Sql kCount{
        "select count(*) from complaints where brand_id = $1 and at > $2 and reason_code <> '' and kind = 0 "
        "and weight > 0"};
    return count(db, kCount, std::array{bind(brand), bind(since)});
}

base::Result<std::vector<Complained>> complained_since(Database& db, BrandId brand, LocationId location,
                                                       base::Timestamp since) {
    constexpr Sql kSelect{
        "select consumer_id, max(at) from complaints where brand_id = $1 and location_id = $2 and at > $3 "
        "group by consumer_id"};
    std::vector<Complained> found;
    const std::array values{bind(brand), bind(location), bind(since)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found.push_back({{row.uuid(0)}, row.time(1)});
        return {};
    }));
    return found;
}

base::Result<std::vector<ComplaintCount>> complaint_counts(Database& db, BrandId brand, LocationId location,
                                                           base::Timestamp since) {
    constexpr Sql kSelect{
        "select kind, count(*) from complaints where brand_id = $1 and location_id = $2 and at > $3 "
        "and weight > 0 group by kind order by kind"};
    std::vector<ComplaintCount> found;
    const std::array values{bind(brand), bind(location), bind(since)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found.push_back({TRY(stored_enum<domain::outreach::ComplaintKind>(row.integer(0))), row.integer(1)});
        return {};
    }));
    return found;
}

base::Result<domain::outreach::Standing> find_standing(Database& db, BrandId brand, LocationId location) {
    constexpr Sql kSelect{"select standing from outreach_standing where brand_id = $1 and location_id = $2"};
    domain::outreach::Standing standing;
    const std::array values{bind(brand), bind(location)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        standing = TRY(base::decode<domain::outreach::Standing>(row.text(0)));
        return {};
    }));
    return standing;
}

base::Result<void> put_standing(Database& db, BrandId brand, LocationId location,
                                const domain::outreach::Standing& standing) {
    constexpr Sql kPut{
        "insert into outreach_standing (brand_id, location_id, standing) values ($1, $2, $3) "
        "on conflict (brand_id, location_id) do update set standing = excluded.standing"};
    const std::string text = base::encode(standing);
    TRY(db.execute(kPut, std::array{bind(brand), bind(location), Value(std::string_view(text))}));
    return {};
}

base::Result<std::optional<domain::outreach::Tier>> find_tier(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select tier from outreach_tiers where brand_id = $1"};
    std::optional<domain::outreach::Tier> tier;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        tier = TRY(base::decode<domain::outreach::Tier>(row.text(0)));
        return {};
    }));
    return tier;
}

base::Result<void> put_tier(Database& db, BrandId brand, const domain::outreach::Tier& tier) {
    constexpr Sql kPut{
        "insert into outreach_tiers (brand_id, tier) values ($1, $2) "
        "on conflict (brand_id) do update set tier = excluded.tier"};
    const std::string text = base::encode(tier);
    TRY(db.execute(kPut, std::array{bind(brand), Value(std::string_view(text))}));
    return {};
}

base::Result<std::int64_t> add_secret_request(Database& db, BrandId brand, LocationId location,
                                              std::int64_t text_hash, base::Timestamp at,
                                              base::Timestamp since) {
    constexpr Sql kPut{
        "insert into secret_requests (brand_id, location_id, text_hash, at) values ($1, $2, $3, $4) "
        "on conflict (brand_id, location_id, text_hash) do update set at = excluded.at"};
    TRY(db.execute(kPut, std::array{bind(brand), bind(location), Value(text_hash), bind(at)}));
    return count_secret_requests(db, brand, location, since);
}

base::Result<std::int64_t> count_secret_requests(Database& db, BrandId brand, LocationId location,
                                                 base::Timestamp since) {
    constexpr Sql kCount{
        "select count(*) from secret_requests where brand_id = $1 and location_id = $2 and at > $3"};
    return count(db, kCount, std::array{bind(brand), bind(location), bind(since)});
}

base::Result<std::vector<domain::ConsumerId>> minors_of(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select consumer_id from minors where brand_id = $1"};
    std::vector<domain::ConsumerId> found;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        found.push_back({row.uuid(0)});
        return {};
    }));
    return found;
}

base::Result<bool> is_minor(Database& db, BrandId brand, domain::ConsumerId consumer) {
    constexpr Sql kSelect{"select count(*) from minors where brand_id = $1 and consumer_id = $2"};
    return TRY(count(db, kSelect, std::array{bind(brand), bind(consumer)})) > 0;
}

base::Result<void> put_minor(Database& db, BrandId brand, domain::ConsumerId consumer, bool is_minor,
                             std::string_view set_by, base::Timestamp at) {
    constexpr Sql kPut{
        "insert into minors (brand_id, consumer_id, set_by, set_at) values ($1, $2, $3, $4) "
        "on conflict (brand_id, consumer_id) do nothing"};
    constexpr Sql kTake{"delete from minors where brand_id = $1 and consumer_id = $2"};
    if (is_minor) {
        TRY(db.execute(kPut, std::array{bind(brand), bind(consumer), Value(set_by), bind(at)}));
    } else {
        TRY(db.execute(kTake, std::array{bind(brand), bind(consumer)}));
    }
    return {};
}

}  // namespace storage
