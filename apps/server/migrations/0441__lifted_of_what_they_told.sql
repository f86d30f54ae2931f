-- Safe ways are lifted of what the person told themself. What somebody else told keeps its own: it may be their telephone that is
-- read, and a representative must not read them because the person could be asked (ADR 0173).
create or replace function lift_safe_contact(p_id uuid, p_person uuid, p_reason_sealed bytea, p_way_sealed bytea) returns text
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
  where person_id = p.id and summary -> 'safeContactOnly' = 'true'::jsonb and coalesce(summary ->> 'toldBy', 'self') = 'self';
  update person set safe_contact_only = false where id = p.id;
  if p_way_sealed is not null then
    update person_identity set contact_way_sealed = p_way_sealed, changed_at = setting('at')::timestamptz where person_id = p.id;
  end if;
  return null;
end $$;
