R"sql(-- Which consumers staff know to be one person (rule WIN-11). Each statement is two rows, one from either side; the newest
-- version of a pair holds. Nothing is rewritten; the erasure of one of them takes its rows away.
create table same_person (
    brand_id {bytes} not null,
    consumer_id {bytes} not null,
    other_id {bytes} not null,
    version bigint not null,
    is_linked smallint not null,
    said_by text not null,
    said_at bigint not null,
    primary key (brand_id, consumer_id, other_id, version)
);
)sql"
