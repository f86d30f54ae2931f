import type { AppointmentView, ClockView, DeskCase, LocalText, NeedView, PlanView } from '@luukku/contract'
import { eventText, sameTexts } from '@luukku/i18n/data/events'
import { stopTexts } from '@luukku/i18n/data/stop'
import { whoSeesTexts } from '@luukku/i18n/data/who-sees'
import { isLive } from '@luukku/domain/booking'
import { allowedActions, type StepOwner } from '@luukku/domain/contact'
import { tellResident, type LawInForce } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import { titlesApart, toCaseState, toQuestionView, understand, type ContactRow, type Told } from '../contact/index.ts'
import { readLaw, recordableOf, toClockView, toLocalText, type listClockRecords } from '../law/index.ts'
import { fullName, readIdentities, type Identity } from '../person/index.ts'
import { nextTextOf, toAppointmentView, type AppointmentRow } from '../plan/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { listMunicipalities } from '../catalogue/index.ts'
import type { listClocks, NeedRow } from './case-queries.ts'
import { capacityOf } from './capacity-view.ts'
import { readCaseRows, type CaseRows } from './case-rows.ts'
import { needTitle } from './fact-texts.ts'
import { ageOf, staffOf } from './list-desk.ts'
import { toProposalView } from './proposal-view.ts'
import { saidAnswers } from './said-answers.ts'
import { saidPieces } from './said-pieces.ts'

/** The case with everything the assessment needs. @throws not-found also when the wall hides it */
export async function readCase(tx: ReadTx, sealer: Sealer, contactId: string): Promise<DeskCase> {
  const staff = staffOf(tx)
  const rows = await readCaseRows(tx, sealer, contactId)
  const { row, others, joined, events, told, identities, needs, clocks, words, permission, maybeSame, records } = rows
  const state = toCaseState(row)
  const identity = identities.get(row.person_id)
  const reporter = row.reporter_person_id === null ? undefined : identities.get(row.reporter_person_id)
  const own = told.get(row.id)
  if (!own) throw notFound()
  const proposal = understand(own, row.received_at)
  const law = await readLaw(tx)
  const owners = await readOwners(tx, ownersIn(row, events))
  const nameOf = (kind: string, id: string) =>
    kind === 'staff'
      ? (owners.get(id)?.name ?? '')
      : kind === 'system'
        ? 'Luukku'
        : fullName(identity ?? { givenName: '', familyName: '' })
  const municipality = (await listMunicipalities(tx)).find(({ code }) => code === row.municipality_code)?.name
  const alike = await readIdentities(
    tx,
    sealer,
    maybeSame.map(({ person_id }) => person_id),
  )
  const masked = identity?.nonDisclosure === true
  // Places and numbers show to who has the case in hand; the one who told may have an order too.
  const inHand = row.opened_by === staff.staffId || row.assigned_staff_id === staff.staffId
  const closed = !inHand && (masked || reporter?.nonDisclosure === true)
  const contactClock = clocks.find(({ need_id }) => need_id === null)?.detail
  const age = ageOf(identity, tx.at)
  tx.journal({ register: 'both', persons: [row.person_id, ...alike.keys()], detail: { contact: row.id } })
  return {
    contactId: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    allowedActions: [
      ...allowedActions(state, staff, needs.filter(({ status }) => status === 'open' || status === 'booked').length),
    ],
    person: {
      personId: row.person_id,
      name: fullName(identity ?? { givenName: '', familyName: '' }),
      ...(age === undefined ? {} : { age }),
      ...(identity?.birthDate === undefined ? {} : { birthDate: identity.birthDate }),
      ...(identity?.identityCode === undefined ? {} : { identityCode: identity.identityCode }),
      ...(municipality === undefined || masked ? {} : { municipality }),
      lang: identity?.language ?? row.language,
      verified: row.verified,
      nonDisclosure: masked,
      hiddenFromRepresentatives: row.hidden_from_representatives,
      ...(closed ? {} : contactWayOf(own, identity)),
    },
    ...(own.concerning.who === 'self'
      ? {}
      : {
          reporter: {
            who: own.concerning.who,
            ...(own.concerning.relation === undefined ? {} : { relation: own.concerning.relation }),
            ...((reporter ? fullName(reporter) : own.reporter?.name)
              ? { name: reporter ? fullName(reporter) : own.reporter?.name }
              : {}),
            ...(!closed && (reporter?.phone ?? own.reporter?.phone)
              ? { phone: reporter?.phone ?? own.reporter?.phone }
              : {}),
          },
        }),
    said: [row, ...joined].flatMap((contact) => {
      const one = told.get(contact.id)
      if (!one) return []
      const read = contact.id === row.id ? proposal : understand(one, contact.received_at)
      return [
        {
          contactId: contact.id,
          channel: one.channel,
          receivedAt: contact.received_at.toISOString(),
          lang: one.lang,
          pieces: saidPieces(one.text, read.reasons),
          answers: saidAnswers(one, contact.received_at, read.unknownAnswers),
          resident: { removed: one.removed, added: one.added },
          ...(one.stopAnswered === undefined ? {} : { stopAnswered: one.stopAnswered }),
        },
      ]
    }),
    timeline: events.map((event) => {
      const note = event.payload_id === null ? undefined : words.get(event.payload_id)
      return {
        at: event.at.toISOString(),
        type: event.type,
        by: nameOf(event.actor_kind, event.actor_id),
        text: eventText(event.type, event.data),
        ...(note === undefined ? {} : { note }),
      }
    }),
    askNow: proposal.questions.filter(({ answerKey }) => own.answers[answerKey] === undefined).map(toQuestionView),
    proposal: toProposalView(proposal, own.realLife),
    needs: titlesApart(needs.map((need) => toNeedView(need, words, clocks, law, records, tx.at))),
    clocks: clockViews(clocks, null, law),
    ...(await planOf(tx, rows, law, closed)),
    messages: events.flatMap((event) => {
      const text = event.payload_id === null ? undefined : words.get(event.payload_id)
      if (text === undefined || !messageEvents.includes(event.type)) return []
      const from = event.type === 'replied' ? ('resident' as const) : ('staff' as const)
      return [{ at: event.at.toISOString(), from, by: nameOf(event.actor_kind, event.actor_id), text }]
    }),
    opened: events
      .filter(({ type }) => type === 'opened')
      .map((event) => ({
        by: nameOf('staff', event.actor_id),
        at: event.at.toISOString(),
        me: event.actor_id === staff.staffId,
      })),
    promise: {
      kind: state.promise.kind,
      from: state.promise.from,
      to: state.promise.to,
      caller: ownerOf(owners, state.nextStep.owner).role,
      ifWorse: stopTexts.ifWorse,
      ...(contactClock === undefined || contactClock.dueDate === null
        ? {}
        : {
            law: {
              ruleId: contactClock.ruleId,
              text: toLocalText(tellResident(contactClock)),
              dueDate: contactClock.dueDate,
            },
          }),
    },
    permission: {
      share: permission?.share ?? 'not-asked',
      ...(permission === undefined ? {} : { by: permission.asked_by, at: permission.given_at.toISOString() }),
      withdrawn: permission !== undefined && permission.withdrawn_at !== null,
    },
    callAttempts: events
      .filter(({ type }) => type === 'called')
      .map((event) => ({
        at: event.at.toISOString(),
        by: nameOf('staff', event.actor_id),
        outcome: event.data['outcome'] === 'answered' ? ('answered' as const) : ('no-answer' as const),
      })),
    nextStep: { ...state.nextStep, owner: ownerOf(owners, state.nextStep.owner) },
    maybeSame: [
      ...others
        .filter(({ joined_into }) => joined_into === null)
        .map((other) => lookAlike(other, sameTexts.person, identity)),
      ...maybeSame.map((other) => lookAlike(other, sameTexts.nameOrPhone, alike.get(other.person_id))),
    ],
  }
}

