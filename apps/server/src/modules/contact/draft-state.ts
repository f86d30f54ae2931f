import type { Draft, NewContact } from '@luukku/contract'
import { majorityAge } from '@luukku/domain/access'
import {
  decideDraftStep,
  findComingDay,
  isWayWhole,
  speaksOfDate,
  speaksOfKin,
  type DraftStep,
  type StopAnswer,
} from '@luukku/domain/contact'
import { nextQuestions, type Question } from '@luukku/domain/guidance'
import { toHelsinkiDate, toInstant } from '@luukku/domain/time'
import type { z } from 'zod'
import type { draftPatchSchema } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import { getModels } from '../guidance/index.ts'
import { readCareSettings } from './county-settings.ts'
import { understoodNeeds } from './make-receipt.ts'
import { firstPages, lastPage, pageAgain, pageOf, pagesOf, pagesToCome } from './question-page.ts'
import { redFlagStop } from './red-flag-stop.ts'
import { toQuestionView } from './question-view.ts'
import { isAlarming, sideOf, toGuidanceInput, toTold, understand, type Told } from './understand.ts'

/** What a draft holds, sealed. */
export interface DraftContent {
  startedAt: string
  contact: NewContact
  understoodConfirmed: boolean
  stopAnswered?: StopAnswer
  /** A number left at the stop: for this danger, and no way of being reached that was chosen. */
  stopPhone?: string
  /** The dangers that a stop was answered for: another one is met by a stop again. */
  stopMet?: string[]
  /** What alarmed before the resident changed it. */
  alarm?: NonNullable<Told['alarm']>
  /** Questions answered, in order: `back` walks it. */
  asked: string[]
  /** Whole years of a signed-in sender, and of the one they act for and tell of, from the register (`withKnownAges`). */
  senderAge?: number
  aboutAge?: number
  goTo?: DraftStep
  goToQuestion?: string
}
export type DraftPatch = z.output<typeof draftPatchSchema>

/**
 * Pages of questions on the resident's way. After the comfortable ones only a red flag is asked, or what could raise the
 * class to A or B; after the most, only what is both. The others stay unknown, which never lowers the class, and stand on
 * the desk for the professional to ask.
 */
const comfortablePages = 4
const mostPages = 8

/** One page's answers put into the draft; nothing that the page does not carry is lost. */
export function mergePatch(draft: DraftContent, patch: DraftPatch): DraftContent {
  const { contact } = draft
  const answers = Object.fromEntries(
    Object.entries({ ...contact.answers, ...patch.answers }).filter(([, value]) => value !== null),
  )
  const asked = [...new Set([...draft.asked, ...Object.keys(patch.answers ?? {})])]
  const corrections = {
    removed: patch.removed ?? contact.corrections?.removed ?? [],
    added: patch.added ?? contact.corrections?.added ?? [],
  }
  const { realLife, reporter: _reporter, ...before } = contact
  const reporter = patch.reporter === undefined ? contact.reporter : patch.reporter
  const { goTo: _goTo, goToQuestion: _goToQuestion, ...kept } = draft
  return {
    ...kept,
    asked,
    understoodConfirmed: patch.understoodConfirmed ?? draft.understoodConfirmed,
    ...(patch.stopAnswered === undefined ? {} : { stopAnswered: patch.stopAnswered }),
    ...(patch.stopPhone === undefined ? {} : { stopPhone: patch.stopPhone }),
    ...(patch.goTo === undefined ? {} : { goTo: patch.goTo }),
    ...(patch.goToQuestion === undefined ? {} : { goToQuestion: patch.goToQuestion }),
    contact: {
      ...before,
      ...realLifeAfter(patch.realLife, realLife),
      answers,
      corrections,
      lang: patch.lang ?? contact.lang,
      text: patch.text ?? contact.text,
      concerning: patch.concerning ?? contact.concerning,
      person: personAfter(contact.person, patch.person),
      ...(reporter ? { reporter } : {}),
      ...((patch.guardians ?? contact.guardians) ? { guardians: patch.guardians ?? contact.guardians } : {}),
      ...((patch.contactWay ?? contact.contactWay) ? { contactWay: patch.contactWay ?? contact.contactWay } : {}),
      ...((patch.permission ?? contact.permission) ? { permission: patch.permission ?? contact.permission } : {}),
    },
  }
}

