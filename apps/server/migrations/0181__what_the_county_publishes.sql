-- What the county must publish (waiting times, access, self-monitoring) is a duty without a person: when it was published, as
-- a manager recorded it. A slip is taken back by a row of its own; nothing is changed.
create table publication_record (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  -- A rule of law/ whose area is publication.
  rule_id text not null,
  published_on date not null,
  takes_back uuid references publication_record,
  reason text,
  recorded_by uuid not null references staff_member,
  recorded_at timestamptz not null,
  constraint publication_record_reason check ((takes_back is null) = (reason is null))
);
create index publication_record_rule on publication_record (county_id, rule_id, published_on);
create unique index publication_record_takes_back on publication_record (takes_back) where takes_back is not null;
alter table publication_record enable row level security;
alter table publication_record force row level security;
create policy publication_record on publication_record to luukku_app
  using (county_id = (select setting('county'))) with check (county_id = (select setting('county')));
grant select, insert on publication_record to luukku_app;
