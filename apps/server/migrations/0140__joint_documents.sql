-- Joint documents (703/2023 §§ 46-47): a joint assessment of needs and a joint client plan stand in both registers; what a
-- professional tells of the client stands in their own. One content, two entries: each entry has its controller, its
-- retention and the key that opens the content for that register, so that destroying one leaves the other. ADR 0079.

create table joint_document (
  id uuid primary key,
  -- Two savings may fall into one moment: this is their order. Never shown.
  seq bigint generated always as identity,
  county_id text not null references county,
  register text not null default 'both' check (register = 'both'),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  kind text not null check (kind in ('needs-assessment', 'client-plan')),
  -- The savings this one was written upon, and replaces for whoever sees it; every saving stays. Several, when a denial was
  -- taken back and each side had gone on by itself.
  based_on uuid[] not null,
  -- On what the registers met: the joint unit that serves both (§ 53 (1)), or the client's permission (§ 53 (2)).
  ground text not null check (ground in ('joint-unit', 'permission')),
  -- The register whose professional wrote it: a denial closes it to the other one.
  origin text not null check (origin in ('health', 'social')),
  -- Codes of what it is about, on both sides: who takes part in the joint service knows what it is.
  services text[] not null,
  -- Sealed with a key of its own, which stands in the entries and nowhere else.
  content bytea,
  salt bytea,
  digest bytea not null,
  written_by uuid not null references staff_member,
  written_at timestamptz not null,
  check ((content is null) = (salt is null))
);
create index joint_document_contact on joint_document (contact_id, seq desc);
create index joint_document_person on joint_document (person_id);

create table joint_entry (
  document_id uuid not null references joint_document,
  register text not null check (register in ('health', 'social')),
  county_id text not null references county,
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  -- Whose register it is: the county of both today (703/2023 §§ 13, 18).
  controller text not null references county,
  retention_class text not null,
  -- The needs of this register that it is about: who has one of them in hand has the relation that opens it.
  needs uuid[] not null check (cardinality(needs) > 0),
  recorded_at timestamptz not null,
  -- The document's key, sealed for this entry. Gone: the register cannot open it any more.
  key_sealed bytea,
  destroyed_at timestamptz,
  primary key (document_id, register),
  check ((key_sealed is null) = (destroyed_at is not null))
);
create index joint_entry_person on joint_entry (person_id);
create index joint_entry_contact on joint_entry (contact_id);
create index joint_entry_kept on joint_entry (county_id, retention_class, recorded_at) where destroyed_at is null;

-- A denial also of one event of service (health care) and of one document (social care, or a joint one): 703/2023 § 59.
alter table denial drop constraint denial_target_check;
alter table denial drop constraint denial_check;
alter table denial
  add column need_id uuid references need,
  -- A sealed payload or a joint document; a joint one stands for every saving of its kind in the matter.
  add column document_id uuid;
alter table denial add constraint denial_target_check check (target in ('register', 'service', 'matter', 'event', 'document'));
alter table denial add constraint denial_names check ((target = 'service') = (service is not null)
  and (target in ('matter', 'event', 'document')) = (contact_id is not null)
  and (target = 'event') = (need_id is not null) and (target = 'document') = (document_id is not null));

do $$
declare t text;
begin
  foreach t in array array['joint_document', 'joint_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- The owner writes by record_joint_document, destroys by destroy_joint_entries, moves with a contact.
    execute format('create policy %I on %I to %I using (true) with check (true)', t || '_keep', t, current_user);
  end loop;
end $$;

-- Is anything of this need denied to the other register.
create function denied_need(p_need need) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from denial d where d.person_id = p_need.person_id and d.withdrawn_at is null and (
    (d.target = 'register' and d.register in (p_need.register, 'both')) or (d.target = 'service' and d.service = p_need.service)
    or (d.target = 'matter' and d.contact_id = p_need.contact_id) or (d.target = 'event' and d.need_id = p_need.id)
    or (d.target = 'document' and d.document_id = p_need.extract_payload_id)))
$$;
revoke all on function denied_need(need) from public;

