-- Visits that are shared (ADR 0108-0110): several professionals with one person, several persons with one professional, and times
-- that lie over one another where the county allows it. When a professional is taken is a row of its own, whatever takes them; the
-- constraint that refuses double booking stands on it.

-- Professions that sit in beside the one who gives the visit: [{"professions": [...], "register": "health" | "social"}], one of each entry.
alter table service add column together jsonb not null default '[]' check (jsonb_typeof(together) = 'array' and jsonb_array_length(together) <= 3);
-- Given to groups alone: a place in a session is what is booked.
alter table service add column is_group boolean not null default false;

create table group_session (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  service text not null,
  -- Whose time it takes; the first gives it.
  staff_ids uuid[] not null check (cardinality(staff_ids) between 1 and 4),
  unit_id uuid not null references unit,
  mode text not null check (mode in ('onsite', 'remote')),
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  places smallint not null check (places between 2 and 60),
  status text not null default 'open' check (status in ('open', 'cancelled')),
  made_by uuid not null references staff_member,
  made_at timestamptz not null,
  cancelled_at timestamptz
);
create index group_session_coming on group_session (county_id, service, lower(during)) where status = 'open';
grant select on group_session to luukku_app, luukku_jobs;

-- Where and how many times may lie over one another beside the first. No row: nowhere.
create table overbooking_rule (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  service text not null,
  -- Nothing: in every unit.
  unit_id uuid references unit,
  extra smallint not null check (extra between 1 and 4),
  set_by uuid references staff_member,
  set_at timestamptz not null,
  unique nulls not distinct (county_id, service, unit_id)
);
create trigger overbooking_rule_counted after insert or update or delete or truncate on overbooking_rule for each statement execute function count_county_change();
grant select on overbooking_rule to luukku_app, luukku_jobs;

alter table appointment add column session_id uuid references group_session, add column seat smallint, add column lane smallint not null default 0 check (lane between 0 and 4);
alter table appointment add constraint appointment_seat check ((session_id is null) = (seat is null) and (session_id is null or lane = 0));
-- Two never have one place, and no place lies beyond the last (`keep_staff_time`): so many as there are places, whoever writes.
create unique index appointment_one_per_seat on appointment (session_id, seat) where session_id is not null and status in ('held', 'booked', 'arrived', 'started', 'done');

alter table appointment drop constraint appointment_one_per_professional;
create index appointment_staff on appointment (staff_id, lower(during)) where status in ('held', 'booked', 'arrived', 'started', 'done', 'no-show');

create index appointment_session on appointment (session_id) where session_id is not null;

-- When a professional is taken. Of an appointment its own id, of a session its own; of those who sit in beside one of their own.
-- Read through functions alone.
create table staff_time (
  id uuid primary key,
  county_id text not null,
  staff_id uuid not null,
  appointment_id uuid,
  session_id uuid,
  -- Which of the times that may lie over one another; all of them where nothing may.
  lanes int4range not null,
  -- The unit that it keeps them at; nothing where nobody travels.
  unit_id uuid,
  during tstzrange not null
);
create index staff_time_beside on staff_time (appointment_id) where id <> appointment_id;
create index staff_time_session on staff_time (session_id) where session_id is not null;
insert into staff_time (id, county_id, staff_id, appointment_id, lanes, unit_id, during)
select a.id, a.county_id, a.staff_id, a.id, int4range(0, 1), place_of(a.mode, a.unit_id), a.during from appointment a where is_taken(a.status);
-- After the rows: built at once, not row by row.
alter table staff_time add constraint appointment_one_per_professional exclude using gist (staff_id with =, lanes with &&, during with &&);

-- Who sits in, beside the professional of the appointment. In the register of their own profession.
create table appointment_beside (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  appointment_id uuid not null references appointment on delete cascade,
  need_id uuid not null references need,
  -- Who gives the visit, and who sits in.
  given_by uuid not null references staff_member,
  staff_id uuid not null references staff_member,
  unique (appointment_id, staff_id)
);
create index appointment_beside_staff on appointment_beside (staff_id, appointment_id);
alter table appointment_beside enable row level security;
alter table appointment_beside force row level security;
create policy appointment_beside_access on appointment_beside to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
    or staff_id = (select my_staff_id()) or given_by = (select my_staff_id())
    or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))));
