import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Assessment } from '@luukku/contract'
import { decideNextStep, sortKey, type NextStep } from '@luukku/domain/contact'
import type { Proposal } from '@luukku/domain/guidance'
import { clocksForNeed, type Clock, type LawInForce } from '@luukku/domain/law'
import {
  addDays,
  addMinutes,
  closingTimeOn,
  formatHelsinki,
  toHelsinkiDate,
  toInstant,
  toLocalDate,
  type Instant,
  type OfficeHours,
} from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import { findDayInside } from '../booking/index.ts'
import { listServices, type ServiceRow } from '../catalogue/index.ts'
import {
  appendEvents,
  contactClocks,
  earliestClock,
  insertClocks,
  isAlarming,
  legalInstant,
  rankOf,
  readCareSettings,
  readTold,
  sideOf,
  titlesApart,
  spreadOf,
  understand,
  type ContactRow,
  type NewEvent,
  type Told,
} from '../contact/index.ts'
import { insertClockRecord, insertNeedInLaw, sealGround, type NeedFacts, type NeedOfRecord } from '../law/index.ts'
import { recordOutcome } from '../operating-model/index.ts'
import { readIdentities, storePayload } from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { listNeeds, type NeedRow } from './case-queries.ts'
import { staffOf } from './list-desk.ts'
import { findTemplate, planTexts } from './plan-texts.ts'
import { getContactRow } from './case-rows.ts'

type AssessedNeed = Assessment['needs'][number]
interface MadeNeed {
  id: string
  need: AssessedNeed
  service: ServiceRow
  clocks: Clock[]
  /** What the need is in law; absent for help outside the county. */
  facts?: NeedFacts
  model: { model: string; needId: string }
  nextDate: string
}

/**
 * A licensed professional's assessment (1326/2010 § 51): needs with their clocks, the plan with its lines, permission by
 * voice, what was decided on child protection, and the next step. One transaction.
 */
export async function assessCase(
  services: Pick<Services, 'sealer' | 'jobs'>,
  tx: WriteTx,
  contactId: string,
  assessment: Assessment,
): Promise<void> {
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
  const birthDate = (await readIdentities(tx, services.sealer, [row.person_id])).get(row.person_id)?.birthDate
  const known: KnownForNeeds = { row, told, proposal, assessment, catalogue, law: settings.law, birthDate }
  const made = assessment.needs.map((need) => makeNeed(tx, known, need))
  await closeOldNeeds(tx, contactId, old)
  for (const one of made) await insertNeed(services, tx, row, one)
  await meetContactClock(tx, settings.law, row, told, proposal)
  const cannotKeep = await checkCapacity(tx, row, made)
  await writePlan(tx, row, made, staff.staffId)
  await recordPermission(tx, row, assessment)
  await recordOutcome(tx, proposal, assessment)

  const notePayload = await storePayload(tx, services.sealer, {
    register: 'both',
    personId: row.person_id,
    contactId,
    kind: 'assessment-note',
    retentionClass: 'patient-note',
    content: [assessment.note, assessment.overrideReason].filter(Boolean).join('\n\n'),
  })
  const firstDue = earliestClock(made.flatMap(({ clocks }) => clocks))
  const nextStep = decideNextStep(roster, {
    ...stepAfter(assessment, made, toInstant(tx.at)),
    urgencyClass: assessment.urgencyClass,
    language: row.language,
    register: sideOf(proposal),
    spread: spreadOf(contactId),
    preferredStaffId: staff.staffId,
  })
  const summary = {
    ...withoutDates(row.summary),
    needs: made.map(({ need, service, model }) => ({ service: need.service, register: service.register, ...model })),
    ...(firstDue === undefined || firstDue.dueDate === null
      ? {}
      : { legal: { ruleId: firstDue.ruleId, dueDate: firstDue.dueDate } }),
    ...realLifeOf(made),
    ...(cannotKeep === 0 ? {} : { cannotKeep }),
    ...(assessment.permission === undefined ? {} : { share: assessment.permission.share }),
  }
  const rank = rankOf(
    proposal,
    assessment.urgencyClass,
    toInstant(row.received_at),
    earlierInstant(legalInstant(firstDue, settings.hours), realLifeOf(made).realLife?.date, settings.hours),
  )
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
    detail: { contact: contactId, needs: made.map((m) => m.need.service) },
  })
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

/** What is known when the needs of an assessment are made. */
interface KnownForNeeds {
  row: ContactRow
  told: Told
  proposal: Proposal
  assessment: Assessment
  catalogue: ReadonlyMap<string, ServiceRow>
  law: LawInForce
  birthDate: string | undefined
}

