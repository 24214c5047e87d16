R"sql(-- The customers' questions of the last 28 days and older ones that still wait, kept by the health reader and made
-- again from the log when missing. Times are microseconds UTC; the largest number: not answered. role: 0 the first
-- question of its episode, 1 a later one, 2 imported history.
create table answer_clocks (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    seq bigint not null,
    location_id {bytes} not null,
    asked_us bigint not null,
    due_us bigint not null,
    answered_us bigint not null,
    role smallint not null,
    primary key (brand_id, conversation_id, seq)
);
create index answer_clocks_due on answer_clocks (brand_id, location_id, due_us, answered_us, role, asked_us);

create table answer_clock_seqs (
    brand_id {bytes} not null primary key,
    seq bigint not null
);
)sql"
