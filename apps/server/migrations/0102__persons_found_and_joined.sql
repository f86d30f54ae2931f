-- Persons are found also when a letter is wrong, by digests of the name and of the name with one letter left out: two names
-- that differ by one letter, or by two that changed places, share one. Four bytes each: a chance hit is weeded out when the
-- name is opened. ADR 0053.
alter table person_identity
  -- Absent until it has been made: names stored before this file are indexed by planned work.
  add column name_near bytea[],
  -- For somebody without a Finnish identity code: the county's own identifier, to be told and written down.
  add column temporary_code_sealed bytea,
  add column temporary_code_index bytea;
create index person_identity_near on person_identity using gin (name_near) with (fastupdate = off);
create index person_identity_unindexed on person_identity (person_id) where name_near is null;
create unique index person_identity_temporary on person_identity (county_id, temporary_code_index) where temporary_code_index is not null;

-- Up to four names, each given by its digests. As persons_named: `&&` on arrays is not leakproof, so the owner looks, for
-- those alone who see contacts whole, and gives ids.
create function persons_near(p_one bytea[], p_two bytea[], p_three bytea[], p_four bytea[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select person_id from person_identity
  where (select sees_whole_contact()) and county_id = (select setting('county')) and name_near && p_one
    and (p_two is null or name_near && p_two) and (p_three is null or name_near && p_three) and (p_four is null or name_near && p_four)
  limit 300
$$;
revoke all on function persons_near from public;
grant execute on function persons_near to luukku_app;

-- Two records of one person. Nothing is copied or overwritten: what belongs to the second is moved to the first, who wrote
-- it stays as it was written, and which contacts came from where is kept, so that it can be moved back.
alter table person add column joined_into uuid references person;
create index person_joined on person (joined_into) where joined_into is not null;
create table person_join (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  -- The one that stays.
  person_id uuid not null references person,
  joined_person_id uuid not null references person,
  evidence text not null check (evidence in ('identity-document', 'told-and-checked', 'population-register')),
  -- Sealed for this row.
  reason_sealed bytea not null,
  joined_by uuid not null references staff_member,
  joined_at timestamptz not null,
  contact_ids uuid[] not null,
  relation_ids uuid[] not null,
  denial_ids uuid[] not null,
  undone_by uuid references staff_member,
  undone_at timestamptz,
  undone_reason_sealed bytea,
  check ((undone_by is null) = (undone_at is null))
);
create index person_join_person on person_join (person_id);
create unique index person_join_once on person_join (joined_person_id) where undone_at is null;
alter table person_join enable row level security;
alter table person_join force row level security;
create policy person_join_access on person_join for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact()) or person_id = (select my_self())));
create policy person_join_closed on person_join as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
grant select on person_join to luukku_app, luukku_jobs;

do $$
declare t text;
begin
  execute format('create policy person_join_keep on person_join to %I using (true) with check (true)', current_user);
  foreach t in array array['person','contact','need','case_event','clock','sealed_payload','permission','plan','plan_line','appointment','notification',
    'minor_decision','denial','crossing','person_relation','questionnaire_response','clock_record','need_in_law','whereabouts'] loop
    execute format('create policy %I on %I for select to %I using (true)', t || '_join_look', t, current_user);
    execute format('create policy %I on %I for update to %I using (true)', t || '_join_move', t, current_user);
  end loop;
end $$;

