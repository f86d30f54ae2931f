import {
  addMinutes,
  defaultOfficeHours,
  fromHelsinki,
  isLocalDate,
  officeDayOf,
  toHelsinkiTime,
} from '../time/index.ts'
import type { FactTable } from './fact-table.ts'
import type { DecidedUrgency } from './decide-urgency.ts'
import type { DecidedFromFacts } from './decide-from-facts.ts'
import { standingNeeds } from './choose-services.ts'
import type { CompiledFact, CompiledNeed, GuidanceModels } from './guidance-models.ts'
import type { UrgencyClass, WhatWouldChange } from './proposal.ts'
import type { Question } from './question.ts'
import type { AnswerTrials, TriedAnswer } from './try-answer.ts'
import { answerTrials } from './try-answer.ts'

export interface ChosenQuestions {
  readonly questions: readonly Question[]
  /** The same in the order of pages: each followed by what shares its page, also what the number of questions left out. */
  readonly byPage: readonly Question[]
  readonly whatWouldChange: readonly WhatWouldChange[]
}

const mostQuestions = 8
const comfortableQuestions = 5

/**
 * The questions that can still change the outcome, red flags first and then the greatest change first.
 * An unknown is tried with its alarming and its reassuring answer; what changes neither class nor service is not asked.
 *
 * @param isForOther asked in the third person
 */
export function chooseQuestions(
  models: GuidanceModels,
  table: FactTable,
  decided: DecidedFromFacts,
  languageRead: boolean,
  contactTime: string,
  isForOther: boolean,
): ChosenQuestions {
  const { candidates, ofAbsorbed } = candidateFacts(models, table, decided, languageRead)
  const ranked: Ranked[] = []
  const whatWouldChange: WhatWouldChange[] = []
  const trials = answerTrials(models, table, decided, languageRead)
  for (const [order, fact] of candidates.entries()) {
    if (table.truth[fact.number] !== 1) continue
    const spoken = needsThatRead(models, decided, fact)
    const alarmed = trials.tryAnswer(fact, 2, without(decided.passing, spoken))
    const { urgencyClass, call112 } = alarmed.decided
    const raises = urgencyClass < decided.urgencyClass || (call112 && !decided.call112)
    if (ofAbsorbed.has(fact) && !(raises && urgencyClass <= 'C')) continue
    if (raises) whatWouldChange.push({ factId: fact.id, label: fact.raw.label, toClass: urgencyClass })
    if (raises || changesHelp(trials, fact, decided, alarmed, spoken))
      ranked.push({ fact, to: raises ? urgencyClass : null, order })
  }
  // Of what is told twice the need that stands knows more: its own danger is not put aside for one of what it absorbs.
  const turn = ({ fact, to }: Ranked) => (ofAbsorbed.has(fact) ? afterUrgent + classRank(to) : rank(fact, to))
  ranked.sort((a, b) => turn(a) - turn(b) || a.order - b.order)
  // Whatever could still be urgent is asked; beside that only as much as a person has patience for.
  const urgent = ranked.filter(({ to }) => to !== null && to <= 'C').length
  const most = Math.min(mostQuestions, Math.max(urgent, comfortableQuestions))
  const times = new Map([...new Set(ranked.map(({ to }) => to))].map((to) => [to, askByOf(contactTime, to)]))
  const asQuestion = ({ fact, to }: Ranked) => questionOf(models, fact, to, times.get(to) ?? '', isForOther)
  const taken = ranked.slice(0, most).sort((a, b) => rank(a.fact, a.to) - rank(b.fact, b.to) || a.order - b.order)
  const questions = taken.map(asQuestion)
  const all = [...questions, ...ranked.slice(most).map(asQuestion)]
  whatWouldChange.sort((a, b) => (a.toClass < b.toClass ? -1 : a.toClass > b.toClass ? 1 : 0))
  return { questions, byPage: inPages(questions, all), whatWouldChange }
}

function inPages(questions: readonly Question[], all: readonly Question[]): Question[] {
  const placed = new Set<Question>()
  for (const question of questions) {
    placed.add(question)
    const page = question.among?.page
    if (page !== undefined) for (const other of all) if (other.among?.page === page) placed.add(other)
  }
  return [...placed]
}

/** Whether an answer, alarming or reassuring, changes what help is proposed or lets a need be less urgent. */
function changesHelp(
  trials: AnswerTrials,
  fact: CompiledFact,
  decided: DecidedFromFacts,
  alarmed: TriedAnswer,
  spoken: ReadonlySet<string>,
): boolean {
  const standing = standingNeeds(decided.needs)
  if (standing.some(({ need }) => need.raw.clearedBy?.includes(fact.id) === true)) return true
  const slight = without(decided.slight, spoken)
  if (trials.changesServices(alarmed, slight) || trials.changesWhoAndHow(alarmed)) return true
  const reassured = trials.tryAnswer(fact, 0, without(decided.passing, spoken))
  return reassured.decided.urgencyClass > decided.urgencyClass || trials.changesServices(reassured, slight)
}

