-- As before (0294), by the person's own contacts: «this one or theirs» in one condition read every contact of the county for
-- each document of the night's list.
create or replace function disability_closed_at(p_person uuid, p_contact uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when bool_and(m.closed_at is not null) then max(m.closed_at) end
  from (select matter_closed_at(t.id) as closed_at from (
    select p_contact as id
    union
    select c.id from (select p_person as id union select o.id from person o where o.joined_into = p_person) who join contact c on c.person_id = who.id
    where exists (select from need n where n.contact_id = c.id and social_task(n.county_id, n.service) = 'disability')
      or exists (select from sealed_payload p where p.contact_id = c.id and p.retention_class = 'social-disability')) t) m
$$;
