import { asksForOther } from './asks-for-other.ts'
import { chooseQuestions } from './choose-questions.ts'
import { collectFacts } from './collect-facts.ts'
import { decideFromFacts } from './decide-from-facts.ts'
import type { GuidanceInput } from './guidance-input.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { Question } from './question.ts'

/**
 * The questions that can still change the outcome of this contact, red flags first and those of one page together: at most
 * eight and what shares a page with them.
 * Give an answer back under `answers[question.answerKey]` as `yes`, `no`, `unknown` or the number, and ask again.
 */
export function nextQuestions(models: GuidanceModels, input: GuidanceInput): readonly Question[] {
  const { table, language } = collectFacts(models, input)
  const decided = decideFromFacts(models, table, language.read)
  return chooseQuestions(models, table, decided, language.read, input.contactTime, asksForOther(models, table, input))
    .byPage
}
