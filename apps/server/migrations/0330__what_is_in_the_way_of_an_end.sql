-- What stands in the way of destruction, asked once a list and not once a document (ADR 0132): the matters that are held, whole,
-- and whose question about their own data has no answer, under whichever of their records; also what was let go or answered since
-- a list was made. As `retention_held` says of one document. Ids alone. Index: retention_hold_contact, data_request_open.
create function retention_in_the_way(p_since timestamptz) returns table (contact_id uuid, person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, null::uuid from retention_hold h cross join matter_contacts(h.contact_id) m (id)
  where h.county_id = setting('county') and (h.lifted_at is null or h.lifted_at >= p_since)
  union
  select null::uuid, w.id from data_request r cross join lateral (
    select r.person_id as id union select p.joined_into from person p where p.id = r.person_id and p.joined_into is not null) w
  where r.county_id = setting('county') and (r.answered_at is null or r.answered_at >= p_since)
$$;
revoke all on function retention_in_the_way(timestamptz) from public;
grant execute on function retention_in_the_way(timestamptz) to luukku_jobs;

-- The matter by which a denial is judged (0290): a matter that was let go after the list was made stands in its way as one that is held.
create function denial_matter(p_contact uuid, p_person uuid, p_since timestamptz) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(p_contact, (select c.id from contact c cross join matter_closed_at(c.id) m (closed_at) where c.person_id = p_person
    order by (m.closed_at is null or exists (select from matter_contacts(c.id) o (id) join retention_hold h on h.contact_id = o.id
        where h.lifted_at is null or h.lifted_at >= p_since)) desc,
      m.closed_at desc, c.id limit 1))
$$;
drop function destroy_denials(uuid, uuid[]);
create function destroy_denials(p_proposal uuid, p_ids uuid[]) returns setof uuid language sql security definer set search_path = public, pg_temp as $$
  delete from denial d using retention_proposal r where r.id = p_proposal and d.id = any (p_ids) and d.county_id = setting('county')
    and may_destroy(p_proposal, 'permission', denial_matter(d.contact_id, d.person_id, r.made_at), d.person_id, denial_replaced_at(d.id)) returning d.id
$$;
drop function denial_matter(uuid, uuid);

-- A family's words of a service that is disability services' by its classes today, from before those had a time of their own
-- (0290): thirty years from their matter, and never before ten years from the person's last matter of that task. @returns the day
-- from which thirty years are both; null while a matter is open.
create function family_closed_at(p_person uuid, p_contact uuid) returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case when t.disability then case when d.closed_at is not null then greatest(m.closed_at, d.closed_at - interval '20 years') end
    else m.closed_at end
  from (select exists (select from need n where n.contact_id = p_contact and social_task(n.county_id, n.service) = 'disability') as disability) t
  cross join (select matter_closed_at(p_contact) as closed_at) m
  left join lateral (select disability_closed_at(p_person, p_contact) as closed_at where t.disability) d on true
$$;
revoke all on function denial_matter, destroy_denials, family_closed_at from public;
grant execute on function denial_matter, destroy_denials, family_closed_at to luukku_jobs;
create or replace function may_destroy(p_proposal uuid, p_class text, p_contact uuid, p_person uuid, p_stored timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select setting('actor_kind') = 'system' and setting('purpose') = 'retention'
    and exists (select from retention_proposal r join retention_line l on l.proposal_id = r.id cross join matter_closed_at(p_contact) m (closed_at)
      where r.id = p_proposal and r.county_id = setting('county') and r.confirmed_by is not null and r.finished_at is null
        and l.retention_class = p_class and l.confirmed
        and m.closed_at < r.made_at and not retention_held(p_contact, p_person, r.made_at)
        and (p_class = 'patient-note' or retention_ends(p_class, p_stored,
          case p_class when 'social-disability' then disability_closed_at(p_person, p_contact)
            when 'social-family' then family_closed_at(p_person, p_contact) else m.closed_at end) <= r.night))
$$;