/** Of the needs told in passing those that an answer to this question would speak for: they are so no more. */
function needsThatRead(models: GuidanceModels, decided: DecidedFromFacts, fact: CompiledFact): ReadonlySet<string> {
  if (decided.slight.size === 0) return decided.slight
  return new Set(models.needs.filter(({ reads }) => reads.includes(fact.id)).map(({ id }) => id))
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  const left = [...all].filter((id) => !some.has(id))
  return left.length === all.size ? all : new Set(left)
}

interface Ranked {
  readonly fact: CompiledFact
  /** The class it can raise the contact to. */
  readonly to: UrgencyClass | null
  readonly order: number
}

const afterRedFlags = 20
/** After every question that can raise the class, before those that change the help alone. */
const afterUrgent = 25

const classRank = (to: UrgencyClass | null): number => (to === null ? 9 : 'ABCDE'.indexOf(to))
const rank = (fact: CompiledFact, to: UrgencyClass | null): number =>
  (fact.raw.redFlag === true ? 0 : afterRedFlags) + classRank(to)

/**
 * What the standing needs ask, and what lets them be less urgent; then what needs they absorb ask. One word told more must not
 * take a question of danger away, so of the absorbed ones' questions those are left that can still raise to A-C. A vague
 * need that is absorbed asks nothing: what it is about is told.
 */
function candidateFacts(
  models: GuidanceModels,
  table: FactTable,
  decided: DecidedUrgency,
  languageRead: boolean,
): { readonly candidates: readonly CompiledFact[]; readonly ofAbsorbed: ReadonlySet<CompiledFact> } {
  if (decided.urgencyClass === 'A') return { candidates: [], ofAbsorbed: new Set() }
  const standing = standingNeeds(decided.needs)
  const ids = new Set(standing.flatMap(({ need }) => asksOf(models, need)))
  if (decided.needs.length === 0 || !languageRead) for (const id of models.common.askWhenNotUnderstood) ids.add(id)
  const own = inTurn(models, table, ids)
  const absorbed = decided.needs.filter((one) => !standing.includes(one) && one.need.raw.yields !== true)
  const more = inTurn(models, table, new Set(absorbed.flatMap(({ need }) => need.raw.ask ?? [])))
  const ofAbsorbed = new Set([...more].filter((fact) => !own.has(fact)))
  return { candidates: [...own, ...ofAbsorbed], ofAbsorbed }
}

/** The questions of a need, and what its less urgent class waits for where that can be asked. */
function asksOf(models: GuidanceModels, { raw }: CompiledNeed): string[] {
  const clearing = raw.cleared === undefined ? [] : (raw.clearedBy ?? [])
  return [...(raw.ask ?? []), ...clearing.filter((id) => models.facts.get(id)?.raw.ask !== undefined)]
}

/** The facts of these ids, each that is asked after another only when that one is so, and that one before it. */
function inTurn(models: GuidanceModels, table: FactTable, ids: ReadonlySet<string>): Set<CompiledFact> {
  const facts = new Set<CompiledFact>()
  for (const id of ids) {
    const fact = models.facts.get(id)
    const before = fact?.raw.askAfter === undefined ? undefined : models.facts.get(fact.raw.askAfter)
    const known = before === undefined ? 2 : table.truth[before.number]
    if (fact && known === 2) facts.add(fact)
    if (before && known === 1) facts.add(before)
  }
  return facts
}

/** The question that asks after a fact. */
export function questionOf(
  models: GuidanceModels,
  fact: CompiledFact,
  to: UrgencyClass | null,
  askBy: string,
  isForOther: boolean,
): Question {
  const { raw } = fact
  const kind = raw.kind ?? 'yesNoUnknown'
  return {
    id: fact.id,
    answerKey: raw.kind === undefined || raw.kind === 'yesNoUnknown' ? fact.id : (fact.tests[1]?.key ?? fact.id),
    text: (isForOther && raw.askOfOther !== 'same' ? raw.askOfOther : undefined) ?? raw.ask ?? raw.label,
    checked: { fi: false, sv: false, en: false, se: false },
    kind,
    options: raw.options ?? (kind === 'yesNoUnknown' ? models.common.yesNoUnknown : []),
    ...(raw.min === undefined ? {} : { min: raw.min }),
    ...(raw.max === undefined ? {} : { max: raw.max }),
    ...(raw.among === undefined ? {} : { among: raw.among }),
    why: raw.why ?? (raw.redFlag === true ? models.common.whyRedFlag : models.common.whyOther),
    redFlag: raw.redFlag === true,
    couldRaiseTo: to,
    askBy,
  }
}

const localTime = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)/

/**
 * A and B within the hour, and C the same day whatever the day; anything else by the end of that office day, or of the next
 * one when the offices are closed. Empty where the time of the contact is not known.
 */
export function askByOf(contactTime: string, to: UrgencyClass | null): string {
  const [, day = '', clock = ''] = localTime.exec(contactTime) ?? []
  if (!isLocalDate(day)) return ''
  const at = fromHelsinki(day, clock)
  if (to === 'A' || to === 'B') {
    const { date, time } = toHelsinkiTime(addMinutes(at, 60))
    return `${date}T${time}`
  }
  const officeDay = officeDayOf(at)
  return to === 'C' && officeDay !== day ? `${day}T23:59` : `${officeDay}T${defaultOfficeHours.close}`
}
