import type { Answers, LocalText, QuestionView } from '@luukku/contract'

/** Red flags first, then what must be asked soonest, then as the server gave them. */
export function questionsInOrder(questions: readonly QuestionView[]): QuestionView[] {
  const soonest = (question: QuestionView) => (question.askBy ? Date.parse(question.askBy) : Infinity)
  return questions.toSorted((a, b) => {
    if (a.redFlag !== b.redFlag) return a.redFlag ? -1 : 1
    const [left, right] = [soonest(a), soonest(b)]
    return left === right ? 0 : left - right
  })
}

export interface Choice {
  /** The key that takes it. */
  key: string
  value: Answers[string]
  /** Absent: the words are the screen's own (yes, no, doesn't know). */
  text?: LocalText
  word?: 'yes' | 'no' | 'unknown'
}

/** What the digit keys answer; empty when the answer is typed. A short scale is answered by its own numbers. */
export function choicesOf(question: QuestionView): Choice[] {
  if (question.options && question.options.length > 0)
    return question.options
      .slice(0, 9)
      .map((option, index) => ({ key: String(index + 1), value: option.value, text: option.text }))
  if (question.kind === 'yesNoUnknown')
    return [
      { key: '1', value: true, word: 'yes' },
      { key: '2', value: false, word: 'no' },
      { key: '3', value: null, word: 'unknown' },
    ]
  const { min = 0, max } = question
  if (question.kind === 'scale' && max !== undefined && max <= 9 && min >= 0)
    return Array.from({ length: max - min + 1 }, (_, step) => ({ key: String(min + step), value: min + step }))
  return []
}
