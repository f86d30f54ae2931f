import { askByOf, questionOf } from './choose-questions.ts'
import type { GuidanceModels } from './guidance-models.ts'
import type { Question } from './question.ts'

/**
 * The question that an answer was given to, so that it can be asked again; undefined for a key no model asks for.
 *
 * @param contactTime  local time of the contact, `2026-11-24T09:12`
 * @param isForOther   in the third person: somebody asked for another
 */
export function questionOfAnswer(
  models: GuidanceModels,
  answerKey: string,
  contactTime: string,
  isForOther = false,
): Question | undefined {
  const asked =
    models.facts.get(answerKey) ?? [...models.facts.values()].find((fact) => fact.tests[1]?.key === answerKey)
  if (asked?.raw.ask === undefined) return undefined
  const question = questionOf(models, asked, null, askByOf(contactTime, null), isForOther)
  return question.answerKey === answerKey ? question : undefined
}
