-- As before (0430), or known of the person whatever this contact says.
create or replace function reached_safely_only(p_needs uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select n.id from need n join contact c on c.id = n.contact_id join person p on p.id = n.person_id
  where n.id = any (p_needs) and n.county_id = setting('county') and (p.safe_contact_only or c.summary -> 'safeContactOnly' = 'true'::jsonb)
    and n.person_id <> all (my_closed())
    and (sees_whole_contact() or (n.register = any (my_registers())
      and (n.owner_staff_id = my_staff_id() or n.unit_id = any (my_units()))))
$$;
