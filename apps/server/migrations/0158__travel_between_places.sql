-- Journeys: where municipalities lie, what the county has said of the way between two, and where a booked time takes its
-- professional, so that the way is kept free around it (ADR 0093).

-- Degrees, WGS 84, of the municipality's centre; about nobody's home.
alter table municipality add column latitude double precision check (latitude between 59 and 71);
alter table municipality add column longitude double precision check (longitude between 19 and 32);

-- One row for both directions. Where there is none the way is reckoned from the centres.
create table travel_time (
  county_id text not null references county,
  from_code text not null references municipality,
  to_code text not null references municipality,
  minutes integer not null check (minutes between 1 and 720),
  km integer not null check (km between 1 and 1500),
  set_by uuid references staff_member,
  set_at timestamptz not null,
  primary key (county_id, from_code, to_code),
  check (from_code < to_code)
);
create trigger travel_time_counted after insert or update or delete or truncate on travel_time for each statement execute function count_county_change();
grant select on travel_time to luukku_app, luukku_jobs;

-- Kept for the whole county by the manager of the joint guidance unit, as what a service takes. No minutes: reckoned again.
create function keeps_county_calendars() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_member m join unit u on u.id = m.unit_id where m.id = my_staff_id() and u.joint_guidance and may_keep_roster(u.id))
$$;
create function keep_travel_time(p_from text, p_to text, p_minutes integer, p_km integer, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not keeps_county_calendars()
    or (select count(*) from municipality m where m.county_id = setting('county') and m.code in (p_from, p_to)) <> 2 then return false; end if;
  if p_minutes is null then
    delete from travel_time where county_id = setting('county') and from_code = least(p_from, p_to) and to_code = greatest(p_from, p_to);
  else
    insert into travel_time (county_id, from_code, to_code, minutes, km, set_by, set_at)
    values (setting('county'), least(p_from, p_to), greatest(p_from, p_to), p_minutes, p_km, my_staff_id(), p_at)
    on conflict (county_id, from_code, to_code) do update set minutes = excluded.minutes, km = excluded.km, set_by = excluded.set_by, set_at = excluded.set_at;
  end if;
  return true;
end $$;
revoke all on function keeps_county_calendars, keep_travel_time from public;
grant execute on function keeps_county_calendars, keep_travel_time to luukku_app;

-- Where a taken time keeps its professional: the unit of a time on site. Nothing for one that needs no journey.
alter table calendar_change add column unit_id uuid;
create function place_of(p_mode text, p_unit uuid) returns uuid language sql immutable parallel safe as $$ select case when p_mode = 'onsite' then p_unit end $$;

create or replace function note_calendar_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'TRUNCATE' then
    insert into calendar_change (county_id, taken) select id, false from county;
  else
    if tg_op = 'UPDATE' and new.status = old.status and new.staff_id = old.staff_id and new.during = old.during
      and place_of(new.mode, new.unit_id) is not distinct from place_of(old.mode, old.unit_id) then return null; end if;
    if tg_op = 'UPDATE' and new.staff_id <> old.staff_id then
      insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
    end if;
    if tg_op = 'DELETE' then
      insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.staff_id, old.id, old.during, false);
    else
      insert into calendar_change (county_id, staff_id, appointment_id, during, unit_id, taken)
      values (new.county_id, new.staff_id, new.id, new.during, place_of(new.mode, new.unit_id), is_taken(new.status));
    end if;
  end if;
  return null;
end $$;

drop function taken_times(timestamptz);
create function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, unit_id uuid, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.id, place_of(a.mode, a.unit_id), extract(epoch from lower(a.during)) * 1000, extract(epoch from upper(a.during)) * 1000
  from appointment a
  where a.county_id = current_setting('luukku.county', true) and is_taken(a.status) and upper(a.during) > p_from
  union all
  select t.resource_id, t.id, null, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_resource t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
$$;
revoke all on function taken_times from public;
grant execute on function taken_times to luukku_app, luukku_jobs;

-- Where a professional is booked on site around a time: places and times, no person, no service. Index: appointment_one_per_professional.
create function booked_places(p_staff uuid, p_during tstzrange) returns table (unit_id uuid, during tstzrange)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.unit_id, a.during from appointment a
  where a.staff_id = p_staff and a.during && p_during and a.mode = 'onsite' and a.status in ('held', 'booked', 'arrived', 'started', 'done')
    and a.county_id = current_setting('luukku.county', true)
$$;
revoke all on function booked_places from public;
grant execute on function booked_places to luukku_app, luukku_jobs;