-- Everything that hangs on these contacts becomes this person's.
create function move_contacts(p_contacts uuid[], p_to uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t text;
begin
  update contact set person_id = p_to where id = any (p_contacts);
  foreach t in array array['need','case_event','clock','sealed_payload','permission','plan','appointment','notification','minor_decision','denial','crossing','questionnaire_response','need_in_law'] loop
    execute format('update %I set person_id = $1 where contact_id = any ($2) and person_id <> $1', t) using p_to, p_contacts;
  end loop;
  update plan_line set person_id = p_to where plan_id in (select id from plan where contact_id = any (p_contacts));
  update clock_record set person_id = p_to where need_id in (select id from need where contact_id = any (p_contacts));
end $$;
revoke all on function move_contacts(uuid[], uuid) from public;

-- A professional of the guidance unit joins; what stands against it is answered as a code, and nothing was changed then.
create function join_persons(p_id uuid, p_keep uuid, p_other uuid, p_evidence text, p_reason_sealed bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  k person;
  o person;
  contacts uuid[];
begin
  if setting('actor_kind') is distinct from 'staff' or not sees_whole_contact() or p_keep = p_other
    or p_keep = any (my_closed()) or p_other = any (my_closed()) then return 'not-found'; end if;
  -- In one order, so that two who join the same two the other way round wait instead of blocking each other.
  perform 1 from person where id in (p_keep, p_other) order by id for update;
  select * into k from person where id = p_keep and county_id = setting('county');
  select * into o from person where id = p_other and county_id = setting('county');
  if k.id is null or o.id is null or k.joined_into is not null or o.joined_into is not null then return 'not-found'; end if;
  if exists (select from person where joined_into = o.id) then return 'join-the-other-way'; end if;
  if exists (select from person_identity where person_id = o.id and identity_code_index is not null) then return 'keep-the-identified'; end if;
  -- What protects one of them must not be lost by joining: it is recorded to the one that stays first.
  if o.non_disclosure and not k.non_disclosure then return 'non-disclosure-first'; end if;
  if o.guardians_apart and not k.guardians_apart then return 'guardians-apart-first'; end if;
  select coalesce(array_agg(id), '{}') into contacts from contact where person_id = o.id;
  insert into person_join (id, county_id, person_id, joined_person_id, evidence, reason_sealed, joined_by, joined_at, contact_ids, relation_ids, denial_ids)
  values (p_id, k.county_id, k.id, o.id, p_evidence, p_reason_sealed, my_staff_id(), setting('at')::timestamptz, contacts,
    coalesce((select array_agg(id) from person_relation where person_id = o.id), '{}'),
    coalesce((select array_agg(id) from denial where person_id = o.id and contact_id is null), '{}'));
  perform move_contacts(contacts, k.id);
  update person_relation set person_id = k.id where person_id = o.id;
  update denial set person_id = k.id where person_id = o.id and contact_id is null;
  update person set joined_into = k.id where id = o.id;
  return null;
end $$;

-- Moved back: the contacts that came with it and all that hangs on them now, the relations and denials that came with it.
create function unjoin_persons(p_join uuid, p_reason_sealed bytea) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare j person_join;
begin
  if setting('actor_kind') is distinct from 'staff' or not sees_whole_contact() then return 'not-found'; end if;
  select * into j from person_join where id = p_join and county_id = setting('county') for update;
  if j.id is null or j.undone_at is not null or j.person_id = any (my_closed()) then return 'not-found'; end if;
  if exists (select from contact a join contact b on a.joined_into = b.id where (a.id = any (j.contact_ids)) <> (b.id = any (j.contact_ids)) and (a.id = any (j.contact_ids) or b.id = any (j.contact_ids)))
    then return 'cases-are-joined'; end if;
  perform 1 from person where id in (j.person_id, j.joined_person_id) order by id for update;
  perform move_contacts(j.contact_ids, j.joined_person_id);
  update person_relation set person_id = j.joined_person_id where id = any (j.relation_ids);
  update denial set person_id = j.joined_person_id where id = any (j.denial_ids);
  update person set joined_into = null where id = j.joined_person_id;
  update person_join set undone_by = my_staff_id(), undone_at = setting('at')::timestamptz, undone_reason_sealed = p_reason_sealed where id = j.id;
  return null;
end $$;
revoke all on function join_persons, unjoin_persons from public;
grant execute on function join_persons, unjoin_persons to luukku_app;

-- The log of the one that stays is also the log of what was looked at under the other record.
create function joined_into_me() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select case when setting('actor_kind') = 'resident' then coalesce((select array_agg(p.id) from person p where p.joined_into = my_self()), '{}') else '{}' end
$$;
revoke all on function joined_into_me() from public;
grant execute on function joined_into_me() to luukku_app, luukku_jobs;
create policy journal_subject_joined on journal_subject for select to luukku_app
  using (county_id = (select setting('county')) and person_id = any ((select joined_into_me())::uuid[]));
create policy journal_entry_joined on journal_entry for select to luukku_app
  using (county_id = (select setting('county'))
    and exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq and s.person_id = any ((select joined_into_me())::uuid[])));
