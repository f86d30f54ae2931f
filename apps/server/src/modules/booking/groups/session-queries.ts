import type { PlaceFeature } from '@luukku/domain/booking'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'

/** A group's session with a place left. How many are, and who comes, is not in it. */
export interface OpenSession {
  id: string
  service: string
  staffId: string
  unitId: string
  mode: 'onsite' | 'remote'
  fromMs: number
  toMs: number
  /** What everybody who comes finds there, in the unit or in its rooms. */
  features: PlaceFeature[]
}

/** Index: group_session_coming, appointment_one_per_seat. */
export const listOpenSessions = (tx: ReadTx, services: readonly string[], from: Date, to: Date) =>
  tx.rows(sql<OpenSession>`
    select session_id as id, service, staff_id as "staffId", unit_id as "unitId", mode, from_ms as "fromMs", to_ms as "toMs", features
    from open_sessions(${[...services]}::text[], tstzrange(${from}, ${to})) order by from_ms, session_id`)

/** The session that is held then, also when it is full; nothing when somebody who holds it is away or its room is closed. */
export const findSession = (
  tx: ReadTx,
  o: { service: string; staffId: string; mode: string; start: Date; end: Date },
) =>
  tx.first(sql<{ id: string; unitId: string; features: PlaceFeature[] }>`
    select s.id, s.unit_id as "unitId", place_features(s.unit_id, null, s.id) as features from group_session s
    where s.county_id = ${tx.actor.county} and s.status = 'open' and s.service = ${o.service} and s.staff_ids[1] = ${o.staffId} and s.mode = ${o.mode}
      and s.during = tstzrange(${o.start}, ${o.end}) and session_fault(s) is null`)

/** A place that nobody has; null when all are taken. Whoever asks next for the session waits for this transaction. */
export const takeSeat = async (tx: WriteTx, sessionId: string): Promise<number | null> =>
  (await tx.first(sql<{ seat: number | null }>`select take_seat(${sessionId}) as seat`))?.seat ?? null