-- Is this saving closed to a register it was not written in: the document itself is denied, or a need of the side it comes from.
create function denied_joint(p_document uuid, p_register text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from joint_document j where j.id = p_document and j.origin <> p_register and (
    exists (select from denial d join joint_document k on k.id = d.document_id
      where d.person_id = j.person_id and d.target = 'document' and d.withdrawn_at is null and k.contact_id = j.contact_id and k.kind = j.kind)
    or exists (select from joint_entry o join need n on n.id = any (o.needs) where o.document_id = j.id and o.register = j.origin and denied_need(n))))
$$;
revoke all on function denied_joint(uuid, text) from public;
grant execute on function denied_joint(uuid, text) to luukku_app, luukku_jobs;

-- What the act lets past a denial: the social authority's own right while its ground is recorded (§ 53 (5)), and an emergency.
create function past_denial(p_person uuid, p_register text, p_needs uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_person = any (my_emergency()) or (p_register = 'social' and exists (select from crossing c
    where c.need_id = any (p_needs) and c.staff_id = my_staff_id() and c.ground = 'social-authority' and c.until > setting('at')::timestamptz))
$$;
revoke all on function past_denial(uuid, text, uuid[]) from public;
grant execute on function past_denial(uuid, text, uuid[]) to luukku_app, luukku_jobs;

-- An entry is seen by the person and who acts for them, by the joint guidance unit, and by a professional of its register who
-- has one of its needs: the care or client relationship is asked of the need itself.
create policy joint_entry_access on joint_entry for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    (select sees_whole_contact()) or person_id = any ((select my_persons())::uuid[])
    or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = any (needs)))));
create policy joint_entry_denied on joint_entry as restrictive for select to luukku_app
  using ((select setting('actor_kind')) is distinct from 'staff' or not denied_joint(document_id, register) or past_denial(person_id, register, needs));
create policy joint_document_access on joint_document for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and exists (select from joint_entry e where e.document_id = joint_document.id));
do $$
declare t text;
begin
  foreach t in array array['joint_document', 'joint_entry'] loop
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app, luukku_jobs using (contact_id <> all ((select my_hidden_contacts())::uuid[]))$p$, t || '_hidden', t);
    execute format($p$create policy %1$I on %2$I as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]))$p$, t || '_closed', t);
  end loop;
end $$;
grant select on joint_document, joint_entry to luukku_app, luukku_jobs;

-- As before, and with the two new targets of a denial.
create or replace function shared_across(p_need uuid) returns table (need_id uuid, register text, service text, status text, next_date date, payload_id uuid, sealed bytea)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine need := my_need(p_need);
  state record;
begin
  if mine.id is null then return; end if;
  select * into state from wall_state(p_need);
  if state.open_by is null then return; end if;
  return query select n.id, n.register, n.service, n.status, n.next_date, s.id, s.sealed from need n left join sealed_payload s on s.id = n.extract_payload_id
    where n.contact_id = mine.contact_id and n.id <> mine.id and n.status <> 'closed' and n.outside is null
      and (state.services is null or n.service = any (state.services))
      and (state.open_by = 'social-authority' or not denied_need(n))
    order by n.established_at, n.id;
end $$;