function makeNeed(tx: WriteTx, known: KnownForNeeds, need: AssessedNeed): MadeNeed {
  const { row, told, proposal, assessment, catalogue, law, birthDate } = known
  const service = catalogue.get(need.service)
  if (!service) throw new AppError('rule-violated', { reason: 'unknown-service' })
  const proposed =
    proposal.needs.find((one) => one.service === need.service) ??
    proposal.needs.find(({ register }) => register === service.register)
  const model = { model: proposed?.model ?? '', needId: proposed?.needId ?? '' }
  const urgencyClass = need.urgencyClass ?? assessment.urgencyClass
  const register = service.register === 'social' ? 'social' : 'health'
  // A new assessment never gives a later start by itself: only a need of its own, with the reason written, counts anew.
  const assessedAt = need.newNeedBecause?.trim() ? tx.at : (row.assessed_at ?? tx.at)
  const facts: NeedFacts | undefined =
    service.register === 'external' || service.register === 'self'
      ? undefined
      : {
          register,
          service: need.service,
          urgencyClass,
          socialUrgency: register === 'social' || service.register === 'both' ? proposal.socialUrgency : 'none',
          specialSupport: proposal.specialSupport,
          planBased: proposed?.clocks.health === 'plan-based',
          contactAt: formatHelsinki(toInstant(row.received_at)),
          assessedAt: formatHelsinki(toInstant(assessedAt)),
          ...(told.person.age === undefined ? {} : { ageAtContact: told.person.age }),
        }
  const asOf = formatHelsinki(toInstant(tx.at))
  const clocks =
    facts === undefined
      ? []
      : clocksForNeed(law, { ...facts, asOf, ...(birthDate === undefined ? {} : { birthDate }) }).filter(
          ({ obligation }) => obligation !== 'need-assessment',
        )
  const today = toHelsinkiDate(toInstant(tx.at))
  const followUp = addDays(
    today,
    findTemplate(model.model, model.needId, need.service)?.followUpDays ?? defaultDays[urgencyClass],
  )
  const due = earliestClock(clocks)?.dueDate
  const nextDate =
    [followUp, due, need.realLifeDate].filter((day) => day !== undefined && day !== null && day >= today).sort()[0] ??
    today
  return {
    id: randomUUID(),
    need,
    service,
    clocks: [...clocks],
    model,
    nextDate,
    ...(facts === undefined ? {} : { facts }),
  }
}

const defaultDays = { A: 0, B: 0, C: 1, D: 7, E: 28 } as const

async function closeOldNeeds(tx: WriteTx, contactId: string, old: readonly NeedRow[]): Promise<void> {
  if (old.some(({ status }) => status === 'booked'))
    throw new AppError('action-not-possible', { reason: 'booked-already' })
  if (old.length === 0) return
  await tx.send(sql`update need set status = 'closed' where contact_id = ${contactId} and status <> 'closed'`)
  await tx.send(
    sql`update clock set state = 'ended', stopped_at = ${tx.at} where contact_id = ${contactId} and need_id is not null and state = 'running'`,
  )
}

async function insertNeed(
  { sealer }: Pick<Services, 'sealer'>,
  tx: WriteTx,
  row: ContactRow,
  one: MadeNeed,
): Promise<void> {
  const { register } = one.service
  const outside = register === 'external' || register === 'self' ? register : null
  const stored = register === 'external' || register === 'self' ? 'both' : register
  const legal = earliestClock(one.clocks)
  // The unit that gives the service, in the person's own municipality when it can: its people see the need, and no more.
  const unit = await tx.first(sql<{ unit_id: string }>`
    select m.unit_id from staff_member m join unit u on u.id = m.unit_id
    where m.county_id = ${tx.actor.county} and m.active and m.professions && ${one.service.professions}::text[]
    order by not u.joint_guidance desc, (u.municipality_code = coalesce(${row.municipality_code}, (select w.municipality_code from whereabouts w where w.person_id = ${row.person_id}))) desc nulls last, u.code limit 1`)
  // The payload names its need before that is there: checked at the commit.
  const payloadId = await storePayload(tx, sealer, {
    register: stored,
    personId: row.person_id,
    contactId: row.id,
    needId: one.id,
    kind: 'need-extract',
    retentionClass: stored === 'social' ? 'social-adult' : 'patient-note',
    content: one.need.extract,
  })
  await tx.send(sql`
    insert into need (id, county_id, register, person_id, contact_id, municipality_code, service, outside, urgency_class, status, model, unit_id,
      extract_payload_id, established_at, real_life_date, real_life_kind, legal_due_date, legal_rule_id, next_date)
    values (${one.id}, ${tx.actor.county}, ${stored}, ${row.person_id}, ${row.id}, ${row.municipality_code}, ${one.need.service}, ${outside},
      ${one.need.urgencyClass ?? row.urgency_class}, ${outside === 'external' ? 'external' : 'open'}, ${`${one.model.model}/${one.model.needId}`},
      ${outside === null ? (unit?.unit_id ?? null) : null}, ${payloadId}, ${tx.at}, ${one.need.realLifeDate ?? null},
      ${one.need.realLifeDate === undefined ? null : (one.need.realLifeKind ?? 'other')}, ${legal?.dueDate ?? null},
      ${legal?.ruleId ?? null}, ${one.nextDate})`)
  await insertClocks(tx, row, stored, one.clocks, one.id)
  await recordStart(sealer, tx, row, one, stored)
}

