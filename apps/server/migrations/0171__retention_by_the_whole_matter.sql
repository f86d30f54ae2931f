-- What is judged before words are destroyed: the whole matter, with what was joined into it; the day itself; and that nothing
-- stood in the way since the list was made, so that no more is destroyed than a person saw and confirmed (ADR 0091).

-- Until now every social document was stored as an adult's, whatever the age of whom it is about. Age then is not known any
-- more: what is not known counts as a child's and is kept longer.
update sealed_payload set retention_class = 'social-family' where retention_class = 'social-adult';

-- The contact under which this one stands now, itself when it was never joined; and all that stand with it.
create function lead_contact(p_contact uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive up (id, joined_into) as (
    select c.id, c.joined_into from contact c where c.id = p_contact
    union select c.id, c.joined_into from up join contact c on c.id = up.joined_into)
  select id from up where joined_into is null
$$;
create function matter_contacts(p_contact uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with recursive down (id) as (
    select lead_contact(p_contact)
    union select c.id from down join contact c on c.joined_into = down.id)
  select id from down
$$;
-- When the matter was last closed; null while it is open.
create function matter_closed_at(p_contact uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when c.status = 'closed' then (select max(e.at) from case_event e where e.contact_id = c.id and e.type = 'closed') end
  from contact c where c.id = lead_contact(p_contact)
$$;

create index retention_hold_contact on retention_hold (contact_id);
drop function retention_held(uuid, uuid);
-- Is anything in the way, or was it since then: a hold on the matter, or a question about their own data without an answer,
-- asked under whichever of their records.
create function retention_held(p_contact uuid, p_person uuid, p_since timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from matter_contacts(p_contact) m (id) join retention_hold h on h.contact_id = m.id where h.lifted_at is null or h.lifted_at >= p_since)
    or exists (select from data_request r where (r.person_id = p_person or r.person_id in (select o.id from person o where o.joined_into = p_person))
      and (r.answered_at is null or r.answered_at >= p_since))
$$;

-- A hold is the whole matter's, by whichever of its references. @returns whose it is; null when there is no such matter
create or replace function hold_matter(p_reference text, p_reason text, p_stands boolean) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  named contact;
  about contact;
  at timestamptz := setting('at')::timestamptz;
begin
  if not keeps_records() then return null; end if;
  select c.* into named from contact c where c.reference = p_reference and c.county_id = setting('county');
  select c.* into about from contact c where c.id = lead_contact(named.id);
  if about.id is null or about.person_id = any (my_closed()) or named.person_id = any (my_closed()) then return null; end if;
  if p_stands then
    insert into retention_hold (county_id, person_id, contact_id, reference, reason, made_by, made_at)
    values (about.county_id, about.person_id, about.id, named.reference, p_reason, my_staff_id(), at)
    on conflict (contact_id) where lifted_at is null do nothing;
  else
    update retention_hold set lifted_by = my_staff_id(), lifted_at = at where contact_id in (select matter_contacts(about.id)) and lifted_at is null;
  end if;
  return about.person_id;
end $$;

-- The first day of destruction, as the domain's rules have it (703/2023, annex); null for what counts from birth, which is
-- sealed, for an open matter and for a class without a rule.
create function retention_ends(p_class text, p_stored timestamptz, p_closed timestamptz) returns date language sql immutable as $$
  select case p_class
    when 'correspondence' then (p_stored at time zone 'Europe/Helsinki')::date + interval '3 years'
    when 'social-adult' then (p_closed at time zone 'Europe/Helsinki')::date + interval '10 years'
    when 'social-family' then (p_closed at time zone 'Europe/Helsinki')::date + interval '30 years' end::date
$$;
drop function may_destroy(uuid, text, uuid, uuid);
-- May this be destroyed now: confirmed by a person, its time ended, the matter closed and nothing in the way since they saw it.
create function may_destroy(p_proposal uuid, p_class text, p_contact uuid, p_person uuid, p_stored timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'system' and setting('purpose') = 'retention'
    and exists (select from retention_proposal r join retention_line l on l.proposal_id = r.id cross join matter_closed_at(p_contact) m (closed_at)
      where r.id = p_proposal and r.county_id = setting('county') and r.confirmed_by is not null and r.finished_at is null
        and l.retention_class = p_class and l.confirmed
        and m.closed_at < r.made_at and not retention_held(p_contact, p_person, r.made_at)
        and (p_class = 'patient-note' or retention_ends(p_class, p_stored, m.closed_at) <= r.night))
$$;
create or replace function destroy_payloads(p_proposal uuid, p_ids uuid[], p_at timestamptz) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
  update sealed_payload p set sealed = null, salt = null, destroyed_at = p_at
  where p.id = any (p_ids) and p.county_id = setting('county') and p.destroyed_at is null
    and may_destroy(p_proposal, p.retention_class, p.contact_id, p.person_id, p.created_at)
  returning p.id
$$;
create or replace function destroy_joint_entries(p_proposal uuid, p_register text, p_documents uuid[], p_at timestamptz) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  with ended as (
    update joint_entry e set key_sealed = null, destroyed_at = p_at
    where e.document_id = any (p_documents) and e.register = p_register and e.county_id = setting('county') and e.destroyed_at is null
      and may_destroy(p_proposal, e.retention_class, e.contact_id, e.person_id, e.recorded_at)
    returning e.document_id)
  select array_agg(document_id) into gone from ended;
  update joint_document j set content = null, salt = null where j.id = any (gone) and j.content is not null
    and not exists (select from joint_entry e where e.document_id = j.id and e.destroyed_at is null);
  return query select unnest(gone);
end $$;
-- Never more than was confirmed: a batch that would is not done at all.
alter table retention_line add constraint retention_line_destroyed check (destroyed <= coalesce(due, 0)) not valid;

revoke all on function lead_contact, matter_contacts, matter_closed_at, retention_held, may_destroy from public;
grant execute on function lead_contact, matter_closed_at, retention_held to luukku_jobs;
