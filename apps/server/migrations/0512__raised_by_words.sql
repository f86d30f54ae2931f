-- What was answered in a matter that was joined into another raises that one by planned work: it is somebody's words as well (ADR 0218).
create or replace function shown_sort_key(p_contact uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select e.data ->> 'sortKey' from case_event e
  where e.contact_id = p_contact and e.type in ('received', 'answered', 'assessed')
    and not (e.type = 'answered' and (e.actor_kind in ('resident', 'visitor') and e.actor_id is distinct from my_self()::text
      or e.actor_kind = 'system' and e.actor_id = 'raise-lead'))
  order by e.seq desc limit 1
$$;
