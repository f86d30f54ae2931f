-- A decree by § 88 of the Emergency Powers Act puts limits of non-urgent care out of use for a time (ADR 0214). That one is in force
-- here, from when to when and where, is recorded by the manager of the joint unit; it is no person's case. A slip is taken back
-- by a row of its own; nothing is changed.
create table emergency_decree (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  decree text not null check (decree ~ '\S'),
  from_day date not null,
  to_day date not null,
  -- Where it holds; none named: in the whole county.
  municipality_codes text[] not null default '{}',
  takes_back uuid references emergency_decree,
  reason text,
  recorded_by uuid not null references staff_member,
  recorded_at timestamptz not null,
  constraint emergency_decree_days check (from_day <= to_day),
  constraint emergency_decree_reason check ((takes_back is null) = (reason is null))
);
create index emergency_decree_county on emergency_decree (county_id, to_day);
create unique index emergency_decree_takes_back on emergency_decree (takes_back) where takes_back is not null;
alter table emergency_decree enable row level security;
alter table emergency_decree force row level security;
create policy emergency_decree_read on emergency_decree for select to luukku_app, luukku_jobs using (county_id = (select setting('county')));
create policy emergency_decree_kept on emergency_decree for insert to luukku_app
  with check (county_id = (select setting('county')) and (select keeps_county_calendars()));
grant select, insert on emergency_decree to luukku_app;
grant select on emergency_decree to luukku_jobs;
