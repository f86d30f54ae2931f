-- What a booked time asks of its professional is what the search asks: profession, a competence where the service names some, and
-- the service's register. Who sits in or holds a group with others need not give it, but has rights by then. ADR 0184.
create or replace function still_gives(a appointment) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select m.active and (m.valid_until is null or m.valid_until > lower(a.during))
    and not exists (
      select from service s where s.county_id = a.county_id and s.code = a.service
        and (s.professions <> '{}' and not s.professions && m.professions
          or s.competences <> '{}' and not s.competences && m.competences
          or s.register in ('health', 'social') and not m.registers && array[s.register, 'both']))
  from staff_member m where m.id = a.staff_id
$$;

create function rights_last(p_staff uuid, p_during tstzrange) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select m.active and (m.valid_until is null or m.valid_until > lower(p_during)) from staff_member m where m.id = p_staff
$$;
revoke all on function rights_last from public;
grant execute on function rights_last to luukku_app, luukku_jobs;

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
    case when not still_gives(a) then 'no-longer-gives' end)
$$;
