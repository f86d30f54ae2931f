import type { DeskCase, LocalText, NoticeState } from '@luukku/contract'
import { eventText, sameTexts } from '@luukku/i18n/data/events'
import { stopTexts } from '@luukku/i18n/data/stop'
import { allowedActions, mayChooseTime, type StepOwner } from '@luukku/domain/contact'
import { tellResident } from '@luukku/domain/law'
import type { ReadTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import {
  titlesApart,
  toCaseState,
  toQuestionView,
  understand,
  untoldDutyOf,
  type ContactRow,
} from '../contact/index.ts'
import { readLaw, recordedOf, toLocalText } from '../law/index.ts'
import { ageOf, fullName, knownBirthDate, readIdentities, type Identity } from '../person/index.ts'
import { ownerOf, readOwners } from '../staffing/index.ts'
import { listMunicipalities } from '../catalogue/index.ts'
import { clientGetsOf } from './case-action.ts'
import { alsoReadsOf } from './also-reads.ts'
import { contactWayOf, isTellerReached, leftAtStopOf, reporterOf, saidNowOf } from './case-person.ts'
import { planOf } from './case-plan.ts'
import type { EventRow } from './case-queries.ts'
import { readCaseRows } from './case-rows.ts'
import { clockViews } from './clock-views.ts'
import { staffOf } from './list-desk.ts'
import { toNeedView } from './need-view.ts'
import { explainedView } from './explained-view.ts'
import { toProposalView } from './proposal-view.ts'
import { saidAnswers } from './said-answers.ts'
import { saidPieces } from './said-pieces.ts'
import { whoWrote } from './who-wrote.ts'

/** The case with everything the assessment needs. @throws not-found also when the wall hides it */
export async function readCase(tx: ReadTx, sealer: Sealer, contactId: string): Promise<DeskCase> {
  const staff = staffOf(tx)
  const rows = await readCaseRows(tx, sealer, contactId)
  const { row, others, joined, events, told, identities, needs, clocks, words, permission, maybeSame, records } = rows
  const state = toCaseState(row)
  const untoldDuty = untoldDutyOf(row)
  const identity = identities.get(row.person_id)
  const reporter = row.reporter_person_id === null ? undefined : identities.get(row.reporter_person_id)
  const own = told.get(row.id)
  if (!own) throw notFound()
  const proposal = understand(own, row.received_at)
  const law = await readLaw(tx)
  const recorded = await recordedOf(tx, sealer, law, records)
  const owners = await readOwners(tx, ownersIn(row, events))
  const staffName = (id: string) => owners.get(id)?.name ?? ''
  const tellerOf = (id: string) => told.get(id)?.reporter?.name ?? ''
  const names = { rows: [row, ...joined], staffName, identities, tellerOf }
  const municipality = (await listMunicipalities(tx)).find(({ code }) => code === row.municipality_code)?.name
  const alike = await readIdentities(
    tx,
    sealer,
    maybeSame.map(({ person_id }) => person_id),
  )
  const masked = identity?.nonDisclosure === true
  // As known now: somebody may have made sure of them since it came.
  const verified = row.verified || identity?.verified === true
  // Places and numbers show to who has the case in hand; the one who told may have an order too.
  const inHand = row.opened_by === staff.staffId || row.assigned_staff_id === staff.staffId
  const closed = !inHand && (masked || reporter?.nonDisclosure === true)
  const contactClock = clocks.find(({ need_id }) => need_id === null)?.detail
  const age = ageOf(identity, tx.at)
  const birthDate = knownBirthDate(identity)
  // In this contact, in one that was joined into it or is open beside it, or known of the person from before.
  const safeContactOnly =
    identity?.safeContactOnly === true ||
    identity?.contactWay?.onlySafe === true ||
    [row, ...others].some(({ summary }) => summary.safeContactOnly === true)
  const actions = allowedActions(
    state,
    staff,
    needs.filter(({ status }) => status === 'open' || status === 'booked').length,
  )
  const way = contactWayOf(own, identity, safeContactOnly)
  const toldBy = reporterOf(own, reporter, identity, closed)
  const teller = reporter && row.reporter_person_id ? [row.reporter_person_id] : []
  // Whoever told of what is hidden from them since, or of somebody who hides, learns of no look by their number either (ADR 0199).
  const isReached = isTellerReached(own, toldBy, closed) && !row.hidden_from_representatives && !masked
  const besides = [...alike.keys(), ...teller].filter(
    (id) => id !== row.person_id && !(isReached && teller.includes(id)),
  )
  tx.journal({
    register: 'both',
    persons: [...new Set([row.person_id, ...teller, ...besides])],
    detail: { contact: row.id, besides },
  })
  return {
    contactId: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    allowedActions: [...actions],
    mayLeaveChoice:
      verified &&
      actions.includes('book') &&
      mayChooseTime(
        row.urgency_class,
        needs.map((need) => ({ status: need.status, urgencyClass: need.urgency_class })),
      ),
    person: {
      personId: row.person_id,
      name: fullName(identity ?? { givenName: '', familyName: '' }),
      ...(age === undefined ? {} : { age }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(identity?.identityCode === undefined ? {} : { identityCode: identity.identityCode }),
      ...(municipality === undefined || masked ? {} : { municipality }),
      lang: identity?.language ?? row.language,
      verified,
      nonDisclosure: masked,
      hiddenFromRepresentatives: row.hidden_from_representatives,
      safeContactOnly,
      ...(closed ? {} : way),
      ...(closed ? {} : saidNowOf(own, way.contactWay, safeContactOnly || masked)),
      ...(closed ? {} : leftAtStopOf(own, identity, way.contactWay)),
    },
    ...toldBy,
    notesOnRequest: clientGetsOf(row, undefined, proposal.childProtection.consider) === undefined,
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
        ...whoWrote(names, event),
        text: eventText(event.type, event.data),
        ...(note === undefined ? {} : { note }),
      }
    }),
    askNow: proposal.questions.filter(({ answerKey }) => own.answers[answerKey] === undefined).map(toQuestionView),
    urgency: { class: row.urgency_class, source: row.urgency_source },
    proposal: toProposalView(proposal, explainedView(proposal, own, row.received_at), own.realLife),
    needs: titlesApart(needs.map((need) => toNeedView(need, words, clocks, law, records, recorded, tx.at))),
    clocks: clockViews(clocks, null, law),
    ...(await planOf(tx, rows, law)),
    ...unsentOf(rows.unsent, events),
    messages: events.flatMap((event) => {
      const text = event.payload_id === null ? undefined : words.get(event.payload_id)
      if (text === undefined || !messageEvents.includes(event.type)) return []
      const from = event.type === 'replied' ? ('resident' as const) : ('staff' as const)
      const alone = event.data['to'] === 'client' ? { clientAlone: true as const } : {}
      const slip = wasTakenBack(event, rows) ? { takenBack: true as const } : {}
      return [{ at: event.at.toISOString(), from, ...whoWrote(names, event), ...alone, ...slip, text }]
    }),
    ...alsoReadsOf(row, rows.readers, events, identity),
    opened: events
      .filter(({ type }) => type === 'opened')
      .map((event) => ({
        by: staffName(event.actor_id),
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
    ...(rows.informed === undefined
      ? {}
      : { informed: { at: rows.informed.at.toISOString(), how: rows.informed.how } }),
    callAttempts: events
      .filter(({ type }) => type === 'called')
      .map((event) => ({
        at: event.at.toISOString(),
        by: staffName(event.actor_id),
        outcome: event.data['outcome'] === 'answered' ? ('answered' as const) : ('no-answer' as const),
      })),
    nextStep: { ...state.nextStep, owner: ownerOf(owners, state.nextStep.owner) },
    ...(untoldDuty === undefined ? {} : { untoldDuty }),
    maybeSame: [
      ...others
        .filter(({ joined_into }) => joined_into === null)
        .map((other) => lookAlike(other, sameTexts.person, identity)),
      ...maybeSame.map((other) => lookAlike(other, sameTexts.nameOrPhone, alike.get(other.person_id))),
    ],
  }
}

/** A message that was given up is dealt with once somebody reached the person by telephone after it. */
function unsentOf(unsent: NoticeState | undefined, events: readonly EventRow[]): Pick<DeskCase, 'unsent'> {
  if (!unsent) return {}
  const last = (is: (event: EventRow) => boolean) => events.findLastIndex(is)
  const reached = last(({ type, data }) => type === 'called' && data['outcome'] === 'answered')
  return unsent.state === 'given-up' && reached > last(({ type }) => type === 'notice-failed') ? {} : { unsent }
}

/** Events whose words the person reads, or wrote. */
const messageEvents: readonly string[] = ['asked-back', 'replied', 'time-changed']

type CaseRows = Awaited<ReturnType<typeof readCaseRows>>

/** A change of a time that was undone by who made it: the person's page gives no reason of it. */
const wasTakenBack = ({ type, at, data }: EventRow, { records }: Pick<CaseRows, 'records'>): boolean =>
  type === 'time-changed' &&
  records.some(
    ({ name, data: what, recorded_at }) =>
      name === 'PROVIDER-CANCELS' &&
      what['how'] === 'taken-back' &&
      what['appointment'] === data['appointment'] &&
      recorded_at >= at,
  )

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

function ownersIn(row: ContactRow, events: readonly { actor_kind: string; actor_id: string }[]): StepOwner[] {
  return [
    { kind: row.next_owner_kind, id: row.next_owner_id },
    ...events
      .filter(({ actor_kind }) => actor_kind === 'staff')
      .map(({ actor_id }) => ({ kind: 'staff' as const, id: actor_id })),
  ]
}
