-- What a professional is trained in, kept in the register of users; what a service asks of who gives it (one of these), and the
-- method that a need's visit asks for (ADR 0172). The words are the domain's (`competences`), as profession and language are.
alter table service add column competences text[] not null default '{}';
alter table need add column method text;

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
      array(select jsonb_array_elements_text(coalesce(p_new -> 'competences', '[]'))), '{fi}',
      array(select jsonb_array_elements_text(p_new -> 'roles')), array(select jsonb_array_elements_text(p_new -> 'registers')), (p_new ->> 'unitId')::uuid,
      (p_new ->> 'licensed')::boolean, (p_new ->> 'active')::boolean, (p_new ->> 'validFrom')::timestamptz, (p_new ->> 'validUntil')::timestamptz, p_new ->> 'task')
    returning id into kept;
  else
    select * into old from staff_member m where m.id = p_id and m.county_id = setting('county') for update;
    if old.id is null then return null; end if;
    update staff_member set roles = array(select jsonb_array_elements_text(p_new -> 'roles')), registers = array(select jsonb_array_elements_text(p_new -> 'registers')),
      -- What is not said stays as it stands.
      competences = case when p_new ? 'competences' then array(select jsonb_array_elements_text(p_new -> 'competences')) else competences end,
      unit_id = (p_new ->> 'unitId')::uuid, licensed = (p_new ->> 'licensed')::boolean, active = (p_new ->> 'active')::boolean,
      valid_from = (p_new ->> 'validFrom')::timestamptz, valid_until = (p_new ->> 'validUntil')::timestamptz, task = p_new ->> 'task'
    where id = old.id returning id into kept;
  end if;
  insert into staff_right_change (county_id, staff_id, changed_by, changed_at, before, after)
  values (setting('county'), kept, my_staff_id(), at, case when old.id is null then null else jsonb_build_object('roles', old.roles, 'registers', old.registers, 'unitId', old.unit_id, 'licensed', old.licensed, 'active', old.active, 'validUntil', old.valid_until, 'competences', old.competences) end, p_new);
  return kept;
end $$;

create function keep_service_competences(p_code text, p_competences text[]) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept text;
begin
  if not keeps_county_calendars() then return null; end if;
  update service set competences = p_competences where county_id = setting('county') and code = p_code returning code into kept;
  return kept;
end $$;
revoke all on function keep_service_competences from public;
grant execute on function keep_service_competences to luukku_app;