create policy appointment_beside_hidden on appointment_beside as restrictive to luukku_app, luukku_jobs
  using (contact_id <> all ((select my_hidden_contacts())::uuid[]));
create policy appointment_beside_no_insert on appointment_beside as restrictive for insert to luukku_app, luukku_jobs
  with check (person_id <> all ((select my_read_only())::uuid[]));
create policy appointment_beside_closed on appointment_beside as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
do $$ begin
  execute format('create policy appointment_beside_kept on appointment_beside to %I using (true) with check (true)', current_user);
end $$;
grant select, insert on appointment_beside to luukku_app, luukku_jobs;

-- May a professional of this register sit in: not where the person has denied what they are told there.
create function denied_beside(p_need uuid, p_register text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select n.register <> p_register and denied_need(n) from need n where n.id = p_need and n.county_id = setting('county')), true)
$$;
-- The visits that somebody sits in, and the places of the sessions they hold with others: a week back and all that come.
-- A manager's counting is no visit. Indexes: appointment_one_per_professional, appointment_beside_pkey, appointment_session.
create function my_joint_visits() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when my_staff_id() is null or counts_only() then '{}' else coalesce((
    select array_agg(v.id) from (
      select b.appointment_id as id from staff_time t join appointment_beside b on b.id = t.id
      where t.staff_id = my_staff_id() and t.during && tstzrange(setting('at')::timestamptz - interval '8 days', null) and t.county_id = setting('county')
        and b.register = any (my_registers()) and not denied_beside(b.need_id, b.register)
      union all
      select a.id from staff_time t join appointment a on a.session_id = t.session_id
      where t.staff_id = my_staff_id() and t.during && tstzrange(setting('at')::timestamptz - interval '8 days', null) and t.county_id = setting('county')
        and t.session_id is not null and a.register = any (my_registers()) and a.status in ('booked', 'arrived', 'started', 'done')) v), '{}') end
