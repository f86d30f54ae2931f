-- The register of users takes a change of name, profession and language, and ends a cover early. A booked time stays where its
-- professional is no longer one who gives it, or has no rights any more by then: it is a conflict to solve, as after an absence.
create or replace function keep_user(p_id uuid, p_new jsonb) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old staff_member;
  kept uuid;
  at timestamptz := setting('at')::timestamptz;
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'user-register' or p_id = my_staff_id() then return null; end if;
  if not exists (select from unit u where u.id = (p_new ->> 'unitId')::uuid and u.county_id = setting('county')) then return null; end if;
  if p_id is null then
    insert into staff_member (county_id, subject, given_name, family_name, professions, competences, languages, roles, registers, unit_id, licensed, active, valid_from, valid_until, task)
    values (setting('county'), p_new ->> 'subject', p_new ->> 'givenName', p_new ->> 'familyName', array(select jsonb_array_elements_text(p_new -> 'professions')),
      array(select jsonb_array_elements_text(coalesce(p_new -> 'competences', '[]'))), array(select jsonb_array_elements_text(coalesce(p_new -> 'languages', '["fi"]'))),
      array(select jsonb_array_elements_text(p_new -> 'roles')), array(select jsonb_array_elements_text(p_new -> 'registers')), (p_new ->> 'unitId')::uuid,
      (p_new ->> 'licensed')::boolean, (p_new ->> 'active')::boolean, (p_new ->> 'validFrom')::timestamptz, (p_new ->> 'validUntil')::timestamptz, p_new ->> 'task')
    returning id into kept;
  else
    select * into old from staff_member m where m.id = p_id and m.county_id = setting('county') for update;
    if old.id is null then return null; end if;
    update staff_member set roles = array(select jsonb_array_elements_text(p_new -> 'roles')), registers = array(select jsonb_array_elements_text(p_new -> 'registers')),
      -- What is not said stays as it stands.
      given_name = coalesce(p_new ->> 'givenName', given_name), family_name = coalesce(p_new ->> 'familyName', family_name),
      professions = case when p_new ? 'professions' then array(select jsonb_array_elements_text(p_new -> 'professions')) else professions end,
      languages = case when p_new ? 'languages' then array(select jsonb_array_elements_text(p_new -> 'languages')) else languages end,
      competences = case when p_new ? 'competences' then array(select jsonb_array_elements_text(p_new -> 'competences')) else competences end,
      unit_id = (p_new ->> 'unitId')::uuid, licensed = (p_new ->> 'licensed')::boolean, active = (p_new ->> 'active')::boolean,
      valid_from = (p_new ->> 'validFrom')::timestamptz, valid_until = (p_new ->> 'validUntil')::timestamptz, task = p_new ->> 'task'
    where id = old.id returning id into kept;
  end if;
  insert into staff_right_change (county_id, staff_id, changed_by, changed_at, before, after)
  values (setting('county'), kept, my_staff_id(), at, case when old.id is null then null else jsonb_build_object('roles', old.roles, 'registers', old.registers, 'unitId', old.unit_id, 'licensed', old.licensed, 'active', old.active, 'validUntil', old.valid_until, 'competences', old.competences, 'givenName', old.given_name, 'familyName', old.family_name, 'professions', old.professions, 'languages', old.languages) end, p_new);
  return kept;
end $$;

-- Ended from now on; one that has not begun is taken away, as it never held. Who ended it stands among the changes.
create function end_cover(p_staff uuid, p_cover uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c staff_cover;
  at timestamptz := setting('at')::timestamptz;
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'user-register' or p_staff = my_staff_id() then return false; end if;
  select * into c from staff_cover where id = p_cover and staff_id = p_staff and county_id = setting('county') and upper(during) > at for update;
  if c.id is null then return false; end if;
  if lower(c.during) >= at then delete from staff_cover where id = c.id;
  else update staff_cover set during = tstzrange(lower(during), at) where id = c.id;
  end if;
  insert into staff_right_change (county_id, staff_id, changed_by, changed_at, before, after)
  values (c.county_id, p_staff, my_staff_id(), at, jsonb_build_object('cover', c.unit_id, 'from', lower(c.during), 'until', upper(c.during)), jsonb_build_object('cover', c.unit_id, 'until', at));
  return true;
end $$;

create function still_gives(a appointment) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select m.active and (m.valid_until is null or m.valid_until > lower(a.during))
    and not exists (select from service s where s.county_id = a.county_id and s.code = a.service and s.professions <> '{}' and not s.professions && m.professions)
  from staff_member m where m.id = a.staff_id
$$;
revoke all on function end_cover, still_gives from public;
grant execute on function end_cover to luukku_app;
grant execute on function still_gives to luukku_app, luukku_jobs;
alter table roster_conflict drop constraint roster_conflict_why_check;
alter table roster_conflict add constraint roster_conflict_why_check check (why in ('no-shift', 'absent', 'break', 'no-room', 'beside-away', 'no-longer-gives'));
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
    then 'beside-away' end,
    case when not still_gives(a) then 'no-longer-gives' end)
$$;

-- For who keeps the register of users: which booked times of this professional nobody carries, without whose they are.
create function lost_times_of(p_staff uuid) returns table (service text, "from" timestamptz, "to" timestamptz, why text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.service, lower(a.during), upper(a.during), c.why from roster_conflict c join appointment a on a.id = c.appointment_id
  where setting('purpose') = 'user-register' and c.county_id = setting('county') and c.staff_id = p_staff and c.kept_at is null
    and (a.status = 'booked' and lower(a.during) > setting('at')::timestamptz or a.status = 'arrived' and upper(a.during) > setting('at')::timestamptz)
  order by 2
$$;
revoke all on function lost_times_of from public;
grant execute on function lost_times_of to luukku_app;
