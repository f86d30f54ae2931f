import { readIdentityCode } from '@luukku/domain/access'
import type { Answers, NewContact } from '@luukku/contract'
import type { StopAnswer } from '@luukku/domain/contact'
import { asUrgentAs, type GuidanceInput, type GuidanceModels, type Proposal } from '@luukku/domain/guidance'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import { getModels, recallProposal } from '../guidance/index.ts'
import { ageOf, knownBirthDate, type Identity } from '../person/index.ts'

/** What was told and what is known, as the rules read it. Kept sealed with the contact. */
export interface Told {
  channel: NewContact['channel']
  lang: NewContact['lang']
  text: string
  answers: Answers
  concerning: NewContact['concerning']
  person: { age?: number; sex?: string; status?: string; household?: string; lang?: string }
  reporter?: NewContact['reporter']
  /** How to reach the one who told about this matter, and nobody else by it. */
  contactWay?: NewContact['contactWay']
  removed: string[]
  added: string[]
  /** A date of the person's own life, told by them. */
  realLife?: NewContact['realLife']
  stopAnswered?: StopAnswer
  /** The number left at the stop, to call in this danger. */
  stopPhone?: string
  /** What alarmed and was then changed by the resident: it stands until a professional corrects it. */
  alarm?: Pick<Told, 'text' | 'answers' | 'added'>
  /** Alarming answers that a professional corrected: key and why. */
  corrected?: Record<string, string>
}

/** @param at when the contact came, as the rules count hours from it */
export function toTold(contact: NewContact, at: Date, known: Pick<Identity, 'birthDate' | 'ageToldOn'> = {}): Told {
  const { person } = contact
  const code = person.identityCode === undefined ? undefined : readIdentityCode(person.identityCode)
  const birthDate = person.birthDate ?? code?.birthDate ?? knownBirthDate(known)
  const age = birthDate === undefined ? (person.age ?? ageOf(known, at)) : ageOf({ birthDate }, at)
  const told: Told = {
    channel: contact.channel,
    lang: contact.lang,
    text: contact.text,
    answers: contact.answers,
    concerning: contact.concerning,
    person: {
      ...(age === undefined ? {} : { age }),
      ...(person.sex === undefined && code === undefined ? {} : { sex: person.sex ?? code?.sex }),
      ...(person.status === undefined ? {} : { status: person.status }),
      ...(person.household === undefined ? {} : { household: person.household }),
      ...(person.lang === undefined ? {} : { lang: person.lang }),
    },
    ...(contact.reporter === undefined ? {} : { reporter: contact.reporter }),
    ...(contact.contactWay === undefined ? {} : { contactWay: contact.contactWay }),
    ...(contact.realLife === undefined ? {} : { realLife: contact.realLife }),
    removed: contact.corrections?.removed ?? [],
    added: contact.corrections?.added ?? [],
  }
  return { ...told, ...alarmInNote(told, at) }
}

/** How somebody is to be reached is no part of the matter, but a cry for help written there is heard. */
function alarmInNote(told: Told, at: Date): Pick<Told, 'alarm'> {
  const text = told.contactWay?.note?.trim() ?? ''
  if (text === '') return {}
  return isAlarming(understand({ ...told, text, answers: {}, added: [] }, at))
    ? { alarm: { text, answers: {}, added: [] } }
    : {}
}

/**
 * The rules' proposal. Needs the resident added in own words are read too; what they took away is only noted.
 * @param models another set than the one the front door speaks by, when one is tried out
 */
export function understand(told: Told, receivedAt: Date, models: GuidanceModels = getModels()): Proposal {
  const now = recallProposal(models, toGuidanceInput(told, receivedAt))
  if (told.alarm === undefined || isAlarming(now)) return now
  const alarmed = recallProposal(models, toGuidanceInput({ ...told, ...told.alarm }, receivedAt))
  // What was said since is kept beside the alarm; the class is the alarm's.
  const urgencyClass = alarmed.urgencyClass < now.urgencyClass ? alarmed.urgencyClass : now.urgencyClass
  return {
    ...now,
    urgencyClass,
    needs: asUrgentAs(now.needs, urgencyClass),
    call112: alarmed.call112,
    redFlagsPresent: alarmed.redFlagsPresent,
    reasons: [
      ...alarmed.reasons.filter(({ element }) => element === 'urgency' || element === 'call112'),
      ...now.reasons,
    ],
  }
}

export function toGuidanceInput(told: Told, receivedAt: Date): GuidanceInput {
  const { who, relation } = told.concerning
  return {
    text: [told.text, ...told.added].join('\n'),
    lang: told.lang,
    person: { ...told.person, onBehalfOf: who === 'self' ? '' : (relation ?? who) },
    channel: told.channel,
    answers: told.answers,
    contactTime: formatHelsinki(toInstant(receivedAt)).slice(0, 16),
  }
}

/** Class and source for the queue: a language the rules cannot read is never below class C until a person has read it. */
export function classOf(proposal: Proposal): { urgencyClass: Proposal['urgencyClass']; source: 'proposed' | 'unread' } {
  if (proposal.languageRead) return { urgencyClass: proposal.urgencyClass, source: 'proposed' }
  return { urgencyClass: proposal.urgencyClass < 'C' ? proposal.urgencyClass : 'C', source: 'unread' }
}

export const isAlarming = (proposal: Proposal) => proposal.call112 || proposal.urgencyClass === 'A'

/** The side that the most urgent need is on, for choosing a duty role. */
export function sideOf({
  needs,
}: {
  needs: readonly { register: string; urgencyClass: string }[]
}): 'health' | 'social' {
  const urgent = [...needs].sort((a, b) => (a.urgencyClass < b.urgencyClass ? -1 : 1))[0]
  return urgent?.register === 'social' ? 'social' : 'health'
}