-- The needs that a joint document written from this one is about, and the ground on which the registers meet. Nothing: they
-- do not meet, or there is nothing on the other side; the asker is not told which.
create function joint_scope(p_need uuid) returns table (need_id uuid, register text, service text, ground text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine need := my_need(p_need);
  state record;
begin
  if sees_whole_contact() and setting('purpose') = 'care' then
    return query select n.id, n.register, n.service, 'joint-unit'::text from need n
      where n.contact_id = (select m.contact_id from need m where m.id = p_need and m.county_id = setting('county'))
        and n.person_id <> all (my_closed()) and n.status <> 'closed' and n.outside is null order by n.established_at, n.id;
    return;
  end if;
  if mine.id is null or mine.person_id = any (my_closed()) then return; end if;
  -- A joint service that the joint unit began goes on among those whose needs it named.
  if exists (select from joint_document j join joint_entry e on e.document_id = j.id
      where j.contact_id = mine.contact_id and j.ground = 'joint-unit' and mine.id = any (e.needs) and e.destroyed_at is null and not denied_joint(j.id, e.register)) then
    return query select n.id, n.register, n.service, 'joint-unit'::text from need n
      where n.contact_id = mine.contact_id and n.status <> 'closed' and n.outside is null and (n.id = mine.id or not denied_need(n))
        and exists (select from joint_document j join joint_entry e on e.document_id = j.id where j.contact_id = mine.contact_id and j.ground = 'joint-unit' and n.id = any (e.needs))
      order by n.established_at, n.id;
    return;
  end if;
  select * into state from wall_state(p_need);
  if state.open_by is distinct from 'permission' then return; end if;
  return query select mine.id, mine.register, mine.service, 'permission'::text
    union all select a.need_id, a.register, a.service, 'permission'::text from shared_across(p_need) a;
end $$;
revoke all on function joint_scope(uuid) from public;
grant execute on function joint_scope(uuid) to luukku_app;

-- Writes the content once and its entry in both registers. @returns the ground and, by register, what it is about; null where
-- the registers do not meet. The caller holds the lock of the matter's document.
create function record_joint_document(
  p_id uuid, p_need uuid, p_kind text, p_based_on uuid[], p_origin text, p_content bytea, p_salt bytea, p_digest bytea,
  p_key_health bytea, p_key_social bytea, p_class_health text, p_class_social text
) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine need;
  health uuid[];
  social uuid[];
  services text[];
  met text;
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'care' then return null; end if;
  select array_agg(s.need_id) filter (where s.register in ('health', 'both')), array_agg(s.need_id) filter (where s.register in ('social', 'both')), array_agg(distinct s.service), min(s.ground)
    into health, social, services, met from joint_scope(p_need) s;
  if health is null or social is null or p_origin <> all (my_registers()) then return null; end if;
  select * into mine from need n where n.id = p_need;
  insert into joint_document (id, county_id, person_id, contact_id, kind, based_on, ground, origin, services, content, salt, digest, written_by, written_at)
  values (p_id, mine.county_id, mine.person_id, mine.contact_id, p_kind, p_based_on, met, p_origin, services, p_content, p_salt, p_digest, my_staff_id(), setting('at')::timestamptz);
  insert into joint_entry (document_id, register, county_id, person_id, contact_id, controller, retention_class, needs, recorded_at, key_sealed)
  values (p_id, 'health', mine.county_id, mine.person_id, mine.contact_id, mine.county_id, p_class_health, health, setting('at')::timestamptz, p_key_health),
    (p_id, 'social', mine.county_id, mine.person_id, mine.contact_id, mine.county_id, p_class_social, social, setting('at')::timestamptz, p_key_social);
  return met;
end $$;
revoke all on function record_joint_document from public;
grant execute on function record_joint_document to luukku_app;

-- Destruction in one register: its key goes. When the last key is gone, so is the content with its salt.
create function destroy_joint_entries(p_register text, p_documents uuid[], p_at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare n integer;
begin
  if setting('actor_kind') is distinct from 'system' or setting('purpose') is distinct from 'retention' then return 0; end if;
  update joint_entry set key_sealed = null, destroyed_at = p_at
    where document_id = any (p_documents) and register = p_register and county_id = setting('county') and destroyed_at is null;
  get diagnostics n = row_count;
  update joint_document j set content = null, salt = null where j.id = any (p_documents) and j.content is not null
    and not exists (select from joint_entry e where e.document_id = j.id and e.destroyed_at is null);
  return n;
end $$;
revoke all on function destroy_joint_entries(text, uuid[], timestamptz) from public;
grant execute on function destroy_joint_entries(text, uuid[], timestamptz) to luukku_jobs;

-- Moves with the contacts when two records of one person are joined or separated; what waits for a time had been left behind.
do $$
declare t text;
begin
  foreach t in array array['waiting_entry', 'waiting_offer', 'waiting_place'] loop
    execute format('create policy %I on %I for select to %I using (true)', t || '_join_look', t, current_user);
    execute format('create policy %I on %I for update to %I using (true)', t || '_join_move', t, current_user);
  end loop;
end $$;
-- Every table of a contact's person moves: which they are is read from the catalogue, so that a later one is not forgotten.
create or replace function move_contacts(p_contacts uuid[], p_to uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  update contact set person_id = p_to where id = any (p_contacts);
  for t in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'contact_id') and not a.attisdropped) = 2 loop
    execute format('update %I set person_id = $1 where contact_id = any ($2) and person_id <> $1', t) using p_to, p_contacts;
  end loop;
  update plan_line set person_id = p_to where plan_id in (select id from plan where contact_id = any (p_contacts));
end $$;
