-- A booked time that could move so that somebody else is seen in time. Found by night, asked by a professional, answered by
-- the person: the booked time stands until they say yes. The row is of the person who would move; whom it helps stands
-- beside it by id alone, and is shown only to who may see both.
create table move_proposal (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  appointment_id uuid not null references appointment,
  night date not null,
  to_staff_id uuid not null references staff_member,
  to_unit_id uuid not null references unit,
  to_mode text not null,
  to_during tstzrange not null,
  -- Until when the moved need may wait; nothing: no date runs.
  latest date,
  helps_need_id uuid not null references need,
  helps_latest date not null,
  status text not null default 'proposed' check (status in ('proposed', 'asked', 'moved', 'declined', 'expired', 'dismissed', 'over')),
  channel text check (channel in ('sms', 'email', 'desk')),
  hold_id uuid references appointment,
  asked_by uuid references staff_member,
  asked_until timestamptz,
  answered_at timestamptz,
  constraint move_proposal_asked check (status <> 'asked' or (hold_id is not null and asked_until is not null and channel is not null))
);
create index move_proposal_open on move_proposal (county_id) where status in ('proposed', 'asked');
-- Nobody is asked about two moves of one time at once.
create unique index move_proposal_one on move_proposal (appointment_id) where status in ('proposed', 'asked');
create index move_proposal_contact on move_proposal (contact_id);
create index move_proposal_helps on move_proposal (helps_need_id);

alter table move_proposal enable row level security;
alter table move_proposal force row level security;
create policy move_proposal_access on move_proposal to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
    or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))));
create policy move_proposal_hidden on move_proposal as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy move_proposal_closed on move_proposal as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
create policy move_proposal_no_insert on move_proposal as restrictive for insert to luukku_app, luukku_jobs with check (person_id <> all ((select my_read_only())::uuid[]));
create policy move_proposal_no_update on move_proposal as restrictive for update to luukku_app, luukku_jobs using (person_id <> all ((select my_read_only())::uuid[]));
-- Records joined of two persons take their questions along.
do $$ begin
  execute format('create policy move_proposal_join_look on move_proposal for select to %I using (true)', current_user);
  execute format('create policy move_proposal_join_move on move_proposal for update to %I using (true)', current_user);
end $$;
grant select, insert, update on move_proposal to luukku_app, luukku_jobs;
