-- After 0230, whose function it replaces. The unit that has the needs of all who hide is one that works with them: its people have the
-- service's register, and it has most of those who give the service, so that a card there says least. First by code where that
-- was equal, one stray professional of another unit opened the needs of all to it.
create or replace function unit_of_county(p_county text, p_service text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select u.id from service s
    join staff_member m on m.county_id = s.county_id and m.active and m.professions && s.professions and s.register = any (m.registers)
    join unit u on u.id = m.unit_id
  where s.county_id = p_county and s.code = p_service
  group by u.id
  order by u.joint_guidance,
    (u.municipality_code in (select j.municipality_code from unit j where j.county_id = p_county and j.joint_guidance)) desc nulls last,
    count(*) desc, u.code limit 1
$$;
update need n set unit_id = n.unit_id from person p where p.id = n.person_id and p.non_disclosure and n.unit_id is not null;
