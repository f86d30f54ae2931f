-- What moves a matter to who acts for its client is what that one may know of (ADR 0218). A form that they fill after somebody
-- else's danger bears the class of that danger: it counts where it alarmed by itself (it has a step of its own), or where nobody
-- else had raised the matter so far before. Words that planned work passes on (a text message, a matter that was joined into this
-- one) are somebody's, and nobody knows here whose. `listKnownUrgency` asks the same.
create or replace function shown_sort_key(p_contact uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select e.data ->> 'sortKey' from case_event e
  where e.contact_id = p_contact and e.type in ('received', 'answered', 'assessed')
    and (e.type <> 'answered' or e.actor_kind = 'staff'
      or e.actor_kind in ('resident', 'visitor') and e.actor_id is not distinct from my_self()::text
        and (e.data ? 'nextStep' or not exists (
          select from case_event o where o.contact_id = e.contact_id and o.seq < e.seq and o.type = 'answered'
            and o.actor_kind <> 'staff' and o.actor_id <> e.actor_id and o.data ->> 'urgencyClass' <= e.data ->> 'urgencyClass')))
  order by e.seq desc limit 1
$$;

-- Of each row of the queue is asked what its index answers; of who was asked back alone, whom it was asked of: a function of its
-- own, which is never inlined, was called for every row.
create or replace function queue_ahead(p_contact uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  with acted as materialized (
    select c.id, c.county_id, c.person_id, c.status, c.joined_into, coalesce(shown_sort_key(c.id), c.sort_key) as sort_key from contact c
    where c.person_id = any (my_persons()) and c.person_id is distinct from my_self())
  select (
    select count(*)::int from contact other
    where other.county_id = mine.county_id and other.joined_into is null and other.status in ('waiting', 'opened', 'no-answer', 'asked-back')
      and (other.status <> 'asked-back' or (
        select e.data ->> 'to' from case_event e where e.contact_id = other.id and e.type = 'asked-back' order by e.seq desc limit 1) = 'client')
      and other.id <> all (array(select id from acted))
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id)) + (
    select count(*)::int from acted other
    where other.county_id = mine.county_id and other.joined_into is null and other.status in ('waiting', 'opened', 'no-answer', 'asked-back')
      and (other.status <> 'asked-back' or (
        select e.data ->> 'to' from case_event e where e.contact_id = other.id and e.type = 'asked-back' order by e.seq desc limit 1) = 'client')
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id))
  from (
    select c.id, c.county_id, c.person_id, coalesce((select a.sort_key from acted a where a.id = c.id), c.sort_key) as sort_key from contact c
    where c.id = p_contact and c.county_id = current_setting('luukku.county', true)
      and (c.status in ('waiting', 'opened', 'no-answer') or c.person_id is distinct from my_self()) and c.joined_into is null
      and c.person_id = any (my_persons())) mine
$$;
drop function stands_in_queue(uuid, text);
