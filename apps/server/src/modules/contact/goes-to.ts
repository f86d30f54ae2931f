import { sql, type RawBuilder } from 'kysely'

/**
 * Whether what was asked in the one matter may stand in the other: nothing of a matter that is hidden from who acts for the person
 * goes to one that they see, where they would read that something was asked. What one representative told goes to no other's matter
 * either, where guardians are kept apart or the client is reached by safe ways alone (as `contacts_hidden_from_me` has it).
 */
export const goesTo = (from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  exists (select from contact f join person p on p.id = f.person_id, contact t where f.id = ${from} and t.id = ${to}
    and (t.hidden_from_representatives or not f.hidden_from_representatives)
    and (coalesce(f.reporter_person_id, case when coalesce(f.summary ->> 'toldBy', 'self') = 'self' then f.person_id end) = coalesce(t.reporter_person_id, t.person_id)
      or not (p.guardians_apart or p.safe_contact_only or coalesce(f.summary -> 'safeContactOnly' = 'true'::jsonb, false))))`
