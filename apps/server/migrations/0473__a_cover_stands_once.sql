-- A cover of one unit stands once for a day: two alike would be ended one by one, and the one that is left still opens the unit.
-- Who adds the same at the same moment waits for the first and is told so.
create or replace function keep_cover(p_staff uuid, p_unit uuid, p_during tstzrange) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if setting('actor_kind') is distinct from 'staff' or setting('purpose') is distinct from 'user-register' or p_staff = my_staff_id() then return false; end if;
  perform from staff_member m where m.id = p_staff and m.county_id = setting('county') for update;
  if not found or not exists (select from unit u where u.id = p_unit and u.county_id = setting('county')) then return false; end if;
  if exists (select from staff_cover c where c.staff_id = p_staff and c.unit_id = p_unit and c.during && p_during) then
    raise exclusion_violation using message = 'a cover of this unit stands', constraint = 'cover_once';
  end if;
  insert into staff_cover (county_id, staff_id, unit_id, during, made_by) values (setting('county'), p_staff, p_unit, p_during, my_staff_id());
  return true;
end $$;
