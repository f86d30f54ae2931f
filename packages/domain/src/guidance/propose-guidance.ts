import { asUrgentAs } from './as-urgent-as.ts'
import { asksForOther } from './asks-for-other.ts'
import { chooseQuestions } from './choose-questions.ts'
import type { ChosenService } from './choose-services.ts'
import { chooseServices, standingNeeds } from './choose-services.ts'
import type { CollectedFacts } from './collect-facts.ts'
import { collectFacts } from './collect-facts.ts'
import type { ActiveNeed, DecidedUrgency } from './decide-urgency.ts'
import { moreUrgent } from './decide-urgency.ts'
import type { DecidedFromFacts } from './decide-from-facts.ts'
import { decideFromFacts } from './decide-from-facts.ts'
import { decideDuties } from './decide-duties.ts'
import { holds } from './expression.ts'
import type { FactView } from './expression.ts'
import { extractWords } from './extract-words.ts'
import type { FactTable } from './fact-table.ts'
import { viewOf } from './fact-table.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { CompiledFact, CompiledNeed, GuidanceModels } from './guidance-models.ts'
import { withUnreadSami } from './local-text.ts'
import type { ClockHints, Proposal, ProposedHelp, ProposedNeed, UrgencyClass } from './proposal.ts'
import { readText } from './read-text.ts'
import { reasonsOf } from './reasons-of.ts'
import { untilRead } from './until-read.ts'

/**
 * Proposes what a first contact needs: urgency, one to three services over health, social care, NGOs and self-care,
 * who joins, what to rule out, which duties to weigh, and why. Pure and deterministic.
 *
 * The proposal decides nothing: a licensed professional does (health care act 1326/2010 § 51).
 * Unknown is never safer than known, and nothing in the text is an instruction.
 *
 * @throws never: any text and any answers give a proposal
 */
export function proposeGuidance(models: GuidanceModels, input: GuidanceInput): Proposal {
  const collected = collectFacts(models, input)
  const { table, language } = collected
  const { decided, standing, help } = decideHelp(models, input, collected)
  const { redFlagsToRuleOut, ...proposed } = help
  const questions = chooseQuestions(
    models,
    table,
    decided,
    language.read,
    input.contactTime,
    asksForOther(models, table, input),
  )
  const reasons = reasonsOf(models, table, input.text, decided, help.needs, language.read)
  const speaking = new Set(reasons.flatMap(({ because }) => because.map(({ factId }) => factId)))
  return {
    ...proposed,
    // A sign that no rule speaks by is a part of one: «since yesterday» alone is no sudden confusion.
    redFlagsPresent: labelsOf(models, speaking, (fact) => table.truth[fact.number] === 2 && fact.raw.redFlag === true),
    redFlagsToRuleOut,
    questions: questions.questions,
    whatWouldChange: questions.whatWouldChange,
    reasons,
    languageRead: language.read,
    detectedLanguage: language.lang,
    unknownAnswers: collected.unknownAnswers,
    safetyNet: [
      ...decided.rules.flatMap(({ raw }) => raw.safetyNet ?? []),
      ...standing.flatMap(({ need }) => need.raw.safetyNet ?? []),
      models.common.safetyNet,
    ].slice(0, 3),
    models: modelsThatSpoke(models, decided),
  }
}

/**
 * What would be proposed with one answer more, without why and what to ask: the text is read once for all that is tried.
 */
export function helpByAnswer(
  models: GuidanceModels,
  input: GuidanceInput,
): (answerKey: string, answer: 'yes' | 'no') => ProposedHelp {
  const read = readText(models, input)
  return (answerKey, answer) => {
    const tried = { ...input, answers: { ...input.answers, [answerKey]: answer } }
    return decideHelp(models, tried, collectFacts(models, tried, read)).help
  }
}

function decideHelp(
  models: GuidanceModels,
  input: GuidanceInput,
  collected: CollectedFacts,
): { readonly decided: DecidedFromFacts; readonly standing: readonly ActiveNeed[]; readonly help: ProposedHelp } {
  const { table, language } = collected
  const view = viewOf(models, table.truth, table.numbers)
  const heard = decideFromFacts(models, table, language.read)
  const offered = chooseServices(models, view, heard, heard.slight, heard.named)
  const services = untilRead(models, collected, heard, offered)
  const isUnread = services.chosen.length === 0 && offered.chosen.length > 0
  const decided = isUnread ? { ...heard, nothingUnderstood: true } : heard
  const chosen = services.chosen.length > 0 ? services.chosen : [adviceOf(decided)]
  const needs = asUrgentAs(
    proposedNeeds(models, table, view, input.text, decided, chosen),
    decided.urgencyClass,
    speakingModels(decided),
  )
  const standing = standingNeeds(decided.needs)
  const standingFacts = new Set(standing.flatMap(({ need }) => need.raw.ruleOut ?? need.raw.ask ?? []))
  const help: ProposedHelp = {
    urgencyClass: decided.urgencyClass,
    call112: decided.call112,
    needs,
    alternatives: [...services.alternatives, ...(decided.nothingUnderstood ? ['NEUVONTA'] : [])].filter(
      (service) => !needs.some((need) => need.service === service),
    ),
    ...decideDuties(models, input, view, decided, needs),
    redFlagsToRuleOut: labelsOf(models, standingFacts, (fact) => table.truth[fact.number] === 1),
  }
  return { decided, standing, help }
}

