-- Interpreters as calendars, and visits whose length depends on the person (ADR 0093, 0094): what a need's visit asks, taken with the
-- appointment itself as rooms are (ADR 0074).

-- A language that the visit needs interpreted, ISO 639, where the professional does not speak it; and that it takes more time.
alter table need add column interpreter text check (interpreter ~ '^[a-z]{2,3}$');
alter table need add column more_time boolean not null default false;
-- Minutes that each reason adds: interpreter, first-visit, more-time.
alter table service add column extra_minutes jsonb not null default '{}';
-- The desk chose a time without an interpreter: one is ordered elsewhere, or not needed after all.
alter table appointment add column without_interpreter boolean not null default false;

create table interpreter (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  -- A name or a sign of an interpreting service: about no client.
  name text not null check (length(name) between 1 and 80),
  languages text[] not null check (cardinality(languages) between 1 and 10),
  -- Comes to units of this municipality; nothing: only over a connection.
  municipality_code text references municipality,
  is_remote boolean not null default true,
  phone text check (length(phone) <= 40),
  active boolean not null default true,
  unique (county_id, name),
  check (is_remote or municipality_code is not null)
);
create table interpreter_time (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  interpreter_id uuid not null references interpreter,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  exclude using gist (interpreter_id with =, during with &&)
);
do $$
declare t text;
begin
  foreach t in array array['interpreter', 'interpreter_time'] loop
    execute format('create trigger %I after insert or update or delete or truncate on %I for each statement execute function count_county_change()', t || '_counted', t);
    execute format('grant select on %I to luukku_app, luukku_jobs', t);
  end loop;
end $$;

create table appointment_interpreter (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  appointment_id uuid not null references appointment on delete cascade,
  interpreter_id uuid not null references interpreter,
  language text not null,
  how text not null check (how in ('onsite', 'remote')),
  -- Where it keeps the interpreter; nothing over a connection.
  unit_id uuid references unit,
  during tstzrange not null,
  constraint appointment_one_per_interpreter exclude using gist (interpreter_id with =, during with &&)
);
create index appointment_interpreter_of on appointment_interpreter (appointment_id);
alter table appointment_interpreter enable row level security;
alter table appointment_interpreter force row level security;
create policy appointment_interpreter_read on appointment_interpreter for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and exists (select from appointment a where a.id = appointment_id));
do $$ begin
  execute format('create policy appointment_interpreter_kept on appointment_interpreter to %I using (true) with check (true)', current_user);
end $$;
grant select on appointment_interpreter to luukku_app, luukku_jobs;

-- Takes one who is free: on the spot before over a connection. Nobody of that language in the county: nobody is taken, the desk orders one.
create function take_interpreter(p_new appointment, p_language text) returns void language plpgsql as $$
declare
  found record;
  way interval := make_interval(mins => coalesce((select (c.settings -> 'travel' ->> 'insideMinutes')::int from county c where c.id = p_new.county_id), 30));
begin
  if p_new.without_interpreter
    or exists (select from staff_member m where m.id = p_new.staff_id and p_language = any (m.languages))
    or not exists (select from interpreter i where i.county_id = p_new.county_id and i.active and p_language = any (i.languages)) then return; end if;
  -- Who chooses among several waits for who chose before.
  perform pg_advisory_xact_lock(hashtextextended(p_new.county_id || ' interpreter', 0));
  select i.id, h.how into found
  from interpreter i join interpreter_time t on t.interpreter_id = i.id and t.during @> p_new.during
    cross join lateral (values ('onsite'), ('remote')) h (how)
  where i.county_id = p_new.county_id and i.active and p_language = any (i.languages)
    and case h.how when 'remote' then i.is_remote else p_new.mode = 'onsite'
      and i.municipality_code = (select u.municipality_code from unit u where u.id = p_new.unit_id) end
    and not exists (select from appointment_interpreter o where o.interpreter_id = i.id and (o.during && p_new.during
      or (h.how = 'onsite' and o.unit_id is not null and o.unit_id <> p_new.unit_id
        and o.during && tstzrange(lower(p_new.during) - way, upper(p_new.during) + way))))
  order by h.how, i.name limit 1;
  if found.id is null then
    raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_interpreter';
  end if;
  insert into appointment_interpreter (county_id, appointment_id, interpreter_id, language, how, unit_id, during)
  values (p_new.county_id, p_new.id, found.id, p_language, found.how, case when found.how = 'onsite' then p_new.unit_id end, p_new.during);
end $$;
revoke all on function take_interpreter from public;

create or replace function take_resources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted text[];
  spoken text;
  one text;
  found uuid;