$$;
-- Who comes to them: the name alone, and that there is an order of non-disclosure.
create function my_joint_names() returns table (person_id uuid, name_sealed bytea, non_disclosure boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (p.id) p.id, i.name_sealed, p.non_disclosure from appointment a join person p on p.id = a.person_id join person_identity i on i.person_id = p.id
  where a.id = any (my_joint_visits()) and p.id <> all (my_closed())
$$;
revoke all on function denied_beside, my_joint_visits, my_joint_names from public;
grant execute on function denied_beside, my_joint_visits, my_joint_names to luukku_app, luukku_jobs;
-- Whoever sits in sees that visit and who comes to it: nothing else of the need or of the person.
create policy appointment_joint on appointment for select to luukku_app using (county_id = (select setting('county')) and id = any ((select my_joint_visits())::uuid[]));

create function whole_lane() returns int4range language sql immutable parallel safe as $$ select int4range(0, 10) $$;

-- A taken appointment takes its professional; who sits in leaves and comes with it. A place in a session takes nobody: the session has.
create function keep_staff_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was boolean := false;
  room boolean;
begin
  if tg_op = 'TRUNCATE' then
    delete from staff_time where appointment_id is not null;
    insert into calendar_change (county_id, taken) select id, false from county;
    return null;
  end if;
  if tg_op = 'DELETE' then
    if old.session_id is null then delete from staff_time where id = old.id or appointment_id = old.id; end if;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    was := is_taken(old.status);
    -- What was only held is booked in a session that stands.
    if was = is_taken(new.status) and not (new.session_id is not null and old.status = 'held' and new.status = 'booked') and old.staff_id = new.staff_id and old.during = new.during and old.lane = new.lane
      and old.session_id is not distinct from new.session_id and old.seat is not distinct from new.seat
      and place_of(old.mode, old.unit_id) is not distinct from place_of(new.mode, new.unit_id) then return null; end if;
    if old.session_id is null then
      delete from staff_time where id = old.id;
      delete from staff_time where appointment_id = old.id and id <> appointment_id;
    end if;
  end if;
  if not is_taken(new.status) then return null; end if;
  if new.session_id is not null then
    -- Held until the end: a session that is cancelled or made smaller meanwhile waits, or is seen as it is by now.
    perform from group_session s where s.id = new.session_id for share;
    select new.seat between 1 and s.places into room from group_session s
    where s.id = new.session_id and s.county_id = new.county_id and s.status = 'open' and s.service = new.service and s.staff_ids[1] = new.staff_id
      and s.unit_id = new.unit_id and s.mode = new.mode and s.during = new.during;
    if room is null then
      raise exception 'no such session' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_session';
    end if;
    if not room then
      raise exception 'no place is left' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_seat';
    end if;
    return null;
  end if;
  if new.lane > 0 and not was and not exists (
    select from overbooking_rule r where r.county_id = new.county_id and r.service = new.service and r.extra >= new.lane
      and (r.unit_id is null or r.unit_id = new.unit_id)) then
    raise exception 'not over another here' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_lane';
  end if;
  insert into staff_time (id, county_id, staff_id, appointment_id, lanes, unit_id, during)
  values (new.id, new.county_id, new.staff_id, new.id, int4range(new.lane, new.lane + 1), place_of(new.mode, new.unit_id), new.during);
  if tg_op = 'UPDATE' then
    insert into staff_time (id, county_id, staff_id, appointment_id, lanes, unit_id, during)
    select b.id, new.county_id, b.staff_id, new.id, whole_lane(), place_of(new.mode, new.unit_id), new.during from appointment_beside b where b.appointment_id = new.id;
    if found then update staff_time set lanes = whole_lane() where id = new.id; end if;
  end if;
  return null;
end $$;
revoke all on function keep_staff_time from public;
drop trigger appointment_calendar on appointment;
drop trigger appointment_emptied on appointment;
create trigger appointment_staff_time after insert or delete or update of status, staff_id, during, unit_id, mode, lane, session_id, seat on appointment for each row execute function keep_staff_time();
create trigger appointment_emptied after truncate on appointment for each statement execute function keep_staff_time();

create function keep_beside_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into staff_time (id, county_id, staff_id, appointment_id, lanes, unit_id, during)
  select new.id, a.county_id, new.staff_id, a.id, whole_lane(), place_of(a.mode, a.unit_id), a.during from appointment a
  where a.id = new.appointment_id and is_taken(a.status);
  update staff_time set lanes = whole_lane() where id = new.appointment_id;
  return null;
end $$;
revoke all on function keep_beside_time from public;
create trigger appointment_beside_time after insert on appointment_beside for each row execute function keep_beside_time();

create function beside_follows_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update appointment_beside set person_id = new.person_id, contact_id = new.contact_id where appointment_id = new.id;
  return null;
end $$;
revoke all on function beside_follows_person from public;
create trigger appointment_beside_follows after update of person_id on appointment for each row execute function beside_follows_person();

-- Calendars in memory follow whoever is taken (ADR 0063), whatever takes them.
create function note_staff_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
  else
    insert into calendar_change (county_id, staff_id, appointment_id, during, unit_id, taken) values (new.county_id, new.staff_id, new.id, new.during, new.unit_id, true);
  end if;
  return null;
end $$;
revoke all on function note_staff_time from public;
create trigger staff_time_calendar after insert or delete on staff_time for each row execute function note_staff_time();
drop function note_calendar_change;

create or replace function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, unit_id uuid, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.staff_id, t.id, t.unit_id, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from staff_time t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
  union all
  select t.resource_id, t.id, null, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_resource t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
  union all
  select t.interpreter_id, t.id, t.unit_id, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_interpreter t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
$$;
create or replace function busy_times(p_staff uuid[], p_during tstzrange) returns table (staff_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.staff_id, t.during from staff_time t
  where t.staff_id = any (p_staff) and t.during && p_during and t.county_id = current_setting('luukku.county', true)
$$;
create or replace function booked_places(p_staff uuid, p_during tstzrange) returns table (unit_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.unit_id, t.during from staff_time t
  where t.staff_id = p_staff and t.during && p_during and t.unit_id is not null and t.county_id = current_setting('luukku.county', true)
$$;

-- Rooms of a session are the session's, whoever comes.
alter table appointment_resource alter column appointment_id drop not null, add column session_id uuid references group_session on delete cascade;
alter table appointment_resource add constraint appointment_resource_whose check (num_nonnulls(appointment_id, session_id) = 1);
create index appointment_resource_session on appointment_resource (session_id) where session_id is not null;

create function take_rooms(p_county text, p_unit uuid, p_kinds text[], p_during tstzrange, p_appointment uuid, p_session uuid) returns void language plpgsql as $$
declare
  one text;
  found uuid;
begin
  foreach one in array coalesce(p_kinds, '{}') loop
    -- Who chooses among several waits for who chose before: otherwise both choose the same, and one is refused with another free.
    perform pg_advisory_xact_lock(hashtextextended(p_unit::text || one, 0));
    select r.id into found from resource r
    where r.unit_id = p_unit and r.county_id = p_county and r.kind = one and r.active
      and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && p_during)
      and not exists (select from resource_closure c where c.resource_id = r.id and c.during && p_during)
    order by r.name limit 1;
    if found is null then
      raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_resource';
    end if;
    insert into appointment_resource (county_id, appointment_id, session_id, resource_id, during) values (p_county, p_appointment, p_session, found, p_during);
  end loop;
end $$;
revoke all on function take_rooms from public;

create or replace function take_resources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted text[];
  spoken text;
begin
  if tg_op = 'UPDATE' then
    if is_taken(old.status) = is_taken(new.status) and old.during = new.during and old.unit_id = new.unit_id and old.mode = new.mode and old.service = new.service
      and old.staff_id = new.staff_id then return null; end if;
    delete from appointment_resource where appointment_id = old.id;
    delete from appointment_interpreter where appointment_id = old.id;
  end if;
  if not is_taken(new.status) then return null; end if;
  select case when new.mode = 'onsite' and new.session_id is null then array(select unnest(s.resources) order by 1) end, n.interpreter into wanted, spoken
  from need n left join service s on s.county_id = new.county_id and s.code = new.service where n.id = new.need_id;
  if wanted <> '{}' then perform take_rooms(new.county_id, new.unit_id, wanted, new.during, new.id, null); end if;
  -- To a group nobody interprets by the calendar: it is ordered, and said so.
  if spoken is not null and new.session_id is null then perform take_interpreter(new, spoken); end if;
  return null;
end $$;

create or replace function room_of(p_appointment uuid, p_with_devices boolean) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select string_agg(r.name, ', ' order by r.is_place desc, r.kind, r.name) from appointment_resource t join resource r on r.id = t.resource_id
  where (t.appointment_id = p_appointment or t.session_id = (select a.session_id from appointment a where a.id = p_appointment))
    and t.county_id = setting('county') and (r.is_place or p_with_devices)
$$;

-- A session takes all who hold it and its rooms, and gives them back when it is cancelled.
create function keep_session_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.places < old.places and exists (select from appointment a where a.session_id = new.id and a.seat > new.places and is_taken(a.status)) then
      raise exception 'taken places' using errcode = 'exclusion_violation', constraint = 'group_session_places';
    end if;
    if new.status = old.status and new.during = old.during and new.staff_ids = old.staff_ids and new.unit_id = old.unit_id and new.mode = old.mode then return null; end if;
    delete from staff_time where session_id = old.id;
    delete from appointment_resource where session_id = old.id;
  end if;
  if new.status <> 'open' then return null; end if;
  insert into staff_time (id, county_id, staff_id, session_id, lanes, unit_id, during)
  select case when s.at = 1 then new.id else uuidv7() end, new.county_id, s.id, new.id, whole_lane(), place_of(new.mode, new.unit_id), new.during
  from unnest(new.staff_ids) with ordinality s (id, at);
  if new.mode = 'onsite' then
    perform take_rooms(new.county_id, new.unit_id, (select array(select unnest(v.resources) order by 1) from service v where v.county_id = new.county_id and v.code = new.service),
      new.during, null, new.id);
  end if;
  return null;
end $$;
revoke all on function keep_session_time from public;
create trigger group_session_time after insert or update on group_session for each row execute function keep_session_time();
create function drop_session_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from staff_time where session_id = old.id;
  return null;
end $$;
revoke all on function drop_session_time from public;
create trigger group_session_dropped after delete on group_session for each row execute function drop_session_time();

-- What is wrong with a session as the rosters and rooms are: somebody who holds it is away, or its room is closed. Null: it is held.
create function session_fault(s group_session) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select roster_fault(s.county_id, o.id, s.unit_id, s.service, s.mode, s.during) from unnest(s.staff_ids) o (id)
      where roster_fault(s.county_id, o.id, s.unit_id, s.service, s.mode, s.during) is not null limit 1),
    (select 'no-room' from appointment_resource t join resource r on r.id = t.resource_id
      where t.session_id = s.id and (not r.active or exists (select from resource_closure c where c.resource_id = r.id and c.during && s.during)) limit 1))
