import type { Answers } from '@luukku/contract'
import { sortKey, type CaseChange, type CaseClass } from '@luukku/domain/contact'
import type { AlarmLevel } from '@luukku/domain/questionnaire'
import { toInstant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import type { Services } from '../../platform/services.ts'
import {
  appendEvents,
  classOf,
  firstDue,
  goOnClocks,
  isShownClosed,
  rankOf,
  readCareSettings,
  readTold,
  sideOfCase,
  stepForCase,
  startContactClocks,
  summaryOf,
  understand,
  type ContactRow,
  type NewEvent,
} from '../contact/index.ts'
import { storePayload } from '../person/index.ts'

/** A person within the hour, or the same day: never less urgent than the case was. */
const classOfAlarm: Record<AlarmLevel, 'B' | 'C'> = { now: 'B', today: 'C' }

/**
 * Lets the guidance rules read the sums, and brings somebody when an answer alarmed: the case is raised, its next step is
 * a call at once by whoever is on shift or by a staffed duty role, outside office hours too. Nothing is ever lowered. A
 * case that was closed meanwhile goes on. A contact that was joined into another is looked at by nobody: there the alarm raises the one that leads.
 */
export async function raiseCase(
  services: Pick<Services, 'sealer'>,
  tx: WriteTx,
  row: ContactRow,
  event: NewEvent,
  answers: Answers,
  alarm: AlarmLevel | undefined,
): Promise<void> {
  const told = (await readTold(tx, services.sealer, [row.id])).get(row.id)
  if (told === undefined) {
    await appendEvents(tx, row, [event])
    return
  }
  const now = { ...told, answers: { ...told.answers, ...answers } }
  const proposal = understand(now, row.received_at)
  const read = classOf(proposal)
  const urgencyClass = [row.urgency_class, read.urgencyClass, ...(alarm ? [classOfAlarm[alarm]] : [])].sort()[0] ?? 'C'
  const payloadId = await storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind: 'contact-words',
    retentionClass: 'patient-note',
    content: JSON.stringify(now),
  })
  const nextStep = alarm ? await callNow(tx, row, urgencyClass) : undefined
  const { hours } = await readCareSettings(tx)
  const legal = await startContactClocks(tx, row, proposal, now)
  const due = firstDue({ ...row.summary, ...legal }, hours)
  const rank = rankOf(proposal, urgencyClass, toInstant(row.received_at), due)
  const change: CaseChange = {
    type: 'answered',
    urgencyClass,
    urgencySource: row.urgency_source === 'assessed' ? 'assessed' : read.source,
    sortKey: sortKey({ ...rank, redFlag: rank.redFlag || alarm !== undefined }),
    ...(nextStep === undefined ? {} : { nextStep }),
  }
  const freshSummary = summaryOf(proposal, undefined, row.summary.stopAnswered)
  const reopened: NewEvent[] =
    nextStep !== undefined && (await isShownClosed(tx, row)) ? [{ change: { type: 'reopened', nextStep } }] : []
  if (nextStep !== undefined && row.status === 'closed') await goOnClocks(tx, row.id)
  await appendEvents(tx, row, [...reopened, event, { change, payloadId }], {
    summary: {
      ...row.summary,
      ...freshSummary,
      ...legal,
      ...(row.urgency_source === 'assessed' ? { needs: row.summary.needs, side: sideOfCase(row) } : {}),
      // Whoever is to call by what a questionnaire alarmed for goes on being health's.
      ...(alarm === undefined ? {} : { side: 'health' as const }),
    },
  })
  // The one that leads may be of another person's row, whom the wall hides from who answered.
  if (alarm && row.joined_into !== null)
    await tx.plan('raise-lead', { county: tx.actor.county, contactId: row.id, leadId: row.joined_into })
}

/** A call at once, by whoever is on shift or by a staffed duty role. */
export const callNow = (tx: WriteTx, row: ContactRow, urgencyClass: CaseClass) =>
  stepForCase(tx, row, {
    kind: urgencyClass === 'A' ? 'emergency-call' : 'call',
    at: toInstant(tx.at),
    // An alarm never waits for the next shift: outside office hours a duty role calls the same day.
    urgencyClass: urgencyClass < 'B' ? urgencyClass : 'B',
    register: 'health',
  })