begin
  if tg_op = 'UPDATE' then
    if is_taken(old.status) = is_taken(new.status) and old.during = new.during and old.unit_id = new.unit_id and old.mode = new.mode and old.service = new.service
      and old.staff_id = new.staff_id then return null; end if;
    delete from appointment_resource where appointment_id = old.id;
    delete from appointment_interpreter where appointment_id = old.id;
  end if;
  if not is_taken(new.status) then return null; end if;
  select case when new.mode = 'onsite' then array(select unnest(s.resources) order by 1) end, n.interpreter into wanted, spoken
  from need n left join service s on s.county_id = new.county_id and s.code = new.service where n.id = new.need_id;
  foreach one in array coalesce(wanted, '{}') loop
    -- Who chooses among several waits for who chose before: otherwise both choose the same, and one is refused with another free.
    perform pg_advisory_xact_lock(hashtextextended(new.unit_id::text || one, 0));
    select r.id into found from resource r
    where r.unit_id = new.unit_id and r.county_id = new.county_id and r.kind = one and r.active
      and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && new.during)
      and not exists (select from resource_closure c where c.resource_id = r.id and c.during && new.during)
    order by r.name limit 1;
    if found is null then
      raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_resource';
    end if;
    insert into appointment_resource (county_id, appointment_id, resource_id, during) values (new.county_id, new.id, found, new.during);
  end loop;
  if spoken is not null then perform take_interpreter(new, spoken); end if;
  return null;
end $$;
drop trigger appointment_resources on appointment;
create trigger appointment_resources after insert or update of status, during, unit_id, mode, service, staff_id on appointment for each row execute function take_resources();

create function note_interpreter_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.interpreter_id, old.id, old.during, false);
  else
    insert into calendar_change (county_id, staff_id, appointment_id, during, unit_id, taken)
    values (new.county_id, new.interpreter_id, new.id, new.during, new.unit_id, true);
  end if;
  return null;
end $$;
revoke all on function note_interpreter_change from public;
create trigger appointment_interpreter_calendar after insert or delete on appointment_interpreter for each row execute function note_interpreter_change();

create or replace function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, unit_id uuid, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.id, place_of(a.mode, a.unit_id), extract(epoch from lower(a.during)) * 1000, extract(epoch from upper(a.during)) * 1000
  from appointment a
  where a.county_id = current_setting('luukku.county', true) and is_taken(a.status) and upper(a.during) > p_from
  union all
  select t.resource_id, t.id, null, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_resource t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
  union all
  select t.interpreter_id, t.id, t.unit_id, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_interpreter t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
$$;

-- Kept by the manager of the joint guidance unit. Nothing is returned to anybody else.
create function keep_interpreter(p_id uuid, p_name text, p_languages text[], p_municipality text, p_remote boolean, p_phone text, p_active boolean)
returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if not keeps_county_calendars()
    or (p_municipality is not null and not exists (select from municipality m where m.code = p_municipality and m.county_id = setting('county'))) then return null; end if;
  if p_id is null then
    insert into interpreter (county_id, name, languages, municipality_code, is_remote, phone, active)
    values (setting('county'), p_name, p_languages, p_municipality, p_remote, p_phone, p_active) returning id into kept;
  else
    update interpreter set name = p_name, languages = p_languages, municipality_code = p_municipality, is_remote = p_remote, phone = p_phone, active = p_active
    where id = p_id and county_id = setting('county') returning id into kept;
  end if;
  return kept;
end $$;
create function add_interpreter_times(p_id uuid, p_times tstzrange[]) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  added integer;
begin
  if not keeps_county_calendars() or not exists (select from interpreter i where i.id = p_id and i.county_id = setting('county')) then return null; end if;
  insert into interpreter_time (county_id, interpreter_id, during) select setting('county'), p_id, t from unnest(p_times) t;
  get diagnostics added = row_count;
  return added;
end $$;
-- What is booked in it stays.
create function drop_interpreter_time(p_id uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not keeps_county_calendars() then return false; end if;
  delete from interpreter_time where id = p_id and county_id = setting('county');
  return found;
end $$;
create function keep_extra_minutes(p_code text, p_extra jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept text;
begin
  if not keeps_county_calendars() then return null; end if;
  update service set extra_minutes = p_extra where county_id = setting('county') and code = p_code returning code into kept;
  return kept;
end $$;
revoke all on function keep_interpreter, add_interpreter_times, drop_interpreter_time, keep_extra_minutes from public;
grant execute on function keep_interpreter, add_interpreter_times, drop_interpreter_time, keep_extra_minutes to luukku_app;
