-- A room that is closed or taken out of use gives what is booked in it another room of its kind; what gets none is a time that
-- nobody can give as it stands, and comes to guidance as such a time does when a roster changes.

-- Where the client goes. A device is taken along and is not told to them.
alter table resource add column is_place boolean not null default true;

alter table roster_conflict drop constraint roster_conflict_why_check;
alter table roster_conflict add constraint roster_conflict_why_check check (why in ('no-shift', 'absent', 'break', 'no-room'));

-- What is wrong with a booked time: its roster first, then the rooms and devices that it has. Null when it can be given.
-- Index: appointment_resource_of, resource_closure_during.
create function appointment_fault(a appointment) returns text language sql stable as $$
  select coalesce(roster_fault(a.county_id, a.staff_id, a.unit_id, a.service, a.mode, a.during),
    case when exists (
      select from appointment_resource t join resource r on r.id = t.resource_id
      where t.appointment_id = a.id and (not r.active or exists (select from resource_closure c where c.resource_id = r.id and c.during && a.during)))
    then 'no-room' end)
$$;
grant execute on function appointment_fault to luukku_app, luukku_jobs;

create or replace function note_roster_conflicts(p_staff uuid, p_touched tstzmultirange, p_at timestamptz) returns table (appointment_id uuid, contact_id uuid, is_open boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p_county text := setting('county');
begin
  return query
    with gone as (
      delete from roster_conflict c using appointment a
      where c.staff_id = p_staff and c.county_id = p_county and a.id = c.appointment_id
        and (a.status not in ('booked', 'held') or upper(a.during) <= p_at or appointment_fault(a) is null)
      returning c.appointment_id, c.contact_id),
    faulty as (
      select a.*, appointment_fault(a) as fault from appointment a
      where a.staff_id = p_staff and a.county_id = p_county and a.status in ('booked', 'held') and lower(a.during) > p_at),
    noted as (
      insert into roster_conflict as c (appointment_id, county_id, register, person_id, contact_id, need_id, staff_id, why, found_at)
      select f.id, f.county_id, f.register, f.person_id, f.contact_id, f.need_id, f.staff_id, f.fault, p_at from faulty f where f.fault is not null
      on conflict on constraint roster_conflict_pkey do update set
        why = excluded.why,
        found_at = case when c.kept_at is null then c.found_at else excluded.found_at end,
        told_at = case when c.kept_at is null then c.told_at end,
        kept_at = null, kept_by = null
        where c.kept_at is null or exists (select from faulty f where f.id = c.appointment_id and p_touched && f.during)
      returning c.appointment_id, c.contact_id)
    select g.appointment_id, g.contact_id, false from gone g union all select n.appointment_id, n.contact_id, true from noted n;
end $$;

create function is_kept_resource(p_id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from resource r where r.id = p_id and r.county_id = setting('county') and may_keep_roster(r.unit_id))
$$;

-- Another of the kind in the unit that nobody has then: the first by name, as when a time is booked.
create function other_resource(p_resource uuid, p_during tstzrange) returns uuid language sql stable as $$
  select r.id from resource r join resource this on this.id = p_resource
  where r.unit_id = this.unit_id and r.kind = this.kind and r.active and r.id <> this.id
    and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && p_during)
    and not exists (select from resource_closure c where c.resource_id = r.id and c.during && p_during)
  order by r.name limit 1
$$;
revoke all on function other_resource from public;

