-- What a place has (step-free, an accessible toilet …), of a whole unit or of a room, and what a need's visit asks of it (ADR 0172).
alter table unit add column features text[] not null default '{}'
  check (features <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table}'::text[]);
alter table resource add column features text[] not null default '{}'
  check (features <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table}'::text[]);
alter table need add column place_wishes text[] not null default '{}'
  check (place_wishes <@ '{step-free,accessible-toilet,hearing-loop,adjustable-table}'::text[]);

-- What of a visit's wishes its unit does not have: its room has to.
create function wishes_for_room(p_unit uuid, p_wishes text[]) returns text[] language sql stable as $$
  select coalesce(array_agg(w), '{}') from unnest(p_wishes) w where w <> all ((select u.features from unit u where u.id = p_unit)::text[])
$$;

-- Whether a room has what is asked; of a kind that is no place at all, as a device, nothing is asked.
create function has_asked(r resource, p_asked text[]) returns boolean language sql stable as $$
  select p_asked = '{}' or (r.is_place and r.features @> p_asked)
    or not exists (select from resource o where o.unit_id = r.unit_id and o.kind = r.kind and o.active and o.is_place)
$$;

-- The first by name of those that have least beside what is asked: a room that few can do without is left to them.
drop function take_rooms(text, uuid, text[], tstzrange, uuid, uuid);
create function take_rooms(p_county text, p_unit uuid, p_kinds text[], p_during tstzrange, p_appointment uuid, p_session uuid, p_wishes text[] default '{}') returns void language plpgsql as $$
declare
  one text;
  found uuid;
  asked text[] := wishes_for_room(p_unit, p_wishes);
begin
  foreach one in array coalesce(p_kinds, '{}') loop
    -- Who chooses among several waits for who chose before: otherwise both choose the same, and one is refused with another free.
    perform pg_advisory_xact_lock(hashtextextended(p_unit::text || one, 0));
    select r.id into found from resource r
    where r.unit_id = p_unit and r.county_id = p_county and r.kind = one and r.active and has_asked(r, asked)
      and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && p_during)
      and not exists (select from resource_closure c where c.resource_id = r.id and c.during && p_during)
    order by cardinality(r.features), r.name limit 1;
    if found is null then
      raise exception 'none is free' using errcode = 'exclusion_violation', constraint = 'appointment_one_per_resource';
    end if;
    insert into appointment_resource (county_id, appointment_id, session_id, resource_id, during) values (p_county, p_appointment, p_session, found, p_during);
  end loop;
end $$;
revoke all on function take_rooms from public;

create or replace function take_resources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted text[];
  spoken text;
  asked text[];
begin
  if tg_op = 'UPDATE' then
    if is_taken(old.status) = is_taken(new.status) and old.during = new.during and old.unit_id = new.unit_id and old.mode = new.mode and old.service = new.service
      and old.staff_id = new.staff_id then return null; end if;
    delete from appointment_resource where appointment_id = old.id;
    delete from appointment_interpreter where appointment_id = old.id;
    if not is_taken(old.status) and upper(new.during) <= setting('at')::timestamptz then return null; end if;
  end if;
  if not is_taken(new.status) then return null; end if;
  select case when new.mode = 'onsite' and new.session_id is null then array(select unnest(s.resources) order by 1) end, n.interpreter, n.place_wishes into wanted, spoken, asked
  from need n left join service s on s.county_id = new.county_id and s.code = new.service where n.id = new.need_id;
  if wanted <> '{}' then perform take_rooms(new.county_id, new.unit_id, wanted, new.during, new.id, null, asked); end if;
  -- To a group nobody interprets by the calendar: it is ordered, and said so.
  if spoken is not null and new.session_id is null then perform take_interpreter(new, spoken); end if;
  return null;
end $$;

-- Another of the kind in the unit that nobody has then, with what those who have this one ask: the first as when a time is booked.
create or replace function other_resource(p_resource uuid, p_during tstzrange) returns uuid language sql stable as $$
  select r.id from resource r join resource this on this.id = p_resource
  where r.unit_id = this.unit_id and r.kind = this.kind and r.active and r.id <> this.id
    and has_asked(r, wishes_for_room(this.unit_id, (
      select array_agg(distinct w) from appointment_resource t join appointment a on a.id = t.appointment_id or a.session_id = t.session_id
        join need n on n.id = a.need_id cross join unnest(n.place_wishes) w
      where t.resource_id = p_resource and t.during = p_during and is_taken(a.status))))
    and not exists (select from appointment_resource t where t.resource_id = r.id and t.during && p_during)
    and not exists (select from resource_closure c where c.resource_id = r.id and c.during && p_during)
  order by cardinality(r.features), r.name limit 1
$$;

drop function keep_resource(uuid, uuid, text, text, boolean, boolean);
create function keep_resource(p_id uuid, p_unit uuid, p_kind text, p_name text, p_active boolean, p_is_place boolean, p_features text[]) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if p_id is not null then
    select r.unit_id into p_unit from resource r where r.id = p_id and r.county_id = setting('county');
    perform lock_resource_kind(p_id);
  end if;
  if p_unit is null or not may_keep_roster(p_unit) or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return null; end if;
  if p_id is null then
    insert into resource (county_id, unit_id, kind, name, active, is_place, features) values (setting('county'), p_unit, p_kind, p_name, p_active, p_is_place, coalesce(p_features, '{}')) returning id into kept;
  else
    update resource set kind = p_kind, name = p_name, active = p_active, is_place = p_is_place, features = coalesce(p_features, features) where id = p_id returning id into kept;
  end if;
  return kept;
end $$;
-- What everybody who comes to the unit finds there: kept by who keeps its rosters.
create function keep_unit_features(p_unit uuid, p_features text[]) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if not may_keep_roster(p_unit) then return null; end if;
  update unit set features = p_features where id = p_unit and county_id = setting('county') returning id into kept;
  return kept;
end $$;
revoke all on function keep_resource, keep_unit_features, wishes_for_room, has_asked from public;
grant execute on function keep_resource, keep_unit_features to luukku_app;
