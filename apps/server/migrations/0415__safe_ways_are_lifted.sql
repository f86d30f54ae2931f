-- A rule that misheard does not stop ordinary contact for ever: a professional of the guidance unit lifts it after asking the
-- person, with a written reason (ADR 0173). The next danger that is heard sets it again.
create table safe_contact_lift (
  id uuid primary key,
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  lifted_by uuid not null references staff_member,
  lifted_at timestamptz not null,
  -- Sealed for this row.
  reason_sealed bytea not null
);
create index safe_contact_lift_person on safe_contact_lift (person_id);
alter table safe_contact_lift enable row level security;
alter table safe_contact_lift force row level security;
create policy safe_contact_lift_access on safe_contact_lift for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = (select my_self())));
create policy safe_contact_lift_closed on safe_contact_lift as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
grant select on safe_contact_lift to luukku_app, luukku_jobs;
do $$ begin
  execute format('create policy safe_contact_lift_keep on safe_contact_lift to %I using (true) with check (true)', current_user);
end $$;

-- p_way_sealed: their way, sealed anew without «only these»; null where it may not be read. What stands against it is answered as
-- a code, and nothing was changed then; where nothing was said of safe ways nothing is done.
create function lift_safe_contact(p_id uuid, p_person uuid, p_reason_sealed bytea, p_way_sealed bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare p person;
begin
  if setting('actor_kind') is distinct from 'staff' or not sees_whole_contact() or p_person = any (my_closed()) then return 'not-found'; end if;
  select * into p from person where id = p_person and county_id = setting('county') and joined_into is null for update;
  if p.id is null then return 'not-found'; end if;
  if not p.safe_contact_only then return null; end if;
  if stored_way(p.id) is not null and p_way_sealed is null then return 'open-the-case-first'; end if;
  insert into safe_contact_lift (id, county_id, person_id, lifted_by, lifted_at, reason_sealed)
  values (p_id, p.county_id, p.id, my_staff_id(), setting('at')::timestamptz, p_reason_sealed);
  -- Of each contact it is kept that it was lifted: the old words, read once more, do not set it again.
  update contact set summary = (summary - 'safeContactOnly') || '{"safeContactLifted": true}'::jsonb
  where person_id = p.id and summary -> 'safeContactOnly' = 'true'::jsonb;
  update person set safe_contact_only = false where id = p.id;
  if p_way_sealed is not null then
    update person_identity set contact_way_sealed = p_way_sealed, changed_at = setting('at')::timestamptz where person_id = p.id;
  end if;
  return null;
end $$;
revoke all on function lift_safe_contact(uuid, uuid, bytea, bytea) from public;
grant execute on function lift_safe_contact(uuid, uuid, bytea, bytea) to luukku_app;
