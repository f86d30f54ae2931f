-- Every statement on a person's rows asks what is hidden from a resident who acts for somebody. For everybody else the answer is
-- nothing, and it took a call with the owner's rights to say so: now it is said inside the policy, where PostgreSQL reads the
-- settings itself, and only a resident who acts for somebody is asked about.
create function contacts_hidden_from_me() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare self uuid := my_self();
begin
  if setting('actor_kind') is distinct from 'resident' or setting('persons') = self::text then return '{}'; end if;
  return coalesce((select array_agg(c.id) from contact c join person p on p.id = c.person_id
    where c.person_id = any (string_to_array(setting('persons'), ',')::uuid[]) and c.person_id <> self
      and (c.hidden_from_representatives
        or ((p.guardians_apart or c.summary -> 'safeContactOnly' = 'true'::jsonb)
          and case when c.reporter_person_id is not null then c.reporter_person_id <> c.person_id and c.reporter_person_id <> self
            else coalesce(c.summary ->> 'toldBy', case when c.channel in ('web_form', 'chat', 'callback') then 'self' else 'unknown' end) <> 'self' end))), '{}');
end $$;

create or replace function my_hidden_contacts() returns uuid[] language sql stable as $$
  select case when setting('actor_kind') is distinct from 'resident' or setting('persons') = setting('actor_id') then '{}'::uuid[] else contacts_hidden_from_me() end
$$;
