-- What a person asks about their own data: an entry of the log, a correction, anything else. A task with a day by which it
-- is answered: two months for the log (703/2023 § 11); one month for the rest (2016/679 art. 12 (3), from memory).
create table data_request (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  kind text not null check (kind in ('log-entry', 'correction', 'other')),
  language text not null,
  -- Sealed for this row: the entry it is about, as the person saw it, and their words.
  asked_sealed bytea not null,
  asked_at timestamptz not null,
  due_on date not null,
  answer_sealed bytea,
  answered_by uuid references staff_member,
  answered_at timestamptz,
  check ((answered_by is null) = (answered_at is null) and (answered_at is null) = (answer_sealed is null))
);
create index data_request_person on data_request (person_id, asked_at desc);
create index data_request_open on data_request (county_id, due_on) where answered_at is null;
alter table data_request enable row level security;
alter table data_request force row level security;
-- The person themself, nobody who acts for them; and whoever answers, for that purpose alone.
create policy data_request_own on data_request to luukku_app
  using (county_id = (select setting('county')) and person_id = (select my_self()));
create policy data_request_answer on data_request to luukku_app
  using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'staff' and (select setting('purpose')) = 'data-rights');
create policy data_request_closed on data_request as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
grant select, insert on data_request to luukku_app;
grant update (answer_sealed, answered_by, answered_at) on data_request to luukku_app;
