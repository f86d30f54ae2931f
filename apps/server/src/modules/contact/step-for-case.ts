import { decideNextStep, type NextStep } from '@luukku/domain/contact'
import { readRoster } from '../staffing/index.ts'
import type { ReadTx } from '../../platform/db.ts'
import { sideOfCase, type ContactRow } from './case-row.ts'
import { spreadOf } from './decide-intake.ts'

type Wanted = Parameters<typeof decideNextStep>[1]

/**
 * The next step of a case with somebody who is there to take it: whoever has the case, when at work.
 *
 * @param step what is to be done and when; the class and the side are the case's own unless given
 */
export async function stepForCase(
  tx: ReadTx,
  row: ContactRow,
  step: Pick<Wanted, 'kind' | 'at'> & Partial<Pick<Wanted, 'urgencyClass' | 'register'>>,
): Promise<NextStep> {
  return decideNextStep(await readRoster(tx), {
    urgencyClass: row.urgency_class,
    language: row.language,
    register: sideOfCase(row),
    spread: spreadOf(row.id),
    ...(row.assigned_staff_id === null ? {} : { preferredStaffId: row.assigned_staff_id }),
    ...step,
  })
}
