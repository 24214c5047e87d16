R"sql(-- One text for both engines; {bytes} is blob or bytea. Never edited once released: changes are new files.
-- Ids are 16 bytes, times are microseconds UTC, booleans 0/1, enumerations numbers fixed in the C++ declaration.

create table brands (
    brand_id {bytes} not null primary key,
    name text not null,
    last_seq bigint not null,
    created_at bigint not null
);

create table agents (
    brand_id {bytes} not null,
    agent_id {bytes} not null,
    display_name text not null,
    custom_agent_id text not null,
    webhook_url text not null,
    client_token text not null,
    primary key (brand_id, agent_id)
);

create table locations (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    agent_id {bytes} not null,
    slug text not null,
    name text not null,
    place_id text not null,
    zone text not null,
    hours text not null,
    profile text not null,
    primary key (brand_id, location_id)
);
create unique index locations_by_slug on locations (slug);

create table staff (
    brand_id {bytes} not null,
    staff_id {bytes} not null,
    email text not null,
    name text not null,
    role text not null,
    language text not null,
    password_hash text not null,
    primary key (brand_id, staff_id)
);
create unique index staff_by_email on staff (email);

create table staff_locations (
    brand_id {bytes} not null,
    staff_id {bytes} not null,
    location_id {bytes} not null,
    primary key (brand_id, staff_id, location_id)
);

create table keys (
    brand_id {bytes} not null,
    key_id text not null,
    client_email text not null,
    public_pem text not null,
    created_at bigint not null,
    primary key (brand_id, key_id)
);

create table sessions (
    brand_id {bytes} not null,
    token_hash {bytes} not null,
    staff_id {bytes} not null,
    csrf_token text not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (brand_id, token_hash)
);
create unique index sessions_by_token on sessions (token_hash);

create table install_values (
    name text not null primary key,
    value {bytes} not null
);

-- state: everything else, one text written by storage/conversation_row.cpp, which alone reads it.
create table conversations (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    bucket bigint not null,
    location_id {bytes} not null,
    agent_id {bytes} not null,
    consumer_id {bytes} not null,
    state text not null,
    primary key (brand_id, conversation_id)
);
create unique index conversations_by_consumer on conversations (brand_id, consumer_id, location_id);

create table events (
    brand_id {bytes} not null,
    seq bigint not null,
    conversation_id {bytes} not null,
    kind smallint not null,
    at bigint not null,
    key_hash bigint not null,
    body text not null,
    primary key (brand_id, seq)
);
-- Reads a conversation in order, and answers "is this client key known?" without touching the rows.
create index events_by_conversation on events (brand_id, conversation_id, seq, key_hash);

create table cursors (
    brand_id {bytes} not null,
    reader text not null,
    seq bigint not null,
    primary key (brand_id, reader)
);

create table parked (
    brand_id {bytes} not null,
    reader text not null,
    conversation_id {bytes} not null,
    from_seq bigint not null,
    attempts bigint not null,
    first_failed_at bigint not null,
    next_try_at bigint not null,
    last_error text not null,
    primary key (brand_id, reader, conversation_id)
);
)sql"
