-- The way to homes (ADR 0140). A visit at home is in a municipality, as the need knows it, and at no address. The way between any two
-- places of one professional is held here, whoever writes: where they receive, where they visit, and what lies between.

-- How long it takes to a home of a municipality from its middle, and from one home there to the next. No row: as the settings have it.
create table home_travel (
  county_id text not null references county,
  municipality_code text not null references municipality,
  minutes integer not null check (minutes between 1 and 240),
  set_by uuid references staff_member,
  set_at timestamptz not null,
  primary key (county_id, municipality_code)
);
create trigger home_travel_counted after insert or update or delete or truncate on home_travel for each statement execute function count_county_change();
grant select on home_travel to luukku_app, luukku_jobs;
create function keep_home_travel(p_code text, p_minutes integer, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not keeps_county_calendars() or not exists (select from municipality m where m.county_id = setting('county') and m.code = p_code) then return false; end if;
  if p_minutes is null then
    delete from home_travel where county_id = setting('county') and municipality_code = p_code;
  else
    insert into home_travel (county_id, municipality_code, minutes, set_by, set_at) values (setting('county'), p_code, p_minutes, my_staff_id(), p_at)
    on conflict (county_id, municipality_code) do update set minutes = excluded.minutes, set_by = excluded.set_by, set_at = excluded.set_at;
  end if;
  return true;
end $$;
revoke all on function keep_home_travel from public;
grant execute on function keep_home_travel to luukku_app;

-- In which municipality a visit at home keeps its professional; '' where nobody may know it: with an order of non-disclosure, and
-- where no municipality is known. Null: no visit at home.
alter table staff_time add column home_code text;
alter table calendar_change add column home_code text;
create function home_of(p_appointment uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(n.municipality_code, '') from appointment a join need n on n.id = a.need_id where a.id = p_appointment and a.mode = 'home'
$$;
revoke all on function home_of from public;

-- Minutes from one place to another, as `createTravelBook` reckons them: a unit, or a home's municipality. Held to it by a test.
create function way_minutes(p_county text, p_unit_a uuid, p_home_a text, p_unit_b uuid, p_home_b text) returns integer
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  travel jsonb := coalesce((select c.settings -> 'travel' from county c where c.id = p_county), '{}');
  unknown integer := coalesce((travel ->> 'unknownMinutes')::integer, 90);
  a text := case when p_unit_a is null then nullif(p_home_a, '') else (select u.municipality_code from unit u where u.id = p_unit_a) end;
  b text := case when p_unit_b is null then nullif(p_home_b, '') else (select u.municipality_code from unit u where u.id = p_unit_b) end;
  -- From the middle of the municipality to the home: the longer of the two, 0 where both are units.
  local integer := greatest(
    case when p_unit_a is not null or a is null then 0 else coalesce((select h.minutes from home_travel h where h.county_id = p_county and h.municipality_code = a), (travel ->> 'homeMinutes')::integer, 30) end,
    case when p_unit_b is not null or b is null then 0 else coalesce((select h.minutes from home_travel h where h.county_id = p_county and h.municipality_code = b), (travel ->> 'homeMinutes')::integer, 30) end);
  between_them integer;
begin
  if p_unit_a = p_unit_b then return 0; end if;
  if a is null or b is null then return greatest(unknown, local); end if;
  if a = b then
    return case when p_unit_a is not null and p_unit_b is not null then coalesce((travel ->> 'insideMinutes')::integer, 30) else local end;
  end if;
  select t.minutes into between_them from travel_time t where t.county_id = p_county and t.from_code = least(a, b) and t.to_code = greatest(a, b);
  if between_them is null then
    select ceil(coalesce((travel ->> 'fixedMinutes')::float8, 10) + coalesce((travel ->> 'roadFactor')::float8, 1.3)
      * 2 * 6371 * asin(least(1, sqrt(sin((radians(n.latitude) - radians(m.latitude)) / 2) ^ 2
        + cos(radians(m.latitude)) * cos(radians(n.latitude)) * sin(radians(n.longitude - m.longitude) / 2) ^ 2)))
      / coalesce((travel ->> 'kmPerHour')::float8, 75) * 60) into between_them
    from municipality m, municipality n where m.county_id = p_county and n.county_id = p_county and m.code = a and n.code = b;
  end if;
  return coalesce(between_them, unknown) + local;
end $$;
revoke all on function way_minutes from public;

create function note_home() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.unit_id is null and new.appointment_id is not null then new.home_code := home_of(new.appointment_id); end if;
  return new;
end $$;
revoke all on function note_home from public;
create trigger staff_time_home before insert on staff_time for each row execute function note_home();

-- Refuses a time that leaves too little for a way: to it or from it, or between two visits that it lies between. What lies between
-- two places and is at neither is no time for the way. What has begun, or only is written down afterwards, is not asked.
-- Index: appointment_one_per_professional.
create function refuse_short_way(p_new staff_time) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  around tstzrange := tstzrange(lower(p_new.during) - interval '12 hours', upper(p_new.during) + interval '12 hours');
  has_home boolean;
  units integer;
begin
  if lower(p_new.during) <= coalesce(setting('at')::timestamptz, clock_timestamp()) then return; end if;
  -- Whoever writes for the same professional waits here, as bookings do: two ends of one way are never written at once.
  perform pg_advisory_xact_lock(hashtextextended(p_new.staff_id::text, 0));
  -- Nearly everybody is in one place the whole day: nothing is reckoned for them.
  select bool_or(t.home_code is not null), count(distinct t.unit_id) into has_home, units
  from staff_time t where t.staff_id = p_new.staff_id and t.during && around and t.county_id = p_new.county_id;
  if has_home is not true and units < 2 then return; end if;
  if exists (
    with near as materialized (
      select t.id, t.unit_id, t.home_code, lower(t.during) as from_at, upper(t.during) as to_at, coalesce(t.unit_id::text, t.home_code) is not null as placed
      from staff_time t where t.staff_id = p_new.staff_id and t.during && around and t.county_id = p_new.county_id)
    select from near a join near b on b.placed and a.id <> b.id and (a.from_at, a.id) < (b.from_at, b.id)
      and (a.home_code is not null or b.home_code is not null or a.unit_id <> b.unit_id)
    where a.placed
      and (p_new.id in (a.id, b.id) or (coalesce(p_new.unit_id::text, p_new.home_code) is null and a.to_at <= lower(p_new.during) and b.from_at >= upper(p_new.during)))
      and extract(epoch from b.from_at - a.to_at) / 60 - coalesce((
          select sum(extract(epoch from least(c.to_at, b.from_at) - greatest(c.from_at, a.to_at)) / 60) from near c
          where not c.placed and c.from_at < b.from_at and c.to_at > a.to_at), 0)
        < way_minutes(p_new.county_id, a.unit_id, a.home_code, b.unit_id, b.home_code)) then
    raise exception 'the way is longer' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_way';
  end if;
end $$;
revoke all on function refuse_short_way from public;
create function keep_way() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refuse_short_way(new);
  return null;
end $$;
revoke all on function keep_way from public;
create trigger staff_time_way after insert on staff_time for each row execute function keep_way();

-- A time that becomes a visit at home, or no longer is one, with nothing else changed.
create function keep_home_mode() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one staff_time;
begin
  for one in update staff_time set home_code = case when unit_id is null then home_of(new.id) end
    where id = new.id or appointment_id = new.id returning * loop
    perform refuse_short_way(one);
  end loop;
  return null;
end $$;
revoke all on function keep_home_mode from public;
create trigger appointment_staff_time_mode after update of mode on appointment for each row when ((old.mode = 'home') <> (new.mode = 'home')) execute function keep_home_mode();

-- Somebody moves, or an order of non-disclosure is told: the municipality goes from what is booked at their home, and from what was
-- told of it. What is booked stays booked.
create function keep_home_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update staff_time t set home_code = coalesce(new.municipality_code, '') from appointment a
  where a.need_id = new.id and a.mode = 'home' and (t.id = a.id or t.appointment_id = a.id) and t.home_code is not null;
  if new.municipality_code is null then
    update calendar_change c set home_code = '' from appointment a left join appointment_beside b on b.appointment_id = a.id
    where a.need_id = new.id and a.mode = 'home' and c.appointment_id in (a.id, b.id) and c.home_code <> '';
  end if;
  return null;
end $$;
revoke all on function keep_home_place from public;
create trigger need_home_place after update on need for each row when (old.municipality_code is distinct from new.municipality_code) execute function keep_home_place();

create or replace function note_staff_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
  else
    insert into calendar_change (county_id, staff_id, appointment_id, during, unit_id, home_code, taken)
    values (new.county_id, new.staff_id, new.id, new.during, new.unit_id, new.home_code, true);
  end if;
  return null;
end $$;
create trigger staff_time_home_told after update of home_code on staff_time for each row when (old.home_code is distinct from new.home_code) execute function note_staff_time();

drop function taken_times(timestamptz);
create function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, unit_id uuid, home_code text, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.staff_id, t.id, t.unit_id, t.home_code, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from staff_time t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
  union all
  select t.resource_id, t.id, null, null, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_resource t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
  union all
  select t.interpreter_id, t.id, t.unit_id, null, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_interpreter t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
$$;
drop function booked_places(uuid, tstzrange);
-- Where I am booked around a time, unit or municipality of a home: the ways of my own day. No person, no service.
create function my_places(p_during tstzrange) returns table (unit_id uuid, home_code text, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.unit_id, t.home_code, t.during from staff_time t
  where t.staff_id = my_staff_id() and t.during && p_during and t.county_id = setting('county') order by lower(t.during), t.id
$$;
revoke all on function taken_times, my_places from public;
grant execute on function taken_times to luukku_app, luukku_jobs;
grant execute on function my_places to luukku_app;

-- What is booked at home already; what is over has no way any more, and a county's years of it need not be written again.
update staff_time t set home_code = home_of(coalesce(t.appointment_id, t.id))
where t.unit_id is null and t.appointment_id is not null and upper(t.during) > now();