/** Events whose words the person reads, or wrote. */
const messageEvents: readonly string[] = ['asked-back', 'replied', 'time-changed']

/** Another contact that may be the same matter: by name and moment, so that a person can tell. */
const lookAlike = (
  other: { id: string; received_at: Date },
  why: LocalText,
  identity: Identity | undefined,
): DeskCase['maybeSame'][number] => ({
  contactId: other.id,
  why,
  name: fullName(identity ?? { givenName: '', familyName: '' }),
  receivedAt: other.received_at.toISOString(),
})

/** How to reach about this matter: as was said when it was told, else as the person says of themself. */
function contactWayOf(told: Told, identity: Identity | undefined): Pick<DeskCase['person'], 'contactWay'> {
  const way = told.contactWay ?? identity?.contactWay
  if (way === undefined) return {}
  const isOwn = told.concerning.who === 'self'
  const phone = way.phone ?? (isOwn ? identity?.phone : undefined)
  const email = way.email ?? (isOwn ? identity?.email : undefined)
  return {
    contactWay: { ...way, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) },
  }
}

function ownersIn(row: ContactRow, events: readonly { actor_kind: string; actor_id: string }[]): StepOwner[] {
  return [
    { kind: row.next_owner_kind, id: row.next_owner_id },
    ...events
      .filter(({ actor_kind }) => actor_kind === 'staff')
      .map(({ actor_id }) => ({ kind: 'staff' as const, id: actor_id })),
  ]
}

