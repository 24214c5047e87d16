R"sql(-- What the people of a shop have said about it themselves: its hours, its texts (storage/location_words.h). The newest
-- version of a subject holds, over what the shop was set up with; the older ones say who changed what when.
create table location_words (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    subject text not null,
    version bigint not null,
    words text not null,
    set_by text not null,
    set_at bigint not null,
    primary key (brand_id, location_id, subject, version)
);
)sql"
