R"sql(-- The lists of the inbox; a file of its own in SQLite, and rebuilt from conversations whenever it is missing.

create table inbox_rows (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    location_id {bytes} not null,
    work smallint not null,
    needs_reply smallint not null,
    due_us bigint not null,
    last_activity_us bigint not null,
    primary key (brand_id, conversation_id)
);
create index inbox_rows_due on inbox_rows (brand_id, location_id, due_us, conversation_id) where needs_reply = 1;
-- Serves open and closed each, and both merged as "everything".
create index inbox_rows_activity on inbox_rows (brand_id, location_id, work, last_activity_us, conversation_id);

-- The same two over a whole brand, for those who see hundreds of locations.
create index inbox_rows_brand_due on inbox_rows (brand_id, due_us, conversation_id, location_id) where needs_reply = 1;
create index inbox_rows_brand_activity on inbox_rows (brand_id, work, last_activity_us, conversation_id, location_id);

create table inbox_counts (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    needs_reply bigint not null,
    open bigint not null,
    closed bigint not null,
    primary key (brand_id, location_id)
);

create table inbox_seqs (
    brand_id {bytes} not null primary key,
    seq bigint not null
);
)sql"
