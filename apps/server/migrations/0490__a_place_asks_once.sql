-- A visit may lack a shift and its place what it asks, both at once; the list tells the shift. That the place was asked of is kept
-- apart, so that a later look at the place neither opens again what somebody said is kept nor counts the visit anew.
alter table roster_conflict add column place_asked_at timestamptz;

-- What a unit or its rooms have, or what is asked of them, is another now. A visit whose place lacks what it asks gets a room that has
-- it, where one is free; what gets none is noted for guidance, and what fits again is noted no more. Says of each whose case it is.
-- @param p_kind  rooms of this kind alone have changed; null: any may have
create or replace function refit_places(p_unit uuid, p_kind text) returns table (staff_id uuid, contact_id uuid, has_place boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
  room record;
  other uuid;
  lacks boolean;
  was_noted boolean;
  has_moved boolean;
  staffs uuid[] := '{}';
  lacking uuid[] := '{}';
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
      select n.id from need n where n.place_wishes <> '{}'
      union select k.need_id from roster_conflict k where k.why = 'place-lacks' or k.place_asked_at is not null) asked
      join appointment a on a.need_id = asked.id
    where a.unit_id = p_unit and a.county_id = setting('county') and a.mode = 'onsite'
      and a.status in ('booked', 'held', 'arrived') and lower(a.during) > at
    order by lower(a.during), a.id
  loop
    has_moved := false;
    lacks := place_lacks(visit);
    was_noted := exists (select from roster_conflict k where k.appointment_id = visit.id
      and (k.why = 'place-lacks' or k.place_asked_at is not null));
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
      lacking := array_append(lacking, visit.id);
    else
      update roster_conflict c set place_asked_at = null where c.appointment_id = visit.id;
    end if;
    staffs := array_append(staffs, visit.staff_id);
    return query select visit.staff_id, visit.contact_id, not lacks;
  end loop;
  for one in select distinct unnest(staffs) order by 1 loop
    perform note_roster_conflicts(one, '{}', at);
  end loop;
  update roster_conflict c set place_asked_at = at where c.appointment_id = any (lacking);
end $$;
