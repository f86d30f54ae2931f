import { sql } from 'kysely'
import type { Assessment } from '@luukku/contract'
import { permissionUntil } from '@luukku/domain/access'
import { decideNextStep, sortKey, type NextStep } from '@luukku/domain/contact'
import type { Proposal } from '@luukku/domain/guidance'
import type { LawInForce } from '@luukku/domain/law'
import { addMinutes, toHelsinkiDate, toInstant, type Instant } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { carryWaiting } from '../booking/index.ts'
import { carryRecords, decreesOf, endOpenClocks, listStoredClocks, matchNeeds } from '../law/index.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { listServices } from '../catalogue/index.ts'
import {
  appendEvents,
  contactClocks,
  giveWayToNeeds,
  isNeedAssessment,
  firstDue,
  isAlarming,
  meetAssessment,
  rankOf,
  readCareSettings,
  readLegalDay,
  readTold,
  sideOf,
  spreadOf,
  understand,
  type ContactRow,
  type NewEvent,
  type Told,
} from '../contact/index.ts'
import { recordOutcome } from '../operating-model/index.ts'
import { ageOf, knownBirthDate, readIdentities, storePayload } from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { clientGetsOf } from './case-action.ts'
import { listNeeds, type NeedRow } from './case-queries.ts'
import { getContactRow } from './case-rows.ts'
import { checkCapacity } from './check-capacity.ts'
import { isUnder } from './joined-queries.ts'
import { staffOf } from './list-desk.ts'
import { makeNeeds, type KnownForNeeds, type MadeNeed } from './make-need.ts'
import { storeNeed } from './store-need.ts'
import { writePlan } from './write-plan.ts'

/**
 * A licensed professional's assessment (1326/2010 § 51): needs with their clocks, the plan with its lines, permission by
 * voice, what was decided on child protection, and the next step. One transaction.
 */
export async function assessCase(
  services: Pick<Services, 'sealer' | 'jobs'>,
  tx: WriteTx,
  contactId: string,
  asked: Assessment,
): Promise<void> {
  const assessment = asUrgentAsItsNeeds(asked)
  const staff = staffOf(tx)
  if (!staff.licensed) throw new AppError('not-allowed', { reason: 'licence-needed' })
  const [row, told, old] = await Promise.all([
    getContactRow(tx, contactId),
    readTold(tx, services.sealer, [contactId]).then((all) => all.get(contactId)),
    listNeeds(tx, contactId),
  ])
  if (row.version !== assessment.basedOn) throw new AppError('version-conflict')
  if (row.status === 'closed' || row.joined_into !== null)
    throw new AppError('action-not-possible', { reason: row.status })
  if (!told) throw new AppError('not-found')
  const proposal = understand(told, row.received_at)
  checkAssessment(assessment, proposal)

  const settings = await readCareSettings(tx)
  const roster = await readRoster(tx)
  const catalogue = new Map((await listServices(tx)).map((service) => [service.code, service]))
  const identity = (await readIdentities(tx, services.sealer, [row.person_id])).get(row.person_id)
  const birthDate = knownBirthDate(identity)
  const decrees = await decreesOf(tx, row.municipality_code)
  const known: KnownForNeeds = { row, told, proposal, assessment, catalogue, law: settings.law, birthDate, decrees }
  const drawn = makeNeeds(tx, known)
  await closeOldNeeds(tx, contactId, old)
  for (const one of drawn) await storeNeed(services, tx, row, one)
  const because = [assessment.note, assessment.overrideReason].filter(Boolean).join('\n\n')
  const made = await carryOver(tx, services, settings.law, { old, made: drawn, because })
  await meetContactClock(tx, settings.law, row, told, proposal)
  const cannotKeep = await checkCapacity(tx, settings.law, row, made)
  await writePlan(tx, row, made, { staffId: staff.staffId, age: ageOf(identity, tx.at) ?? told.person.age })
  await recordPermission(tx, row, assessment)
  await recordOutcome(tx, row, proposal, assessment)

  const notePayload = await storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId,
    kind: 'assessment-note',
    retentionClass: 'patient-note',
    content: because,
    clientGets: clientGetsOf(row, assessment.heldBack, assessment.childProtection !== undefined),
  })
  // Read after what was carried over: a clock of before may come first, or a new one may have given way to it.
  const legal = await readLegalDay(tx, contactId)
  const side = sideOf({
    needs: made.map(({ need, service }) => ({
      register: service.register,
      urgencyClass: need.urgencyClass,
    })),
  })
  const nextStep = decideNextStep(roster, {
    ...stepAfter(assessment, made, toInstant(tx.at)),
    urgencyClass: assessment.urgencyClass,
    language: row.language,
    register: side,
    spread: spreadOf(contactId),
    preferredStaffId: staff.staffId,
  })
  const summary = {
    ...withoutDates(row.summary),
    needs: made.map(({ need, service, model }) => ({ service: need.service, register: service.register, ...model })),
    side,
    ...(legal === undefined ? {} : { legal }),
    ...realLifeOf(made),
    ...(cannotKeep === 0 ? {} : { cannotKeep }),
    ...(assessment.permission === undefined ? {} : { share: assessment.permission.share }),
    ...(assessment.childProtection === undefined ? {} : { childProtection: true as const }),
  }
  const rank = rankOf(proposal, assessment.urgencyClass, toInstant(row.received_at), firstDue(summary, settings.hours))
  const change = {
    type: 'assessed',
    urgencyClass: assessment.urgencyClass,
    decision: assessment.decision,
    sortKey: sortKey(rank),
    nextStep,
  } as const
  await appendEvents(
    tx,
    row,
    [
      { change, payloadId: notePayload },
      ...(assessment.permission
        ? [{ change: { type: 'permission', share: assessment.permission.share } as const }]
        : []),
      ...(await childProtectionEvents(services, tx, row, assessment.childProtection)),
    ],
    { basedOn: assessment.basedOn, summary },
  )
  tx.journal({
    register: 'both',
    persons: [row.person_id],
    detail: {
      contact: contactId,
      needs: made.map((m) => m.need.service),
      ...(assessment.heldBack === undefined ? {} : { heldBack: assessment.heldBack }),
    },
  })
}

