-- Order of non-disclosure (661/2009 §§ 36-37). What tells where such a person is or how to reach them is not masked here and
-- there: it is not in the ordinary rows at all, so that every view, search, sort, count and list is as if it did not exist.
-- It lies in `whereabouts`, which opens for the person, for planned sending, for the professional who has the case in hand,
-- and for the one who meets them, while they meet.

create table whereabouts (
  person_id uuid primary key references person deferrable initially deferred,
  county_id text not null references county,
  register text not null default 'both' check (register in ('health', 'social', 'both')),
  municipality_code text references municipality,
  -- Sealed for their place in person_identity: moved here and back as they are.
  phone_sealed bytea,
  email_sealed bytea,
  address_sealed bytea,
  contact_way_sealed bytea,
  phone_index bytea,
  email_index bytea,
  changed_at timestamptz not null
);
-- Told by the population register, at most 5 years first, then 2 at a time, or until further notice. It does not lapse by
-- itself: an order that has ended without our hearing of it costs a detour, the other error can cost a life.
alter table person add column non_disclosure_until date;

-- The visit window: from twelve hours before, when the day is prepared, to an hour after.
create function in_visit_window(p_during tstzrange) returns boolean language sql stable as $$
  select setting('at')::timestamptz >= lower(p_during) - interval '12 hours' and setting('at')::timestamptz < upper(p_during) + interval '1 hour'
$$;

alter table whereabouts enable row level security;
alter table whereabouts force row level security;
create policy whereabouts_access on whereabouts for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and (
    person_id = (select my_self()) or (select setting('actor_kind')) = 'system'
    or ((select my_staff_id()) is not null and (
      exists (select from contact c where c.person_id = whereabouts.person_id and c.status <> 'closed'
        and (c.opened_by = (select my_staff_id()) or c.assigned_staff_id = (select my_staff_id())
          or (c.next_owner_kind = 'staff' and c.next_owner_id = (select my_staff_id())::text)))
      or exists (select from appointment a where a.person_id = whereabouts.person_id and a.staff_id = (select my_staff_id())
        and a.status = 'booked' and in_visit_window(a.during))))));
grant select on whereabouts to luukku_app, luukku_jobs;
do $$
declare t text;
begin
  execute format('create policy whereabouts_keep on whereabouts to %I using (true) with check (true)', current_user);
  foreach t in array array['person_identity','contact','need'] loop
    execute format('create policy %I on %I for update to %I using (true)', t || '_move', t, current_user);
  end loop;
  execute format('create policy need_lookup on need for select to %I using (true)', current_user);
end $$;

-- Rows written for such a person give their places up before they are stored, whoever writes them.
create function keep_whereabouts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (select p.non_disclosure from person p where p.id = new.person_id) then return new; end if;
  insert into whereabouts as w (person_id, county_id, phone_sealed, email_sealed, address_sealed, contact_way_sealed, phone_index, email_index, changed_at)
  values (new.person_id, new.county_id, new.phone_sealed, new.email_sealed, new.address_sealed, new.contact_way_sealed, new.phone_index, new.email_index, new.changed_at)
  on conflict (person_id) do update set phone_sealed = coalesce(excluded.phone_sealed, w.phone_sealed), email_sealed = coalesce(excluded.email_sealed, w.email_sealed),
    address_sealed = coalesce(excluded.address_sealed, w.address_sealed), contact_way_sealed = coalesce(excluded.contact_way_sealed, w.contact_way_sealed),
    phone_index = coalesce(excluded.phone_index, w.phone_index), email_index = coalesce(excluded.email_index, w.email_index), changed_at = excluded.changed_at;
  new.phone_sealed := null; new.email_sealed := null; new.address_sealed := null; new.contact_way_sealed := null;
  new.phone_index := null; new.email_index := null;
  return new;
end $$;
create trigger person_identity_whereabouts before insert or update on person_identity for each row execute function keep_whereabouts();

create function hide_municipality() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.municipality_code is not null and (select p.non_disclosure from person p where p.id = new.person_id) then new.municipality_code := null; end if;
  return new;
end $$;
create trigger contact_municipality before insert or update of municipality_code, person_id on contact for each row execute function hide_municipality();
create trigger need_municipality before insert or update of municipality_code, person_id on need for each row execute function hide_municipality();

create function keep_person_municipality() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.non_disclosure and new.municipality_code is not null then
    insert into whereabouts as w (person_id, county_id, municipality_code, changed_at) values (new.id, new.county_id, new.municipality_code, new.created_at)
    on conflict (person_id) do update set municipality_code = excluded.municipality_code;
    new.municipality_code := null;
  elsif tg_op = 'UPDATE' and old.non_disclosure and not new.non_disclosure then
    new.municipality_code := coalesce(new.municipality_code, (select w.municipality_code from whereabouts w where w.person_id = new.id));
  end if;
  return new;
end $$;
create trigger person_municipality before insert or update of non_disclosure, municipality_code on person for each row execute function keep_person_municipality();

create function move_whereabouts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.non_disclosure then
    update person_identity set changed_at = changed_at where person_id = new.id;
    update contact set municipality_code = null where person_id = new.id and municipality_code is not null;
    update need set municipality_code = null where person_id = new.id and municipality_code is not null;
  else
    update person_identity i set phone_sealed = coalesce(i.phone_sealed, w.phone_sealed), email_sealed = coalesce(i.email_sealed, w.email_sealed),
      address_sealed = coalesce(i.address_sealed, w.address_sealed), contact_way_sealed = coalesce(i.contact_way_sealed, w.contact_way_sealed),
      phone_index = coalesce(i.phone_index, w.phone_index), email_index = coalesce(i.email_index, w.email_index)
    from whereabouts w where w.person_id = new.id and i.person_id = new.id;
    delete from whereabouts where person_id = new.id;
  end if;
  return null;
end $$;
create trigger person_whereabouts after update of non_disclosure on person for each row when (old.non_disclosure is distinct from new.non_disclosure) execute function move_whereabouts();

-- Whoever was stored before this file.
do $$ begin
  execute format('create policy person_settle on person for update to %I using (true)', current_user);
end $$;
update person set municipality_code = municipality_code where non_disclosure;
update person_identity i set changed_at = i.changed_at from person p where p.id = i.person_id and p.non_disclosure;
update contact c set municipality_code = null from person p where p.id = c.person_id and p.non_disclosure;
update need n set municipality_code = null from person p where p.id = n.person_id and p.non_disclosure;
do $$ begin drop policy person_settle on person; end $$;
