-- May what is denied be used in an emergency: asked with every denial (kanta.fi, denial of consent to sharing patient data:
-- whoever denies may let the data be shared in an emergency; read 2026-11-26). Null: denied before it was asked.
alter table denial add column in_emergency boolean;

-- Which denials of this need stand. `p_binding`: those alone that bind in an emergency, too.
create function denied_need(p_need need, p_binding boolean) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from denial d where d.person_id = p_need.person_id and d.withdrawn_at is null and (not p_binding or d.in_emergency = false) and (
    (d.target = 'register' and d.register in (p_need.register, 'both')) or (d.target = 'service' and d.service = p_need.service)
    or (d.target = 'matter' and d.contact_id = p_need.contact_id) or (d.target = 'event' and d.need_id = p_need.id)
    or (d.target = 'document' and d.document_id = p_need.extract_payload_id)))
$$;
create or replace function denied_need(p_need need) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select denied_need(p_need, false)
$$;
create function denied_joint(p_document uuid, p_register text, p_binding boolean) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from joint_document j where j.id = p_document and j.origin <> p_register and (
    exists (select from denial d join joint_document k on k.id = d.document_id
      where d.person_id = j.person_id and d.target = 'document' and d.withdrawn_at is null and (not p_binding or d.in_emergency = false) and k.contact_id = j.contact_id and k.kind = j.kind)
    or exists (select from joint_entry o join need n on n.id = any (o.needs) where o.document_id = j.id and o.register = j.origin and denied_need(n, p_binding))))
$$;
create or replace function denied_joint(p_document uuid, p_register text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select denied_joint(p_document, p_register, false)
$$;

-- An emergency goes past a denial only where whoever denied did not say that it binds then, too.
create function past_denial(p_document uuid, p_person uuid, p_register text, p_needs uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (p_person = any (my_emergency()) and not denied_joint(p_document, p_register, true)) or (p_register = 'social' and exists (select from crossing c
    where c.need_id = any (p_needs) and c.staff_id = my_staff_id() and c.ground = 'social-authority' and c.until > setting('at')::timestamptz))
$$;
drop policy joint_entry_denied on joint_entry;
create policy joint_entry_denied on joint_entry as restrictive for select to luukku_app
  using ((select setting('actor_kind')) is distinct from 'staff' or not denied_joint(document_id, register) or past_denial(document_id, person_id, register, needs));
revoke all on function denied_need(need, boolean), denied_joint(uuid, text, boolean), past_denial(uuid, uuid, text, uuid[]) from public;
grant execute on function denied_joint(uuid, text, boolean), past_denial(uuid, uuid, text, uuid[]) to luukku_app, luukku_jobs;

-- Heard aloud with its answer; said again with another answer, the last one stands.
create function hear_denial(p_contact uuid, p_need uuid, p_target text, p_register text, p_document uuid, p_stands boolean, p_in_emergency boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare person uuid := hear_denial(p_contact, p_need, p_target, p_register, p_document, p_stands);
begin
  if person is null or not p_stands then return person; end if;
  update denial d set in_emergency = p_in_emergency
    where d.person_id = person and d.withdrawn_at is null
      and same_denial(d, p_target, p_register, null, coalesce(p_contact, (select n.contact_id from need n where n.id = p_need)), p_need, p_document);
  return person;
end $$;
revoke all on function hear_denial(uuid, uuid, text, text, uuid, boolean, boolean) from public;
grant execute on function hear_denial(uuid, uuid, text, text, uuid, boolean, boolean) to luukku_app;
revoke execute on function hear_denial(uuid, uuid, text, text, uuid, boolean) from luukku_app;
