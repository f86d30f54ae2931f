-- Who waits may ask to be asked with day and hour in a text message, and to answer by one. Nobody is asked so who did not.
alter table waiting_entry add column by_sms boolean not null default false;

-- Replies that a gateway handed over, by its own id: each counts once. No number, no words, nobody.
create table sms_received (
  county_id text not null references county,
  message_id text not null check (length(message_id) between 1 and 200),
  received_at timestamptz not null,
  primary key (county_id, message_id)
);
create index sms_received_at on sms_received (received_at);
alter table sms_received enable row level security;
alter table sms_received force row level security;
create policy sms_received_once on sms_received to luukku_jobs using (county_id = (select setting('county'))) with check (county_id = (select setting('county')));
grant select, insert, delete on sms_received to luukku_jobs;
