-- Who may be reached by safe ways only may fear the very one who acts for them: from then on what they told themself is hidden
-- from representatives, as a minor's is at first, until they open it (ADR 0173). What somebody else told stays with who told it.
create function hide_from_representatives() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update contact set hidden_from_representatives = true
  where person_id = new.id and not hidden_from_representatives and (reporter_person_id is null or reporter_person_id = person_id)
    and coalesce(summary ->> 'toldBy', 'self') = 'self';
  return null;
end $$;
revoke all on function hide_from_representatives() from public;
create trigger person_safe_contact after update of safe_contact_only on person for each row
  when (new.safe_contact_only and not old.safe_contact_only) execute function hide_from_representatives();

-- Known before this file; what a professional or a minor has decided of stays as decided.
update contact c set hidden_from_representatives = true from person p
where p.id = c.person_id and p.safe_contact_only and not c.hidden_from_representatives
  and (c.reporter_person_id is null or c.reporter_person_id = c.person_id) and coalesce(c.summary ->> 'toldBy', 'self') = 'self'
  and not exists (select from minor_decision d where d.contact_id = c.id);

-- As before (0212); that the person is one of safe ways counts as if the contact said it.
create or replace function contacts_hidden_from_me() returns uuid[] language plpgsql stable security definer set search_path = public, pg_temp as $$
declare self uuid := my_self();
begin
  if setting('actor_kind') is distinct from 'resident' or setting('persons') = self::text then return '{}'; end if;
  return coalesce((select array_agg(c.id) from contact c join person p on p.id = c.person_id
    where c.person_id = any (string_to_array(setting('persons'), ',')::uuid[]) and c.person_id <> self
      and (c.hidden_from_representatives
        or ((p.guardians_apart or p.safe_contact_only or c.summary -> 'safeContactOnly' = 'true'::jsonb)
          and case when c.reporter_person_id is not null then c.reporter_person_id <> c.person_id and c.reporter_person_id <> self
            else coalesce(c.summary ->> 'toldBy', case when c.channel in ('web_form', 'chat', 'callback') then 'self' else 'unknown' end) <> 'self' end))), '{}');
end $$;
