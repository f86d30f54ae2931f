-- What the day's report of suspicious use did not count: persons sought and opened in the register of persons, many persons
-- opened without anything to do with them, and a refused look at the record itself, or a need, of oneself or a child.
create or replace function suspicious_use(p_from timestamptz, p_to timestamptz) returns table (staff_id uuid, kind text, times integer, first_at timestamptz, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with used as materialized (
    select e.actor_id::uuid as staff_id, e.at, e.action, e.detail, e.purpose, e.chain, e.seq from journal_entry e
    where e.county_id = setting('county') and setting('purpose') = 'user-register' and e.actor_kind = 'staff' and e.at >= p_from and e.at < p_to),
  glass as (select b.staff_id, b.opened_at as at, b.person_id from break_glass b where b.county_id = setting('county') and setting('purpose') = 'user-register' and b.opened_at >= p_from and b.opened_at < p_to),
  refused as (
    select u.staff_id, u.at, case when u.detail ->> 'target' ~ '^[0-9a-f-]{36}$' then (u.detail ->> 'target')::uuid end as target from used u where u.detail ? 'refused'),
  -- Whose record was opened, by whom: the one that was asked for, not those who stood there as perhaps the same.
  opened as materialized (
    select u.staff_id, o.person_id, min(u.at) as at from used u cross join lateral (
      select (u.detail ->> 'person')::uuid as person_id where u.action = 'readPerson'
      union all select c.person_id from contact c where u.action in ('readCase', 'openCase') and c.id = (u.detail ->> 'contact')::uuid
      union all select n.person_id from need n where u.action in ('readOwnNeed', 'readAcross') and n.id = (u.detail ->> 'need')::uuid) o
    where not u.detail ? 'refused' and o.person_id is not null group by u.staff_id, o.person_id),
  -- Nothing in hand: no need, contact or time of theirs, and nothing done for the person a day before or after. To look is not to do.
  idle as (
    select o.* from opened o
    where not exists (select from need n where n.person_id = o.person_id and n.owner_staff_id = o.staff_id)
      and not exists (select from contact c where c.person_id = o.person_id and c.assigned_staff_id = o.staff_id)
      and not exists (select from appointment a where a.person_id = o.person_id and a.staff_id = o.staff_id)
      and not exists (select from journal_subject s join journal_entry e on e.chain = s.chain and e.seq = s.seq
        where s.person_id = o.person_id and e.actor_kind = 'staff' and e.actor_id = o.staff_id::text and not e.detail ? 'refused'
          and e.action !~ '^(read|list|find|search|open)[A-Z]' and e.at >= p_from - interval '1 day' and e.at < p_to + interval '1 day')),
  found as (
    select g.staff_id, 'break-glass' as kind, g.at from glass g
    union all select a.staff_id, 'break-glass-again-within-the-hour', a.at from glass a where exists (select from glass b where b.staff_id = a.staff_id and b.at < a.at and b.at > a.at - interval '1 hour')
    union all select a.staff_id, 'break-glass-many-persons', a.at from glass a where (select count(distinct b.person_id) from glass b where b.staff_id = a.staff_id and b.at <= a.at and b.at > a.at - interval '10 minutes') >= 5
    union all select r.staff_id, 'refused', r.at from refused r
    union all select r.staff_id, 'own-or-family', r.at from refused r join staff_member m on m.id = r.staff_id join person_identity i on i.identity_code_index = m.identity_code_index and i.county_id = m.county_id
      join lateral (
        select c.person_id from contact c where c.id = r.target
        union all select n.person_id from need n where n.id = r.target
        union all select p.id from person p where p.id = r.target) t
        on t.person_id = i.person_id or exists (select from person_relation l where l.actor_person_id = i.person_id and l.person_id = t.person_id)
    union all select u.staff_id, 'ground-of-the-act', u.at from used u where u.action = 'recordGround' and u.detail ? 'ground'
    -- Cases and persons together: sixty is sixty, whichever box the words are typed into.
    union all select u.staff_id, 'many-searches', min(u.at) from used u where u.action in ('searchDesk', 'findPersons') group by u.staff_id, date_trunc('hour', u.at) having count(*) >= 60
    union all select u.staff_id, 'many-persons-opened', min(u.at) from used u where u.action = 'readPerson' and not u.detail ? 'refused'
      group by u.staff_id, date_trunc('hour', u.at) having count(distinct u.detail ->> 'person') >= 20
    -- Ten a day is a judgement: fewer would name who covers for a colleague, and a report of names that mean nothing is not read.
    union all select i.staff_id, 'persons-without-a-task', i.at from idle i where (select count(*) from idle j where j.staff_id = i.staff_id) >= 10
    union all select u.staff_id, 'outside-the-roster', u.at from used u where u.action in ('readCase', 'readOwnNeed', 'readAcross', 'readPerson', 'findPersons') and not u.detail ? 'refused'
      and not exists (select from shift s where s.staff_id = u.staff_id and s.kind <> 'absence' and s.during && tstzrange(u.at - interval '1 hour', u.at + interval '1 hour')))
  select f.staff_id, f.kind, count(*)::int, min(f.at), max(f.at) from found f group by f.staff_id, f.kind order by 2, 3 desc
$$;