-- What is booked in a room or device in a span, by time, without whose it is. Nothing for who does not keep it.
create function resource_visits(p_resource uuid, p_during tstzrange) returns table (taken_id uuid, appointment_id uuid, staff_id uuid, contact_id uuid, service text, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, a.id, a.staff_id, a.contact_id, a.service, a.during
  from appointment_resource t join appointment a on a.id = t.appointment_id
  where is_kept_resource(p_resource) and t.resource_id = p_resource and t.during && p_during and a.status in ('booked', 'held')
    and lower(a.during) > setting('at')::timestamptz
  order by lower(a.during), a.id
$$;

-- How each of them could be given when the room is closed then: the name of another room, or none.
-- Two visits in one room never overlap: what one is promised is no other's.
create function resource_visit_plan(p_resource uuid, p_during tstzrange) returns table (service text, during tstzrange, room text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  visit record;
  other uuid;
begin
  for visit in select * from resource_visits(p_resource, p_during) v loop
    other := other_resource(p_resource, visit.during);
    return query select visit.service, visit.during, (select r.name from resource r where r.id = other);
  end loop;
end $$;

-- Gives each visit of the span another room where there is one, and notes the rest for guidance. Says of each whose case it is.
create function clear_resource(p_resource uuid, p_during tstzrange) returns table (staff_id uuid, contact_id uuid, has_room boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit record;
  other uuid;
  staffs uuid[] := '{}';
  one uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  for visit in select * from resource_visits(p_resource, p_during) v loop
    other := other_resource(p_resource, visit.during);
    if other is not null then
      delete from appointment_resource t where t.id = visit.taken_id;
      insert into appointment_resource (county_id, appointment_id, resource_id, during) values (setting('county'), visit.appointment_id, other, visit.during);
    else
      -- Kept for another reason before: the room asks anew.
      update roster_conflict c set kept_at = null, kept_by = null, told_at = null, found_at = at where c.appointment_id = visit.appointment_id and c.kept_at is not null;
    end if;
    staffs := array_append(staffs, visit.staff_id);
    return query select visit.staff_id, visit.contact_id, other is not null;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    perform note_roster_conflicts(one, '{}', at);
  end loop;
end $$;

-- Who books a room waits for the same lock: it sees the room closed, or is seen here.
create function lock_resource_kind(p_id uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended(r.unit_id::text || r.kind, 0)) from resource r where r.id = p_id
$$;

drop function close_resource(uuid, tstzrange);
create function close_resource(p_id uuid, p_during tstzrange) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if not is_kept_resource(p_id) then return null; end if;
  perform lock_resource_kind(p_id);
  insert into resource_closure (county_id, resource_id, during) values (setting('county'), p_id, p_during) returning id into kept;
  return kept;
end $$;
-- What is left of a closure goes; what has been stays as it was. @returns the room
create function open_resource(p_closure uuid) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := setting('at')::timestamptz;
  room uuid;
begin
  select c.resource_id into room from resource_closure c where c.id = p_closure and upper(c.during) > at and is_kept_resource(c.resource_id) for update;
  if room is null then return null; end if;
  if (select lower(c.during) >= at from resource_closure c where c.id = p_closure) then delete from resource_closure where id = p_closure;
  else update resource_closure set during = tstzrange(lower(during), at) where id = p_closure; end if;
  return room;
end $$;
-- A room of this kind is there again, or there is a new one: visits that had none get one, and times that can be given again
-- are no conflicts any more. @returns whose cases they are
create function rehouse_visits(p_resource uuid) returns table (staff_id uuid, contact_id uuid) language plpgsql security definer set search_path = public, pg_temp as $$
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
    select t.id as taken_id, t.resource_id, a.id as appointment_id, a.staff_id, a.during
    from roster_conflict k join appointment a on a.id = k.appointment_id join appointment_resource t on t.appointment_id = a.id
      join resource r on r.id = t.resource_id join resource this on this.id = p_resource
    where k.why = 'no-room' and r.unit_id = this.unit_id and r.kind = this.kind and lower(a.during) > at order by lower(a.during), a.id
  loop
    staffs := array_append(staffs, visit.staff_id);
    if not exists (select from resource r where r.id = visit.resource_id and (not r.active
      or exists (select from resource_closure c where c.resource_id = r.id and c.during && visit.during))) then continue; end if;
    other := other_resource(visit.resource_id, visit.during);
    if other is null then continue; end if;
    delete from appointment_resource t where t.id = visit.taken_id;
    insert into appointment_resource (county_id, appointment_id, resource_id, during) values (setting('county'), visit.appointment_id, other, visit.during);
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    return query select one, n.contact_id from note_roster_conflicts(one, '{}', at) n where not n.is_open;
  end loop;
end $$;

drop function keep_resource(uuid, uuid, text, text, boolean);
create function keep_resource(p_id uuid, p_unit uuid, p_kind text, p_name text, p_active boolean, p_is_place boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if p_id is not null then
    select r.unit_id into p_unit from resource r where r.id = p_id and r.county_id = setting('county');
    perform lock_resource_kind(p_id);
  end if;
  if p_unit is null or not may_keep_roster(p_unit) or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return null; end if;
  if p_id is null then
    insert into resource (county_id, unit_id, kind, name, active, is_place) values (setting('county'), p_unit, p_kind, p_name, p_active, p_is_place) returning id into kept;
  else
    update resource set kind = p_kind, name = p_name, active = p_active, is_place = p_is_place where id = p_id returning id into kept;
  end if;
  return kept;
end $$;
-- Whether the asker may say what services take: the manager of the joint guidance unit, for the whole county.
create function may_keep_services() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_member m join unit u on u.id = m.unit_id where m.id = my_staff_id() and u.joint_guidance and may_keep_roster(u.id))
$$;
revoke all on function is_kept_resource, resource_visits, resource_visit_plan, clear_resource, lock_resource_kind, close_resource, open_resource, rehouse_visits, keep_resource, may_keep_services from public;
grant execute on function is_kept_resource, resource_visits, resource_visit_plan, clear_resource, close_resource, open_resource, rehouse_visits, keep_resource, may_keep_services to luukku_app;

-- Where a booked time is inside its unit; with its devices for who gives the visit. Asked of appointments that the wall has shown:
-- a name of a room is nothing about a person.
create function room_of(p_appointment uuid, p_with_devices boolean) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select string_agg(r.name, ', ' order by r.is_place desc, r.kind, r.name) from appointment_resource t join resource r on r.id = t.resource_id
  where t.appointment_id = p_appointment and t.county_id = setting('county') and (r.is_place or p_with_devices)
$$;
revoke all on function room_of from public;
grant execute on function room_of to luukku_app, luukku_jobs;
