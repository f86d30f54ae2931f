-- The place in the queue of a matter one acts in goes by what one may know of it (ADR 0218): what the client, or another who acts
-- for them, has said since moves neither its own place nor that of the reader's other matters. Whoever is asked for help goes by
-- the real order, which nothing here changes.
create function shown_sort_key(p_contact uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select e.data ->> 'sortKey' from case_event e
  where e.contact_id = p_contact and e.type in ('received', 'answered', 'assessed')
    and not (e.type = 'answered' and e.actor_kind in ('resident', 'visitor') and e.actor_id is distinct from my_self()::text)
  order by e.seq desc limit 1
$$;
revoke all on function shown_sort_key(uuid) from public;

create function stands_in_queue(p_contact uuid, p_status text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select p_status in ('waiting', 'opened', 'no-answer') or p_status = 'asked-back'
    and (select e.data ->> 'to' from case_event e where e.contact_id = p_contact and e.type = 'asked-back' order by e.seq desc limit 1) = 'client'
$$;
revoke all on function stands_in_queue(uuid, text) from public;

-- Indexes: contact_desk, contact_person, the events of a contact by their number.
create or replace function queue_ahead(p_contact uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  with acted as materialized (
    select c.id, c.county_id, c.person_id, c.status, c.joined_into, coalesce(shown_sort_key(c.id), c.sort_key) as sort_key from contact c
    where c.person_id = any (my_persons()) and c.person_id is distinct from my_self())
  select (
    select count(*)::int from contact other
    where other.county_id = mine.county_id and other.joined_into is null and other.status in ('waiting', 'opened', 'no-answer', 'asked-back')
      and stands_in_queue(other.id, other.status) and other.id <> all (array(select id from acted))
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id)) + (
    select count(*)::int from acted other
    where other.county_id = mine.county_id and other.joined_into is null and stands_in_queue(other.id, other.status)
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id))
  from (
    select c.id, c.county_id, c.person_id, coalesce((select a.sort_key from acted a where a.id = c.id), c.sort_key) as sort_key from contact c
    where c.id = p_contact and c.county_id = current_setting('luukku.county', true)
      and (c.status in ('waiting', 'opened', 'no-answer') or c.person_id is distinct from my_self()) and c.joined_into is null
      and c.person_id = any (my_persons())) mine
$$;
alter policy case_event_queue_place on case_event using (type in ('asked-back', 'received', 'answered', 'assessed'));
