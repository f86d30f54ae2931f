import { sql, type RawBuilder } from 'kysely'

/**
 * Whether what was asked in the one matter may stand in the other: nothing of a matter that is hidden from who acts for the person
 * goes to one that they see, where they would read that something was asked.
 */
export const goesTo = (from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  exists (select from contact f, contact t where f.id = ${from} and t.id = ${to}
    and (t.hidden_from_representatives or not f.hidden_from_representatives))`
