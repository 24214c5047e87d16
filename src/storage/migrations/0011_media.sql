R"sql(-- Pictures of messages, drawn again by us: the picture itself, a thumbnail, a blurred preview (both JPEG). The log
-- refers to them by id (domain::Picture). is_guarded: staff and programs get the blurred one alone.
create table media (
    brand_id {bytes} not null,
    picture_id {bytes} not null,
    conversation_id {bytes} not null,
    kept_at bigint not null,
    type text not null,
    is_guarded smallint not null,
    original {bytes} not null,
    thumb {bytes} not null,
    blurred {bytes} not null,
    primary key (brand_id, picture_id)
);
create index media_of_conversation on media (brand_id, conversation_id);
)sql"