/** Null takes a part away; what is not named stays. */
const personAfter = (before: NewContact['person'], next: DraftPatch['person']): NewContact['person'] =>
  Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, value]) => value !== null))

/** Null takes the day away; what is not named stays. */
const realLifeAfter = (next: DraftPatch['realLife'], before: NewContact['realLife']): Pick<NewContact, 'realLife'> => {
  const realLife = next === undefined ? before : (next ?? undefined)
  return realLife === undefined ? {} : { realLife }
}

/** Keeps an alarm that this change would take away: a resident's second thought never lowers the class. */
export function keepAlarm(before: DraftContent, after: DraftContent): DraftContent {
  if (before.alarm !== undefined) return { ...after, alarm: before.alarm }
  if (before.contact.text.trim() === '' && Object.keys(before.contact.answers).length === 0) return after
  const told = toldOf(before)
  if (!isAlarming(understandDraft(before)) || isAlarming(understandDraft(after))) return after
  const { text, answers, corrections } = before.contact
  return { ...after, alarm: told.alarm ?? { text, answers, added: corrections?.added ?? [] } }
}

/**
 * Takes a permission away that was given over another list: it names lines by their places, and a line that was never
 * consented to must not stand in the place of one that was.
 */
export function dropStalePermission(before: DraftContent, after: DraftContent, patch: DraftPatch): DraftContent {
  const { permission, ...contact } = after.contact
  if (permission === undefined || patch.permission !== undefined) return after
  const linesOf = (draft: DraftContent) =>
    understandDraft(draft)
      .needs.map(({ service, register }) => `${service} ${register}`)
      .join()
  return linesOf(before) === linesOf(after) ? after : { ...after, contact }
}

/**
 * The draft as the rules read it when it is sent: with the ages that the register knows, by which dangers are met and needs are
 * chosen, and with what alarmed before.
 */
export function toldOf({ contact, alarm, senderAge, aboutAge, startedAt }: DraftContent): Told {
  const age = contact.concerning.who === 'self' ? senderAge : aboutAge
  const known = age === undefined ? contact : { ...contact, person: { ...contact.person, age } }
  return { ...toTold(known, new Date(startedAt)), ...(alarm === undefined ? {} : { alarm }) }
}

const understandDraft = (draft: DraftContent) => understand(toldOf(draft), new Date(draft.startedAt))

/** The services that were named where permission was asked. What is sent is read anew, and its list may be another. */
export function permittedServices(draft: DraftContent): string[] {
  const named = understandDraft(draft).needs.map(({ service }) => service)
  return draft.contact.permission?.needs?.flatMap((place) => named[place] ?? []) ?? named
}

