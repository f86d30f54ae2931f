import { sql } from 'kysely'
import type { Answers } from '@luukku/contract'
import {
  allowedActions,
  decideNextStep,
  isOwnerThere,
  nextAttemptAt,
  sortKey,
  type CaseAction,
  type CaseChange,
  type NextStep,
  type NextStepKind,
  type Roster,
  type StepOwner,
} from '@luukku/domain/contact'
import { addMinutes, toInstant, type Instant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError, notFound } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import {
  appendEvents,
  classOf,
  isAlarming,
  lockContactRow,
  planDutyAlarm,
  rankOf,
  readTold,
  spreadOf,
  summaryOf,
  toCaseState,
  understand,
  type ContactRow,
} from '../contact/index.ts'
import { recordInLaw, sealGround } from '../law/index.ts'
import { planMessageNotice } from '../notification/index.ts'
import { storePayload } from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { findNextAppointment, listNeeds } from './case-queries.ts'
import { staffOf } from './list-desk.ts'

export type CaseServices = Pick<Services, 'sealer' | 'jobs'>

/** The contact, checked: seen by this actor, not changed since, and in a state where this may be done. */
async function startAction(tx: WriteTx, contactId: string, action: CaseAction, basedOn?: number): Promise<ContactRow> {
  const row = await lockContactRow(tx, contactId)
  if (!row) throw notFound()
  if (basedOn !== undefined && row.version !== basedOn) throw new AppError('version-conflict')
  const needs = action === 'close' ? await listNeeds(tx, contactId) : []
  const open = needs.filter(({ status }) => status === 'open' || status === 'booked').length
  if (!allowedActions(toCaseState(row), staffOf(tx), open).includes(action))
    throw new AppError('action-not-possible', {
      reason: action === 'close' && open > 0 ? 'needs-are-open' : row.status,
    })
  tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id, did: action } })
  return row
}

const step = (tx: WriteTx, roster: Roster, row: ContactRow, kind: NextStepKind, at: Instant, keep?: string): NextStep =>
  decideNextStep(roster, {
    kind,
    at,
    urgencyClass: row.urgency_class,
    language: row.language,
    register: row.summary.needs.every(({ register }) => register === 'social') ? 'social' : 'health',
    spread: spreadOf(row.id),
    preferredStaffId: keep ?? staffOf(tx).staffId,
  })

const seal = (services: CaseServices, tx: WriteTx, row: ContactRow, kind: string, content: string) =>
  storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind,
    retentionClass: kind === 'message' ? 'correspondence' : 'patient-note',
    content,
  })

/** «I am looking at this»: others see it; two may look at once, and the first to save wins. */
export async function openCase(tx: WriteTx, contactId: string): Promise<void> {
  const row = await startAction(tx, contactId, 'open')
  const { staffId } = staffOf(tx)
  if (row.opened_by === staffId) return
  await appendEvents(tx, row, [{ change: { type: 'opened', staffId } }])
}

/**
 * Answers recorded by a professional; the proposal is made again. An alarm goes down only with the professional's own
 * reason.
 */
export async function recordAnswers(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; answers: Answers; correctsAlarm?: string | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'answer', body.basedOn)
  const told = (await readTold(tx, services.sealer, [contactId])).get(contactId)
  if (!told) throw new AppError('not-found')
  const before = understand(told, row.received_at)
  const reason = body.correctsAlarm?.trim()
  const { alarm, ...plain } = told
  const now = {
    ...plain,
    ...(alarm === undefined || reason ? {} : { alarm }),
    answers: { ...told.answers, ...body.answers },
  }
  const after = understand(now, row.received_at)
  if (isAlarming(before) && !isAlarming(after) && !reason)
    throw new AppError('rule-violated', { reason: 'alarm-needs-a-reason' })
  const payloadId = await seal(
    services,
    tx,
    row,
    'contact-words',
    JSON.stringify(
      reason
        ? {
            ...now,
            corrected: { ...told.corrected, ...Object.fromEntries(Object.keys(body.answers).map((k) => [k, reason])) },
          }
        : now,
    ),
  )
  const read = classOf(after)
  const assessed = row.urgency_source === 'assessed'
  const urgencyClass = assessed
    ? row.urgency_class < read.urgencyClass
      ? row.urgency_class
      : read.urgencyClass
    : read.urgencyClass
  const roster = await readRoster(tx)
  const nextStep =
    urgencyClass === 'A' && row.urgency_class !== 'A'
      ? step(tx, roster, { ...row, urgency_class: 'A' }, 'emergency-call', toInstant(tx.at))
      : undefined
  const legalMinutes = row.summary.legal?.dueAt
  const change: CaseChange = {
    type: 'answered',
    urgencyClass,
    urgencySource: assessed ? 'assessed' : read.source,
    sortKey: sortKey(
      rankOf(
        after,
        urgencyClass,
        toInstant(row.received_at),
        legalMinutes === undefined ? undefined : toInstant(legalMinutes),
      ),
    ),
    ...(nextStep === undefined ? {} : { nextStep }),
    ...(reason ? { correctsAlarm: true } : {}),
  }
  await appendEvents(tx, row, [{ change, payloadId }], {
    basedOn: body.basedOn,
    summary: {
      ...row.summary,
      ...summaryOf(after, undefined, row.summary.stopAnswered),
      ...(assessed ? { needs: row.summary.needs } : {}),
    },
  })
}

