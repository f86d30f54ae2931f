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
