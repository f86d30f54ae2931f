-- A resident's place in the queue: a number, and nothing about anybody else. Only for a contact of a person the caller
-- may act for; anything else answers null. Index: the desk's own order by sort_key.
create function queue_ahead(p_contact uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select (
    select count(*)::int from contact other
    where other.county_id = mine.county_id and other.joined_into is null and other.status in ('waiting', 'opened', 'no-answer')
      and other.person_id <> mine.person_id and (other.sort_key, other.id) < (mine.sort_key, mine.id))
  from contact mine
  where mine.id = p_contact and mine.county_id = current_setting('luukku.county', true)
    and mine.status in ('waiting', 'opened', 'no-answer') and mine.joined_into is null
    and mine.person_id = any (my_persons())
$$;
do $$ begin
  execute format('create policy contact_queue_place on contact for select to %I using (true)', current_user);
end $$;
revoke all on function queue_ahead from public;
grant execute on function queue_ahead to luukku_app;