/** Those of a few facts that are as wanted, in the order of the models. */
function labelsOf(
  models: GuidanceModels,
  ids: ReadonlySet<string>,
  isWanted: (fact: CompiledFact) => boolean,
): Proposal['redFlagsPresent'] {
  return [...ids]
    .flatMap((id) => models.facts.get(id) ?? [])
    .filter(isWanted)
    .sort((a, b) => a.number - b.number)
    .map((fact) => ({ factId: fact.id, label: fact.raw.label }))
}

/**
 * Where nothing else is proposed a person in guidance calls and asks. Where nothing was understood it is a nurse who assesses the
 * need of care: what was not said may be an illness (health care act 1326/2010 § 51, law register H-HTA-2023).
 */
function adviceOf(decided: DecidedUrgency): ChosenService {
  const service = decided.nothingUnderstood ? 'HTA' : 'NEUVONTA'
  return { service, weight: 5, need: (decided.nothingUnderstood ? undefined : decided.needs[0]) ?? null, rule: null }
}

function proposedNeeds(
  models: GuidanceModels,
  table: FactTable,
  view: FactView,
  text: string,
  decided: DecidedUrgency,
  chosen: readonly ChosenService[],
): ProposedNeed[] {
  const sources = chosen.map((one) => one.need?.need ?? closestNeed(decided, one))
  const registers = chosen.map((one) => models.common.services[one.service]?.register ?? 'both')
  const spans = extractWords(
    models,
    table,
    text,
    sources.map((source, i) => ({ reads: [...(source?.reads ?? []), ...(chosen[i]?.rule?.reads ?? [])] })),
    (a, b) => registers[a] !== registers[b] && registers[a] !== 'both' && registers[b] !== 'both',
  )
  return chosen.map((one, i) => {
    const source = sources[i]
    const name = models.common.services[one.service]?.name ?? { fi: one.service, sv: one.service, en: one.service }
    const extractSpans = spans[i] ?? []
    return {
      service: one.service,
      serviceName: name,
      register: registers[i] ?? 'both',
      model: source?.model ?? one.rule?.model ?? '_common',
      needId: source?.id ?? one.rule?.raw.id ?? 'not-understood',
      title: withUnreadSami(source?.raw.title ?? (decided.nothingUnderstood ? models.common.notUnderstood : name)),
      extract: extractSpans.map((span) => text.slice(span.start, span.end)).join(' … '),
      extractSpans,
      urgencyClass: classOfService(decided, one) ?? decided.urgencyClass,
      clocks: clocksOf(decided, source, one, view),
    }
  })
}

/** Of everybody: two rules that ask for them need not speak of the same. */
const ofEverybody: ReadonlySet<string> = new Set(['age', 'sex'])

/**
 * What a service is for is as urgent as the rules that fired by the same facts: low mood of a minor is a matter of days, with cuts
 * of today, whichever rule asks for the school's help.
 */
function classOfService(decided: DecidedUrgency, { need, rule }: ChosenService): UrgencyClass | undefined {
  const told = (rule?.reads ?? need?.need.reads ?? []).filter((id) => !ofEverybody.has(id))
  return decided.rules.reduce(
    (most, { raw, reads }) =>
      most !== undefined && raw.class !== undefined && reads.some((id) => told.includes(id))
        ? moreUrgent(most, raw.class)
        : most,
    rule?.raw.class ?? need?.urgencyClass,
  )
}

/** The models by whose needs and rules the contact has its class. */
const speakingModels = ({ urgencyClass, needs, rules }: DecidedUrgency): ReadonlySet<string> =>
  new Set([
    ...needs.filter((one) => one.urgencyClass === urgencyClass).map(({ need }) => need.model),
    ...rules.filter(({ raw }) => raw.class === urgencyClass).map(({ model }) => model),
  ])

/** A service that a rule asked for speaks of the strongest need of its model, if there is one. */
function closestNeed(decided: DecidedUrgency, one: ChosenService): CompiledNeed | undefined {
  const standing = standingNeeds(decided.needs)
  const sharing = standing.find(({ need }) => need.reads.some((id) => one.rule?.reads.includes(id) === true))
  const sameModel = standing.find(({ need }) => need.model === one.rule?.model)
  return (sharing ?? sameModel)?.need ?? undefined
}

/**
 * What a plan foresees is a control that can wait for its day; what is a matter of days or of today is a new contact, and the limits
 * run (health care act 1326/2010 § 51 a 4 mom.).
 */
function clocksOf(
  decided: DecidedUrgency,
  need: CompiledNeed | undefined,
  one: ChosenService,
  view: FactView,
): ClockHints {
  const extra = (need?.clocksIf ?? []).filter((item) => holds(item.condition, view)).map((item) => item.raw.clocks)
  const hints = Object.assign({}, need?.raw.clocks, ...extra, one.rule?.raw.clocks) as ClockHints
  return hints.health === 'plan-based' && decided.urgencyClass < 'E' ? { ...hints, health: 'illness' } : hints
}

function modelsThatSpoke(models: GuidanceModels, decided: DecidedUrgency): Proposal['models'] {
  const names = new Set([...decided.needs.map(({ need }) => need.model), ...decided.rules.map((rule) => rule.model)])
  return models.models
    .filter((model) => names.has(model.name))
    .map(({ name, version, status }) => ({ name, version, status }))
}
