-- A repeated command gets its stored answer only while its caller may still see what that answer is about. Which of the ids
-- in an answer are rows about a person is asked here, past the wall, on a repeat alone; whether they are seen is asked at the
-- wall itself. An id in a stored answer was seen once: that it is a row tells the caller nothing.
create function known_rows(p_ids uuid[]) returns table (kind text, id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'contact', c.id, c.person_id from contact c where c.id = any (p_ids) and c.county_id = setting('county')
  union all select 'need', n.id, n.person_id from need n where n.id = any (p_ids) and n.county_id = setting('county')
  union all select 'appointment', a.id, a.person_id from appointment a where a.id = any (p_ids) and a.county_id = setting('county')
  union all select 'person', p.id, p.id from person p where p.id = any (p_ids) and p.county_id = setting('county')
$$;
revoke all on function known_rows(uuid[]) from public;
grant execute on function known_rows(uuid[]) to luukku_app;
