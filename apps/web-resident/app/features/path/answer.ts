import type { Answers, QuestionView } from '@luukku/contract'

type AnswerValue = Answers[string]

/** What a form field says, as the API's answer value; undefined when nothing usable was given. */
export function answerOf(kind: QuestionView['kind'], typed: string): AnswerValue | undefined {
  const value = typed.trim()
  if (value === '') return undefined
  if (kind === 'yesNoUnknown') return value === 'yes' ? true : value === 'no' ? false : 'unknown'
  if (kind === 'number' || kind === 'scale') {
    const number = Number(value.replace(',', '.').replaceAll(/[\s°C]/g, ''))
    return Number.isFinite(number) ? number : undefined
  }
  return value.slice(0, 2000)
}

/** The other way: an earlier answer as the value of its form field. */
export function typedOf(answer: AnswerValue | undefined): string | undefined {
  if (answer === undefined || answer === null) return undefined
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return String(answer)
}