$$;
revoke all on function session_fault from public;
grant execute on function session_fault to luukku_app, luukku_jobs;

-- Sessions with a place left: when, where, whose. How many are taken, and by whom, is not said.
create function open_sessions(p_services text[], p_during tstzrange) returns table (session_id uuid, service text, staff_id uuid, unit_id uuid, mode text, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.service, s.staff_ids[1], s.unit_id, s.mode, extract(epoch from lower(s.during)) * 1000, extract(epoch from upper(s.during)) * 1000
  from group_session s
  where s.county_id = setting('county') and s.status = 'open' and s.service = any (p_services) and s.during && p_during
    and s.places > (select count(*) from appointment a where a.session_id = s.id and is_taken(a.status)) and session_fault(s) is null
$$;
-- The first place that nobody has, under the lock of the session; nothing when all are taken. What is booked after it still
-- meets the index: a race past the lock is lost, never won twice.
create function take_seat(p_session uuid) returns smallint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  seat smallint;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_session::text, 0));
  select n into seat from group_session s, generate_series(1, s.places) n
  where s.id = p_session and s.county_id = setting('county') and s.status = 'open' and session_fault(s) is null
    and not exists (select from appointment a where a.session_id = s.id and a.seat = n and is_taken(a.status))
  order by n limit 1;
  return seat;
