-- Who acts for the asker at this moment, a guardian too, with their sealed names: the asker's own log says who looked. Whoever acts
-- no more, or is barred, is not among them. ADR 0208.
create function who_acts_for_me(p_at timestamptz) returns table (actor_person_id uuid, name_sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.actor_person_id, i.name_sealed from person_relation r join person_identity i on i.person_id = r.actor_person_id
  where setting('actor_kind') = 'resident' and r.person_id = my_self() and r.county_id = setting('county')
  group by 1, 2
  having bool_or(r.valid_from <= p_at and (r.valid_until is null or r.valid_until > p_at)) and bool_and(r.barred_at is null)
$$;
revoke all on function who_acts_for_me(timestamptz) from public;
grant execute on function who_acts_for_me(timestamptz) to luukku_app;
