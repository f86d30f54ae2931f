-- A room is given to another visit only while the visit is still there, and hours of an interpreter that touch are one span.

-- Which is a room and which a device was not asked of those that were there before 0164, and all were told to clients as places.
-- Until their keeper says, nobody is sent to a device.
update resource r set is_place = false
where r.is_place and coalesce(uuid_extract_timestamp(r.id), '-infinity')
  < (select m.applied_at from schema_migration m where m.name = '0164__rooms_closed_and_told.sql');

create or replace function clear_resource(p_resource uuid, p_during tstzrange) returns table (staff_id uuid, contact_id uuid, has_room boolean)
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
      if not move_to_resource(visit.taken_id, visit.appointment_id, other) then continue; end if;
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

-- Gives a visit another room than it had. Whoever cancels or moves the visit at this moment is waited for, or waits: otherwise
-- one of the two would not see the other's row, and the room would stay taken by a visit that is not. @returns whether it was there
create function move_to_resource(p_taken uuid, p_appointment uuid, p_to uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from appointment a where a.id = p_appointment and a.status in ('booked', 'held') for no key update;
  if not found then return false; end if;
  delete from appointment_resource t where t.id = p_taken;
  if not found then return false; end if;
  insert into appointment_resource (county_id, appointment_id, resource_id, during) select a.county_id, a.id, p_to, a.during from appointment a where a.id = p_appointment;
  return true;
end $$;
revoke all on function move_to_resource from public;

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
    select t.id as taken_id, t.resource_id, a.id as appointment_id, a.staff_id, a.during
    from roster_conflict k join appointment a on a.id = k.appointment_id join appointment_resource t on t.appointment_id = a.id
      join resource r on r.id = t.resource_id join resource this on this.id = p_resource
    where k.why = 'no-room' and r.unit_id = this.unit_id and r.kind = this.kind and lower(a.during) > at order by lower(a.during), a.id
  loop
    staffs := array_append(staffs, visit.staff_id);
    if not exists (select from resource r where r.id = visit.resource_id and (not r.active
      or exists (select from resource_closure c where c.resource_id = r.id and c.during && visit.during))) then continue; end if;
    other := other_resource(visit.resource_id, visit.during);
    if other is not null then perform move_to_resource(visit.taken_id, visit.appointment_id, other); end if;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    return query select one, n.contact_id from note_roster_conflicts(one, '{}', at) n where not n.is_open;
  end loop;
end $$;

create or replace function take_interpreter(p_new appointment, p_language text) returns void language plpgsql as $$
declare
  found record;
  way interval := make_interval(mins => coalesce((select (c.settings -> 'travel' ->> 'insideMinutes')::int from county c where c.id = p_new.county_id), 30));
begin
  if p_new.without_interpreter
    or exists (select from staff_member m where m.id = p_new.staff_id and p_language = any (m.languages))
    or not exists (select from interpreter i where i.county_id = p_new.county_id and i.active and p_language = any (i.languages)) then return; end if;
  -- Who chooses among several waits for who chose before.
  perform pg_advisory_xact_lock(hashtextextended(p_new.county_id || ' interpreter', 0));
  select i.id, h.how into found
  from interpreter i cross join lateral (values ('onsite'), ('remote')) h (how)
  where i.county_id = p_new.county_id and i.active and p_language = any (i.languages)
    -- Hours that touch are one span, as the search has them.
    and (select range_agg(t.during) from interpreter_time t where t.interpreter_id = i.id and t.during && p_new.during) @> p_new.during
    and case h.how when 'remote' then i.is_remote else p_new.mode = 'onsite'
      and i.municipality_code = (select u.municipality_code from unit u where u.id = p_new.unit_id) end
    and not exists (select from appointment_interpreter o where o.interpreter_id = i.id and (o.during && p_new.during
      or (h.how = 'onsite' and o.unit_id is not null and o.unit_id <> p_new.unit_id
        and o.during && tstzrange(lower(p_new.during) - way, upper(p_new.during) + way))))
  order by h.how, i.name limit 1;
  if found.id is null then
    raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_interpreter';
  end if;
  insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, unit_id, during)
  values (p_new.county_id, p_new.id, found.id, p_language, found.how, case when found.how = 'onsite' then p_new.unit_id end, p_new.during);
end $$;

-- One word for who keeps what the whole county shares: keeps_county_calendars.
drop function may_keep_services();
-- Nothing asks it since denials tell of emergencies: what the policies ask names the document.
drop function past_denial(uuid, text, uuid[]);
