R"sql(-- When time alone will next do something to a conversation; microseconds UTC, the largest number for never.
-- All rows are made again from the log.
delete from inbox_rows;
delete from inbox_counts;
delete from inbox_seqs;
alter table inbox_rows add column timer_us bigint not null default 9223372036854775807;
create index inbox_rows_timer on inbox_rows (brand_id, timer_us, conversation_id);
)sql"
