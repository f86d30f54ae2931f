-- Rooms and devices: what a service takes beside its professional. Taken and given back with the appointment itself, by a
-- trigger, so that no way of writing a booked time gets past it; two that want the last room are told apart by a constraint.

-- Kinds of rooms and devices that one visit takes, one of each. Nothing is taken when people are met in another way.
alter table service add column resources text[] not null default '{}';

create table resource (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  unit_id uuid not null references unit,
  -- A word of the county's own: `hoitohuone`, `ultraääni`.
  kind text not null check (kind ~ '^[[:lower:]][[:lower:]0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 80),
  active boolean not null default true,
  unique (unit_id, name)
);
create index resource_kind on resource (unit_id, kind) where active;
-- Cleaned, repaired, lent: nobody has it then.
create table resource_closure (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  resource_id uuid not null references resource,
  during tstzrange not null check (not isempty(during))
);
create index resource_closure_during on resource_closure using gist (resource_id, during);
do $$
declare t text;
begin
  foreach t in array array['resource', 'resource_closure'] loop
    execute format('create trigger %I after insert or update or delete or truncate on %I for each statement execute function count_county_change()', t || '_counted', t);
    execute format('grant select on %I to luukku_app, luukku_jobs', t);
  end loop;
end $$;

create table appointment_resource (
  id uuid primary key default uuidv7(),
  county_id text not null references county,
  appointment_id uuid not null references appointment on delete cascade,
  resource_id uuid not null references resource,
  during tstzrange not null,
  constraint appointment_one_per_resource exclude using gist (resource_id with =, during with &&)
);
create index appointment_resource_of on appointment_resource (appointment_id);
alter table appointment_resource enable row level security;
alter table appointment_resource force row level security;
-- Seen with the appointment.
create policy appointment_resource_read on appointment_resource for select to luukku_app, luukku_jobs
  using (county_id = (select setting('county')) and exists (select from appointment a where a.id = appointment_id));
do $$ begin
  execute format('create policy appointment_resource_kept on appointment_resource to %I using (true) with check (true)', current_user);
end $$;
grant select on appointment_resource to luukku_app, luukku_jobs;

create function take_resources() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted text[];
  one text;
  found uuid;
begin
  if tg_op = 'UPDATE' then
    if is_taken(old.status) = is_taken(new.status) and old.during = new.during and old.unit_id = new.unit_id and old.mode = new.mode and old.service = new.service then return null; end if;
    delete from appointment_resource where appointment_id = old.id;
  end if;
  if not is_taken(new.status) or new.mode <> 'onsite' then return null; end if;
  select array(select unnest(s.resources) order by 1) into wanted from service s where s.county_id = new.county_id and s.code = new.service;
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
  return null;
end $$;
revoke all on function take_resources from public;
create trigger appointment_resources after insert or update of status, during, unit_id, mode, service on appointment for each row execute function take_resources();

-- Calendars in memory follow rooms as they follow professionals (ADR 0063): a room stands in the place of the professional, its
-- own row in the place of the appointment.
create function note_resource_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (old.county_id, old.resource_id, old.id, old.during, false);
  else
    insert into calendar_change (county_id, staff_id, appointment_id, during, taken) values (new.county_id, new.resource_id, new.id, new.during, true);
  end if;
  return null;
end $$;
revoke all on function note_resource_change from public;
create trigger appointment_resource_calendar after insert or delete on appointment_resource for each row execute function note_resource_change();

create or replace function taken_times(p_from timestamptz) returns table (staff_id uuid, appointment_id uuid, from_ms float8, to_ms float8)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.staff_id, a.id, extract(epoch from lower(a.during)) * 1000, extract(epoch from upper(a.during)) * 1000
  from appointment a
  where a.county_id = current_setting('luukku.county', true) and is_taken(a.status) and upper(a.during) > p_from
  union all
  select t.resource_id, t.id, extract(epoch from lower(t.during)) * 1000, extract(epoch from upper(t.during)) * 1000
  from appointment_resource t where t.county_id = current_setting('luukku.county', true) and upper(t.during) > p_from
$$;

-- Kept by who keeps the unit's rosters. Nothing is returned when they do not.
create function keep_resource(p_id uuid, p_unit uuid, p_kind text, p_name text, p_active boolean) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if p_id is not null then select r.unit_id into p_unit from resource r where r.id = p_id and r.county_id = setting('county'); end if;
  if p_unit is null or not may_keep_roster(p_unit) or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return null; end if;
  if p_id is null then
    insert into resource (county_id, unit_id, kind, name, active) values (setting('county'), p_unit, p_kind, p_name, p_active) returning id into kept;
  else
    update resource set kind = p_kind, name = p_name, active = p_active where id = p_id returning id into kept;
  end if;
  return kept;
end $$;
create function close_resource(p_id uuid, p_during tstzrange) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept uuid;
begin
  if not exists (select from resource r where r.id = p_id and r.county_id = setting('county') and may_keep_roster(r.unit_id)) then return null; end if;
  insert into resource_closure (county_id, resource_id, during) values (setting('county'), p_id, p_during) returning id into kept;
  return kept;
end $$;
-- What a service takes: by the manager of the joint guidance unit, for the whole county.
create function keep_service_resources(p_code text, p_kinds text[]) returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept text;
begin
  if not exists (select from staff_member m join unit u on u.id = m.unit_id where m.id = my_staff_id() and u.joint_guidance and may_keep_roster(u.id)) then return null; end if;
  update service set resources = p_kinds where county_id = setting('county') and code = p_code returning code into kept;
  return kept;
end $$;
revoke all on function keep_resource, close_resource, keep_service_resources from public;
grant execute on function keep_resource, close_resource, keep_service_resources to luukku_app;
