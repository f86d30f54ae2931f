import type { Answers, DeskCase, LocalText, QuestionView } from '@luukku/contract'
import { namedNumber, questionOfAnswer, wordsOfKey, type GuidanceModels } from '@luukku/domain/guidance'
import { otherAnswerLabel, stopReasonLabel, yesNoTexts } from '@luukku/i18n/data/desk'
import { toGuidanceInput, toQuestionView, type Told } from '../contact/index.ts'
import { getModels } from '../guidance/index.ts'

type SaidAnswer = DeskCase['said'][number]['answers'][number]

/** The answers of one contact in words, each with its question when it can be asked again. */
export function saidAnswers(told: Told, receivedAt: Date, unknownAnswers: readonly string[]): SaidAnswer[] {
  const models = getModels()
  const { contactTime } = toGuidanceInput(told, receivedAt)
  const isForOther = told.concerning.who !== 'self'
  return Object.entries(told.answers).map(([key, value]) => {
    const asked = questionOfAnswer(models, key, contactTime, isForOther)
    const question = asked === undefined ? undefined : toQuestionView(asked)
    const fact = models.facts.get(key)?.raw ?? factAnsweredYes(models, key)?.raw
    const number = typeof value === 'number' ? namedNumber(key, value) : undefined
    const label =
      key === 'stop_not_so_reason'
        ? stopReasonLabel
        : (question?.text ?? number?.name ?? fact?.ask ?? fact?.label ?? otherAnswerLabel(wordsOfKey(key)))
    const shown = shownValue(value, question) ?? number?.value
    const because = told.corrected?.[key]
    return {
      key,
      label,
      value: Array.isArray(value) ? value.join(', ') : String(value),
      ...(shown === undefined ? {} : { shown }),
      known: key === 'stop_not_so_reason' || !unknownAnswers.includes(key),
      ...(question === undefined ? {} : { question }),
      ...(because === undefined ? {} : { correctedBecause: because }),
    }
  })
}

/** The fact that a yes under this key speaks for: its name is what the key means. */
function factAnsweredYes(models: GuidanceModels, key: string) {
  return models.factList.find(({ tests }) => tests.some((test) => test.key === key && test.kind === 'yes'))
}

function shownValue(value: Answers[string], question: QuestionView | undefined): LocalText | undefined {
  if (value === null || value === 'unknown') return yesNoTexts.unknown
  // Yes and no read the same, whether a tick on the resident's page or a key on the desk said them.
  const option =
    question?.kind === 'yesNoUnknown' ? undefined : question?.options?.find((one) => one.value === value)?.text
  if (option !== undefined) return option
  if (value === true || value === 'yes') return yesNoTexts.yes
  return value === false || value === 'no' ? yesNoTexts.no : undefined
}
