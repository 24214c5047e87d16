R"sql(-- What shops send of their own accord, to many at once and one by one, and what people think of it
-- (docs/campaigns.md, docs/complaints.md). One row for each message sent that had a reason, kept for 30 days: the
-- numbers of REN-11, DUP-03, DUP-05 and CMP. Written in the transaction that sends it.
create table outreach (
    brand_id {bytes} not null,
    conversation_id {bytes} not null,
    at bigint not null,
    location_id {bytes} not null,
    consumer_id {bytes} not null,
    reason_code text not null,
    campaign_id {bytes},
    likeness_low bigint not null,
    likeness_high bigint not null,
    is_opted_out smallint not null,
    primary key (brand_id, conversation_id, at)
);
create index outreach_by_location on outreach (brand_id, location_id, at);
create index outreach_by_consumer on outreach (brand_id, consumer_id, at);
create index outreach_by_time on outreach (brand_id, at);

-- Who complained is told to nobody of the business. A weight of 0 counts for nothing.
create table complaints (
    brand_id {bytes} not null,
    consumer_id {bytes} not null,
    location_id {bytes} not null,
    at bigint not null,
    conversation_id {bytes} not null,
    kind smallint not null,
    words text not null,
    weight bigint not null,
    reason_code text not null,
    campaign_id {bytes},
    primary key (brand_id, consumer_id, location_id, at)
);
create index complaints_by_location on complaints (brand_id, location_id, at);
create index complaints_by_time on complaints (brand_id, at);

-- How a shop stands with those it writes to, and how many a brand may write to.
create table outreach_standing (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    standing text not null,
    primary key (brand_id, location_id)
);
create table outreach_tiers (
    brand_id {bytes} not null,
    tier text not null,
    primary key (brand_id)
);

-- look_at: when something is to be done; null: nothing is, until somebody says so.
create table campaigns (
    brand_id {bytes} not null,
    campaign_id {bytes} not null,
    look_at bigint,
    campaign text not null,
    primary key (brand_id, campaign_id)
);
create index campaigns_by_time on campaigns (brand_id, look_at);

-- state: 0 waits, from look_at on; 1 sent; 2 refused, with the reason.
create table campaign_recipients (
    brand_id {bytes} not null,
    campaign_id {bytes} not null,
    place bigint not null,
    conversation_id {bytes} not null,
    evidence text not null,
    state smallint not null,
    look_at bigint not null,
    reason_code text not null,
    primary key (brand_id, campaign_id, place)
);
create index campaign_recipients_waiting on campaign_recipients (brand_id, campaign_id, state, look_at, place);

-- Requests for a secret that the gate refused, each text once (PII-11).
create table secret_requests (
    brand_id {bytes} not null,
    location_id {bytes} not null,
    text_hash bigint not null,
    at bigint not null,
    primary key (brand_id, location_id, text_hash)
);

-- Customers whom staff have noted as minors (REN-14).
create table minors (
    brand_id {bytes} not null,
    consumer_id {bytes} not null,
    set_by text not null,
    set_at bigint not null,
    primary key (brand_id, consumer_id)
);
)sql"
