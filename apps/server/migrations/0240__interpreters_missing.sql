-- Visits whose interpreter is missing, and what is done about it (ADR 0117). A visit lacks one where nobody was taken, and where
-- the one who was is no longer at work then: read from the rows, so nothing has to be noticed first.

-- An interpreter was ordered outside the county's calendars for this very time. A moved visit is a new time, and asks anew.
create table interpreter_order (
  appointment_id uuid primary key references appointment on delete cascade,
  county_id text not null references county,
  ordered_by uuid not null references staff_member,
  ordered_at timestamptz not null
);
alter table interpreter_order enable row level security;
alter table interpreter_order force row level security;
create policy interpreter_order_read on interpreter_order for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and exists (select from appointment a where a.id = appointment_id));
do $$ begin
  execute format('create policy interpreter_order_kept on interpreter_order to %I using (true) with check (true)', current_user);
end $$;
grant select on interpreter_order to luukku_app, luukku_jobs;

-- Hours that were cut because the interpreter is away, so that a slip can be taken back. About no client.
create table interpreter_absence (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  interpreter_id uuid not null references interpreter,
  cut tstzmultirange not null check (not isempty(cut)),
  made_by uuid not null references staff_member,
  made_at timestamptz not null,
  undone_at timestamptz
);
create index interpreter_absence_of on interpreter_absence (interpreter_id) where undone_at is null;
grant select on interpreter_absence to luukku_app;

-- The list of visits that lack one: few needs ask for an interpreter, and of those only what is open.
create index need_interpreted on need (county_id) where interpreter is not null and status in ('open', 'booked');

create function interpreter_stands(p_interpreter uuid, p_during tstzrange) returns boolean language sql stable as $$
  select exists (select from interpreter i where i.id = p_interpreter and i.active)
    and coalesce((select range_agg(t.during) from interpreter_time t where t.interpreter_id = p_interpreter and t.during && p_during) @> p_during, false)
$$;

-- One who is free for a visit: on the spot before over a connection, or only in one of the two ways.
create function free_interpreter(p_county text, p_language text, p_during tstzrange, p_unit uuid, p_mode text, p_how text)
returns table (id uuid, name text, how text) language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.name, h.how
  from interpreter i cross join lateral (values ('onsite'), ('remote')) h (how)
  where i.county_id = p_county and p_county = setting('county') and i.active and p_language = any (i.languages) and (p_how is null or h.how = p_how)
    and interpreter_stands(i.id, p_during)
    and case h.how when 'remote' then i.is_remote else p_mode = 'onsite'
      and i.municipality_code = (select u.municipality_code from unit u where u.id = p_unit) end
    and not exists (select from appointment_interpreter o where o.interpreter_id = i.id and (o.during && p_during
      or (h.how = 'onsite' and o.unit_id is not null and o.unit_id <> p_unit and o.during && (select tstzrange(lower(p_during) - w.way, upper(p_during) + w.way)
        from (select make_interval(mins => coalesce((select (c.settings -> 'travel' ->> 'insideMinutes')::int from county c where c.id = p_county), 30)) as way) w))))
  order by h.how, i.name, i.id limit 1
$$;

create function guides_here() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'staff' and setting('purpose') = 'guidance' and sees_whole_contact()
$$;

-- Gives a booked visit an interpreter who is free, in the place of one who is not there any more. The caller has seen the visit
-- through the wall. @returns nothing when nobody is free, or the visit is no longer booked
create function give_interpreter(p_appointment uuid, p_how text) returns table (id uuid, how text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
  spoken text;
  found record;
begin
  if not guides_here() then return; end if;
  select a.* into visit from appointment a where a.id = p_appointment and a.county_id = setting('county') and a.status in ('booked', 'arrived') for update;
  if visit.id is null then return; end if;
  select n.interpreter into spoken from need n where n.id = visit.need_id;
  -- The lock that take_interpreter takes.
  perform pg_advisory_xact_lock(hashtextextended(visit.county_id || ' interpreter', 0));
  select f.* into found from free_interpreter(visit.county_id, spoken, visit.during, visit.unit_id, visit.mode, p_how) f;
  if found.id is null then return; end if;
  delete from appointment_interpreter t where t.appointment_id = visit.id;
  delete from interpreter_order o where o.appointment_id = visit.id;
  insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, unit_id, during)
  values (visit.county_id, visit.id, found.id, spoken, found.how, case when found.how = 'onsite' then visit.unit_id end, visit.during);
  update appointment a set without_interpreter = false where a.id = visit.id and a.without_interpreter;
  return query select found.id, found.how;
