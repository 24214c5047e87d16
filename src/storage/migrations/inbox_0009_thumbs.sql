R"sql(-- What consumers said to the required question of surveys (SUR), for the health of shops: kept by the health
-- reader from the log.
create table thumbs (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    seq bigint not null,
    location_id {bytes} not null,
    at_us bigint not null,
    is_up smallint not null,
    primary key (brand_id, conversation_id, seq)
);
create index thumbs_at on thumbs (brand_id, location_id, at_us, is_up);
)sql"
