-- Retention as planned work (ADR 0091): each night counts what is past its time and stores it as a proposal; a records keeper
-- confirms it class by class; only what was confirmed can be destroyed, and the database itself holds to that.

create table retention_proposal (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  -- The day it was counted for: nothing whose time ends later is destroyed on it.
  night date not null,
  made_at timestamptz not null,
  confirmed_by uuid references staff_member,
  confirmed_at timestamptz,
  finished_at timestamptz,
  constraint retention_proposal_night unique (county_id, night),
  constraint retention_proposal_confirmed check ((confirmed_by is null) = (confirmed_at is null)),
  constraint retention_proposal_finished check (finished_at is null or confirmed_by is not null)
);
create table retention_line (
  proposal_id uuid not null references retention_proposal,
  county_id text not null references county,
  retention_class text not null,
  kept integer not null,
  -- Absent: counted from birth, which is sealed; counted only when somebody with the right asks.
  due integer,
  since date,
  -- Past their time and kept all the same: the matter is open, or something holds it.
  held integer not null default 0,
  kinds jsonb not null default '{}'::jsonb,
  count_asked_at timestamptz,
  confirmed boolean not null default false,
  destroyed integer not null default 0,
  primary key (proposal_id, retention_class),
  check (not confirmed or due > 0)
);
-- What must not be destroyed for now, whatever its time: a trial, an authority's inquiry, a complaint, a claim.
create table retention_hold (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register = 'both'),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  reference text not null,
  reason text not null check (reason in ('court', 'authority', 'complaint', 'claim')),
  made_by uuid not null references staff_member,
  made_at timestamptz not null,
  lifted_by uuid references staff_member,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index retention_hold_stands on retention_hold (contact_id) where lifted_at is null;
create index retention_hold_person on retention_hold (person_id);

do $$
declare t text;
begin
  foreach t in array array['retention_proposal', 'retention_line', 'retention_hold'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to %I using (true) with check (true)', t || '_keep', t, current_user);
    execute format($p$create policy %I on %I for select to luukku_app
      using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'staff' and (select setting('purpose')) = 'retention')$p$, t || '_read', t);
  end loop;
  execute format('create policy data_request_held on data_request for select to %I using (true)', current_user);
end $$;
create policy retention_hold_closed on retention_hold as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));

create function keeps_records() returns boolean language sql stable as $$
  select coalesce(setting('actor_kind') = 'staff' and setting('purpose') = 'retention' and 'records' = any (string_to_array(setting('actor_role'), '+')), false)
$$;
-- A person confirms, planned work counts and destroys: neither can do the other's part.
create policy retention_proposal_confirm on retention_proposal for update to luukku_app
  using (county_id = (select setting('county')) and (select keeps_records()) and confirmed_by is null) with check (confirmed_by = (select my_staff_id()));
create policy retention_line_confirm on retention_line for update to luukku_app using (county_id = (select setting('county')) and (select keeps_records())
  and exists (select from retention_proposal p where p.id = proposal_id and p.confirmed_by is null));
create policy retention_proposal_work on retention_proposal to luukku_jobs
  using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'system' and (select setting('purpose')) = 'retention');
create policy retention_line_work on retention_line to luukku_jobs
  using (county_id = (select setting('county')) and (select setting('actor_kind')) = 'system' and (select setting('purpose')) = 'retention')
  with check (county_id = (select setting('county')));
grant select on retention_proposal, retention_line, retention_hold to luukku_app;
grant update (confirmed_by, confirmed_at) on retention_proposal to luukku_app;
grant update (confirmed, count_asked_at) on retention_line to luukku_app;
grant select on retention_proposal, retention_line to luukku_jobs;
grant insert (id, county_id, night, made_at), update (finished_at) on retention_proposal to luukku_jobs;
grant insert (proposal_id, county_id, retention_class, kept, due, since, held, kinds), update (due, since, held, kinds, destroyed) on retention_line to luukku_jobs;

-- Is anything in the way: a hold on the matter, or a question about their own data that the person waits to have answered.
create function retention_held(p_contact uuid, p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from retention_hold h where h.contact_id = p_contact and h.lifted_at is null)
    or exists (select from data_request r where r.person_id = p_person and r.answered_at is null)
$$;
-- @returns whether there is such a matter. The keeper sees nothing else of it.
create function hold_matter(p_reference text, p_reason text, p_stands boolean) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  about contact;
  at timestamptz := setting('at')::timestamptz;
begin
  if not keeps_records() then return null; end if;
  select c.* into about from contact c where c.reference = p_reference and c.county_id = setting('county');
  if about.id is null or about.person_id = any (my_closed()) then return null; end if;
  if p_stands then
    insert into retention_hold (county_id, person_id, contact_id, reference, reason, made_by, made_at)
    values (about.county_id, about.person_id, about.id, about.reference, p_reason, my_staff_id(), at)
    on conflict (contact_id) where lifted_at is null do nothing;
  else
    update retention_hold set lifted_by = my_staff_id(), lifted_at = at where contact_id = about.id and lifted_at is null;
  end if;
  return about.person_id;
end $$;

-- May this be destroyed now: confirmed by a person, the matter closed, nothing in the way.
create function may_destroy(p_proposal uuid, p_class text, p_contact uuid, p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'system' and setting('purpose') = 'retention'
    and exists (select from retention_proposal r join retention_line l on l.proposal_id = r.id
      where r.id = p_proposal and r.county_id = setting('county') and r.confirmed_by is not null and r.finished_at is null
        and l.retention_class = p_class and l.confirmed)
    and exists (select from contact c where c.id = p_contact and c.status = 'closed')
    and not retention_held(p_contact, p_person)
$$;
drop function destroy_payloads(uuid[], timestamptz);
create function destroy_payloads(p_proposal uuid, p_ids uuid[], p_at timestamptz) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
  update sealed_payload p set sealed = null, salt = null, destroyed_at = p_at
  where p.id = any (p_ids) and p.county_id = setting('county') and p.destroyed_at is null and may_destroy(p_proposal, p.retention_class, p.contact_id, p.person_id)
  returning p.id
$$;
drop function destroy_joint_entries(text, uuid[], timestamptz);
create function destroy_joint_entries(p_proposal uuid, p_register text, p_documents uuid[], p_at timestamptz) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  with ended as (
    update joint_entry e set key_sealed = null, destroyed_at = p_at
    where e.document_id = any (p_documents) and e.register = p_register and e.county_id = setting('county') and e.destroyed_at is null
      and may_destroy(p_proposal, e.retention_class, e.contact_id, e.person_id)
    returning e.document_id)
  select array_agg(document_id) into gone from ended;
  update joint_document j set content = null, salt = null where j.id = any (gone) and j.content is not null
    and not exists (select from joint_entry e where e.document_id = j.id and e.destroyed_at is null);
  return query select unnest(gone);
end $$;
revoke all on function retention_held, hold_matter, may_destroy, destroy_payloads, destroy_joint_entries from public;
grant execute on function hold_matter to luukku_app;
grant execute on function retention_held, destroy_payloads, destroy_joint_entries to luukku_jobs;
