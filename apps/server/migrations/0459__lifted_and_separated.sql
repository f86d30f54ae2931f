-- What was not set is not lifted, and says so: the journal named a lift that nobody finds.
create or replace function lift_safe_contact(p_id uuid, p_person uuid, p_reason_sealed bytea, p_way_sealed bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare p person;
begin
  if setting('actor_kind') is distinct from 'staff' or not sees_whole_contact() or p_person = any (my_closed()) then return 'not-found'; end if;
  select * into p from person where id = p_person and county_id = setting('county') and joined_into is null for update;
  if p.id is null then return 'not-found'; end if;
  if not p.safe_contact_only then return 'nothing-to-lift'; end if;
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

create or replace function unjoin_persons(p_join uuid, p_reason_sealed bytea) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  j person_join;
  way person_join_way;
begin
  if setting('actor_kind') is distinct from 'staff' or not sees_whole_contact() then return 'not-found'; end if;
  select * into j from person_join where id = p_join and county_id = setting('county') for update;
  if j.id is null or j.undone_at is not null or j.person_id = any (my_closed()) then return 'not-found'; end if;
  if exists (select from contact a join contact b on a.joined_into = b.id where (a.id = any (j.contact_ids)) <> (b.id = any (j.contact_ids)) and (a.id = any (j.contact_ids) or b.id = any (j.contact_ids)))
    then return 'cases-are-joined'; end if;
  -- The ordinary way of before must not come back over somebody else who came to be joined here, or over what this one has told
  -- meanwhile: how they are reached safely is asked and recorded first, and then nothing is brought back.
  select * into way from person_join_way where join_id = j.id;
  if way.join_id is not null and stored_way(j.person_id) = way.carried_sealed and (
    exists (select from person where joined_into = j.person_id and id <> j.joined_person_id and safe_contact_only)
    or exists (select from contact where person_id = j.person_id and id <> all (j.contact_ids) and summary -> 'safeContactOnly' = 'true'::jsonb))
    then return 'safe-way-first'; end if;
  perform 1 from person where id in (j.person_id, j.joined_person_id) order by id for update;
  perform move_contacts(j.contact_ids, j.joined_person_id);
  update person_relation set person_id = j.joined_person_id where id = any (j.relation_ids);
  update denial set person_id = j.joined_person_id where id = any (j.denial_ids);
  update person set joined_into = null where id = j.joined_person_id;
  if way.join_id is not null and stored_way(j.person_id) = way.carried_sealed then
    -- An empty value takes a way away (0370).
    update person_identity set contact_way_sealed = coalesce(way.before_sealed, ''), changed_at = setting('at')::timestamptz where person_id = j.person_id;
  end if;
  delete from person_join_way where join_id = j.id;
  update person_join set undone_by = my_staff_id(), undone_at = setting('at')::timestamptz, undone_reason_sealed = p_reason_sealed where id = j.id;
  return null;
end $$;
