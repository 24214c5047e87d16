R"sql(-- What programs have written through the Business Communications API and no other table has a place for
-- (storage/gbm_resources.h). The newest version of a name holds; the older ones say who changed what when. An empty
-- body: deleted.
create table gbm_resources (
    brand_id {bytes} not null,
    name text not null,
    version bigint not null,
    body text not null,
    set_by text not null,
    set_at bigint not null,
    primary key (brand_id, name, version)
);
)sql"