end $$;

-- An interpreter is ordered outside, or was not after all. Whoever was taken and is away is let go with it.
create function order_interpreter(p_appointment uuid, p_ordered boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  visit appointment;
begin
  if not guides_here() then return false; end if;
  select a.* into visit from appointment a where a.id = p_appointment and a.county_id = setting('county') and a.status in ('booked', 'arrived') for update;
  if visit.id is null then return false; end if;
  if not p_ordered then
    delete from interpreter_order o where o.appointment_id = visit.id;
    return found;
  end if;
  delete from appointment_interpreter t where t.appointment_id = visit.id;
  insert into interpreter_order (appointment_id, county_id, ordered_by, ordered_at)
  values (visit.id, visit.county_id, my_staff_id(), setting('at')::timestamptz) on conflict do nothing;
  update appointment a set without_interpreter = true where a.id = visit.id and not a.without_interpreter;
  return true;
end $$;

-- Whoever guides enters that an interpreter is away: their hours are cut, what is booked stays and comes to the list.
-- @returns nothing when the asker may not, or there is no such interpreter; an absence without id where they are not at work then
create function report_interpreter_away(p_interpreter uuid, p_from timestamptz, p_to timestamptz) returns table (absence_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  away tstzrange := tstzrange(p_from, p_to);
  hours tstzmultirange;
  made uuid;
begin
  if not guides_here() then return; end if;
  perform from interpreter i where i.id = p_interpreter and i.county_id = setting('county') for update;
  if not found then return; end if;
  select range_agg(t.during * away) into hours from interpreter_time t where t.interpreter_id = p_interpreter and t.during && away;
  if hours is null then return query select null::uuid; return; end if;
  with gone as (delete from interpreter_time t where t.interpreter_id = p_interpreter and t.during && away returning t.during)
  insert into interpreter_time (county_id, interpreter_id, during)
  select setting('county'), p_interpreter, l.piece from gone g cross join lateral unnest(tstzmultirange(g.during) - tstzmultirange(away)) l (piece);
  insert into interpreter_absence (county_id, interpreter_id, cut, made_by, made_at)
  values (setting('county'), p_interpreter, hours, my_staff_id(), setting('at')::timestamptz) returning interpreter_absence.id into made;
  return query select made;
end $$;

-- A slip: the hours that were cut are there again, but for those entered meanwhile. Visits still theirs go on as before.
create function undo_interpreter_away(p_absence uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  absence interpreter_absence;
  hours tstzmultirange;
begin
  if not guides_here() then return false; end if;
  update interpreter_absence a set undone_at = setting('at')::timestamptz
  where a.id = p_absence and a.county_id = setting('county') and a.undone_at is null returning a.* into absence;
  if not found then return false; end if;
  perform from interpreter i where i.id = absence.interpreter_id for update;
  select absence.cut - coalesce(range_agg(t.during), '{}') into hours from interpreter_time t
  where t.interpreter_id = absence.interpreter_id and t.during && range_merge(absence.cut);
  insert into interpreter_time (county_id, interpreter_id, during) select absence.county_id, absence.interpreter_id, h.span from unnest(hours) h (span);
  return true;
end $$;
revoke all on function interpreter_stands, free_interpreter, guides_here, give_interpreter, order_interpreter, report_interpreter_away, undo_interpreter_away from public;
grant execute on function interpreter_stands, free_interpreter to luukku_app, luukku_jobs;
grant execute on function guides_here, give_interpreter, order_interpreter, report_interpreter_away, undo_interpreter_away to luukku_app;