/** Called. No answer closes nothing: the next attempt is at another hour, by somebody who is there then. */
export async function recordCall(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; outcome: 'answered' | 'no-answer'; nextAttemptAt?: string | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'call', body.basedOn)
  const roster = await readRoster(tx)
  const at = toInstant(tx.at)
  const wanted =
    body.outcome === 'answered'
      ? at
      : body.nextAttemptAt === undefined
        ? nextAttemptAt(row.urgency_class, at, row.attempts)
        : toInstant(body.nextAttemptAt)
  if (wanted < at) throw new AppError('rule-violated', { reason: 'next-step-in-the-past' })
  const kind =
    body.outcome === 'answered'
      ? row.next_kind === 'book'
        ? 'book'
        : 'call'
      : row.urgency_class === 'A'
        ? 'emergency-call'
        : 'call'
  // Reached about something beside a booked time: the time stands, and is what happens next.
  const booked =
    body.outcome === 'answered' && row.status === 'booked' ? await findNextAppointment(tx, row.id) : undefined
  const nextStep = booked ?? step(tx, roster, row, kind, wanted)
  await appendEvents(tx, row, [{ change: { type: 'called', outcome: body.outcome, nextStep } }], {
    basedOn: body.basedOn,
  })
}

/** Asks by message; the case comes up again next day whether answered or not. */
export async function askBack(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; text: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'ask-back', body.basedOn)
  if (row.urgency_class <= 'B') throw new AppError('rule-violated', { reason: 'urgent-is-called' })
  const roster = await readRoster(tx)
  const payloadId = await seal(services, tx, row, 'message', body.text)
  const hours = row.urgency_class === 'C' ? 2 : 24
  const nextStep = step(tx, roster, row, 'await-answer', addMinutes(toInstant(tx.at), hours * 60))
  await appendEvents(tx, row, [{ change: { type: 'asked-back', nextStep }, payloadId }], { basedOn: body.basedOn })
  await planMessageNotice(tx, services, row)
}

type NewOwner = { kind: 'me' } | { kind: 'staff'; staffId: string } | { kind: 'duty'; dutyRole: string }

/** Takes, assigns or hands over; whoever gets it is at work when the step is due. */
export async function assignCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; to: NewOwner; line?: string | undefined },
): Promise<void> {
  const row = await startAction(tx, contactId, 'assign', body.basedOn)
  const roster = await readRoster(tx)
  const now = toInstant(tx.at)
  const due = toInstant(row.next_at)
  const owner: StepOwner =
    body.to.kind === 'duty'
      ? { kind: 'duty', id: body.to.dutyRole }
      : { kind: 'staff', id: body.to.kind === 'me' ? staffOf(tx).staffId : body.to.staffId }
  const at = due < now ? now : due
  if (!isOwnerThere(roster, owner, at)) throw new AppError('rule-violated', { reason: 'owner-not-on-shift' })
  const payloadId = body.line?.trim() ? await seal(services, tx, row, 'hand-over', body.line) : undefined
  const nextStep: NextStep = { kind: row.next_kind, at, owner }
  const change: CaseChange = { type: 'assigned', nextStep, ...(owner.kind === 'staff' ? { staffId: owner.id } : {}) }
  await appendEvents(tx, row, [{ change, ...(payloadId === undefined ? {} : { payloadId }) }], {
    basedOn: body.basedOn,
  })
  await planDutyAlarm(services, tx, { id: row.id, urgencyClass: row.urgency_class, nextStep })
}

export async function setNextStep(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; kind: NextStepKind; at: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'assign', body.basedOn)
  const at = toInstant(body.at)
  if (at < toInstant(tx.at)) throw new AppError('rule-violated', { reason: 'next-step-in-the-past' })
  const nextStep = step(tx, await readRoster(tx), row, body.kind, at, row.assigned_staff_id ?? undefined)
  await appendEvents(tx, row, [{ change: { type: 'next-step', nextStep } }], { basedOn: body.basedOn })
}

