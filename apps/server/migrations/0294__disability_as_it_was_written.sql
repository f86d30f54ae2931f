-- What was written of a service that had its class of disability services before 0290 knew of them was passed by there: it had
-- an adult's ten years from its own matter, and not from the person's last one. Only ever to what is kept longer.
update sealed_payload p set retention_class = 'social-disability'
from need n where p.need_id = n.id and p.register = 'social' and p.retention_class = 'social-adult' and social_task(n.county_id, n.service) = 'disability';
update joint_entry e set retention_class = 'social-disability'
where e.register = 'social' and e.retention_class = 'social-adult'
  and exists (select from need n where n.id = any (e.needs) and social_task(n.county_id, n.service) = 'disability');

-- When the last matter of disability services of this person was closed, this one among them; null while one is open. Of
-- disability services is also what was written as theirs, whatever class the catalogue gives the service since then.
create or replace function disability_closed_at(p_person uuid, p_contact uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_and(m.closed_at is not null) then max(m.closed_at) end
  from (select matter_closed_at(c.id) as closed_at from contact c
    where c.id = p_contact or (c.person_id in (select o.id from person o where o.id = p_person or o.joined_into = p_person)
      and (exists (select from need n where n.contact_id = c.id and social_task(n.county_id, n.service) = 'disability')
        or exists (select from sealed_payload p where p.contact_id = c.id and p.retention_class = 'social-disability')))) m
$$;
