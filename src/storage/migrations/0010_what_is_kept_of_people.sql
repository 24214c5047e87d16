R"sql(-- Who is not to be written to and was forgotten (rule OPT-10): a keyed hash of who they were, and nothing else. Wish:
-- storage::Suppressed.
create table suppressions (
    brand_id {bytes} not null,
    identity_hash {bytes} not null,
    wish smallint not null,
    kept_at bigint not null,
    primary key (brand_id, identity_hash, wish)
);
)sql"
