-- What a place no longer has makes a conflict of what is booked there and asks for it; a group is looked at with its room; and a
-- quiet place to wait is one more thing to ask for. ADR 0196.
alter table unit drop constraint unit_features_check;
alter table unit add constraint unit_features_check check (features <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table,quiet-place}'::text[]);
alter table resource drop constraint resource_features_check;
alter table resource add constraint resource_features_check check (features <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table,quiet-place}'::text[]);
alter table need drop constraint need_place_wishes_check;
alter table need add constraint need_place_wishes_check check (place_wishes <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table,quiet-place}'::text[]);
create index need_place_asked on need (id) where place_wishes <> '{}';

-- What the place of a visit or of a group's session has: its unit, and every room that is taken for it.
-- Index: appointment_resource_of, appointment_resource_session.
create function place_features(p_unit uuid, p_appointment uuid, p_session uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  with room as (
    select r.id, r.features from appointment_resource t join resource r on r.id = t.resource_id
    where r.is_place and (t.appointment_id = p_appointment or t.session_id = p_session))
  select coalesce((select u.features from unit u where u.id = p_unit), '{}')
    || array(select f from room cross join unnest(room.features) f group by f having count(distinct room.id) = (select count(distinct r.id) from room r))
$$;

create function place_lacks(a appointment) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select a.mode = 'onsite' and exists (
    select from need n where n.id = a.need_id and n.place_wishes <> '{}' and not n.place_wishes <@ place_features(a.unit_id, a.id, a.session_id))
$$;
revoke all on function place_features, place_lacks from public;
grant execute on function place_features, place_lacks to luukku_app, luukku_jobs;

alter table roster_conflict drop constraint roster_conflict_why_check;
alter table roster_conflict add constraint roster_conflict_why_check
  check (why in ('no-shift', 'absent', 'break', 'no-room', 'beside-away', 'no-longer-gives', 'place-lacks'));

create or replace function appointment_fault(a appointment) returns text language sql stable as $$
  select coalesce(roster_fault(a.county_id, a.staff_id, a.unit_id, a.service, a.mode, a.during),
    case when exists (
      select from appointment_resource t join resource r on r.id = t.resource_id
      where (t.appointment_id = a.id or t.session_id = a.session_id)
        and (not r.active or exists (select from resource_closure c where c.resource_id = r.id and c.during && a.during)))
    then 'no-room' end,
    case when exists (
      select from (
        select b.staff_id from appointment_beside b where b.appointment_id = a.id
        union all select unnest(s.staff_ids) from group_session s where s.id = a.session_id) o
      where roster_fault(a.county_id, o.staff_id, a.unit_id, a.service, a.mode, a.during) is not null
        -- Whose time it is, is asked for more below.
        or o.staff_id <> a.staff_id and not rights_last(o.staff_id, a.during))
    then 'beside-away' end,
    case when not still_gives(a) then 'no-longer-gives' end,
    case when place_lacks(a) then 'place-lacks' end)
$$;

-- Of a visit under way neither its room nor its place is asked any more: the person sits there.
create or replace function note_roster_conflicts(p_staff uuid, p_touched tstzmultirange, p_at timestamptz) returns table (appointment_id uuid, contact_id uuid, is_open boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p_county text := setting('county');
begin
  return query
    with theirs as (
      select a.id from appointment a where a.staff_id = p_staff and a.status in ('booked', 'held', 'arrived') and upper(a.during) > p_at
      union select b.appointment_id from appointment_beside b where b.staff_id = p_staff
      union select a.id from group_session s join appointment a on a.session_id = s.id where s.county_id = p_county and s.staff_ids @> array[p_staff] and upper(s.during) > p_at),
    gone as (
      delete from roster_conflict c using appointment a
      where c.county_id = p_county and a.id = c.appointment_id and (c.staff_id = p_staff or c.appointment_id in (select t.id from theirs t))
        and (a.status not in ('booked', 'held', 'arrived') or upper(a.during) <= p_at or appointment_fault(a) is null)
      returning c.appointment_id, c.contact_id),
    faulty as (
      select a.*, appointment_fault(a) as fault from appointment a
      where a.id in (select t.id from theirs t) and a.county_id = p_county
        and (a.status in ('booked', 'held', 'arrived') and lower(a.during) > p_at or a.status = 'arrived' and upper(a.during) > p_at)),
    noted as (
      insert into roster_conflict as c (appointment_id, county_id, register, person_id, contact_id, need_id, staff_id, why, found_at)
      select f.id, f.county_id, f.register, f.person_id, f.contact_id, f.need_id, p_staff, f.fault, p_at from faulty f
      where f.fault is not null and (f.fault not in ('no-room', 'place-lacks') or lower(f.during) > p_at)
      on conflict on constraint roster_conflict_pkey do update set
        why = excluded.why,
        found_at = case when c.kept_at is null then c.found_at else excluded.found_at end,
        told_at = case when c.kept_at is null then c.told_at end,
        kept_at = null, kept_by = null
        where c.kept_at is null or exists (select from faulty f where f.id = c.appointment_id and p_touched && f.during)
      returning c.appointment_id, c.contact_id)
    select g.appointment_id, g.contact_id, false from gone g union all select n.appointment_id, n.contact_id, true from noted n;
end $$;

-- What a unit or its rooms have, or what is asked of them, is another now. A visit whose place lacks what it asks gets a room that has
-- it, where one is free; what gets none is noted for guidance, and what fits again is noted no more. Says of each whose case it is.
-- @param p_kind  rooms of this kind alone have changed; null: any may have
create function refit_places(p_unit uuid, p_kind text) returns table (staff_id uuid, contact_id uuid, has_place boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
  room record;
  other uuid;
  lacks boolean;
  was_noted boolean;
  has_moved boolean;
  staffs uuid[] := '{}';
  one uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  if not (may_keep_roster(p_unit) or setting('actor_kind') = 'system')
    or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return; end if;
  -- Kind by kind, in the order that bookings take.
  perform pg_advisory_xact_lock(hashtextextended(p_unit::text || k.kind, 0)) from (
    select distinct r.kind from resource r where r.unit_id = p_unit and r.is_place and (p_kind is null or r.kind = p_kind) order by 1) k;
  for visit in
    -- Index: need_place_asked, appointment_need.
    select a.* from (
      select n.id from need n where n.place_wishes <> '{}' union select k.need_id from roster_conflict k where k.why = 'place-lacks') asked
      join appointment a on a.need_id = asked.id
    where a.unit_id = p_unit and a.county_id = setting('county') and a.mode = 'onsite'
      and a.status in ('booked', 'held', 'arrived') and lower(a.during) > at
    order by lower(a.during), a.id
  loop
    has_moved := false;
    lacks := place_lacks(visit);
    was_noted := exists (select from roster_conflict k where k.appointment_id = visit.id and k.why = 'place-lacks');
    if lacks then
      for room in
        select t.id, t.resource_id, t.session_id from appointment_resource t join resource r on r.id = t.resource_id
        where (t.appointment_id = visit.id or t.session_id = visit.session_id) and r.is_place and (p_kind is null or r.kind = p_kind)
          and not has_asked(r, wishes_for_room(p_unit, (select n.place_wishes from need n where n.id = visit.need_id)))
      loop
        other := other_resource(room.resource_id, visit.during);
        if other is null then continue; end if;
        if room.session_id is null then perform move_to_resource(room.id, visit.id, other);
        else perform move_session_to(room.id, room.session_id, other); end if;
        has_moved := true;
      end loop;
      lacks := place_lacks(visit);
    end if;
    -- Fits as it did, or waits on the list as it did.
    if lacks = was_noted and not has_moved then continue; end if;
    if lacks then
      -- Kept for another reason before: the place asks anew.
      update roster_conflict c set kept_at = null, kept_by = null, told_at = null, found_at = at
      where c.appointment_id = visit.id and c.kept_at is not null and c.why <> 'place-lacks';
    end if;
    staffs := array_append(staffs, visit.staff_id);
    return query select visit.staff_id, visit.contact_id, not lacks;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    perform note_roster_conflicts(one, '{}', at);
  end loop;
end $$;
revoke all on function refit_places from public;
grant execute on function refit_places to luukku_app, luukku_jobs;

-- Sessions with a place left, and what theirs has. How many are taken, and by whom, is not said.
drop function open_sessions(text[], tstzrange);
create function open_sessions(p_services text[], p_during tstzrange)
returns table (session_id uuid, service text, staff_id uuid, unit_id uuid, mode text, from_ms float8, to_ms float8, features text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.service, s.staff_ids[1], s.unit_id, s.mode, extract(epoch from lower(s.during)) * 1000, extract(epoch from upper(s.during)) * 1000,
    place_features(s.unit_id, null, s.id)
  from group_session s
  where s.county_id = setting('county') and s.status = 'open' and s.service = any (p_services) and s.during && p_during
    and s.places > (select count(*) from appointment a where a.session_id = s.id and is_taken(a.status)) and session_fault(s) is null
$$;
revoke all on function open_sessions from public;
grant execute on function open_sessions to luukku_app, luukku_jobs;
