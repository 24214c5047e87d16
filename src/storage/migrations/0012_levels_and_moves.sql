R"sql(-- What the install and brands say as automatic texts (rule AVA-14), above what their shops say (location_words); the
-- newest version holds. Level: domain::settings::Level; brand_id and scope_id as in settings.
create table level_texts (
    brand_id {bytes} not null,
    level smallint not null,
    scope_id {bytes} not null,
    version bigint not null,
    texts text not null,
    set_by text not null,
    set_at bigint not null,
    primary key (brand_id, level, scope_id, version)
);

-- Where conversations were before they went to another shop (rule WIN-12): one row for each event that says so, written
-- with it, so that who reads the log knows whose an earlier event was.
create table conversation_moves (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    seq bigint not null,
    from_location_id {bytes} not null,
    primary key (brand_id, conversation_id, seq)
);
create index conversation_moves_by_seq on conversation_moves (brand_id, seq);
)sql"
