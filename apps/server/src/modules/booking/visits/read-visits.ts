import type { Companion, Competence, PlaceFeature, VisitFacts } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx } from '../../../platform/db.ts'
import { isOneOf } from '../../../platform/is-one-of.ts'

/** What a need's visit asks beside the service, as its rows have it. */
export interface VisitRow {
  /** A language to be interpreted where the professional does not speak it, ISO 639. */
  readonly interpreter: string | null
  readonly more_time: boolean
  /** When somebody who comes along can; null: nobody does. */
  readonly companion: Companion | null
  /** The service has not been given yet; false too where it makes no difference. */
  readonly first_visit: boolean
  /** What the person asks of the place where they come to. */
  readonly place_wishes: readonly PlaceFeature[]
  /** What the professional is trained in, where the visit asks for a method. */
  readonly method: Competence | null
}

/** Columns of a `VisitRow`, of need `n` and its service `v`. Whether it is the first visit is asked only where it makes it longer. */
export const visitColumns = sql.raw(`n.interpreter, n.more_time, n.companion, n.place_wishes, n.method,
      (v.extra_minutes ? 'first-visit') and not exists (select from appointment d where d.person_id = n.person_id and d.service = n.service and d.status = 'done') as first_visit`)

/** What the visits of these needs ask. */
export async function readVisits(tx: ReadTx, needIds: readonly string[]): Promise<ReadonlyMap<string, VisitRow>> {
  if (needIds.length === 0) return new Map()
  const rows = await tx.rows(sql<VisitRow & { id: string }>`
    select n.id, ${visitColumns} from need n join service v on v.county_id = n.county_id and v.code = n.service where ${isOneOf('n.id', needIds)}`)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

export const plainVisit: VisitRow = {
  interpreter: null,
  more_time: false,
  companion: null,
  first_visit: false,
  place_wishes: [],
  method: null,
}

export const factsOf = (visit: VisitRow, interpreted: boolean): VisitFacts => ({
  interpreted,
  firstVisit: visit.first_visit,
  moreTime: visit.more_time,
})
