-- Joined records keep the safe way (ADR 0173): where the one that is joined may be reached by safe ways only and the one that
-- stays is not known to be, or has no way, its way comes along, sealed anew for the one that stays; what stood there is kept
-- aside and comes back when they are separated. Nobody but the functions below reads this table.
create table person_join_way (
  join_id uuid primary key references person_join,
  -- Sealed for their place in person_identity, moved as they are; absent where there was no way.
  before_sealed bytea,
  carried_sealed bytea not null
);
alter table person_join_way enable row level security;
alter table person_join_way force row level security;
do $$ begin
  execute format('create policy person_join_way_keep on person_join_way to %I using (true) with check (true)', current_user);
end $$;

-- The sealed way of somebody, wherever it lies.
create function stored_way(p_person uuid) returns bytea language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(i.contact_way_sealed, w.contact_way_sealed) from person_identity i left join whereabouts w on w.person_id = i.person_id where i.person_id = p_person
$$;
revoke all on function stored_way(uuid) from public;

drop function join_persons(uuid, uuid, uuid, text, bytea);
-- A professional of the guidance unit joins; what stands against it is answered as a code, and nothing was changed then.
-- p_way_sealed: the way of the other one, sealed for the one that stays; null where it may not be read, or is the way of who told.
create function join_persons(p_id uuid, p_keep uuid, p_other uuid, p_evidence text, p_reason_sealed bytea, p_way_sealed bytea default null) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  k person;
  o person;
  contacts uuid[];
  before bytea;
  carries boolean;
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
  before := stored_way(k.id);
  carries := o.safe_contact_only and stored_way(o.id) is not null and (before is null or not k.safe_contact_only);
  if carries and p_way_sealed is null then return 'safe-way-first'; end if;
  select coalesce(array_agg(id), '{}') into contacts from contact where person_id = o.id;
  insert into person_join (id, county_id, person_id, joined_person_id, evidence, reason_sealed, joined_by, joined_at, contact_ids, relation_ids, denial_ids)
  values (p_id, k.county_id, k.id, o.id, p_evidence, p_reason_sealed, my_staff_id(), setting('at')::timestamptz, contacts,
    coalesce((select array_agg(id) from person_relation where person_id = o.id), '{}'),
    coalesce((select array_agg(id) from denial where person_id = o.id and contact_id is null), '{}'));
  perform move_contacts(contacts, k.id);
  update person_relation set person_id = k.id where person_id = o.id;
  update denial set person_id = k.id where person_id = o.id and contact_id is null;
  update person set joined_into = k.id where id = o.id;
  if o.safe_contact_only then update person set safe_contact_only = true where id = k.id; end if;
  if carries then
    insert into person_join_way (join_id, before_sealed, carried_sealed) values (p_id, before, p_way_sealed);
    update person_identity set contact_way_sealed = p_way_sealed, changed_at = setting('at')::timestamptz where person_id = k.id;
  end if;
  return null;
end $$;

-- Moved back: the contacts that came with it and all that hangs on them now, the relations and denials that came with it, and
-- the way that it brought, unless another was told since. That only safe ways may be used stays known of both.
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
  perform 1 from person where id in (j.person_id, j.joined_person_id) order by id for update;
  perform move_contacts(j.contact_ids, j.joined_person_id);
  update person_relation set person_id = j.joined_person_id where id = any (j.relation_ids);
  update denial set person_id = j.joined_person_id where id = any (j.denial_ids);
  update person set joined_into = null where id = j.joined_person_id;
  select * into way from person_join_way where join_id = j.id;
  if way.join_id is not null and stored_way(j.person_id) = way.carried_sealed then
    -- An empty value takes a way away (0370).
    update person_identity set contact_way_sealed = coalesce(way.before_sealed, ''), changed_at = setting('at')::timestamptz where person_id = j.person_id;
  end if;
  delete from person_join_way where join_id = j.id;
  update person_join set undone_by = my_staff_id(), undone_at = setting('at')::timestamptz, undone_reason_sealed = p_reason_sealed where id = j.id;
  return null;
end $$;
revoke all on function join_persons(uuid, uuid, uuid, text, bytea, bytea) from public;
grant execute on function join_persons(uuid, uuid, uuid, text, bytea, bytea) to luukku_app;
