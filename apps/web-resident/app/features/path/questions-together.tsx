import type { Answers, QuestionView } from '@luukku/contract'
import { CheckChoices, SafeDataWords, SafeWords } from '@luukku/ui'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { noneOfThese, notSure, tickedOf } from './answers-together.ts'

/** Several short statements on one page, each ticked or not: danger signs are read through at once, not one by one. */
export function QuestionsTogether({ questions, answers }: { questions: readonly QuestionView[]; answers: Answers }) {
  const { t } = usePage()
  const refused = useRefused()
  const problem = refused?.fieldProblems['kohta'] as 'question.amongChoose' | 'question.amongBoth' | undefined
  const ids = questions.map(({ id }) => id)
  return (
    <>
      {ids.map((id) => (
        <input key={id} type="hidden" name="kysymys" value={id} />
      ))}
      <CheckChoices
        id="kohta"
        name="kohta"
        heading
        big
        legend={<SafeWords shown={t.shownSafely('question.among')} />}
        hint={<SafeWords shown={t.shownSafely('question.amongHint')} />}
        problem={problem && t(problem)}
        chosen={refused ? (refused.typed['kohta'] ?? []) : tickedOf(ids, answers)}
        choices={[
          ...questions.map(({ id, among, text }) => ({ value: id, label: <SafeDataWords text={among ?? text} /> })),
          { value: noneOfThese, label: <SafeWords shown={t.shownSafely('question.amongNone')} /> },
          { value: notSure, label: <SafeWords shown={t.shownSafely('question.amongUnsure')} /> },
        ]}
      />
    </>
  )
}
