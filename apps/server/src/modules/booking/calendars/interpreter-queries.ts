import { sql } from 'kysely'
import type { Span } from '@luukku/domain/booking'
import type { ReadTx } from '../../../platform/db.ts'

/** Somebody who interprets, with their hours from a week ago on. */
export interface InterpreterRow {
  readonly id: string
  readonly name: string
  readonly languages: readonly string[]
  /** Comes to units of this municipality. */
  readonly municipality: string | null
  readonly isRemote: boolean
  /** Hours that touch are one span. */
  readonly open: readonly Span[]
}

/** Those in use, from the county's copy. */
export const listInterpreters = (tx: ReadTx): Promise<readonly InterpreterRow[]> =>
  tx.copyOf('interpreters', () =>
    tx.rows(sql<InterpreterRow>`
      select i.id, i.name, i.languages, i.municipality_code as municipality, i.is_remote as "isRemote", coalesce((
        select jsonb_agg(jsonb_build_object('fromMs', extract(epoch from lower(h.span)) * 1000, 'toMs', extract(epoch from upper(h.span)) * 1000) order by lower(h.span))
        from unnest((select range_agg(t.during) from interpreter_time t
          where t.interpreter_id = i.id and upper(t.during) > ${tx.at}::timestamptz - interval '8 days')) h (span)), '[]') as open
      from interpreter i where i.county_id = ${tx.actor.county} and i.active order by i.name`),
  )
