R"sql(-- How each shop stands with its customers (domain/health): as it is, and every step that led there.
create table location_health (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    state smallint not null,
    health text not null,
    primary key (brand_id, location_id)
);

-- Only ever added to.
create table location_health_changes (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    number bigint not null,
    at bigint not null,
    change text not null,
    primary key (brand_id, location_id, number)
);

-- When shops could not read or send through no fault of theirs, as the operator has noted it.
create table outages (
    brand_id {bytes} not null,
    from_us bigint not null,
    to_us bigint not null,
    noted_at bigint not null,
    who text not null,
    note text not null,
    primary key (brand_id, from_us, to_us)
);
)sql"
