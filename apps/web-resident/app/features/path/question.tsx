import { routes, type Answers, type Draft, type QuestionView } from '@luukku/contract'
import { DataWords, RadioChoices, SafeDataWords, SafeWords } from '@luukku/ui'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { changeDraft, draftOrFront, pathOfStep, placeOfQuestion, saveAndGo, saveAndGoBack } from '../../shared/draft.ts'
import { leadInLanguage, leadTo, readForm, refuse, submit, type Sent } from '../../shared/form.ts'
import { getPage, type Page } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Kept, PageForm, PathBar, Refusal, Title } from '../../shared/path-frame.tsx'
import { problemOfField } from '../../shared/problem-of-field.ts'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { answerOf, typedOf } from './answer.ts'
import { answersTogether } from './answers-together.ts'
import { QuestionsTogether } from './questions-together.tsx'

export const handle: PageHandle = { onPath: true, hasForm: true, emergencyFirst: true }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context)
  const draft = await draftOrFront(page)
  if (!draft || page.isAnswerToForm) return { draft, previous: draft && previousPath(draft, page) }
  const shown = await questionAt(draft, params['place'], page)
  if (!shown?.question) throw leadTo(draft.step === 'question' && !draft.question ? '/yhteys' : pathOfStep(draft, page))
  return { draft: shown, previous: previousPath(shown, page) }
}

/** The draft standing at the question of this address: the browser's «back» asks for an earlier one. */
async function questionAt(draft: Draft, place: string | undefined, page: Page): Promise<Draft | undefined> {
  if (draft.question && (!place || placeOfQuestion(draft.question.id, page) === place)) return draft
  const known = [...Object.keys(draft.answers), draft.previousQuestion ?? '']
  const earlier = known.find((id) => id !== '' && placeOfQuestion(id, page) === place)
  if (earlier === undefined) return undefined
  return page.api(routes.changeDraft, { body: { goToQuestion: earlier }, formToken: page.session.formToken })
}

function previousPath(draft: Draft, page: Page): string {
  return draft.previousQuestion ? `/kysymys/${placeOfQuestion(draft.previousQuestion, page)}` : '/kerro'
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  return submit(page, sent, async () => {
    const read = readAnswers(sent)
    const here = `/kysymys/${placeOfQuestion(idsOf(sent)[0] ?? '', page)}`
    if (sent.way === 'takaisin') {
      const asked = sent.one('edellinen')
      const target = /^\/(kerro|kysymys\/[0-9a-f]{8})$/.test(asked) ? asked : '/kerro'
      return 'answers' in read ? saveAndGoBack(page, sent, { answers: read.answers }, target) : leadTo(target)
    }
    if ('answers' in read) return saveAndGo(page, sent, { answers: read.answers }, here)
    if (!sent.language) return refuse(sent, read.problems)
    await changeDraft(page, sent, { lang: sent.language })
    return leadInLanguage(here, sent)
  })
}

/** The questions that the page asked, in its order. */
const idsOf = (sent: Sent): string[] =>
  sent
    .all('kysymys')
    .slice(0, 20)
    .map((id) => id.slice(0, 80))

function readAnswers(sent: Sent): { answers: Answers } | { problems: Readonly<Record<string, string>> } {
  const ids = idsOf(sent)
  if (ids.length > 1) {
    const read = answersTogether(ids, sent.all('kohta'))
    return 'answers' in read ? read : { problems: { kohta: read.problem } }
  }
  const answer = answerOf(sent.one('laji') as QuestionView['kind'], sent.one('vastaus'))
  return answer === undefined ? { problems: { vastaus: 'question.choose' } } : { answers: { [ids[0] ?? '']: answer } }
}

export default function Question() {
  const { draft, previous } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const refused = useRefused()
  const question = draft?.question
  const askedOther = refused && refused.typed['kysymys']?.[0] !== question?.id
  if (!question || askedOther || refused?.trouble)
    return <Kept action="/kysymys" labels={{ vastaus: t('question.answer') }} />
  const typed = refused?.typed['vastaus']?.at(-1) ?? typedOf(draft.answers[question.id])
  const { together } = draft
  // A question is a matter of safety whatever it asks: an unread translation never stands alone.
  const text = <SafeDataWords text={question.text} />
  return (
    <>
      {/* The browser's list of pages gets the title: it tells what place this is, never what was asked. */}
      <Title>{t('question.title', { number: draft.position.at - 1 })}</Title>
      <PathBar position={draft.position} />
      <Refusal
        targets={{
          vastaus: question.kind === 'number' || question.kind === 'text' ? 'vastaus' : 'vastaus-first',
          kohta: 'kohta-first',
        }}
      />
      {question.redFlag && (
        <p className="rs-flag">
          <SafeWords shown={t.shownSafely('question.redFlag')} />
        </p>
      )}
      <PageForm action="/kysymys">
        <input type="hidden" name="edellinen" value={previous} />
        {together ? (
          <QuestionsTogether questions={[question, ...together]} answers={draft.answers} />
        ) : (
          <>
            <input type="hidden" name="kysymys" value={question.id} />
            <input type="hidden" name="laji" value={question.kind} />
            <AnswerField question={question} text={text} typed={typed} problem={refused && t('question.choose')} />
          </>
        )}
        {question.why && (
          <details className="rs-details">
            <summary>{t('question.why')}</summary>
            <p>
              <DataWords text={question.why} />
            </p>
          </details>
        )}
      </PageForm>
    </>
  )
}

function AnswerField(props: {
  question: QuestionView
  text: React.ReactNode
  typed: string | undefined
  problem: string | undefined
}) {
  const { question, text, typed, problem } = props
  const { t } = usePage()
  const common = { id: 'vastaus', name: 'vastaus', legend: text, heading: true, problem, big: true }
  if (question.kind === 'yesNoUnknown')
    return (
      <RadioChoices
        {...common}
        chosen={typed}
        choices={[
          { value: 'yes', label: <SafeWords shown={t.shownSafely('question.yes')} /> },
          { value: 'no', label: <SafeWords shown={t.shownSafely('question.no')} /> },
          { value: 'unknown', label: <SafeWords shown={t.shownSafely('question.unknown')} /> },
        ]}
      />
    )
  if (question.kind === 'choice') {
    const choices = (question.options ?? []).map((option) => ({
      value: option.value,
      label: <SafeDataWords text={option.text} />,
    }))
    return <RadioChoices {...common} chosen={typed} choices={choices} />
  }
  if (question.kind === 'scale') {
    const from = question.min ?? 0
    const values = Array.from({ length: (question.max ?? 10) - from + 1 }, (_, index) => String(from + index))
    return (
      <div className="rs-scale">
        <RadioChoices {...common} chosen={typed} choices={values.map((value) => ({ value, label: value }))} />
      </div>
    )
  }
  const field = {
    id: 'vastaus',
    name: 'vastaus',
    defaultValue: typed,
    autoComplete: 'off',
    ...problemOfField('vastaus', problem),
  }
  return (
    <div className="rs-field">
      <h1 className="lk-h1">
        <label htmlFor="vastaus">{text}</label>
      </h1>
      {problem && (
        <p id="vastaus-problem" className="lk-field-problem">
          {problem}
        </p>
      )}
      {question.kind === 'number' ? (
        <input {...field} inputMode="decimal" className="rs-short" />
      ) : (
        <textarea {...field} rows={4} />
      )}
    </div>
  )
}
