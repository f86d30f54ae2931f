import { randomUUID } from 'node:crypto'
import type { MyDataPage, NewContact, RouteBody, routes } from '@luukku/contract'
import { evaluateClocks } from '@luukku/domain/law'
import { addDays, addMonths, toHelsinkiDate, toInstant, type LocalDate } from '@luukku/domain/time'
import { isLanguage } from '@luukku/i18n'
import type { ReadTx, WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Services } from '../../platform/services.ts'
import { isAlarming, receiveContact, toTold, understand } from '../contact/index.ts'
import { readLaw } from '../law/index.ts'
import { correctOwnDetails, fullName, readIdentities, type Identity } from '../person/index.ts'
import { planRequestAlarm } from './alarm-request.ts'
import { findProtectionNeed, insertRequest, listRequestsOf, toRequest } from '../data-request/index.ts'

/** Months within which what is no question of the log is answered (2016/679 art. 12 (3), from memory). */
const answerMonths = 1

/** Days within which documents are given or refused (621/1999 § 14: two weeks). */
const documentDays = 14

/** The person themself: whoever acts for another asks nothing about that other's data here. */
export const selfOf = (tx: ReadTx): string => {
  if (tx.actor.kind !== 'resident') throw notFound()
  return tx.actor.personId
}

export async function readMyData(tx: ReadTx, sealer: Sealer): Promise<MyDataPage> {
  const personId = selfOf(tx)
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  if (!identity) throw notFound()
  const requests = await listRequestsOf(tx, personId)
  tx.journal({ register: 'both', persons: [personId] })
  const { identityCode, birthDate, phone, email, address } = identity
  return {
    details: {
      name: fullName(identity),
      ...(identityCode === undefined ? {} : { identityCode }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(address === undefined ? {} : { address }),
      lang: identity.language,
      nonDisclosure: identity.nonDisclosure,
    },
    requests: requests.map((row) => toRequest(sealer, row)),
  }
}

export async function changeMyDetails(
  tx: WriteTx,
  sealer: Sealer,
  body: RouteBody<typeof routes.changeMyDetails>,
): Promise<MyDataPage> {
  const personId = selfOf(tx)
  await correctOwnDetails(tx, sealer, personId, body)
  tx.journal({ register: 'both', persons: [personId], detail: { changed: ['phone', 'email', 'language'] } })
  return readMyData(tx, sealer)
}

export async function askAboutMyData(
  tx: WriteTx,
  services: Pick<Services, 'sealer' | 'jobs'>,
  body: RouteBody<typeof routes.askAboutMyData>,
): Promise<MyDataPage> {
  const { sealer } = services
  const personId = selfOf(tx)
  const identity = (await readIdentities(tx, sealer, [personId])).get(personId)
  const dueOn = await lastDayToAnswer(tx, body.kind)
  const id = await insertRequest(tx, sealer, {
    personId,
    kind: body.kind,
    language: identity?.language ?? 'fi',
    about: body.about,
    text: body.text,
    dueOn,
    needId: body.kind === 'child-protection' ? await findProtectionNeed(tx, personId) : undefined,
  })
  await planRequestAlarm(services, tx, { id, dueOn })
  tx.journal({ register: 'both', persons: [personId], detail: { request: id, kind: body.kind } })
  const redFlagStop = await callWhoAlarms(tx, services, { personId, identity, text: body.text })
  return { ...(await readMyData(tx, sealer)), ...(redFlagStop === undefined ? {} : { redFlagStop }) }
}

/**
 * Somebody in danger wrote at the wrong counter: the officer answers in days or weeks. Their words are taken in as a first
 * contact too, which somebody answers now.
 */
async function callWhoAlarms(
  tx: WriteTx,
  services: Pick<Services, 'sealer' | 'jobs'>,
  asked: { personId: string; identity: Identity | undefined; text: string },
): Promise<MyDataPage['redFlagStop']> {
  const { personId, identity, text } = asked
  const language = identity?.language ?? ''
  const contact: NewContact = {
    channel: 'web_form',
    lang: isLanguage(language) ? (language as NewContact['lang']) : 'fi',
    text,
    answers: {},
    concerning: { who: 'self' },
    person: {},
  }
  const proposal = understand(toTold(contact, tx.at, identity), tx.at)
  if (!isAlarming(proposal) && proposal.urgencyClass !== 'B') return undefined
  const sender = { contactId: randomUUID(), newPersonId: randomUUID(), knownPersonId: personId }
  return (await receiveContact(services, tx, contact, sender)).redFlagStop
}

/** The limit of the log stands in the law's data (703/2023 § 11); the rest is not one of its acts. */
async function lastDayToAnswer(tx: ReadTx, kind: RouteBody<typeof routes.askAboutMyData>['kind']): Promise<LocalDate> {
  const today = toHelsinkiDate(toInstant(tx.at))
  if (kind === 'child-protection') return addDays(today, documentDays)
  const month = addMonths(today, answerMonths)
  if (kind !== 'log-entry') return month
  const clocks = evaluateClocks(await readLaw(tx), {
    area: 'data',
    events: { logRequestArrived: today },
    facts: { ask: 'logGiven' },
    asOf: today,
  })
  const law = clocks.find((clock) => clock.kind === 'law')
  return law?.dueDate ?? month
}
