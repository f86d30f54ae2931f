-- What one who acts for a person answers in a questionnaire is theirs, the person's and the staff's, as their messages are; another
-- who acts for the same person may be kept apart from them. Null: the person filled it, or staff, or nobody yet. ADR 0199.
alter table questionnaire_response add column filled_by_representative uuid references person;

-- Whoever saved it last before this file. A record joined into the person's own is the person.
update questionnaire_response r set filled_by_representative = f.actor_id
from (select distinct on (1) e.detail ->> 'questionnaire' as id, e.county_id, e.actor_id::uuid as actor_id from journal_entry e
  where e.action = 'saveMyQuestionnaire' and e.actor_kind = 'resident' and e.detail ? 'questionnaire' order by 1, e.at desc, e.seq desc) f
where f.id = r.id::text and f.county_id = r.county_id and r.how = 'self' and r.status <> 'asked' and f.actor_id <> r.person_id
  and not exists (select from person p where p.id = f.actor_id and p.joined_into = r.person_id);

-- One that nobody has begun is asked of all who act for the person. Restrictive: whatever else is let through (0045).
create policy questionnaire_response_filled on questionnaire_response as restrictive to luukku_app
  using ((select setting('actor_kind')) is distinct from 'resident' or person_id = (select my_self())
    or coalesce(filled_by_representative = (select my_self()), status = 'asked'));
