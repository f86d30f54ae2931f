-- What protects a person from who acts for them stands in the person's own log alone. ADR 0199.
create function is_for_the_person_alone(p_action text) returns boolean language sql immutable as $$
  select p_action = any (array['recordDenial', 'recordNeedDenial', 'keepGuardiansApart', 'recordRelation', 'changeRelation', 'readRepresentatives', 'setNonDisclosure'])
$$;

-- Is this look at a matter, or at a person, nothing that somebody whose name alone stood beside it may learn of: the matter is
-- hidden from representatives (of a look at a person: one of their matters is), or the person, or another guardian of theirs,
-- hides, or guardians are kept apart, or the asker is barred.
create function is_looked_at_unseen(p_detail jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select case when p_detail ->> 'contact' ~ '^[0-9a-f-]{36}$' then (p_detail ->> 'contact')::uuid end as contact_id,
      case when p_detail ->> 'person' ~ '^[0-9a-f-]{36}$' then (p_detail ->> 'person')::uuid end as person_id),
  about as (
    select c.person_id, c.hidden_from_representatives or c.summary -> 'safeContactOnly' = 'true'::jsonb as hidden from asked a join contact c on c.id = a.contact_id
    union all select c.person_id, c.hidden_from_representatives or c.summary -> 'safeContactOnly' = 'true'::jsonb from asked a join contact c on c.person_id = a.person_id
    union all select a.person_id, false from asked a)
  select exists (
    select from about b join person one on one.id = b.person_id join person p on p.id = coalesce(one.joined_into, one.id)
    where p.county_id = setting('county') and p.id <> my_self()
      and (b.hidden or p.non_disclosure or p.guardians_apart or exists (
        select from person_relation r join person g on g.id = r.actor_person_id where r.person_id = p.id
          and case when g.id = my_self() then r.barred_at is not null else r.kind = 'guardian' and g.non_disclosure end)))
$$;
revoke all on function is_looked_at_unseen(jsonb) from public;
grant execute on function is_looked_at_unseen(jsonb) to luukku_app, luukku_jobs;

alter policy journal_entry_read on journal_entry
  using (county_id = (select setting('county')) and ((select setting('actor_kind')) = 'system'
    or exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq and s.person_id = (select my_self())
      and not (coalesce(journal_entry.detail -> 'besides' ? s.person_id::text, false) and is_looked_at_unseen(journal_entry.detail)))
    or ((select setting('actor_kind')) = 'resident' and (actor_kind not in ('resident', 'visitor') or actor_id = (select setting('actor_id')))
      and exists (select from contact c where c.id = case when journal_entry.detail ->> 'contact' ~ '^[0-9a-f-]{36}$' then (journal_entry.detail ->> 'contact')::uuid end
        and (c.person_id = (select my_self()) or not is_for_the_person_alone(journal_entry.action))))));
alter policy journal_entry_joined on journal_entry
  using (county_id = (select setting('county'))
    and exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq and s.person_id = any ((select joined_into_me())::uuid[])
      and not (coalesce(journal_entry.detail -> 'besides' ? s.person_id::text, false) and is_looked_at_unseen(journal_entry.detail))));
