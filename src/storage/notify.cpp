#include "storage/notify.h"

#include "storage/stored_enum.h"

namespace storage {

using domain::BrandId;
using domain::ConsumerId;
using domain::LocationId;
using domain::StaffId;
using domain::notify::Settings;

namespace {

Value text(const std::string& value) {
    return Value(std::string_view(value));
}

base::Result<Notice> read_notice(const Row& row) {
    return Notice{row.uuid(0), TRY(stored_enum<NoticeChannel>(row.integer(1))),
                  row.uuid(2), row.integer(3),
                  row.time(4), row.integer(5) != 0};
}

base::Result<std::vector<Notice>> read_notices(Database& db, Sql sql, std::span<const Value> values) {
    std::vector<Notice> all;
    TRY(db.query(sql, values, [&](const Row& row) -> base::Result<void> {
        all.push_back(TRY(read_notice(row)));
        return {};
    }));
    return all;
}

}  // namespace

base::Result<std::map<StaffId, Settings>> all_notify_settings(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select staff_id, settings from notify_settings where brand_id = $1"};
    std::map<StaffId, Settings> all;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        // What another version of this program has saved and this one cannot read is left out.
        if (auto settings = base::decode<Settings>(row.text(1))) all[{row.uuid(0)}] = std::move(*settings);
        return {};
    }));
    return all;
}

base::Result<void> put_notify_settings(Database& db, BrandId brand, StaffId staff, const Settings& settings,
                                       base::Timestamp now) {
    constexpr Sql kPut{
        "insert into notify_settings (brand_id, staff_id, settings, set_at) values ($1, $2, $3, $4) "
        "on conflict (brand_id, staff_id) do update set settings = excluded.settings, set_at = "
        "excluded.set_at"};
    const std::string words = base::encode(settings);
    TRY(db.execute(kPut, std::array{bind(brand), bind(staff), text(words), bind(now)}));
    return {};
}

base::Result<std::map<StaffId, std::vector<PushDevice>>> all_push_devices(Database& db, BrandId brand) {
    constexpr Sql kSelect{
        "select staff_id, device_id, endpoint, p256dh, auth, name, added_at from push_devices where brand_id "
        "= "
        "$1 order by staff_id, added_at, device_id"};
    std::map<StaffId, std::vector<PushDevice>> all;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        all[{row.uuid(0)}].push_back({row.uuid(1), std::string(row.text(2)), std::string(row.text(3)),
                                      std::string(row.text(4)), std::string(row.text(5)), row.time(6)});
        return {};
    }));
    return all;
}

base::Result<void> put_push_device(Database& db, BrandId brand, StaffId staff, const PushDevice& device) {
    constexpr Sql kPut{
        "insert into push_devices (brand_id, staff_id, device_id, endpoint, p256dh, auth, name, added_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (brand_id, staff_id, device_id) do update set "
        "p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name, added_at = excluded.added_at"};
    TRY(db.execute(kPut, std::array{bind(brand), bind(staff), bind(device.id), text(device.endpoint),
                                    Value(Bytes{device.p256dh}), Value(Bytes{device.auth}), text(device.name),
                                    bind(device.added_at)}));
    return {};
}

base::Result<void> take_push_device_from_others(Database& db, BrandId brand, StaffId staff,
                                                const base::Uuid& device) {
    constexpr Sql kDelete{
        "delete from push_devices where brand_id = $1 and device_id = $2 and staff_id <> $3"};
    TRY(db.execute(kDelete, std::array{bind(brand), bind(device), bind(staff)}));
    return {};
}

base::Result<bool> delete_push_device(Database& db, BrandId brand, StaffId staff, const base::Uuid& device) {
    constexpr Sql kDelete{
        "delete from push_devices where brand_id = $1 and staff_id = $2 and device_id = $3"};
    return TRY(db.execute(kDelete, std::array{bind(brand), bind(staff), bind(device)})) > 0;
}

base::Result<std::vector<Notice>> notices_about(Database& db, BrandId brand, const base::Uuid& subject) {
    constexpr Sql kSelect{
        "select recipient_id, channel, subject_id, seq, at, is_open from notices where brand_id = $1 and "
        "subject_id = $2 order by recipient_id, channel"};
    return read_notices(db, kSelect, std::array{bind(brand), bind(subject)});
}

base::Result<std::vector<Notice>> notices_of_channel(Database& db, BrandId brand, NoticeChannel channel) {
    constexpr Sql kSelect{
        "select recipient_id, channel, subject_id, seq, at, is_open from notices where brand_id = $1 and "
        "channel = $2 order by recipient_id, subject_id"};
    return read_notices(db, kSelect, std::array{bind(brand), Value(static_cast<std::int64_t>(channel))});
}

base::Result<void> forget_notices(Database& db, BrandId brand, base::Timestamp before) {
    constexpr Sql kDelete{"delete from notices where brand_id = $1 and at < $2 and is_open = 0"};
    TRY(db.execute(kDelete, std::array{bind(brand), bind(before)}));
    return {};
}

