import type { Candidate, Mode, Span } from '@luukku/domain/booking'
import { nearestTimes } from '@luukku/domain/roster'
import type { LocalDate } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { spreadOf } from '../contact/index.ts'
import { findCandidates } from './find-candidates.ts'

const proposalsEach = 3
/** Around the lost time; a wider look is the case's own search. */
const daysAround = 21
const noticeMinutes = 60

/** A booked time that cannot be held as it stands. */
export interface LostAppointment {
  readonly appointment_id: string
  readonly contact_id: string
  readonly need_id: string
  readonly person_id: string
  readonly service: string
  readonly mode: Mode
  readonly unit_id: string
  readonly from: Date
  /** The earlier of the legal and the person's own date. */
  readonly latest: string | null
}

/**
 * Times in the place of a booked one, the best first (`nearestTimes`).
 *
 * @param wanted.held         times proposed to others already, by professional
 * @param wanted.interpreted  only times at which somebody interprets or speaks the language
 */
export async function findInPlace(
  tx: ReadTx,
  lost: LostAppointment,
  wanted: { held?: ReadonlyMap<string, readonly Span[]>; interpreted?: boolean },
): Promise<readonly Candidate[]> {
  const around = (days: number) => new Date(lost.from.getTime() + days * 86_400_000)
  const from = around(-daysAround)
  const [candidates = []] = await findCandidates(tx, [{ id: lost.need_id, service: lost.service }], {
    personId: lost.person_id,
    from: from > tx.at ? from : tx.at,
    to: around(daysAround),
    noticeMinutes,
    movingId: lost.appointment_id,
    turn: spreadOf(lost.contact_id),
    ...(wanted.held === undefined ? {} : { held: wanted.held }),
    ...(wanted.interpreted === true ? { orWithoutInterpreter: false } : {}),
  })
  return nearestTimes(
    wanted.interpreted === true ? candidates.filter(({ interpreter }) => interpreter !== 'missing') : candidates,
    {
      fromMs: lost.from.getTime(),
      mode: lost.mode,
      unitId: lost.unit_id,
      ...(lost.latest === null ? {} : { latest: lost.latest as LocalDate }),
    },
    proposalsEach,
  )
}
