-- Rosters are kept here: shifts, breaks and absences are added, altered and taken away by a unit's manager, each change can be
-- undone, and what is booked stays booked: a time that the roster no longer carries is a conflict for a person to solve.

alter table shift drop constraint shift_kind_check;
alter table shift add constraint shift_kind_check check (kind in ('reception', 'guidance', 'duty', 'break', 'absence'));
-- Why somebody is away. A worker's own matter, sickness above all (759/2004 § 5, from memory): read by `absence_reasons` alone.
alter table shift add column absence text check (absence in ('sick', 'holiday', 'training', 'other'));
alter table shift add constraint shift_absence check (absence is null or kind = 'absence');
-- The rows of one repeated entry.
alter table shift add column series_id uuid;
create index shift_series on shift (series_id) where series_id is not null;

revoke select on shift from luukku_app, luukku_jobs;
grant select (id, county_id, staff_id, unit_id, during, kind, modes, services, duty_role, series_id) on shift to luukku_app, luukku_jobs;

-- A change as it was made: the rows it took and the rows it put, so that it can be undone and be read afterwards.
create table roster_change (
  id uuid primary key,
  county_id text not null references county,
  staff_id uuid not null references staff_member,
  unit_id uuid not null references unit,
  made_by uuid not null references staff_member,
  made_at timestamptz not null,
  taken jsonb not null,
  put jsonb not null,
  undoes uuid references roster_change
);
create index roster_change_unit on roster_change (unit_id, made_at desc);
create unique index roster_change_undone on roster_change (undoes) where undoes is not null;
-- The reasons of absences are in it: read by functions alone.
alter table roster_change enable row level security;
alter table roster_change force row level security;
do $$ begin
  execute format('create policy roster_change_kept on roster_change to %I using (true) with check (true)', current_user);
end $$;

-- A booked time that the roster no longer carries. About the person whose time it is.
create table roster_conflict (
  appointment_id uuid primary key references appointment,
  county_id text not null references county,
  register text not null check (register in ('health', 'social', 'both')),
  person_id uuid not null references person,
  contact_id uuid not null references contact,
  need_id uuid not null references need,
  staff_id uuid not null references staff_member,
  why text not null check (why in ('no-shift', 'absent', 'break')),
  found_at timestamptz not null,
  -- The case has been given back to those who can find another time.
  told_at timestamptz,
  -- Somebody said that the time is kept all the same.
  kept_at timestamptz,
  kept_by uuid references staff_member
);
create index roster_conflict_open on roster_conflict (county_id, found_at) where kept_at is null;
create index roster_conflict_staff on roster_conflict (staff_id);
alter table roster_conflict enable row level security;
alter table roster_conflict force row level security;
create policy roster_conflict_access on roster_conflict to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and ((select sees_whole_contact())
    or (register = any ((select my_registers())::text[]) and exists (select from need n where n.id = need_id))));
create policy roster_conflict_count on roster_conflict for select to luukku_app using (county_id = (select setting('county')) and (select counts_only()));
create policy roster_conflict_closed on roster_conflict as restrictive to luukku_app using (person_id <> all ((select my_closed())::uuid[]));
do $$ begin
  execute format('create policy roster_conflict_kept on roster_conflict to %I using (true) with check (true)', current_user);
end $$;
grant select, update on roster_conflict to luukku_app, luukku_jobs;
grant delete on roster_conflict to luukku_jobs;

-- What is wrong with a booked time by the roster as it is; null when a reception carries it. One word for the list, for the
-- check after a change and for tests. Index: shift_staff_during.
create function roster_fault(p_county text, p_staff uuid, p_unit uuid, p_service text, p_mode text, p_during tstzrange) returns text
language sql stable as $$
  select case
    when exists (select from shift s where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'absence' and s.during && p_during) then 'absent'
    when exists (select from shift s where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'break' and s.during && p_during) then 'break'
    when not exists (select from shift s join staff_member m on m.id = s.staff_id and m.active
      where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'reception' and s.unit_id = p_unit and s.during @> p_during
        and p_mode = any (s.modes) and (s.services = '{}' or p_service = any (s.services))) then 'no-shift'
  end
