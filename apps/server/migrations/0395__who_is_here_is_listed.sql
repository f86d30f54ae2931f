-- Who has said «I am here» waits for the time as who has it booked does: it stands on the list of times without anybody, and
-- has its room changed with the others. Also once the time has begun: whoever was not called in sits in the waiting room.
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
      -- The room of a visit under way is left to it.
      where f.fault is not null and (f.fault <> 'no-room' or lower(f.during) > p_at)
      on conflict on constraint roster_conflict_pkey do update set
        why = excluded.why,
        found_at = case when c.kept_at is null then c.found_at else excluded.found_at end,
        told_at = case when c.kept_at is null then c.told_at end,
        kept_at = null, kept_by = null
        where c.kept_at is null or exists (select from faulty f where f.id = c.appointment_id and p_touched && f.during)
      returning c.appointment_id, c.contact_id)
    select g.appointment_id, g.contact_id, false from gone g union all select n.appointment_id, n.contact_id, true from noted n;
end $$;

create or replace function resource_visits(p_resource uuid, p_during tstzrange)
returns table (taken_id uuid, appointment_id uuid, staff_id uuid, contact_id uuid, service text, during tstzrange, session_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, a.id, a.staff_id, a.contact_id, a.service, a.during, t.session_id
  from appointment_resource t join appointment a on a.id = t.appointment_id or a.session_id = t.session_id
  where is_kept_resource(p_resource) and t.resource_id = p_resource and t.during && p_during and a.status in ('booked', 'held', 'arrived')
    and lower(a.during) > setting('at')::timestamptz
  order by lower(a.during), a.id
$$;

create or replace function move_to_resource(p_taken uuid, p_appointment uuid, p_to uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from appointment a where a.id = p_appointment and a.status in ('booked', 'held', 'arrived') for no key update;
  if not found then return false; end if;
  delete from appointment_resource t where t.id = p_taken;
  if not found then return false; end if;
  insert into appointment_resource (county_id, appointment_id, resource_id, during) select a.county_id, a.id, p_to, a.during from appointment a where a.id = p_appointment;
  return true;
end $$;
