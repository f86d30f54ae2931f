-- The rest of the annex of 703/2023 (ADR 0132): appointments, versions of permissions and denials, and disability services,
-- whose ten years run from the last matter.

-- Which task of social care a service is, where its records have a time of their own: by its classes in the service catalogue.
-- P4.4, P4.5, P4.7: services for the disabled but for housing, personal assistance, care for intellectual disabilities.
create function social_task(p_county text, p_code text) returns text language sql stable as $$
  select case when child_protection_service(p_county, p_code) then 'child-protection'
    when exists (select from service s, unnest(s.classes) c where s.county_id = p_county and s.code = p_code and c ~ '^P4\.[457](\.|$)') then 'disability' end
$$;

create or replace function keep_child_protection() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.register = 'social' and exists (select from need n where n.id = any (new.needs) and child_protection_service(n.county_id, n.service)) then
    new.retention_class := 'child-protection';
  elsif new.register = 'social' and new.retention_class = 'social-adult'
    and exists (select from need n where n.id = any (new.needs) and social_task(n.county_id, n.service) = 'disability') then
    new.retention_class := 'social-disability';
  end if;
  return new;
end $$;
create or replace function keep_child_protection_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare task text;
begin
  if new.register = 'social' and new.retention_class in ('social-adult', 'social-family', 'social-disability') then
    select social_task(n.county_id, n.service) into task from need n where n.id = new.need_id;
    if task = 'child-protection' then new.retention_class := 'child-protection';
    elsif task = 'disability' and new.retention_class = 'social-adult' then new.retention_class := 'social-disability'; end if;
  end if;
  return new;
end $$;

-- A county that learns later what its service is. Only ever to what is kept longer: what was stored as a family's stays so.
create or replace function reclass_service() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  task text := social_task(new.county_id, new.code);
  becomes text := case task when 'child-protection' then task when 'disability' then 'social-disability' end;
  shorter text[] := case task when 'child-protection' then array['social-adult', 'social-family', 'social-disability'] else array['social-adult'] end;
begin
  if becomes is null then return null; end if;
  update sealed_payload p set retention_class = becomes
  from need n where n.county_id = new.county_id and n.service = new.code and p.need_id = n.id and p.register = 'social' and p.retention_class = any (shorter);
  update joint_entry e set retention_class = becomes
  where e.register = 'social' and e.county_id = new.county_id and e.retention_class = any (shorter)
    and exists (select from need n where n.id = any (e.needs) and n.county_id = new.county_id and n.service = new.code);
  return null;
end $$;
update service set classes = '{P4.4}' where code = 'VAMMAIS' and classes = '{}';

