-- A professional's answer may be for the client alone, in a matter that others read too: who told of the client, and whoever acts
-- for them. The event keeps it (`to`), the words and the notice beside it. ADR 0208.
alter table sealed_payload add column client_alone boolean not null default false;
alter table notification add column client_alone boolean not null default false;

-- Restrictive: whatever else is let through (0045). Who sent a contact without signing in may have told of another.
create policy case_event_alone on case_event as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '') not in ('resident', 'visitor')) or data ->> 'to' is distinct from 'client'
    or person_id = (select my_self()) and (select setting('actor_kind')) = 'resident');
create policy sealed_payload_alone on sealed_payload as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '') not in ('resident', 'visitor')) or not client_alone
    or person_id = (select my_self()) and (select setting('actor_kind')) = 'resident');
create policy notification_alone on notification as restrictive for select to luukku_app
  using ((select coalesce(setting('actor_kind'), '') not in ('resident', 'visitor')) or not client_alone
    or person_id = (select my_self()) and (select setting('actor_kind')) = 'resident');

-- Nor does the log of who told of the client, or acts for them, say that such an answer was written or how its notice went. Asked
-- of these entries alone; who stands in one for another reason reads it as ever.
create function is_another_clients(p_detail jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from contact c
    where c.id = case when p_detail ->> 'contact' ~ '^[0-9a-f-]{36}$' then (p_detail ->> 'contact')::uuid end
      and (c.person_id = any (my_persons()) or c.reporter_person_id = my_self())
      and not (c.person_id = my_self() and setting('actor_kind') = 'resident'))
$$;
revoke all on function is_another_clients(jsonb) from public;
grant execute on function is_another_clients(jsonb) to luukku_app, luukku_jobs;
create policy journal_entry_alone on journal_entry as restrictive for select to luukku_app
  using (detail -> 'clientAlone' is distinct from 'true'::jsonb or not is_another_clients(detail));

-- The place in the queue of a matter one acts in is of what one sees of it: whether it waits is decided by the server (`shownRow`).
-- One that was asked of the client alone still counts among those ahead, as its other readers take it to.
create or replace function queue_ahead(p_contact uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select (
    select count(*)::int from contact other
    where other.county_id = mine.county_id and other.joined_into is null and other.status in ('waiting', 'opened', 'no-answer', 'asked-back')
      and (other.status <> 'asked-back' or (select e.data ->> 'to' from case_event e where e.contact_id = other.id and e.type = 'asked-back' order by e.seq desc limit 1) = 'client')
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id))
  from contact mine
  where mine.id = p_contact and mine.county_id = current_setting('luukku.county', true)
    and (mine.status in ('waiting', 'opened', 'no-answer') or mine.person_id is distinct from my_self()) and mine.joined_into is null
    and mine.person_id = any (my_persons())
$$;
do $$ begin
  execute format('create policy case_event_queue_place on case_event for select to %I using (type = ''asked-back'')', current_user);
end $$;