end $$;
-- How many places are taken, for who keeps the unit's rosters.
create function seats_taken(p_sessions uuid[]) returns table (session_id uuid, taken integer) language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, (select count(*)::integer from appointment a where a.session_id = s.id and is_taken(a.status)) from group_session s
  where s.id = any (p_sessions) and s.county_id = setting('county') and may_keep_roster(s.unit_id)
$$;
create function keep_group_session(p_id uuid, p_service text, p_staff uuid[], p_unit uuid, p_mode text, p_during tstzrange, p_places integer) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one uuid;
begin
  if not may_keep_roster(p_unit) or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county'))
    or (select count(*) from staff_member m where m.id = any (p_staff) and m.county_id = setting('county')) <> cardinality(p_staff)
    or not exists (select from service v where v.county_id = setting('county') and v.code = p_service and v.is_group) then return null; end if;
  -- In the order that bookings take.
  for one in select unnest(p_staff) order by 1 loop perform pg_advisory_xact_lock(hashtextextended(one::text, 0)); end loop;
  insert into group_session (id, county_id, service, staff_ids, unit_id, mode, during, places, made_by, made_at)
  values (p_id, setting('county'), p_service, p_staff, p_unit, p_mode, p_during, p_places, my_staff_id(), setting('at')::timestamptz);
  return p_id;
end $$;
create function change_session_places(p_id uuid, p_places integer) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  update group_session s set places = p_places where s.id = p_id and s.county_id = setting('county') and s.status = 'open'
    and lower(s.during) > setting('at')::timestamptz and may_keep_roster(s.unit_id) returning s.id into kept;
  return kept;
end $$;
-- Those who had a place are told by planned work: who cancels does not see them.
create function cancel_group_session(p_id uuid) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  update group_session s set status = 'cancelled', cancelled_at = setting('at')::timestamptz where s.id = p_id and s.county_id = setting('county') and s.status = 'open'
    and upper(s.during) > setting('at')::timestamptz and may_keep_roster(s.unit_id) returning s.id into kept;
  return kept;
