#include "storage/reference.h"

#include "base/json.h"
#include "storage/failure.h"

namespace storage {
namespace {

// A unique value that another row has. Asked before writing: a violated constraint would end PostgreSQL's
// whole batch, and if two nodes race, the batch is run again and sees the winner here.
base::Result<bool> is_taken(Database& db, Sql select_owner, std::string_view value,
                            const base::Uuid& own_id) {
    bool is_another = false;
    TRY(db.query(select_owner, std::array{Value(value)}, [&](const Row& row) -> base::Result<void> {
        is_another = row.uuid(0) != own_id;
        return {};
    }));
    return is_another;
}

template <class T>
base::Result<T> read_stored_json(std::string_view text) {
    auto value = base::decode<T>(text);
    if (!value) return corrupt("a stored location cannot be read");
    return value;
}

}  // namespace

base::Result<std::vector<domain::Brand>> all_brands(Database& db) {
    constexpr Sql kSelect{"select brand_id, name from brands order by brand_id"};
    std::vector<domain::Brand> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        all.push_back({{row.uuid(0)}, std::string(row.text(1))});
        return {};
    }));
    return all;
}

base::Result<std::map<domain::BrandId, base::Timestamp>> all_brand_births(Database& db) {
    constexpr Sql kSelect{"select brand_id, created_at from brands order by brand_id"};
    std::map<domain::BrandId, base::Timestamp> births;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        births[{row.uuid(0)}] = row.time(1);
        return {};
    }));
    return births;
}

base::Result<void> put_brand(Database& db, const domain::Brand& brand, base::Timestamp now) {
    constexpr Sql kPut{
        "insert into brands (brand_id, name, last_seq, created_at) values ($1, $2, 0, $3) "
        "on conflict (brand_id) do update set name = excluded.name"};
    TRY(db.execute(kPut, std::array{bind(brand.id), Value(std::string_view(brand.name)), bind(now)}));
    return {};
}

base::Result<std::vector<domain::Agent>> all_agents(Database& db) {
    constexpr Sql kSelect{
        "select agent_id, brand_id, display_name, custom_agent_id, webhook_url, client_token from agents "
        "order by brand_id, agent_id"};
    std::vector<domain::Agent> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        all.push_back({{row.uuid(0)},
                       {row.uuid(1)},
                       std::string(row.text(2)),
                       std::string(row.text(3)),
                       std::string(row.text(4)),
                       std::string(row.text(5))});
        return {};
    }));
    return all;
}

base::Result<void> put_agent(Database& db, const domain::Agent& agent) {
    constexpr Sql kPut{
        "insert into agents (brand_id, agent_id, display_name, custom_agent_id, webhook_url, client_token) "
        "values ($1, $2, $3, $4, $5, $6) on conflict (brand_id, agent_id) do update set "
        "display_name = excluded.display_name, custom_agent_id = excluded.custom_agent_id, "
        "webhook_url = excluded.webhook_url, client_token = excluded.client_token"};
    TRY(db.execute(
        kPut,
        std::array{bind(agent.brand), bind(agent.id), Value(std::string_view(agent.display_name)),
                   Value(std::string_view(agent.custom_agent_id)), Value(std::string_view(agent.webhook_url)),
                   Value(std::string_view(agent.client_token))}));
    return {};
}

base::Result<std::vector<domain::Location>> all_locations(Database& db) {
    constexpr Sql kSelect{
        "select location_id, brand_id, agent_id, slug, name, place_id, zone, hours, profile from locations "
        "order by brand_id, location_id"};
    std::vector<domain::Location> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        domain::Location location;
        location.id = {row.uuid(0)};
        location.brand = {row.uuid(1)};
        location.agent = {row.uuid(2)};
        location.slug = row.text(3);
        location.name = row.text(4);
        location.place_id = row.text(5);
        location.zone = row.text(6);
        location.hours = TRY(read_stored_json<std::vector<domain::HoursRange>>(row.text(7)));
        location.profile = TRY(read_stored_json<domain::LocationProfile>(row.text(8)));
        all.push_back(std::move(location));
        return {};
    }));
    return all;
}