/** The draft as its next page shows it. */
export async function toDraftView(tx: WriteTx, draft: DraftContent, expiresAt: Date): Promise<Draft> {
  const { contact } = draft
  const at = new Date(draft.startedAt)
  const told = toldOf(draft)
  const hasText = contact.text.trim() !== ''
  const proposal = understand(told, at)
  const questions = hasText ? nextQuestions(getModels(), toGuidanceInput(told, at)) : []
  const unanswered = questions.filter(({ answerKey }) => contact.answers[answerKey] === undefined)
  const done = pagesOf(draft.asked)
  const easy = firstPages(unanswered, comfortablePages - done)
  const inTime = firstPages(unanswered, mostPages - done)
  const open = unanswered.filter((question) =>
    inTime.includes(question)
      ? easy.includes(question) || question.redFlag || isGrave(question)
      : question.redFlag && isGrave(question),
  )
  const { phones } = await readCareSettings(tx)
  const alarming = hasText && isAlarming(proposal)
  // Nobody permits for another adult: the professional asks the person.
  const mayPermit = contact.concerning.who !== 'other'
  const permissionNeeded = mayPermit && (proposal.permissionNeeded || spansBothSides(proposal.needs))
  const decided = decideDraftStep({
    hasText,
    alarming,
    stopAnswered: draft.stopAnswered !== undefined,
    openQuestions: open.length,
    hasContactWay: contact.contactWay !== undefined && isWayWhole(contact.contactWay),
    understoodConfirmed: draft.understoodConfirmed,
    permissionNeeded,
    permissionAnswered: contact.permission !== undefined,
  })
  const { asked } = draft
  const revisited = draft.goToQuestion === undefined ? undefined : pageAgain(draft.goToQuestion, asked, told, at)
  const step = decided === 'stop' ? 'stop' : revisited ? 'question' : (draft.goTo ?? decided)
  const page = step === 'question' ? (revisited ?? (open[0] && pageOf(open[0], open))) : undefined
  const [question, ...together] = page ?? []
  const places = (page ?? []).map(({ answerKey }) => asked.indexOf(answerKey)).filter((place) => place !== -1)
  const before = asked.slice(0, Math.min(asked.length, ...places))
  const previousQuestion = lastPage(before)
  const kin = contact.concerning.who === 'self' ? speaksOfKin(contact.text) : undefined
  const stopped = alarming ? redFlagStop(true, phones, sideOf(proposal) === 'social') : undefined
  return {
    step: step === 'question' && question === undefined ? 'reach' : step,
    position: positionOf(step, {
      asked: pagesOf(before),
      questions: pagesOf(asked) + pagesToCome(open),
      asksWho: tx.actor.kind !== 'resident' || contact.concerning.who !== 'self',
      permissionNeeded,
    }),
    expiresAt: expiresAt.toISOString(),
    verified: tx.actor.kind === 'resident',
    lang: contact.lang,
    text: contact.text,
    answers: contact.answers,
    concerning: contact.concerning,
    ...(kin === undefined ? {} : { speaksOf: kin }),
    person: contact.person,
    ...(contact.reporter === undefined ? {} : { reporter: contact.reporter }),
    ...(contact.contactWay === undefined ? {} : { contactWay: contact.contactWay }),
    ...(draft.stopPhone ? { stopPhone: draft.stopPhone } : {}),
    ...(question === undefined ? {} : { question: toQuestionView(question) }),
    ...(together.length === 0 ? {} : { together: together.map(toQuestionView) }),
    ...(step === 'question' && previousQuestion !== undefined ? { previousQuestion } : {}),
    understood: hasText ? understoodNeeds(proposal) : [],
    removed: contact.corrections?.removed ?? [],
    added: contact.corrections?.added ?? [],
    permissionNeeded,
    minorAlone: contact.concerning.who === 'self' && (draft.senderAge ?? told.person.age ?? majorityAge) < majorityAge,
    ...(contact.guardians === undefined ? {} : { guardians: contact.guardians }),
    ...realLifeAsked(contact, at),
    ...(contact.permission === undefined ? {} : { permission: contact.permission }),
    ...(stopped === undefined ? {} : { redFlagStop: stopped }),
  }
}

/** Asked only of those whose text speaks of such a date: nobody else's way gets longer. */
function realLifeAsked(contact: NewContact, at: Date): Pick<Draft, 'realLife' | 'realLifeAsked'> {
  const words = [contact.text, ...(contact.corrections?.added ?? [])].join('\n')
  const kind = contact.realLife?.kind ?? speaksOfDate(words)
  if (kind === undefined) return {}
  const guess = findComingDay(words, toHelsinkiDate(toInstant(at)))
  return {
    realLifeAsked: { kind, ...(guess === undefined ? {} : { guess }) },
    ...(contact.realLife === undefined ? {} : { realLife: contact.realLife }),
  }
}

const isGrave = ({ couldRaiseTo }: Question) => couldRaiseTo === 'A' || couldRaiseTo === 'B'

export const spansBothSides = (needs: readonly { register: string }[]) =>
  needs.some(({ register }) => register === 'health') && needs.some(({ register }) => register === 'social')

/** Where the page stands among the pages of this way: the first is telling, the last is the one that sends. */
function positionOf(
  step: DraftStep,
  way: { asked: number; questions: number; asksWho: boolean; permissionNeeded: boolean },
): Draft['position'] {
  const reach = 2 + way.questions
  const understood = reach + (way.asksWho ? 2 : 1)
  const last = understood + (way.permissionNeeded ? 1 : 0)
  const at: Partial<Record<DraftStep, number>> = { tell: 1, question: 2 + way.asked, reach, understood }
  return { at: Math.min(at[step] ?? last, last), about: last }
}
