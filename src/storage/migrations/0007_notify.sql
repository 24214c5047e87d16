R"sql(-- How each person of the business wants to be told (domain/notify/settings.h); no row: as the program's defaults say.
create table notify_settings (
    brand_id {bytes} not null,
    staff_id {bytes} not null,
    settings text not null,
    set_at bigint not null,
    primary key (brand_id, staff_id)
);

-- Devices that take web push; the id comes from the endpoint.
create table push_devices (
    brand_id {bytes} not null,
    staff_id {bytes} not null,
    device_id {bytes} not null,
    endpoint text not null,
    p256dh {bytes} not null,
    auth {bytes} not null,
    name text not null,
    added_at bigint not null,
    primary key (brand_id, staff_id, device_id)
);

-- What was last told to whom about what: a cursor for each person, channel and subject, so that nothing is told twice
-- after a crash. Channel: storage::NoticeChannel. Subject: a conversation, a shop, or all zero. Open: still shown on a
-- device, or held back in quiet hours.
create table notices (
    brand_id {bytes} not null,
    recipient_id {bytes} not null,
    channel smallint not null,
    subject_id {bytes} not null,
    seq bigint not null,
    at bigint not null,
    is_open smallint not null,
    primary key (brand_id, recipient_id, channel, subject_id)
);
create index notices_by_subject on notices (brand_id, subject_id);
create index notices_by_age on notices (brand_id, at);

-- Customers who want a mail when there is an answer (NTF-07), and the words they agreed to. Shown to nobody.
create table consumer_mail (
    brand_id {bytes} not null,
    consumer_id {bytes} not null,
    location_id {bytes} not null,
    address text not null,
    language text not null,
    agreed_to text not null,
    agreed_at bigint not null,
    primary key (brand_id, consumer_id, location_id)
);

-- Links that open a conversation once; found by the SHA-256 of their token.
create table consumer_links (
    brand_id {bytes} not null,
    token_hash {bytes} not null,
    consumer_id {bytes} not null,
    location_id {bytes} not null,
    expires_at bigint not null,
    primary key (brand_id, token_hash)
);
)sql"