base::Result<void> put_location(Database& db, const domain::Location& location) {
    constexpr Sql kOwner{"select location_id from locations where slug = $1"};
    constexpr Sql kPut{
        "insert into locations (brand_id, location_id, agent_id, slug, name, place_id, zone, hours, profile) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (brand_id, location_id) do update set "
        "agent_id = excluded.agent_id, slug = excluded.slug, name = excluded.name, place_id = "
        "excluded.place_id, "
        "zone = excluded.zone, hours = excluded.hours, profile = excluded.profile"};
    if (TRY(is_taken(db, kOwner, location.slug, location.id.value))) {
        return base::fail(base::ErrorKind::conflict, "slug_taken",
                          "another location has this address already");
    }
    const auto hours = base::encode(location.hours);
    const auto profile = base::encode(location.profile);
    TRY(db.execute(
        kPut, std::array{bind(location.brand), bind(location.id), bind(location.agent),
                         Value(std::string_view(location.slug)), Value(std::string_view(location.name)),
                         Value(std::string_view(location.place_id)), Value(std::string_view(location.zone)),
                         Value(std::string_view(hours)), Value(std::string_view(profile))}));
    return {};
}

namespace {

base::Result<void> add_staff_locations(Database& db, std::vector<StaffRecord>& all) {
    constexpr Sql kSelect{
        "select staff_id, location_id from staff_locations order by brand_id, staff_id, location_id"};
    std::map<domain::StaffId, std::vector<domain::LocationId>> given;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        given[{row.uuid(0)}].push_back({row.uuid(1)});
        return {};
    }));
    for (auto& record : all)
        record.staff.locations = std::move(given[record.staff.id]);
    return {};
}

}  // namespace

base::Result<std::vector<StaffRecord>> all_staff(Database& db) {
    constexpr Sql kSelect{
        "select staff_id, brand_id, email, name, role, language, password_hash from staff "
        "order by brand_id, staff_id"};
    std::vector<StaffRecord> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        const auto role = base::find_enum<domain::Role>(row.text(4));
        if (!role) return corrupt("a stored role is not one this program knows");
        domain::Staff staff{{row.uuid(0)},
                            {row.uuid(1)},
                            std::string(row.text(2)),
                            std::string(row.text(3)),
                            *role,
                            std::string(row.text(5)),
                            {}};
        all.push_back({std::move(staff), std::string(row.text(6))});
        return {};
    }));
    TRY(add_staff_locations(db, all));
    return all;
}

base::Result<void> put_staff(Database& db, const StaffRecord& record) {
    constexpr Sql kOwner{"select staff_id from staff where email = $1"};
    constexpr Sql kPut{
        "insert into staff (brand_id, staff_id, email, name, role, language, password_hash) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict (brand_id, staff_id) do update set email = "
        "excluded.email, "
        "name = excluded.name, role = excluded.role, language = excluded.language, "
        "password_hash = excluded.password_hash"};
    constexpr Sql kForget{"delete from staff_locations where brand_id = $1 and staff_id = $2"};
    constexpr Sql kGive{
        "insert into staff_locations (brand_id, staff_id, location_id) values ($1, $2, $3) on conflict do "
        "nothing"};
    const auto& staff = record.staff;
    if (TRY(is_taken(db, kOwner, staff.email, staff.id.value))) {
        return base::fail(base::ErrorKind::conflict, "email_taken",
                          "somebody else has this e-mail address already");
    }
    TRY(db.execute(kPut, std::array{bind(staff.brand), bind(staff.id), Value(std::string_view(staff.email)),
                                    Value(std::string_view(staff.name)), Value(base::name_of(staff.role)),
                                    Value(std::string_view(staff.language)),
                                    Value(std::string_view(record.password_hash))}));
    TRY(db.execute(kForget, std::array{bind(staff.brand), bind(staff.id)}));
    std::vector<Value> values;
    for (const auto& location : staff.locations) {
        values.insert(values.end(), {bind(staff.brand), bind(staff.id), bind(location)});
    }
    return db.execute_many(kGive, 3, values);
}

