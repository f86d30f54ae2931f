import { sql } from 'kysely'
import type { NewContact, Receipt } from '@luukku/contract'
import { isHiddenAtFirst, permissionUntil } from '@luukku/domain/access'
import { applyEvent, decideInformed, mergeWay, startCase, withLegalDue, type CaseChange } from '@luukku/domain/contact'
import { toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import type { WriteTx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { Services } from '../../platform/services.ts'
import {
  createPerson,
  findPersonByCode,
  isClosedToMe,
  isVerified,
  learnLanguage,
  readIdentities,
  saveContactWay,
  storePayload,
  type Identity,
  type StoredContactWay,
} from '../person/index.ts'
import { readRoster } from '../staffing/index.ts'
import { eventActorOf, insertEvent } from './append-events.ts'
import { insertClocks } from './clock-queries.ts'
import { readCareSettings } from './county-settings.ts'
import { decideIntake } from './decide-intake.ts'
import { firstDue } from './follow-legal-day.ts'
import { makeReceipt } from './make-receipt.ts'
import { checkPersonTold } from './person-told.ts'
import { planConfirmation } from './plan-confirmation.ts'
import { planDutyAlarm } from './plan-duty-alarm.ts'
import { newReference } from './reference.ts'
import { toTold, understand } from './understand.ts'
import { wantsCall } from './wants-call.ts'
import { readQueue } from './watch-queries.ts'
import { isReachedAlready, wayAtStop, type ToldAtStop } from './way-at-stop.ts'

/** Whoever waits for guidance within so many hours stands in the same queue: over a night, but not until another day's end. */
const queueHours = 16

export interface Sender {
  contactId: string
  /** Used when the one the contact is about is not known to us yet. */
  newPersonId: string
  /** The signed-in person, or one they may act for. */
  knownPersonId?: string
  reporterPersonId?: string
}

/**
 * Takes a first contact in, whatever channel it came by: person (unless known), words sealed, class, clocks, owner, promise,
 * and the work that follows. One transaction: all of it or nothing.
 *
 * @param permitted  services that the permission names, where its lines were shown before; else its numbers are of this reading
 * @throws AppError rule-violated: a date of the person's own life that has passed; an identity code or a day of birth of nobody
 */
export async function receiveContact(
  services: Pick<Services, 'sealer' | 'jobs'>,
  tx: WriteTx,
  sent: NewContact,
  sender: Sender,
  extra: ToldAtStop = {},
  permitted?: readonly string[],
): Promise<Receipt> {
  const { sealer } = services
  const { contactId } = sender
  const county = tx.actor.county
  if (sent.realLife && sent.realLife.date < toHelsinkiDate(toInstant(tx.at)))
    throw new AppError('rule-violated', { reason: 'date-has-passed' })
  checkPersonTold(tx, sent.person)
  const personId = sender.knownPersonId ?? (await findCalled(services, tx, sent)) ?? sender.newPersonId
  const isNew = personId === sender.newPersonId
  const known = isNew ? undefined : (await readIdentities(tx, sealer, [personId])).get(personId)
  const contact = wayAtStop(besideKnownWay(tx, sent, known), extra)
  const settings = await readCareSettings(tx)
  const roster = await readRoster(tx)

  const told = { ...toTold(wayAtStop(sent, extra), tx.at, known), ...extra }
  const proposal = understand(told, tx.at)
  const queue = await readQueue(tx, queueHours)
  const decision = decideIntake(settings.law, roster, { ...settings, queue }, proposal, {
    contactId,
    receivedAt: tx.at,
    language: contact.person.lang ?? contact.lang,
    wantsCall: extra.stopPhone !== undefined || wantsCall(tx, contact, known, extra.stopAnswered),
    ...(told.person.age === undefined ? {} : { age: told.person.age }),
    ...(extra.stopAnswered === undefined ? {} : { stopAnswered: extra.stopAnswered }),
  })
  // Nobody permits for another adult: what a third person's form says of it is no permission of the one it is about.
  const asked = tx.actor.kind === 'staff' || contact.concerning.who !== 'other' ? contact.permission : undefined
  const until = permissionUntil(toHelsinkiDate(toInstant(tx.at)), asked?.until as LocalDate | undefined)
  // A draft may have waited past the last day of its permission: nothing is shared, and the contact is not held up.
  const permission = asked?.share === 'yes' && until === undefined ? { ...asked, share: 'not-asked' as const } : asked
  // Said once, now or before, or seen by a rule: a box that was left unticked takes none of them away.
  const wasSafe = known?.safeContactOnly === true || known?.contactWay?.onlySafe === true
  const onlySafe = contact.contactWay?.onlySafe === true || wasSafe || proposal.safeContact.needed
  const summary = {
    ...decision.summary,
    toldBy: contact.concerning.who,
    ...(onlySafe ? { safeContactOnly: true } : {}),
    ...(contact.realLife === undefined ? {} : { realLife: contact.realLife }),
    ...(permission === undefined ? {} : { share: permission.share }),
  }
  // A day of the person's own life stands in the queue from the first moment, like the law's.
  const sortKey = withLegalDue(decision.change.sortKey, firstDue(summary, settings.hours))
  const change = { ...decision.change, sortKey }
  const verified = known?.verified ?? false
  const sentAlone = contact.concerning.who === 'self' && (sender.reporterPersonId ?? personId) === personId
  // Whoever acts for somebody may be the very one they fear: what is told of safe ways is not shown before they say so.
  const hidden =
    isHiddenAtFirst(told.person.age, sentAlone, contact.guardians ?? 'not-asked') || (onlySafe && sentAlone)

  const { contactWay } = contact
  const isOfStop = contactWay !== undefined && sent.contactWay === undefined
  const isSelf = contact.concerning.who === 'self'
  const reporter = sender.reporterPersonId === personId ? undefined : sender.reporterPersonId
  // Who acts for another says how they themself are reached about this: never how the other one is. The way of this contact
  // lies with its words. Of somebody not known to us, told by somebody not known either, it is the only way there is.
  const isWayOfPerson = isSelf || (isNew && reporter === undefined)
  if (isNew)
    await createPerson(tx, sealer, {
      personId,
      fields: contact.person,
      language: contact.person.lang ?? contact.lang,
      verified: false,
      ...(contactWay === undefined || !isWayOfPerson ? {} : { contactWay: { ...contactWay, onlySafe } }),
    })
  else if (contactWay && isSelf && !isWayUnseen(tx, contactWay, known) && !(isOfStop && isReachedAlready(known)))
    await saveContactWay(tx, sealer, personId, { ...contactWay, onlySafe })
  const language = contact.person.lang ?? contact.lang
  if (tx.actor.kind === 'resident' && isSelf && reporter === undefined) await learnLanguage(tx, personId, language)
  if (contactWay && !isSelf && reporter) {
    const teller = isOfStop ? (await readIdentities(tx, sealer, [reporter])).get(reporter) : undefined
    if (!isReachedAlready(teller)) await saveContactWay(tx, sealer, reporter, contactWay)
  }
  const reference = newReference()
  const by = eventActorOf(tx)
  const received = startCase({ seq: 1, at: toInstant(tx.at), by, change })
  const informed = informedOf(tx, sent, sender)
  const state = informed ? applyEvent(received, { seq: 2, at: toInstant(tx.at), by, change: informed }) : received
  const alarm = await planDutyAlarm(tx, contactId, undefined, state, [change])
  // A contact of the joint guidance unit is for both registers until its needs are told apart (703/2023 § 53).
  await tx.send(sql`
    insert into contact (id, county_id, register, person_id, reporter_person_id, reference, channel, language, municipality_code, verified,
      received_at, version, status, urgency_class, urgency_source, sort_key, promise_kind, promise_from, promise_to, next_kind, next_at,
      next_owner_kind, next_owner_id, duty_alarm, summary, hidden_from_representatives)
    values (${contactId}, ${county}, 'both', ${personId}, ${sender.reporterPersonId ?? null}, ${reference}, ${contact.channel},
      ${contact.lang}, (select code from municipality where code = ${contact.person.municipality ?? known?.municipalityCode ?? null}), ${verified},
      ${tx.at}, ${state.version}, 'waiting', ${change.urgencyClass}, ${change.urgencySource}, ${change.sortKey}, ${change.promise.kind},
      ${change.promise.from}, ${change.promise.to}, ${change.nextStep.kind}, ${change.nextStep.at}, ${change.nextStep.owner.kind},
      ${change.nextStep.owner.id}, ${alarm === 'tell' ? 'asked' : null}, ${JSON.stringify(summary)}::jsonb, ${hidden})`)
  const payloadId = await storePayload(tx, sealer, {
    register: 'both',
    personId,
    contactId,
    kind: 'contact-words',
    retentionClass: 'patient-note',
    content: JSON.stringify(told),
  })
  const row = { id: contactId, person_id: personId, register: 'both' } as const
  await insertEvent(tx, row, 1, { change, payloadId })
  if (informed) await insertEvent(tx, row, 2, { change: informed })
  await insertClocks(tx, row, 'both', decision.clocks)
  if (permission && permission.share !== 'not-asked') {
    const chosen = permitted ?? permission.needs?.flatMap((i) => proposal.needs[i]?.service ?? [])
    await tx.send(sql`
      insert into permission (county_id, register, person_id, contact_id, share, services, asked_by, given_at, valid_until)
      values (${county}, 'both', ${personId}, ${contactId}, ${permission.share},
        ${chosen ?? proposal.needs.map((n) => n.service)}, ${tx.actor.kind === 'staff' ? 'voice' : 'form'}, ${tx.at}, ${permission.share === 'yes' ? (until ?? null) : null})`)
  }
  const addressee = isWayOfPerson ? personId : reporter
  const isNamedSafe = sent.contactWay?.onlySafe === true && sent.contactWay.ways.length === 1
  // What the one it is about has told takes no confirmation from who told of them: its absence would tell them of it.
  const isQuiet = addressee === personId ? onlySafe : sent.contactWay?.onlySafe === true || proposal.safeContact.needed
  if (addressee !== undefined)
    await planConfirmation(tx, services, {
      ...{ personId: addressee, contactId, contact, isSelf, isNamedSafe },
      onlySafe: isQuiet,
    })
  tx.journal({
    register: 'both',
    persons: [personId],
    detail: {
      contact: contactId,
      class: change.urgencyClass,
      // Staff who fill the form for somebody at the counter or on the phone: the entry says so.
      ...(tx.actor.kind === 'staff' ? { helped: contact.channel } : {}),
    },
  })
  return makeReceipt(tx, {
    contactId,
    reference,
    receivedAt: tx.at,
    verified,
    proposal,
    change,
    legal: decision.clocks,
    settings,
    decided: false,
  })
}

/** That the client was told of the national information-system services before the contact was sent, or as it was written down. */
function informedOf(
  { actor }: WriteTx,
  { informed, channel, concerning }: NewContact,
  sender: Sender,
): Extract<CaseChange, { type: 'informed' }> | undefined {
  const told = decideInformed({
    version: informed?.version,
    channel,
    by: actor.kind === 'staff' ? 'professional' : 'sender',
    who: concerning.who,
    mayAct: sender.knownPersonId !== undefined && concerning.who !== 'self',
  })
  return told && { type: 'informed', ...told }
}

/** A professional writes down what somebody says of reaching them now: it takes away nothing that they chose before. */
function besideKnownWay({ actor }: WriteTx, sent: NewContact, known: Identity | undefined): NewContact {
  if (actor.kind !== 'staff' || sent.concerning.who !== 'self' || sent.contactWay === undefined) return sent
  return { ...sent, contactWay: mergeWay<StoredContactWay>(known?.contactWay, sent.contactWay) }
}

/**
 * Of somebody with an order of non-disclosure a professional does not see what they chose before, so nothing is put beside it:
 * it stands, and what is said now stands beside it on the case (`saidNow`). Only ways that are named as the safe ones are put
 * in its place.
 */
function isWayUnseen({ actor }: WriteTx, said: StoredContactWay, known: Identity | undefined): boolean {
  return actor.kind === 'staff' && known?.whereaboutsClosed === true && !(said.onlySafe && said.ways.length > 0)
}

/**
 * Somebody who phones with a known identity code is that person: the professional has asked for it. Not so where the code was
 * only named, as a representative's, and nobody has made sure whose it is. A code that is closed to
 * this professional (a colleague's, their own, their child's) is to them one that nobody has: the contact is taken all the same,
 * of somebody whose identity another makes sure of.
 */
async function findCalled(
  { sealer }: Pick<Services, 'sealer'>,
  tx: WriteTx,
  contact: NewContact,
): Promise<string | undefined> {
  if (tx.actor.kind !== 'staff' || contact.person.identityCode === undefined) return undefined
  const id = await findPersonByCode(tx, sealer, contact.person.identityCode)
  if (id === undefined || (await isClosedToMe(tx, id))) return undefined
  return (await isVerified(tx, id)) ? id : undefined
}
