R"sql(-- What install, brands, groups and shops have said about a setting (domain/settings), the newest version being
-- what holds; the older ones say who changed what when. Level: domain::settings::Level. Of the install, brand_id and
-- scope_id are all zero; of a brand, scope_id is the brand.
create table settings (
    brand_id {bytes} not null,
    level smallint not null,
    scope_id {bytes} not null,
    setting text not null,
    version bigint not null,
    value text,
    set_by text not null,
    set_at bigint not null,
    primary key (brand_id, level, scope_id, setting, version)
);
)sql"