end $$;
create function keep_shared_visits(p_code text, p_is_group boolean, p_together jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept text;
begin
  if not keeps_county_calendars() then return null; end if;
  update service set is_group = p_is_group, together = p_together where county_id = setting('county') and code = p_code returning code into kept;
  return kept;
end $$;
create function keep_overbooking(p_service text, p_unit uuid, p_extra integer) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not keeps_county_calendars() or not exists (select from service v where v.county_id = setting('county') and v.code = p_service)
    or (p_unit is not null and not exists (select from unit u where u.id = p_unit and u.county_id = setting('county'))) then return false; end if;
  if p_extra = 0 then
    delete from overbooking_rule where county_id = setting('county') and service = p_service and unit_id is not distinct from p_unit;
  else
    insert into overbooking_rule (county_id, service, unit_id, extra, set_by, set_at) values (setting('county'), p_service, p_unit, p_extra, my_staff_id(), setting('at')::timestamptz)
    on conflict (county_id, service, unit_id) do update set extra = excluded.extra, set_by = excluded.set_by, set_at = excluded.set_at;
  end if;
  return true;
end $$;
-- The lanes of a professional that are taken then: numbers, nobody's name. Under the lock that bookings take.
create function taken_lanes(p_staff uuid, p_during tstzrange) returns table (lanes int4range, during tstzrange) language sql stable security definer set search_path = public, pg_temp as $$
  select t.lanes, t.during from staff_time t where t.staff_id = p_staff and t.during && p_during and t.county_id = setting('county')
$$;
revoke all on function open_sessions, take_seat, seats_taken, keep_group_session, change_session_places, cancel_group_session, keep_shared_visits, keep_overbooking, taken_lanes from public;
grant execute on function open_sessions, take_seat, taken_lanes to luukku_app, luukku_jobs;
grant execute on function seats_taken, keep_group_session, change_session_places, cancel_group_session, keep_shared_visits, keep_overbooking to luukku_app;

-- Somebody who sits in, or holds a session with others, is away: the visit is a conflict as if it were their own.
alter table roster_conflict drop constraint roster_conflict_why_check;
alter table roster_conflict add constraint roster_conflict_why_check check (why in ('no-shift', 'absent', 'break', 'no-room', 'beside-away'));
create or replace function appointment_fault(a appointment) returns text language sql stable as $$
  select coalesce(roster_fault(a.county_id, a.staff_id, a.unit_id, a.service, a.mode, a.during),
    case when exists (
      select from appointment_resource t join resource r on r.id = t.resource_id
      where (t.appointment_id = a.id or t.session_id = a.session_id)
        and (not r.active or exists (select from resource_closure c where c.resource_id = r.id and c.during && a.during)))
    then 'no-room' end,
    case when exists (
      select from appointment_beside b where b.appointment_id = a.id and roster_fault(a.county_id, b.staff_id, a.unit_id, a.service, a.mode, a.during) is not null)
    then 'beside-away' end,
    case when a.session_id is not null and exists (
      select from group_session s, unnest(s.staff_ids) o (id) where s.id = a.session_id and roster_fault(a.county_id, o.id, a.unit_id, a.service, a.mode, a.during) is not null)
    then 'beside-away' end)
$$;
create or replace function note_roster_conflicts(p_staff uuid, p_touched tstzmultirange, p_at timestamptz) returns table (appointment_id uuid, contact_id uuid, is_open boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p_county text := setting('county');
begin
  return query
    with theirs as (
      select a.id from appointment a where a.staff_id = p_staff and a.status in ('booked', 'held') and upper(a.during) > p_at
      union select b.appointment_id from appointment_beside b where b.staff_id = p_staff
      union select a.id from group_session s join appointment a on a.session_id = s.id where s.county_id = p_county and s.staff_ids @> array[p_staff] and upper(s.during) > p_at),
    gone as (
      delete from roster_conflict c using appointment a
      where c.county_id = p_county and a.id = c.appointment_id and (c.staff_id = p_staff or c.appointment_id in (select t.id from theirs t))
        and (a.status not in ('booked', 'held') or upper(a.during) <= p_at or appointment_fault(a) is null)
      returning c.appointment_id, c.contact_id),
    faulty as (
      select a.*, appointment_fault(a) as fault from appointment a
      where a.id in (select t.id from theirs t) and a.county_id = p_county and a.status in ('booked', 'held') and lower(a.during) > p_at),
    noted as (
      insert into roster_conflict as c (appointment_id, county_id, register, person_id, contact_id, need_id, staff_id, why, found_at)
      select f.id, f.county_id, f.register, f.person_id, f.contact_id, f.need_id, p_staff, f.fault, p_at from faulty f where f.fault is not null
      on conflict on constraint roster_conflict_pkey do update set
        why = excluded.why,
        found_at = case when c.kept_at is null then c.found_at else excluded.found_at end,
        told_at = case when c.kept_at is null then c.told_at end,
        kept_at = null, kept_by = null
        where c.kept_at is null or exists (select from faulty f where f.id = c.appointment_id and p_touched && f.during)
      returning c.appointment_id, c.contact_id)
    select g.appointment_id, g.contact_id, false from gone g union all select n.appointment_id, n.contact_id, true from noted n;
end $$;

-- A room of a session is the room of everybody who has a place in it: moved once, and told of each.
drop function resource_visits(uuid, tstzrange);
create function resource_visits(p_resource uuid, p_during tstzrange)
returns table (taken_id uuid, appointment_id uuid, staff_id uuid, contact_id uuid, service text, during tstzrange, session_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, a.id, a.staff_id, a.contact_id, a.service, a.during, t.session_id
  from appointment_resource t join appointment a on a.id = t.appointment_id or a.session_id = t.session_id
  where is_kept_resource(p_resource) and t.resource_id = p_resource and t.during && p_during and a.status in ('booked', 'held')
    and lower(a.during) > setting('at')::timestamptz
  order by lower(a.during), a.id
$$;
revoke all on function resource_visits from public;
grant execute on function resource_visits to luukku_app;
-- Gives a session another room than it had, as `move_to_resource` does a visit. @returns whether it was there
create function move_session_to(p_taken uuid, p_session uuid, p_to uuid) returns boolean language plpgsql as $$
begin
  perform from group_session s where s.id = p_session and s.status = 'open' for no key update;
  if not found then return false; end if;
  delete from appointment_resource t where t.id = p_taken;
  if not found then return false; end if;
  insert into appointment_resource (county_id, session_id, resource_id, during) select s.county_id, s.id, p_to, s.during from group_session s where s.id = p_session;
  return true;
end $$;
revoke all on function move_session_to from public;
create or replace function clear_resource(p_resource uuid, p_during tstzrange) returns table (staff_id uuid, contact_id uuid, has_room boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit record;
  moved boolean;
  other uuid;
  staffs uuid[] := '{}';
  one uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  for visit in select * from resource_visits(p_resource, p_during) v loop
    if visit.session_id is not null and not exists (select from appointment_resource t where t.id = visit.taken_id) then
      -- Moved with the first who has a place in it.
      other := p_resource;
    else
      other := other_resource(p_resource, visit.during);
      if other is not null then
        if visit.session_id is null then moved := move_to_resource(visit.taken_id, visit.appointment_id, other);
        else moved := move_session_to(visit.taken_id, visit.session_id, other); end if;
        if not moved then continue; end if;
      else
        -- Kept for another reason before: the room asks anew.
        update roster_conflict c set kept_at = null, kept_by = null, told_at = null, found_at = at where c.appointment_id = visit.appointment_id and c.kept_at is not null;
      end if;
    end if;
    staffs := array_append(staffs, visit.staff_id);
    return query select visit.staff_id, visit.contact_id, other is not null;
  end loop;
  -- Sessions that nobody has a place in yet.
  for visit in select t.id, t.session_id, t.during from appointment_resource t
    where is_kept_resource(p_resource) and t.resource_id = p_resource and t.during && p_during and t.session_id is not null and lower(t.during) > at loop
    other := other_resource(p_resource, visit.during);
    if other is not null then perform move_session_to(visit.id, visit.session_id, other); end if;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    perform note_roster_conflicts(one, '{}', at);
  end loop;
end $$;
create or replace function rehouse_visits(p_resource uuid) returns table (staff_id uuid, contact_id uuid) language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit record;
  other uuid;
  staffs uuid[] := '{}';
  one uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  if not is_kept_resource(p_resource) then return; end if;
  perform lock_resource_kind(p_resource);
  for visit in
    select t.id as taken_id, t.resource_id, t.session_id, a.id as appointment_id, a.staff_id, a.during
    from roster_conflict k join appointment a on a.id = k.appointment_id join appointment_resource t on t.appointment_id = a.id or t.session_id = a.session_id
      join resource r on r.id = t.resource_id join resource this on this.id = p_resource
    where k.why = 'no-room' and r.unit_id = this.unit_id and r.kind = this.kind and lower(a.during) > at order by lower(a.during), a.id
  loop
    staffs := array_append(staffs, visit.staff_id);
    if not exists (select from resource r where r.id = visit.resource_id and (not r.active
      or exists (select from resource_closure c where c.resource_id = r.id and c.during && visit.during))) then continue; end if;
    other := other_resource(visit.resource_id, visit.during);
    if other is null then continue; end if;
    if visit.session_id is null then perform move_to_resource(visit.taken_id, visit.appointment_id, other);
    else perform move_session_to(visit.taken_id, visit.session_id, other); end if;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    return query select one, n.contact_id from note_roster_conflicts(one, '{}', at) n where not n.is_open;
  end loop;
end $$;