$$;
grant execute on function roster_fault to luukku_app, luukku_jobs;

-- Notes the conflicts of one professional, forgets those that the roster carries again, and says which cases those were.
-- A time that is kept stays so until a change touches it.
create function note_roster_conflicts(p_staff uuid, p_touched tstzmultirange, p_at timestamptz) returns table (appointment_id uuid, contact_id uuid, is_open boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  p_county text := setting('county');
begin
  return query
    with gone as (
      delete from roster_conflict c using appointment a
      where c.staff_id = p_staff and c.county_id = p_county and a.id = c.appointment_id
        and (a.status not in ('booked', 'held') or upper(a.during) <= p_at or roster_fault(p_county, a.staff_id, a.unit_id, a.service, a.mode, a.during) is null)
      returning c.appointment_id, c.contact_id),
    faulty as (
      select a.*, roster_fault(p_county, a.staff_id, a.unit_id, a.service, a.mode, a.during) as fault from appointment a
      where a.staff_id = p_staff and a.county_id = p_county and a.status in ('booked', 'held') and lower(a.during) > p_at),
    noted as (
      insert into roster_conflict as c (appointment_id, county_id, register, person_id, contact_id, need_id, staff_id, why, found_at)
      select f.id, f.county_id, f.register, f.person_id, f.contact_id, f.need_id, f.staff_id, f.fault, p_at from faulty f where f.fault is not null
      on conflict on constraint roster_conflict_pkey do update set
        why = excluded.why,
        found_at = case when c.kept_at is null then c.found_at else excluded.found_at end,
        told_at = case when c.kept_at is null then c.told_at end,
        kept_at = null, kept_by = null
        where c.kept_at is null or exists (select from faulty f where f.id = c.appointment_id and p_touched && f.during)
      returning c.appointment_id, c.contact_id)
    select g.appointment_id, g.contact_id, false from gone g union all select n.appointment_id, n.contact_id, true from noted n;
end $$;
revoke all on function note_roster_conflicts from public;
grant execute on function note_roster_conflicts to luukku_app, luukku_jobs;

-- Whose roster this manager keeps: people of their own unit and of those they cover; the manager of the joint guidance unit,
-- which books into every unit of the centre, keeps all.
create function may_keep_roster(p_unit uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'staff' and setting('purpose') = 'management' and exists (
    select from staff_member m join unit u on u.id = m.unit_id
    where m.id = my_staff_id() and m.county_id = setting('county') and m.active and 'manager' = any (m.roles)
      and (u.joint_guidance or p_unit = any (my_units())))
$$;
revoke all on function may_keep_roster from public;
grant execute on function may_keep_roster to luukku_app;

-- Takes rows away and puts others in their place, as one change. Bookings of the professional wait for it and it for them.
-- Nothing is returned when it may not be, and 'changed' when a row to take is no longer there.
create function keep_roster(p_id uuid, p_staff uuid, p_take uuid[], p_put jsonb, p_undoes uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own_unit uuid;
  taken_rows jsonb;
  at timestamptz := setting('at')::timestamptz;
begin
  select m.unit_id into own_unit from staff_member m where m.id = p_staff and m.county_id = setting('county');
  if own_unit is null or not may_keep_roster(own_unit) then return null; end if;
  if exists (select from jsonb_to_recordset(p_put) as r(unit_id uuid) left join unit u on u.id = r.unit_id and u.county_id = setting('county') where u.id is null) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_staff::text, 0));
  with gone as (
    delete from shift s where s.id = any (p_take) and s.staff_id = p_staff and s.county_id = setting('county') and upper(s.during) > at returning s.*)
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'unit_id', g.unit_id, 'from', lower(g.during), 'to', upper(g.during), 'kind', g.kind, 'modes', to_jsonb(g.modes),
    'services', to_jsonb(g.services), 'duty_role', g.duty_role, 'absence', g.absence, 'series_id', g.series_id)), '[]') into taken_rows from gone g;
  if jsonb_array_length(taken_rows) <> coalesce(cardinality(p_take), 0) then return 'changed'; end if;
  insert into shift (id, county_id, staff_id, unit_id, during, kind, modes, services, duty_role, absence, series_id)
  select r.id, setting('county'), p_staff, r.unit_id, tstzrange(r."from", r."to"), r.kind, r.modes, r.services, r.duty_role, r.absence, r.series_id
  from jsonb_to_recordset(p_put) as r(id uuid, unit_id uuid, "from" timestamptz, "to" timestamptz, kind text, modes text[], services text[], duty_role text, absence text, series_id uuid);
  insert into roster_change (id, county_id, staff_id, unit_id, made_by, made_at, taken, put, undoes)
  values (p_id, setting('county'), p_staff, own_unit, my_staff_id(), at, taken_rows, p_put, p_undoes);
  return 'done';
