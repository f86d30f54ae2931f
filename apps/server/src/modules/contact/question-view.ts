import type { QuestionView } from '@luukku/contract'
import type { Question } from '@luukku/domain/guidance'
import { fromHelsinki, toLocalDate } from '@luukku/domain/time'

/** A question of the models as people see it. Its id is the key its answer is given back under. */
export function toQuestionView(question: Question): QuestionView {
  const unchecked = (['fi', 'sv', 'en', 'se'] as const).filter((lang) => !question.checked[lang])
  const unread = unchecked.length > 0 ? { unchecked } : {}
  const [date = '', time = ''] = question.askBy.split('T')
  return {
    id: question.answerKey,
    text: { ...question.text, ...unread },
    why: question.why,
    kind: question.kind,
    ...(question.options.length === 0
      ? {}
      : { options: question.options.map(({ value, label }) => ({ value, text: label })) }),
    ...(question.min === undefined ? {} : { min: question.min }),
    ...(question.max === undefined ? {} : { max: question.max }),
    redFlag: question.redFlag,
    ...(question.among === undefined ? {} : { among: { ...question.among.text, ...unread } }),
    ...(time === '' ? {} : { askBy: fromHelsinki(toLocalDate(date), time.slice(0, 5)) }),
  }
}