-- When the last matter of disability services of this person was closed, this one among them; null while one is open.
create function disability_closed_at(p_person uuid, p_contact uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_and(m.closed_at is not null) then max(m.closed_at) end
  from (select matter_closed_at(c.id) as closed_at from contact c
    where c.id = p_contact or (c.person_id in (select o.id from person o where o.id = p_person or o.joined_into = p_person)
      and exists (select from need n where n.contact_id = c.id and social_task(n.county_id, n.service) = 'disability'))) m
$$;

create index appointment_root on appointment (root_id) where root_id is not null;
-- From when an appointment is kept: the last that happened to it, with every time that it was moved to.
create function appointment_kept_from(p_root uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select max(greatest(upper(a.during), a.booked_at, a.changed_at)) from appointment a where a.id = p_root or a.root_id = p_root
$$;
-- In health care an appointment is a document of its own; in social care it has the time of what was written of its need.
create function appointment_class(p_register text, p_need uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when p_register <> 'social' then 'appointment'
    else coalesce((select p.retention_class from need n join sealed_payload p on p.id = n.extract_payload_id where n.id = p_need), 'social-family') end
$$;
-- When a later version came in the place of this one; null for the newest, which is kept until twelve years from a death that nobody tells.
create function permission_replaced_at(p_id uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(min(l.given_at), max(p.withdrawn_at)) from permission p join permission l on l.contact_id = p.contact_id and (l.given_at, l.id) > (p.given_at, p.id)
  where p.id = p_id
$$;
create function denial_replaced_at(p_id uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(min(l.made_at), max(d.withdrawn_at)) from denial d join denial l on l.person_id = d.person_id and (l.made_at, l.id) > (d.made_at, d.id)
    and l.target = d.target and l.register = d.register and l.service is not distinct from d.service and l.contact_id is not distinct from d.contact_id
    and l.need_id is not distinct from d.need_id and l.document_id is not distinct from d.document_id
  where d.id = p_id and d.withdrawn_at is not null
$$;
-- The matter by which a denial is judged: its own; that of a whole register or service, by any that is open or held, before any other.
create function denial_matter(p_contact uuid, p_person uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(p_contact, (select c.id from contact c cross join matter_closed_at(c.id) m (closed_at) where c.person_id = p_person
    order by (m.closed_at is null or exists (select from matter_contacts(c.id) o (id) join retention_hold h on h.contact_id = o.id where h.lifted_at is null)) desc,
      m.closed_at desc, c.id limit 1))
$$;

create or replace function retention_ends(p_class text, p_stored timestamptz, p_closed timestamptz) returns date language sql immutable as $$
  select case p_class
    when 'correspondence' then (p_stored at time zone 'Europe/Helsinki')::date + interval '3 years'
    when 'appointment' then (p_stored at time zone 'Europe/Helsinki')::date + interval '12 years'
    when 'permission' then (p_stored at time zone 'Europe/Helsinki')::date + interval '12 years'
    when 'social-adult' then (p_closed at time zone 'Europe/Helsinki')::date + interval '10 years'
    when 'social-disability' then (p_closed at time zone 'Europe/Helsinki')::date + interval '10 years'
    when 'social-family' then (p_closed at time zone 'Europe/Helsinki')::date + interval '30 years' end::date
$$;
create or replace function may_destroy(p_proposal uuid, p_class text, p_contact uuid, p_person uuid, p_stored timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'system' and setting('purpose') = 'retention'
    and exists (select from retention_proposal r join retention_line l on l.proposal_id = r.id cross join matter_closed_at(p_contact) m (closed_at)
      where r.id = p_proposal and r.county_id = setting('county') and r.confirmed_by is not null and r.finished_at is null
        and l.retention_class = p_class and l.confirmed
        and m.closed_at < r.made_at and not retention_held(p_contact, p_person, r.made_at)
        and (p_class = 'patient-note' or retention_ends(p_class, p_stored,
          case when p_class = 'social-disability' then disability_closed_at(p_person, p_contact) else m.closed_at end) <= r.night))
$$;

do $$
declare t text;
begin
  foreach t in array array['appointment', 'appointment_step', 'notification', 'waiting_offer', 'move_proposal', 'permission', 'denial'] loop
    execute format('create policy %1$I on %2$I for delete to %3$I using (true)', t || '_end', t, current_user);
    execute format('create policy %1$I on %2$I for select to %3$I using (true)', t || '_end_look', t, current_user);
  end loop;
end $$;
-- An appointment goes whole: every time it was moved to, its steps, messages, offers, room and interpreter. @returns the times that went
create function destroy_appointments(p_proposal uuid, p_ids uuid[]) returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  select array_agg(a.id) into gone from appointment a join appointment r on r.id = coalesce(a.root_id, a.id)
  where r.id = any (p_ids) and r.county_id = setting('county')
    and may_destroy(p_proposal, appointment_class(r.register, r.need_id), r.contact_id, r.person_id, appointment_kept_from(r.id));
  delete from notification where appointment_id = any (gone);
  delete from waiting_offer where appointment_id = any (gone);
  delete from move_proposal where appointment_id = any (gone) or hold_id = any (gone);
  delete from roster_conflict where appointment_id = any (gone);
  delete from appointment_step where appointment_id = any (gone);
  delete from appointment where id = any (gone);
  return query select unnest(gone);
end $$;
create function destroy_permissions(p_proposal uuid, p_ids uuid[]) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
  delete from permission p where p.id = any (p_ids) and p.county_id = setting('county')
    and may_destroy(p_proposal, 'permission', p.contact_id, p.person_id, permission_replaced_at(p.id)) returning p.id
$$;
create function destroy_denials(p_proposal uuid, p_ids uuid[]) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
  delete from denial d where d.id = any (p_ids) and d.county_id = setting('county')
    and may_destroy(p_proposal, 'permission', denial_matter(d.contact_id, d.person_id), d.person_id, denial_replaced_at(d.id)) returning d.id
$$;
revoke all on function disability_closed_at, appointment_kept_from, appointment_class, permission_replaced_at, denial_replaced_at, denial_matter,
  destroy_appointments, destroy_permissions, destroy_denials from public;
grant execute on function disability_closed_at, appointment_class, permission_replaced_at, denial_replaced_at, denial_matter,
  destroy_appointments, destroy_permissions, destroy_denials to luukku_jobs;
