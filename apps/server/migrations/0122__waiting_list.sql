-- Freed times find those who wait: a time is held for one person at a time, in an order that can be read afterwards.

-- `held`: kept for somebody who is asked, until `held_until`; `lapsed`: was held and not taken. Neither was ever booked.
alter table appointment drop constraint appointment_status_check;
alter table appointment add constraint appointment_status_check check (status in ('booked', 'cancelled', 'moved', 'done', 'no-show', 'held', 'lapsed'));
alter table appointment add column held_until timestamptz;
alter table appointment add constraint appointment_held_until check (status <> 'held' or held_until is not null);

create or replace function is_taken(p_status text) returns boolean language sql immutable parallel safe as $$ select p_status in ('booked', 'done', 'held') $$;
alter table appointment drop constraint appointment_one_per_professional;
alter table appointment add constraint appointment_one_per_professional exclude using gist (staff_id with =, during with &&) where (status in ('booked', 'done', 'held'));
alter table appointment drop constraint appointment_one_per_person;
alter table appointment add constraint appointment_one_per_person exclude using gist (person_id with =, during with &&) where (status in ('booked', 'done', 'held'));

create or replace function busy_times(p_staff uuid[], p_during tstzrange) returns table (staff_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.during from appointment a
  where a.staff_id = any (p_staff) and a.during && p_during and a.status in ('booked', 'done', 'held') and a.county_id = current_setting('luukku.county', true)
$$;
create or replace function person_busy_times(p_person uuid, p_during tstzrange) returns table (during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.during from appointment a
  where a.person_id = p_person and a.during && p_during and a.status in ('booked', 'done', 'held') and a.county_id = current_setting('luukku.county', true)
$$;

-- A time somebody gave up. About nobody: whose it was stands in the appointment.
create table freed_time (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  staff_id uuid not null references staff_member,
  during tstzrange not null,
  freed_at timestamptz not null,
  -- open: nobody is asked now; offered; given; left: nobody who waits could use it
  status text not null check (status in ('open', 'offered', 'given', 'left')),
  closed_at timestamptz
);
create index freed_time_county on freed_time (county_id, freed_at desc);
alter table freed_time enable row level security;
alter table freed_time force row level security;
create policy freed_time_access on freed_time to luukku_app, luukku_jobs using (county_id = (select setting('county')));
grant select, insert, update on freed_time to luukku_app, luukku_jobs;

create table waiting_entry (
  need_id uuid primary key references need,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  since timestamptz not null,
  -- Nothing: every way that the service is given.
  modes text[] not null default '{}',
  -- On site only here, when given.
  municipality_code text references municipality,
  -- How many hours before a time the person can still take it.
  notice_hours integer not null default 24 check (notice_hours between 1 and 336),
  left_at timestamptz
);
create index waiting_entry_waits on waiting_entry (county_id) where left_at is null;

create table waiting_offer (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  freed_id uuid not null references freed_time,
  appointment_id uuid not null references appointment,
  offered_at timestamptz not null,
  expires_at timestamptz not null,
  -- How the person is asked: desk means that somebody calls.
  channel text not null check (channel in ('sms', 'email', 'desk')),
  status text not null check (status in ('offered', 'accepted', 'declined', 'expired')),
  answered_at timestamptz,
  -- Nobody is asked twice about one time, and one person at a time.
  constraint waiting_offer_once unique (freed_id, need_id)
);
create unique index waiting_offer_one on waiting_offer (freed_id) where status = 'offered';
create index waiting_offer_need on waiting_offer (need_id);
create index waiting_offer_open on waiting_offer (county_id, expires_at) where status = 'offered';

-- The log of fairness: who stood where when a time was offered, and by what. Codes and numbers.
create table waiting_place (
  id bigint generated always as identity primary key,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  freed_id uuid not null references freed_time,
  decided_at timestamptz not null,
  place integer not null check (place > 0),
  urgency_class text not null,
  days_left integer,
  same_place boolean not null,
  known boolean not null,
  since timestamptz not null,
  -- offered, or why this one was not asked: mode, place, notice, not-earlier, busy, asked-before, no-time
  outcome text not null
);
create index waiting_place_freed on waiting_place (freed_id);

do $$
declare t text;
begin
  foreach t in array array['waiting_entry', 'waiting_offer', 'waiting_place'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format($p$create policy %1$I on %2$I to luukku_app, luukku_jobs
      using (county_id = (select setting('county')) and (
        (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
        or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))))$p$, t || '_access', t);
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]))$p$, t || '_hidden', t);
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]))$p$, t || '_closed', t);
    execute format($p$create policy %1$I on %2$I as restrictive for insert to luukku_app, luukku_jobs with check (person_id <> all ((select my_read_only())::uuid[]))$p$, t || '_no_insert', t);
    execute format($p$create policy %1$I on %2$I as restrictive for update to luukku_app, luukku_jobs using (person_id <> all ((select my_read_only())::uuid[]))$p$, t || '_no_update', t);
  end loop;
end $$;
grant select, insert, update on waiting_entry, waiting_offer to luukku_app, luukku_jobs;
grant select, insert on waiting_place to luukku_app, luukku_jobs;

-- A person's place: how many wait for the same service before this need. A number, for those who may see the need.
create function waiting_ahead(p_need uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select (
    select count(*)::int from waiting_entry e join need n on n.id = e.need_id
    where e.county_id = mine.county_id and e.left_at is null and n.service = own.service and n.status in ('open', 'booked') and e.person_id <> mine.person_id
      and (n.urgency_class, coalesce(least(n.legal_due_date, n.real_life_date), 'infinity'::date), e.since, n.id)
        < (own.urgency_class, coalesce(least(own.legal_due_date, own.real_life_date), 'infinity'::date), mine.since, own.id))
  from waiting_entry mine join need own on own.id = mine.need_id
  where mine.need_id = p_need and mine.left_at is null and mine.county_id = current_setting('luukku.county', true)
    and (mine.person_id = any (my_persons()) or sees_whole_contact())
$$;
do $$ begin
  execute format('create policy waiting_entry_place on waiting_entry for select to %I using (true)', current_user);
end $$;
revoke all on function waiting_ahead from public;
grant execute on function waiting_ahead to luukku_app, luukku_jobs;