end $$;
revoke all on function keep_roster from public;
grant execute on function keep_roster to luukku_app;

-- Changes of a unit's rosters, the newest first, and one of them with its rows: for who may keep them.
create function list_roster_changes(p_unit uuid, p_limit integer) returns table (id uuid, staff_id uuid, made_by uuid, made_at timestamptz, taken jsonb, put jsonb, undoes uuid, is_undone boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.staff_id, c.made_by, c.made_at, c.taken, c.put, c.undoes, exists (select from roster_change u where u.undoes = c.id)
  from roster_change c where c.county_id = setting('county') and c.unit_id = p_unit and may_keep_roster(p_unit) order by c.made_at desc, c.id desc limit p_limit
$$;
create function find_roster_change(p_id uuid) returns table (id uuid, staff_id uuid, made_at timestamptz, taken jsonb, put jsonb, is_undone boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.staff_id, c.made_at, c.taken, c.put, exists (select from roster_change u where u.undoes = c.id)
  from roster_change c where c.id = p_id and c.county_id = setting('county') and may_keep_roster(c.unit_id)
$$;
-- Why people are away: for who keeps the roster, and for oneself.
create function absence_reasons(p_staff uuid[], p_during tstzrange) returns table (id uuid, absence text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.absence from shift s join staff_member m on m.id = s.staff_id
  where s.staff_id = any (p_staff) and s.county_id = setting('county') and s.kind = 'absence' and s.during && p_during
    and (s.staff_id = my_staff_id() or may_keep_roster(m.unit_id))
$$;
revoke all on function list_roster_changes, find_roster_change, absence_reasons from public;
grant execute on function list_roster_changes, find_roster_change, absence_reasons to luukku_app;

-- An absence of some hours takes those hours and not the whole shift; whoever keeps a time all the same is there for it.
create or replace function step_is_carried(p_county text, p_kind text, p_owner text, p_at timestamptz) returns boolean
language sql stable as $$
  select case when p_kind = 'staff' then exists (
      select from shift s join staff_member m on m.id = s.staff_id and m.active
      where s.staff_id = p_owner::uuid and s.county_id = p_county and s.kind not in ('absence', 'break') and s.during @> p_at
        and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during @> p_at))
      or exists (
      select from roster_conflict k join appointment a on a.id = k.appointment_id join staff_member m on m.id = a.staff_id and m.active
      where k.staff_id = p_owner::uuid and k.county_id = p_county and k.kept_at is not null and a.status in ('booked', 'arrived', 'started') and a.during @> p_at)
    else exists (
      select from duty_role d where d.county_id = p_county and d.code = p_owner and (d.always_open or exists (
        select from shift s join staff_member m on m.id = s.staff_id and m.active
        where s.county_id = p_county and s.duty_role = d.code and s.during @> p_at
          and not exists (select from shift a where a.staff_id = s.staff_id and a.kind = 'absence' and a.during @> p_at))))
  end
$$;