/** What the need is in law, and how it came to be: a new assessment keeps both moments, a new start its reason. */
async function recordStart(
  sealer: Services['sealer'],
  tx: WriteTx,
  row: ContactRow,
  one: MadeNeed,
  register: NeedOfRecord['register'],
): Promise<void> {
  const need = { id: one.id, person_id: row.person_id, contact_id: row.id, register }
  if (one.facts !== undefined) await insertNeedInLaw(tx, need, one.facts)
  const because = one.need.newNeedBecause?.trim()
  if (row.assessed_at !== null)
    await insertClockRecord(tx, need, {
      kind: because ? 'restart' : 'reassessed',
      name: one.need.service,
      data: { firstAssessedAt: row.assessed_at.toISOString() },
      groundPayloadId: because ? await sealGround(tx, sealer, need, because) : undefined,
    })
  if (one.need.realLifeDate !== undefined)
    await insertClockRecord(tx, need, {
      kind: 'real-life',
      name: one.need.realLifeKind ?? 'other',
      day: one.need.realLifeDate,
    })
}

/** Whether each limit can be kept with the capacity there is (1326/2010 § 54 2 mom.). @returns how many cannot */
async function checkCapacity(tx: WriteTx, row: ContactRow, made: readonly MadeNeed[]): Promise<number> {
  let cannot = 0
  for (const { id, service, clocks } of made) {
    const first = earliestClock(clocks)
    if (!service.bookable || first === undefined || first.dueDate === null) continue
    const firstDay = await findDayInside(tx, {
      needId: id,
      personId: row.person_id,
      service: service.code,
      latest: first.dueDate,
    })
    if (firstDay === undefined) cannot += 1
    const register = service.register === 'social' || service.register === 'both' ? service.register : 'health'
    await insertClockRecord(
      tx,
      { id, person_id: row.person_id, contact_id: row.id, register },
      {
        kind: 'capacity',
        name: firstDay === undefined ? 'cannot' : 'can',
        day: first.dueDate,
        data: { ruleId: first.ruleId, ...(firstDay === undefined ? {} : { firstDay }) },
      },
    )
  }
  return cannot
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

function earlierInstant(legal: Instant | undefined, day: string | undefined, hours: OfficeHours): Instant | undefined {
  const own = day === undefined ? undefined : closingTimeOn(toLocalDate(day), hours)
  return [legal, own].filter((one) => one !== undefined).sort()[0]
}

/** Dates of an earlier assessment do not live on in the list. */
function withoutDates({ legal: _l, realLife: _r, cannotKeep: _c, ...rest }: ContactRow['summary']) {
  return rest
}

/** Same-day contact and assessment (§ 51): the contact's own clock is met, or was broken, by this moment. */
async function meetContactClock(
  tx: WriteTx,
  law: LawInForce,
  row: ContactRow,
  told: Told,
  proposal: Proposal,
): Promise<void> {
  const facts = { receivedAt: row.received_at, ...(told.person.age === undefined ? {} : { age: told.person.age }) }
  for (const clock of contactClocks(law, proposal, facts, row.assessed_at ?? tx.at))
    await tx.send(sql`
      update clock set state = ${clock.state}, stopped_by = ${clock.stoppedBy?.event ?? null}, stopped_at = ${tx.at}, detail = ${JSON.stringify(clock)}::jsonb
      where contact_id = ${row.id} and need_id is null and rule_id = ${clock.ruleId} and state = 'running'`)
}

async function writePlan(tx: WriteTx, row: ContactRow, made: readonly MadeNeed[], staffId: string): Promise<void> {
  const plan = await tx.first(sql<{ id: string }>`
    insert into plan (county_id, register, person_id, contact_id, coordinator_staff_id, made_at)
    values (${tx.actor.county}, 'both', ${row.person_id}, ${row.id}, ${staffId}, ${tx.at})
    on conflict (contact_id) do update set coordinator_staff_id = excluded.coordinator_staff_id, made_at = excluded.made_at returning id`)
  if (!plan) return
  const texts = made.map((one) => planTexts(one.model.model, one.model.needId, one.need.service))
  const titles = titlesApart(texts.map(({ title }, n) => ({ title, service: made[n]?.need.service ?? '' })))
  for (const [position, one] of made.entries()) {
    const register =
      one.service.register === 'external' || one.service.register === 'self' ? 'both' : one.service.register
    await tx.send(sql`
      insert into plan_line (county_id, register, person_id, plan_id, need_id, position, owner_kind, owner_id, next_date, next_kind, texts)
      values (${tx.actor.county}, ${register}, ${row.person_id}, ${plan.id}, ${one.id}, ${position}, 'staff', ${staffId}, ${one.nextDate},
        ${one.service.bookable ? 'book' : 'follow-up'}, ${JSON.stringify({ ...texts[position], title: titles[position]?.title })}::jsonb)`)
  }
}

async function recordPermission(tx: WriteTx, row: ContactRow, { permission, needs }: Assessment): Promise<void> {
  if (!permission) return
  await tx.send(sql`
    insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at)
    values (${tx.actor.county}, 'both', ${row.person_id}, ${row.id}, ${permission.share}, ${needs.map(({ service }) => service)}, ${permission.asked}, ${tx.at})`)
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
    retentionClass: 'social-family',
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