type ClockRow = Awaited<ReturnType<typeof listClocks>>[number]
const clockViews = (clocks: readonly ClockRow[], needId: string | null, law: LawInForce): ClockView[] =>
  clocks
    .filter(({ need_id }) => need_id === needId)
    .map(({ detail, state }) => ({ ...toClockView(detail, law), state: state as ClockView['state'] }))

type RecordRow = Awaited<ReturnType<typeof listClockRecords>>[number]

function toNeedView(
  need: NeedRow,
  words: Map<string, string>,
  clocks: readonly ClockRow[],
  law: LawInForce,
  records: readonly RecordRow[],
  at: Date,
): NeedView {
  const own = clocks.filter(({ need_id }) => need_id === need.id).map(({ detail }) => detail)
  const [model = '', needId = ''] = (need.model ?? '').split('/')
  return {
    needId: need.id,
    service: need.service,
    register: need.outside ?? need.register,
    title: needTitle({ service: need.service, model, needId }),
    extract: need.extract_payload_id === null ? '' : (words.get(need.extract_payload_id) ?? ''),
    urgencyClass: need.urgency_class,
    status: need.status,
    clocks: clockViews(clocks, need.id, law),
    ...(need.real_life_date === null
      ? {}
      : { realLifeDate: need.real_life_date, realLifeKind: need.real_life_kind ?? 'other' }),
    ...capacityOf(
      law,
      records.filter(({ need_id }) => need_id === need.id),
    ),
    recordable: recordableOf(law, own, need.service, at),
  }
}

/** What is booked of a need, the next first; where nothing is, the latest that took place. */
function timesOf(
  appointments: readonly AppointmentRow[],
  needId: string,
  at: Date,
  hidePlace: boolean,
): AppointmentView[] {
  const own = appointments.filter(({ need_id }) => need_id === needId)
  const live = own.filter(({ status }) => isLive(status))
  const shown = live.length > 0 ? live : own.filter(({ status }) => status === 'done').slice(-1)
  return shown.map((row) => ({
    ...toAppointmentView(row, at, hidePlace),
    staffId: row.staff_id,
    // The unit may have to until its end: the professional fell ill while the person waits.
    canChange: (row.status === 'booked' || row.status === 'arrived') && row.to > at,
  }))
}

async function planOf(
  tx: ReadTx,
  { row, needs, clocks, plan, lines, appointments }: CaseRows,
  law: LawInForce,
  hidePlace: boolean,
): Promise<{ plan?: PlanView }> {
  if (!plan) return {}
  const owners = await readOwners(tx, [
    ...lines.map((line) => ({ kind: line.owner_kind, id: line.owner_id })),
    ...(plan.coordinator_staff_id === null ? [] : [{ kind: 'staff' as const, id: plan.coordinator_staff_id }]),
  ])
  const coordinator = plan.coordinator_staff_id === null ? undefined : owners.get(plan.coordinator_staff_id)
  return {
    plan: {
      planId: plan.id,
      contactId: row.id,
      madeAt: plan.made_at.toISOString(),
      ...(coordinator === undefined ? {} : { coordinator }),
      lines: lines.flatMap((line) => {
        const need = needs.find(({ id }) => id === line.need_id)
        if (!need) return []
        const owner = ownerOf(owners, { kind: line.owner_kind, id: line.owner_id })
        const [appointment, ...later] = timesOf(appointments, need.id, tx.at, hidePlace)
        const open = clockViews(clocks, need.id, law).flatMap((view) =>
          (view.state === 'running' || view.state === 'breached') && view.dueDate !== null
            ? [{ ...view, dueDate: view.dueDate }]
            : [],
        )
        const legal = open.find(({ kind }) => kind !== 'promise')
        const promise = open.find(({ kind }) => kind === 'promise')
        return [
          {
            lineId: line.id,
            needId: need.id,
            service: need.service,
            register: need.outside ?? need.register,
            title: line.texts.title,
            what: line.texts.what,
            meanwhile: line.texts.meanwhile,
            watchFor: line.texts.watchFor,
            owner: { name: owner.name, role: owner.role, ...(owner.phone === undefined ? {} : { phone: owner.phone }) },
            nextDate: line.next_date,
            nextText: nextTextOf({ next_kind: line.next_kind, outside: need.outside }),
            whoSees: whoSeesTexts[need.outside ?? need.register],
            ...(legal === undefined ? {} : { legal }),
            ...(promise === undefined ? {} : { promise }),
            ...(need.real_life_date === null
              ? {}
              : { realLife: { date: need.real_life_date, kind: need.real_life_kind ?? ('other' as const) } }),
            ...(appointment === undefined ? {} : { appointment }),
            ...(later.length === 0 ? {} : { later }),
          },
        ]
      }),
    },
  }
}