base::Result<void> put_notices(Database& db, BrandId brand, std::span<const Notice> notices) {
    constexpr Sql kPut{
        "insert into notices (brand_id, recipient_id, channel, subject_id, seq, at, is_open) values ($1, $2, "
        "$3, $4, $5, $6, $7) on conflict (brand_id, recipient_id, channel, subject_id) do update set seq = "
        "excluded.seq, at = excluded.at, is_open = excluded.is_open"};
    for (const Notice& notice : notices) {
        TRY(db.execute(kPut, std::array{bind(brand), bind(notice.recipient),
                                        Value(static_cast<std::int64_t>(notice.channel)),
                                        bind(notice.subject), Value(notice.seq), bind(notice.at),
                                        Value(std::int64_t(notice.is_open ? 1 : 0))}));
    }
    return {};
}

base::Result<std::optional<ConsumerMail>> find_consumer_mail(Database& db, BrandId brand, ConsumerId consumer,
                                                             LocationId location) {
    constexpr Sql kSelect{
        "select address, language, agreed_to, agreed_at from consumer_mail where brand_id = $1 and "
        "consumer_id "
        "= $2 and location_id = $3"};
    std::optional<ConsumerMail> found;
    TRY(db.query(kSelect, std::array{bind(brand), bind(consumer), bind(location)},
                 [&](const Row& row) -> base::Result<void> {
                     found = ConsumerMail{consumer,
                                          location,
                                          std::string(row.text(0)),
                                          std::string(row.text(1)),
                                          std::string(row.text(2)),
                                          row.time(3)};
                     return {};
                 }));
    return found;
}

base::Result<void> put_consumer_mail(Database& db, BrandId brand, const ConsumerMail& mail) {
    constexpr Sql kPut{
        "insert into consumer_mail (brand_id, consumer_id, location_id, address, language, agreed_to, "
        "agreed_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (brand_id, consumer_id, location_id) do "
        "update set address = excluded.address, language = excluded.language, agreed_to = "
        "excluded.agreed_to, "
        "agreed_at = excluded.agreed_at"};
    TRY(db.execute(kPut, std::array{bind(brand), bind(mail.consumer), bind(mail.location), text(mail.address),
                                    text(mail.language), text(mail.agreed_to), bind(mail.agreed_at)}));
    return {};
}

base::Result<void> move_consumer_mail(Database& db, BrandId brand, ConsumerId consumer,
                                      domain::LocationId from, domain::LocationId to) {
    constexpr Sql kMove{
        "update consumer_mail set location_id = $1 where brand_id = $2 and consumer_id = $3 and location_id "
        "= $4 and not exists (select 1 from consumer_mail o where o.brand_id = $2 and o.consumer_id = $3 "
        "and o.location_id = $1)"};
    TRY(db.execute(kMove, std::array{bind(to), bind(brand), bind(consumer), bind(from)}));
    return {};
}

base::Result<bool> delete_consumer_mail(Database& db, BrandId brand, ConsumerId consumer,
                                        LocationId location) {
    constexpr Sql kLinks{
        "delete from consumer_links where brand_id = $1 and consumer_id = $2 and location_id = $3"};
    constexpr Sql kMail{
        "delete from consumer_mail where brand_id = $1 and consumer_id = $2 and location_id = $3"};
    const std::array values{bind(brand), bind(consumer), bind(location)};
    TRY(db.execute(kLinks, values));
    return TRY(db.execute(kMail, values)) > 0;
}

base::Result<void> put_consumer_link(Database& db, BrandId brand, const ConsumerLink& link,
                                     base::Timestamp now) {
    constexpr Sql kClear{"delete from consumer_links where brand_id = $1 and expires_at < $2"};
    constexpr Sql kPut{
        "insert into consumer_links (brand_id, token_hash, consumer_id, location_id, expires_at) values ($1, "
        "$2, $3, $4, $5)"};
    TRY(db.execute(kClear, std::array{bind(brand), bind(now)}));
    TRY(db.execute(kPut, std::array{bind(brand), Value(Bytes{link.token_hash}), bind(link.consumer),
                                    bind(link.location), bind(link.expires_at)}));
    return {};
}

base::Result<std::optional<ConsumerLink>> take_consumer_link(Database& db, BrandId brand,
                                                             std::string_view token_hash) {
    constexpr Sql kSelect{
        "select consumer_id, location_id, expires_at from consumer_links where brand_id = $1 and token_hash "
        "= "
        "$2"};
    constexpr Sql kDelete{"delete from consumer_links where brand_id = $1 and token_hash = $2"};
    const std::array values{bind(brand), Value(Bytes{token_hash})};
    std::optional<ConsumerLink> found;
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        found = ConsumerLink{std::string(token_hash), {row.uuid(0)}, {row.uuid(1)}, row.time(2)};
        return {};
    }));
    if (found) TRY(db.execute(kDelete, values));
    return found;
}

}  // namespace storage
