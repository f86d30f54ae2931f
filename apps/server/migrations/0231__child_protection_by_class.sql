-- What is child protection's is known by what the service is, not by what a county calls it: the classes of the service catalogue
-- (catalogue/service-classes.json) stand beside the service, and P3.8 is child protection. ADR 0115.
alter table service add column classes text[] not null default '{}';
update service set classes = '{P3.8}' where code = 'LASTENSUOJELU';

create function child_protection_service(p_county text, p_code text) returns boolean language sql stable as $$
  select exists (select from service s, unnest(s.classes) c where s.county_id = p_county and s.code = p_code and (c = 'P3.8' or c like 'P3.8.%'))
$$;

create or replace function keep_child_protection() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.register = 'social' and exists (select from need n where n.id = any (new.needs) and child_protection_service(n.county_id, n.service)) then
    new.retention_class := 'child-protection';
  end if;
  return new;
end $$;

-- Whoever writes beside the use cases. The extract is stored before its need and classed by its writer; letters have a time of their own.
create function keep_child_protection_words() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.register = 'social' and new.retention_class in ('social-adult', 'social-family')
    and exists (select from need n where n.id = new.need_id and child_protection_service(n.county_id, n.service)) then
    new.retention_class := 'child-protection';
  end if;
  return new;
end $$;
revoke all on function keep_child_protection_words from public;
create trigger sealed_payload_child_protection before insert on sealed_payload for each row execute function keep_child_protection_words();

do $$
declare t text;
begin
  foreach t in array array['sealed_payload', 'joint_entry'] loop
    if not exists (select from pg_policies p where p.tablename = t and p.policyname = t || '_reclass') then
      execute format('create policy %1$I on %2$I for update to %3$I using (true)', t || '_reclass', t, current_user);
      execute format('create policy %1$I on %2$I for select to %3$I using (true)', t || '_reclass_look', t, current_user);
    end if;
  end loop;
end $$;

-- A county that learns later what its service is: what was written is kept as what it is. Never the other way: too long is mended.
create function reclass_service() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not child_protection_service(new.county_id, new.code) then return null; end if;
  update sealed_payload p set retention_class = 'child-protection'
  from need n where n.county_id = new.county_id and n.service = new.code and p.need_id = n.id and p.register = 'social' and p.retention_class in ('social-adult', 'social-family');
  update joint_entry e set retention_class = 'child-protection'
  where e.register = 'social' and e.county_id = new.county_id and e.retention_class <> 'child-protection'
    and exists (select from need n where n.id = any (e.needs) and n.county_id = new.county_id and n.service = new.code);
  return null;
end $$;
revoke all on function reclass_service from public;
create trigger service_reclass after update of classes on service for each row when (old.classes is distinct from new.classes) execute function reclass_service();
