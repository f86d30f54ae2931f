-- Who acts for a person reads in their log what was done in a matter that both see (0060), and not what protects the person from
-- who acts for them: a denial, guardians kept apart, who else acts, an order of non-disclosure. The person's own log has it all.
alter policy journal_entry_read on journal_entry
  using (county_id = (select setting('county')) and ((select setting('actor_kind')) = 'system'
    or exists (select from journal_subject s where s.chain = journal_entry.chain and s.seq = journal_entry.seq and s.person_id = (select my_self()))
    or ((select setting('actor_kind')) = 'resident' and (actor_kind not in ('resident', 'visitor') or actor_id = (select setting('actor_id')))
      and exists (select from contact c where c.id = case when journal_entry.detail ->> 'contact' ~ '^[0-9a-f-]{36}$' then (journal_entry.detail ->> 'contact')::uuid end
        and (c.person_id = (select my_self()) or journal_entry.action <> all (array['recordDenial', 'recordNeedDenial', 'keepGuardiansApart',
          'recordRelation', 'changeRelation', 'readRepresentatives', 'setNonDisclosure']))))));
