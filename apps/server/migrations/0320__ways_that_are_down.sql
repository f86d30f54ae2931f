-- A way by which messages leave that takes none at the moment (ADR 0145): since when. A row while it lasts; about nobody.
create table message_way_down (
  county_id text not null references county,
  channel text not null check (channel in ('sms', 'email')),
  since timestamptz not null,
  primary key (county_id, channel)
);
alter table message_way_down enable row level security;
alter table message_way_down force row level security;
create policy message_way_down_read on message_way_down for select to luukku_app using (county_id = (select setting('county')));
create policy message_way_down_kept on message_way_down to luukku_jobs
  using (county_id = (select setting('county'))) with check (county_id = (select setting('county')));
grant select on message_way_down to luukku_app;
grant select, insert, delete on message_way_down to luukku_jobs;
