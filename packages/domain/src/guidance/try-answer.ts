import { calmModels, isSameCalm } from './calm-contact.ts'
import { chooseServices, standingNeeds } from './choose-services.ts'
import type { DecidedFromFacts } from './decide-from-facts.ts'
import type { DecidedUrgency } from './decide-urgency.ts'
import { decideUrgency, whatHoldsThen } from './decide-urgency.ts'
import type { FactView, Truth } from './expression.ts'
import type { FactTable } from './fact-table.ts'
import { viewOf, withFact } from './fact-table.ts'
import type { CompiledFact, GuidanceModels } from './guidance-models.ts'

/** A decision as it would be with one answer more. */
export interface TriedAnswer {
  readonly decided: DecidedUrgency
  readonly view: FactView
  /** False where no need, rule or condition that the choice of services reads is otherwise than now. */
  readonly mayChangeServices: boolean
}

/** What is asked with every question of one contact, worked out once. */
export interface AnswerTrials {
  /** @param passing needs that are told in passing still, with this answer */
  readonly tryAnswer: (fact: CompiledFact, answer: Truth, passing: ReadonlySet<string>) => TriedAnswer
  /** Whether the services are otherwise than now. @param slight needs that one word in passing speaks for still */
  readonly changesServices: (tried: TriedAnswer, slight: ReadonlySet<string>) => boolean
  /** Whether a rule speaks then that brings a profession or another way, or asks for a safe way to make contact. */
  readonly changesWhoAndHow: (tried: TriedAnswer) => boolean
}

/** Tries answers to open questions: each on what reads the fact alone, for most change nothing at all. */
export function answerTrials(
  models: GuidanceModels,
  table: FactTable,
  now: DecidedFromFacts,
  languageRead: boolean,
): AnswerTrials {
  const servicesOf = (view: FactView, decided: DecidedUrgency, slight: ReadonlySet<string>): string =>
    chooseServices(models, view, decided, slight, now.named)
      .chosen.map(({ service }) => service)
      .join()
  const calmNow = calmModels(models, table.truth)
  const servicesNow = new Map<ReadonlySet<string>, string>()
  const speakingNow = new Set(now.rules)
  const raws = [...now.rules.map(({ raw }) => raw), ...standingNeeds(now.needs).map(({ need }) => need.raw)]
  const joining = new Set(
    raws.flatMap(({ professionals = [], alternatives = [] }) => [...professionals, ...alternatives]),
  )
  const isSafeNow = now.rules.some(({ raw }) => raw.safeContact === true)
  return {
    tryAnswer: (fact, answer, passing) => {
      const { truth, changed } = withFact(models, table, fact.number, answer)
      const view = viewOf(models, truth, table.numbers)
      const holding = whatHoldsThen(models, view, table, now.holding, changed)
      const calm = calmModels(models, truth)
      const isAsNow = holding === now.holding && passing === now.passing && isSameCalm(calm, calmNow)
      const decided = isAsNow ? now : decideUrgency(models, holding, languageRead, passing, calm)
      const mayChangeServices =
        holding !== now.holding ||
        decided.urgencyClass !== now.urgencyClass ||
        changed.some((number) => models.readers[number]?.isOfService === true)
      return { decided, view, mayChangeServices }
    },
    changesServices: ({ decided, view, mayChangeServices }, slight) => {
      if (!mayChangeServices) return false
      const known = servicesNow.get(slight) ?? servicesOf(viewOf(models, table.truth, table.numbers), now, slight)
      servicesNow.set(slight, known)
      return servicesOf(view, decided, slight) !== known
    },
    changesWhoAndHow: ({ decided }) =>
      decided !== now &&
      decided.rules.some(
        (rule) =>
          !speakingNow.has(rule) &&
          ((rule.raw.safeContact === true && !isSafeNow) ||
            [...(rule.raw.professionals ?? []), ...(rule.raw.alternatives ?? [])].some((one) => !joining.has(one))),
      ),
  }
}
