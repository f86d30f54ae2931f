-- Guardians kept apart: what one of them told by phone has no signed-in sender, and was seen by the other as if the child had
-- told it. Who told now stands beside the contact (`toldBy`); of older ones that staff wrote down nobody knows, and unknown
-- is not «the person».
create or replace function my_hidden_contacts() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare self uuid := my_self();
begin
  -- Everybody but a resident who acts for somebody is done here, without planning anything.
  if setting('actor_kind') is distinct from 'resident' or setting('persons') = self::text then return '{}'; end if;
  return coalesce((select array_agg(c.id) from contact c join person p on p.id = c.person_id
    where c.person_id = any (string_to_array(setting('persons'), ',')::uuid[]) and c.person_id <> self
      and (c.hidden_from_representatives
        or ((p.guardians_apart or c.summary -> 'safeContactOnly' = 'true'::jsonb)
          and case when c.reporter_person_id is not null then c.reporter_person_id <> c.person_id and c.reporter_person_id <> self
            else coalesce(c.summary ->> 'toldBy', case when c.channel in ('web_form', 'chat', 'callback') then 'self' else 'unknown' end) <> 'self' end))), '{}');
end $$;

-- Planned work asks before it tells: who acted for the person may not do so any more.
grant execute on function acting_facts(text, uuid) to luukku_jobs;
