-- Two shifts in one unit that touch are one stretch of work: the search offers a time over their seam, and it is carried.

create or replace function roster_fault(p_county text, p_staff uuid, p_unit uuid, p_service text, p_mode text, p_during tstzrange) returns text
language sql stable as $$
  select case
    when exists (select from shift s where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'absence' and s.during && p_during) then 'absent'
    when exists (select from shift s where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'break' and s.during && p_during) then 'break'
    when (select range_agg(s.during) from shift s join staff_member m on m.id = s.staff_id and m.active
      where s.staff_id = p_staff and s.county_id = p_county and s.kind = 'reception' and s.unit_id = p_unit and s.during && p_during
        and p_mode = any (s.modes) and (s.services = '{}' or p_service = any (s.services))) @> p_during is not true then 'no-shift'
  end
$$;
