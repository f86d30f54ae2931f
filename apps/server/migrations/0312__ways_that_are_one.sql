-- Mends the ways of 0310 (ADR 0140): who visits one home twice in a row goes nowhere between, calls that lie over one another are
-- counted once, a municipality of another county is one that nobody knows here, as the search has it, and what is at one home is
-- found by its keys: the whole county's times were read through for each need whose municipality changed.

create or replace function way_minutes(p_county text, p_unit_a uuid, p_home_a text, p_unit_b uuid, p_home_b text) returns integer
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  travel jsonb := coalesce((select c.settings -> 'travel' from county c where c.id = p_county), '{}');
  unknown integer := ceil(coalesce((travel ->> 'unknownMinutes')::float8, 90));
  home integer := ceil(coalesce((travel ->> 'homeMinutes')::float8, 30));
  a text := case when p_unit_a is null then (select m.code from municipality m where m.code = p_home_a and m.county_id = p_county)
    else (select u.municipality_code from unit u where u.id = p_unit_a) end;
  b text := case when p_unit_b is null then (select m.code from municipality m where m.code = p_home_b and m.county_id = p_county)
    else (select u.municipality_code from unit u where u.id = p_unit_b) end;
  -- From the middle of the municipality to the home: the longer of the two, 0 where both are units.
  local integer := greatest(
    case when p_unit_a is not null or a is null then 0 else coalesce((select h.minutes from home_travel h where h.county_id = p_county and h.municipality_code = a), home) end,
    case when p_unit_b is not null or b is null then 0 else coalesce((select h.minutes from home_travel h where h.county_id = p_county and h.municipality_code = b), home) end);
  between_them integer;
begin
  if p_unit_a = p_unit_b then return 0; end if;
  if a is null or b is null then return greatest(unknown, local); end if;
  if a = b then
    return case when p_unit_a is not null and p_unit_b is not null then ceil(coalesce((travel ->> 'insideMinutes')::float8, 30)) else local end;
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

create or replace function refuse_short_way(p_new staff_time) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
      select t.id, t.unit_id, t.home_code, lower(t.during) as from_at, upper(t.during) as to_at, coalesce(t.unit_id::text, t.home_code) is not null as placed,
        -- Whose home it is.
        case when t.home_code is not null then (select v.person_id from appointment v where v.id = t.appointment_id) end as person_id
      from staff_time t where t.staff_id = p_new.staff_id and t.during && around and t.county_id = p_new.county_id)
    select from near a join near b on b.placed and a.id <> b.id and (a.from_at, a.id) < (b.from_at, b.id)
      and (a.home_code is not null or b.home_code is not null or a.unit_id <> b.unit_id)
      and (a.person_id = b.person_id) is not true
    where a.placed
      and (p_new.id in (a.id, b.id) or (coalesce(p_new.unit_id::text, p_new.home_code) is null and a.to_at <= lower(p_new.during) and b.from_at >= upper(p_new.during)))
      and extract(epoch from b.from_at - a.to_at) / 60 - coalesce((
          select sum(extract(epoch from upper(s.span) - lower(s.span)) / 60)
          from (select unnest(range_agg(tstzrange(greatest(c.from_at, a.to_at), least(c.to_at, b.from_at)))) as span from near c
            where not c.placed and a.to_at < b.from_at and c.from_at < b.from_at and c.to_at > a.to_at) s), 0)
        < way_minutes(p_new.county_id, a.unit_id, a.home_code, b.unit_id, b.home_code)) then
    raise exception 'the way is longer' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_way';
  end if;
end $$;

create or replace function keep_home_mode() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  one staff_time;
begin
  for one in update staff_time set home_code = case when unit_id is null then home_of(new.id) end
    where id in (select new.id union all select b.id from appointment_beside b where b.appointment_id = new.id) returning * loop
    perform refuse_short_way(one);
  end loop;
  return null;
end $$;

create or replace function keep_home_place() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update staff_time t set home_code = coalesce(new.municipality_code, '')
  where t.home_code is not null and t.id in (
    select a.id from appointment a where a.need_id = new.id
    union all select b.id from appointment a join appointment_beside b on b.appointment_id = a.id where a.need_id = new.id);
  if new.municipality_code is null then
    -- What was told of a time that is no visit at home any more too.
    update calendar_change c set home_code = '' where c.home_code <> '' and c.appointment_id in (
      select a.id from appointment a where a.need_id = new.id
      union all select b.id from appointment a join appointment_beside b on b.appointment_id = a.id where a.need_id = new.id);
  end if;
  return null;
end $$;