/** The needs with what was recorded of those before them and how they wait, and the clocks as they are then. */
async function carryOver(
  tx: WriteTx,
  services: Pick<Services, 'sealer' | 'jobs'>,
  law: LawInForce,
  { old, made, because }: { old: readonly NeedRow[]; made: readonly MadeNeed[]; because: string },
): Promise<MadeNeed[]> {
  if (old.length === 0) return [...made]
  const before = old.map(({ id, service, status }) => ({ id, service, isOver: status === 'done' }))
  const after = made.map(({ id, need: { service, continues, newNeedBecause } }) => ({
    id,
    service,
    continues,
    startsAnew: !!newNeedBecause?.trim(),
  }))
  await carryRecords(tx, law, before, after, { sealer: services.sealer, text: because })
  const matched = [...matchNeeds(before, after)].flatMap(([from, next]) => {
    // Of several of one service none is told apart: who waits for one of them waits for that service.
    const service = before.find(({ id }) => id === from)?.service
    const to = next === 'unclear' ? after.find((one) => one.service === service && !one.startsAnew) : next
    return to === undefined || to === 'dropped' ? [] : [{ from, to: to.id, startsAnew: to.startsAnew }]
  })
  await carryWaiting(
    tx,
    services,
    before.flatMap(({ id, isOver }) => (isOver ? [] : [id])),
    matched,
  )
  const carried: MadeNeed[] = []
  for (const one of made) carried.push({ ...one, clocks: await listStoredClocks(tx, one.id) })
  return carried
}

/**
 * A case is as urgent as its most urgent need: no need waits in a queue that is calmer than it. A need without a class of its
 * own has the one that was decided, whatever another need raises the case to.
 */
function asUrgentAsItsNeeds(asked: Assessment): Assessment {
  const needs = asked.needs.map((need) => ({ ...need, urgencyClass: need.urgencyClass ?? asked.urgencyClass }))
  const [most = asked.urgencyClass] = [asked.urgencyClass, ...needs.map((need) => need.urgencyClass)].sort()
  return { ...asked, needs, urgencyClass: most }
}

function checkAssessment(assessment: Assessment, proposal: Proposal): void {
  if (assessment.needs.length === 0) throw new AppError('rule-violated', { reason: 'at-least-one-need' })
  if (assessment.decision === 'override' && !assessment.overrideReason?.trim())
    throw new AppError('rule-violated', { reason: 'override-needs-a-reason' })
  // An alarm is never lowered without saying why.
  if (assessment.decision === 'accept' && isAlarming(proposal) && assessment.urgencyClass > proposal.urgencyClass)
    throw new AppError('rule-violated', { reason: 'lower-class-needs-override' })
  if (proposal.childProtection.consider && assessment.childProtection === undefined)
    throw new AppError('rule-violated', { reason: 'child-protection-needs-a-decision' })
}

