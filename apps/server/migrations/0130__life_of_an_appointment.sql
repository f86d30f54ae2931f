-- The life of an appointment: arrived and started beside booked and done, every step kept, and a calendar identity that a
-- move does not change.
alter table appointment drop constraint appointment_status_check;
alter table appointment add constraint appointment_status_check
  check (status in ('held', 'lapsed', 'booked', 'arrived', 'started', 'done', 'no-show', 'cancelled', 'moved'));

-- Whoever has arrived still has the time. The states are those of `takenStates`; a function in the constraint could be
-- changed without the index following it.
create or replace function is_taken(p_status text) returns boolean language sql immutable parallel safe as $$ select p_status in ('held', 'booked', 'arrived', 'started', 'done') $$;
alter table appointment drop constraint appointment_one_per_professional;
alter table appointment add constraint appointment_one_per_professional exclude using gist (staff_id with =, during with &&) where (status in ('held', 'booked', 'arrived', 'started', 'done'));
alter table appointment drop constraint appointment_one_per_person;
alter table appointment add constraint appointment_one_per_person exclude using gist (person_id with =, during with &&) where (status in ('held', 'booked', 'arrived', 'started', 'done'));
create or replace function busy_times(p_staff uuid[], p_during tstzrange) returns table (staff_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.during from appointment a
  where a.staff_id = any (p_staff) and a.during && p_during and is_taken(a.status) and a.county_id = current_setting('luukku.county', true)
$$;
create or replace function person_busy_times(p_person uuid, p_during tstzrange) returns table (during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.during from appointment a
  where a.person_id = p_person and a.during && p_during and is_taken(a.status) and a.county_id = current_setting('luukku.county', true)
$$;

-- Who meets the person knows where, also once they have come.
alter policy whereabouts_access on whereabouts
  using (county_id = (select setting('county')) and (
    person_id = (select my_self()) or (select setting('actor_kind')) = 'system'
    or ((select my_staff_id()) is not null and (
      exists (select from contact c where c.person_id = whereabouts.person_id and c.status <> 'closed'
        and (c.opened_by = (select my_staff_id()) or c.assigned_staff_id = (select my_staff_id())
          or (c.next_owner_kind = 'staff' and c.next_owner_id = (select my_staff_id())::text)))
      or exists (select from appointment a where a.person_id = whereabouts.person_id and a.staff_id = (select my_staff_id())
        and a.status in ('booked', 'arrived', 'started') and in_visit_window(a.during))))));

-- The first time of a row of moves: the same event in the person's own calendar. Nothing: this one.
alter table appointment add column root_id uuid references appointment;
-- Grows with each move and cancellation, as a calendar wants it (RFC 5545 SEQUENCE).
alter table appointment add column sequence integer not null default 0;

-- Every step after the booking, by whom. Append-only.
create table appointment_step (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  appointment_id uuid not null references appointment,
  step text not null check (step in ('take', 'lapse', 'arrive', 'start', 'finish', 'miss', 'cancel', 'move', 'correct')),
  from_status text not null,
  to_status text not null,
  by_kind text not null check (by_kind in ('resident', 'staff', 'system')),
  actor_id text not null,
  at timestamptz not null
);
create index appointment_step_appointment on appointment_step (appointment_id, id desc);

do $$
declare t text := 'appointment_step';
begin
  execute format('alter table %I enable row level security', t);
  execute format('alter table %I force row level security', t);
  execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
    using (county_id = (select setting('county')) and (
      (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
      or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))))$p$, t || '_access', t);
  execute format($p$create policy %1$I on %2$I as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]))$p$, t || '_hidden', t);
  execute format($p$create policy %1$I on %2$I as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]))$p$, t || '_closed', t);
  execute format($p$create policy %1$I on %2$I as restrictive for insert to luukku_app, luukku_jobs with check (person_id <> all ((select my_read_only())::uuid[]))$p$, t || '_no_insert', t);
  -- Records joined of two persons take their steps along.
  execute format('create policy %I on %I for select to %I using (true)', t || '_join_look', t, current_user);
  execute format('create policy %I on %I for update to %I using (true)', t || '_join_move', t, current_user);
end $$;
grant select, insert on appointment_step to luukku_app, luukku_jobs;

create function steps_follow_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update appointment_step set person_id = new.person_id where appointment_id = new.id and person_id <> new.person_id;
  return null;
end $$;
revoke all on function steps_follow_person from public;
create trigger appointment_steps_follow after update of person_id on appointment for each row execute function steps_follow_person();