/** Guided to 112, or called for: somebody still makes sure that help came. */
export async function guide112(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; how: 'guided' | 'called-for' | 'not-needed'; note: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'guide-112', body.basedOn)
  const payloadId = await seal(services, tx, row, 'assessment-note', body.note)
  const minutes = body.how === 'not-needed' ? 0 : 15
  const nextStep = step(tx, await readRoster(tx), row, 'call', addMinutes(toInstant(tx.at), minutes))
  await appendEvents(tx, row, [{ change: { type: 'guided-112', how: body.how, nextStep }, payloadId }], {
    basedOn: body.basedOn,
  })
}

/** The same matter of the same person, by a person's decision: the other stands under this one from now on. */
export async function joinCases(
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; otherContactId: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'join', body.basedOn)
  const other = await startAction(tx, body.otherContactId, 'join')
  if (other.id === row.id || other.status === 'assessed' || other.status === 'booked')
    throw new AppError('action-not-possible', { reason: 'other-is-assessed' })
  // What a minor keeps to themself would show through the other one, or the other would vanish from who sent it.
  if (
    other.hidden_from_representatives !== row.hidden_from_representatives ||
    (!hasNoKnownSender(other) &&
      (other.reporter_person_id ?? other.person_id) !== (row.reporter_person_id ?? row.person_id))
  )
    throw new AppError('rule-violated', { reason: 'not-seen-by-the-same-people' })
  await appendEvents(tx, other, [{ change: { type: 'joined', into: row.id } }])
  await appendEvents(
    tx,
    row,
    [{ change: { type: 'took-in', other: other.id } }, ...leadOfTwo(row, other).map((change) => ({ change }))],
    { basedOn: body.basedOn },
  )
}

/** No known sender looks at it later: phoned in, or sent without signing in. Duplicates of these are joined freely. */
const hasNoKnownSender = (row: ContactRow) => !row.verified && row.reporter_person_id === null

/** The more urgent of two joined contacts leads, assessed or not, and the earlier step is what happens next. */
function leadOfTwo(row: ContactRow, other: ContactRow): CaseChange[] {
  const changes: CaseChange[] = []
  if (other.urgency_class < row.urgency_class)
    changes.push({
      type: 'answered',
      urgencyClass: other.urgency_class,
      urgencySource: row.urgency_source === 'assessed' ? 'assessed' : other.urgency_source,
      sortKey: other.sort_key < row.sort_key ? other.sort_key : row.sort_key,
    })
  const { nextStep } = toCaseState(other)
  if (nextStep.at < toCaseState(row).nextStep.at) changes.push({ type: 'next-step', nextStep })
  return changes
}

/** Ends a case of which nothing promised is open. */
export async function closeCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; reason: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'close', body.basedOn)
  if (row.assessed_at === null && row.answered_at === null)
    throw new AppError('action-not-possible', { reason: 'nobody-has-answered' })
  const payloadId = await seal(services, tx, row, 'assessment-note', body.reason)
  await tx.run(
    sql`update clock set state = 'ended', stopped_at = ${tx.at} where contact_id = ${row.id} and need_id is null and state = 'running'`,
  )
  await recordOnNeeds(services, tx, row, 'closed', body.reason)
  await appendEvents(tx, row, [{ change: { type: 'closed' }, payloadId }], { basedOn: body.basedOn })
}

/** Opens a closed case again. Its clocks go on from their first start: no date is given anew. */
export async function reopenCase(
  services: CaseServices,
  tx: WriteTx,
  contactId: string,
  body: { basedOn: number; reason: string },
): Promise<void> {
  const row = await startAction(tx, contactId, 'reopen', body.basedOn)
  const payloadId = await seal(services, tx, row, 'assessment-note', body.reason)
  await tx.run(
    sql`update clock set state = 'running', stopped_at = null where contact_id = ${row.id} and need_id is null and state = 'ended' and stopped_by is null`,
  )
  await recordOnNeeds(services, tx, row, 'reopened', body.reason)
  await tx.run(sql`
    update need n set status = 'open' where n.contact_id = ${row.id} and n.status = 'done'
      and exists (select from clock k where k.need_id = n.id and k.state in ('running', 'breached') and k.stopped_at is null)`)
  const nextStep = step(tx, await readRoster(tx), row, row.assessed_at === null ? 'read' : 'book', toInstant(tx.at))
  await appendEvents(tx, row, [{ change: { type: 'reopened', nextStep }, payloadId }], { basedOn: body.basedOn })
}

/** Both moments are kept with each need of the case, with their reason, whatever an earlier assessment left behind. */
async function recordOnNeeds(
  { sealer }: CaseServices,
  tx: WriteTx,
  row: ContactRow,
  kind: 'closed' | 'reopened',
  reason: string,
): Promise<void> {
  for (const { id, register } of await listNeeds(tx, row.id)) {
    const need = { id, person_id: row.person_id, contact_id: row.id, register }
    await recordInLaw(tx, need, { kind, name: kind, groundPayloadId: await sealGround(tx, sealer, need, reason) })
  }
}