/** What was met stays as it is, and may still be opened again. Their clocks end where it is known what goes on: `carryRecords`. */
async function closeOldNeeds(tx: WriteTx, contactId: string, old: readonly NeedRow[]): Promise<void> {
  if (old.some(({ status }) => status === 'booked'))
    throw new AppError('action-not-possible', { reason: 'booked-already' })
  if (old.length === 0) return
  await tx.send(
    sql`update need set status = 'closed' where contact_id = ${contactId} and status not in ('closed', 'done')`,
  )
}

/** The earliest date of the persons' own lives among the needs. */
function realLifeOf(made: readonly MadeNeed[]): Pick<ContactRow['summary'], 'realLife'> {
  const [first] = made
    .flatMap(({ need }) =>
      need.realLifeDate === undefined ? [] : [{ date: need.realLifeDate, kind: need.realLifeKind ?? 'other' }],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return first === undefined ? {} : { realLife: first }
}

/** Dates of an earlier assessment do not live on in the list. */
function withoutDates({ legal: _l, realLife: _r, cannotKeep: _c, ...rest }: ContactRow['summary']) {
  return rest
}

/**
 * Same-day contact and assessment (§ 51): the contact's own clock is met, or was broken, by this moment. Its other limits gave way to
 * those of the needs, which are counted from the same contact: kept on record, and counted once.
 */
async function meetContactClock(
  tx: WriteTx,
  law: LawInForce,
  row: ContactRow,
  told: Told,
  proposal: Proposal,
): Promise<void> {
  const facts = { receivedAt: row.received_at, ...(told.person.age === undefined ? {} : { age: told.person.age }) }
  const at = row.assessed_at ?? tx.at
  for (const clock of contactClocks(law, proposal, facts, at).filter(isNeedAssessment))
    await tx.send(sql`
      update clock set state = ${clock.state}, stopped_by = ${clock.stoppedBy?.event ?? null}, stopped_at = ${tx.at}, detail = ${JSON.stringify(clock)}::jsonb
      where contact_id = ${row.id} and need_id is null and rule_id = ${clock.ruleId} and state = 'running'`)
  await meetAssessment(tx, row.id, at)
  await giveWayToNeeds(tx, row.id)
  await endOpenClocks(tx, isUnder(row.id), { by: 'joined' })
}

async function recordPermission(tx: WriteTx, row: ContactRow, { permission, needs }: Assessment): Promise<void> {
  if (!permission) return
  const until = permission.share === 'yes' ? permissionUntil(toHelsinkiDate(toInstant(tx.at)), undefined) : undefined
  await tx.send(sql`
    insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at, valid_until)
    values (${tx.actor.county}, 'both', ${row.person_id}, ${row.id}, ${permission.share}, ${needs.map(({ service }) => service)}, ${permission.asked}, ${tx.at},
      ${until ?? null})`)
}

async function childProtectionEvents(
  { sealer }: Pick<Services, 'sealer'>,
  tx: WriteTx,
  row: ContactRow,
  decided: Assessment['childProtection'],
): Promise<NewEvent[]> {
  if (!decided) return []
  const payloadId = await storePayload(tx, sealer, {
    register: 'both',
    personId: row.person_id,
    contactId: row.id,
    kind: 'child-protection',
    retentionClass: 'child-protection',
    content: decided.why,
  })
  return [{ change: { type: 'child-protection', decision: decided.decision }, payloadId }]
}

/** After the assessment: 112 is phoned now, times are booked, or what was passed on is followed up. */
function stepAfter(assessment: Assessment, made: readonly MadeNeed[], at: Instant): Pick<NextStep, 'kind' | 'at'> {
  if (assessment.urgencyClass === 'A') return { kind: 'emergency-call', at }
  if (made.some(({ service }) => service.bookable)) return { kind: 'book', at }
  const days = made.map(({ nextDate }) => nextDate).sort()[0]
  const later = days === undefined ? at : addMinutes(at, 24 * 60)
  return { kind: made.every(({ service }) => service.register === 'external') ? 'external' : 'follow-up', at: later }
}