base::Result<std::vector<KeyRecord>> all_keys(Database& db) {
    constexpr Sql kSelect{
        "select key_id, client_email, brand_id, public_pem, created_at from keys order by brand_id, key_id"};
    std::vector<KeyRecord> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        all.push_back({std::string(row.text(0)),
                       std::string(row.text(1)),
                       {row.uuid(2)},
                       std::string(row.text(3)),
                       row.time(4)});
        return {};
    }));
    return all;
}

base::Result<void> put_key(Database& db, const KeyRecord& record) {
    constexpr Sql kPut{
        "insert into keys (brand_id, key_id, client_email, public_pem, created_at) values ($1, $2, $3, $4, "
        "$5) "
        "on conflict (brand_id, key_id) do update set client_email = excluded.client_email, "
        "public_pem = excluded.public_pem"};
    TRY(db.execute(kPut, std::array{bind(record.brand), Value(std::string_view(record.key_id)),
                                    Value(std::string_view(record.client_email)),
                                    Value(std::string_view(record.public_pem)), bind(record.created_at)}));
    return {};
}

base::Result<std::vector<SessionRecord>> all_sessions(Database& db, base::Timestamp now) {
    constexpr Sql kSelect{
        "select token_hash, staff_id, brand_id, csrf_token, created_at, expires_at from sessions "
        "where expires_at > $1 order by brand_id, token_hash"};
    std::vector<SessionRecord> all;
    TRY(db.query(kSelect, std::array{bind(now)}, [&](const Row& row) -> base::Result<void> {
        all.push_back({std::string(row.text(0)),
                       {row.uuid(1)},
                       {row.uuid(2)},
                       std::string(row.text(3)),
                       row.time(4),
                       row.time(5)});
        return {};
    }));
    return all;
}

base::Result<void> put_session(Database& db, const SessionRecord& record) {
    constexpr Sql kPut{
        "insert into sessions (brand_id, token_hash, staff_id, csrf_token, created_at, expires_at) "
        "values ($1, $2, $3, $4, $5, $6) on conflict (brand_id, token_hash) do update set "
        "csrf_token = excluded.csrf_token, expires_at = excluded.expires_at"};
    TRY(db.execute(kPut, std::array{bind(record.brand), Value(Bytes{record.token_hash}), bind(record.staff),
                                    Value(std::string_view(record.csrf_token)), bind(record.created_at),
                                    bind(record.expires_at)}));
    return {};
}

base::Result<void> delete_session(Database& db, std::string_view token_hash) {
    constexpr Sql kDelete{"delete from sessions where token_hash = $1"};
    TRY(db.execute(kDelete, std::array{Value(Bytes{token_hash})}));
    return {};
}

base::Result<void> delete_expired_sessions(Database& db, base::Timestamp now) {
    constexpr Sql kDelete{"delete from sessions where expires_at <= $1"};
    TRY(db.execute(kDelete, std::array{bind(now)}));
    return {};
}

base::Result<std::optional<std::string>> find_install_value(Database& db, std::string_view name) {
    constexpr Sql kSelect{"select value from install_values where name = $1"};
    std::optional<std::string> value;
    TRY(db.query(kSelect, std::array{Value(name)}, [&](const Row& row) -> base::Result<void> {
        value = std::string(row.text(0));
        return {};
    }));
    return value;
}

base::Result<std::string> get_or_put_install_value(Database& db, std::string_view name,
                                                   std::string_view value) {
    constexpr Sql kPut{
        "insert into install_values (name, value) values ($1, $2) on conflict (name) do nothing"};
    constexpr Sql kSelect{"select value from install_values where name = $1"};
    TRY(db.execute(kPut, std::array{Value(name), Value(Bytes{value})}));
    std::string kept;
    TRY(db.query(kSelect, std::array{Value(name)}, [&](const Row& row) -> base::Result<void> {
        kept = row.text(0);
        return {};
    }));
    return kept;
}

}  // namespace storage
