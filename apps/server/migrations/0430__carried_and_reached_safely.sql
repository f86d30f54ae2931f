-- Whoever carries a need knows whether its person may be reached by safe ways only: yes or no, and nothing of what was told. The
-- contact that says it is not theirs to read.
create function reached_safely_only(p_needs uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select n.id from need n join contact c on c.id = n.contact_id
  where n.id = any (p_needs) and n.county_id = setting('county') and c.summary -> 'safeContactOnly' = 'true'::jsonb
    and n.person_id <> all (my_closed())
    and (sees_whole_contact() or (n.register = any (my_registers())
      and (n.owner_staff_id = my_staff_id() or n.unit_id = any (my_units()))))
$$;
revoke all on function reached_safely_only from public;
grant execute on function reached_safely_only to luukku_app;
