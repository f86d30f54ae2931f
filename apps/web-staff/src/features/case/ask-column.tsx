import type { Answers, LocalText, QuestionView } from '@luukku/contract'
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { CorrectAlarm } from './correct-alarm.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { clockText } from '../../shared/time-text.ts'
import { focusHome } from '../../shared/use-kept-focus.ts'
import { choicesOf, type Choice } from './questions.ts'
import type { useAnswers } from './use-answers.ts'

type Value = Answers[string]

interface AskProps {
  answers: ReturnType<typeof useAnswers>
  active: boolean
  /** What is still to be told. */
  children?: ReactNode
}

/** The questions that matter now, one in focus: a digit answers it and the next comes. */
export function AskColumn({ answers, active, children }: AskProps) {
  const { t, local, lang } = useLanguage()
  const { current, open, needsReason } = answers
  // What has reached the server stands with everything else that was said.
  const given = answers.unsent > 0 ? answers.given : []
  const choices = current ? choicesOf(current) : []
  const field = useRef<HTMLInputElement>(null)
  const wordOf = (choice: Choice) =>
    choice.text
      ? local(choice.text)
      : choice.word === 'yes'
        ? t('case.answerYes')
        : choice.word === 'no'
          ? t('case.answerNo')
          : choice.word === 'unknown'
            ? t('case.answerUnknown')
            : String(choice.value)
  const valueText = (question: QuestionView, value: Value): string => {
    const known = choicesOf(question).find((choice) => choice.value === value)
    return known ? wordOf(known) : value === null ? t('case.answerUnknown') : String(value)
  }
  const digits = Array.from({ length: 10 }, (_, digit) => String(digit))
  useShortcuts(
    t('case.ask'),
    current
      ? choices.length > 0
        ? choices.map((choice) => ({
            key: choice.key,
            label: wordOf(choice),
            run: () => {
              answers.answer(current, choice.value)
            },
          }))
        : digits.map((digit) => ({
            key: digit,
            label: digit,
            hidden: true,
            run: () => {
              field.current?.focus()
              if (field.current) setTyped(field.current, digit)
            },
          }))
      : [],
    active && current !== undefined && !needsReason,
  )
  const canGoBack = answers.before !== undefined && !needsReason
  useShortcuts(
    t('case.ask'),
    [{ key: 'Backspace', label: t('case.previousQuestion'), run: answers.back }],
    active && canGoBack,
  )
  return (
    <section className="col" aria-labelledby="ask-title" data-test="ask">
      <h2 id="ask-title" {...(current ? {} : focusHome.part)}>
        {t('case.ask')}{' '}
        {open.length > 0 && (
          <span className="quiet" data-test="ask-left">
            {t('case.askLeft', { n: open.length })}
          </span>
        )}
      </h2>
      {needsReason ? (
        <CorrectAlarm answers={answers} />
      ) : current ? (
        <div
          className={`question${current.redFlag ? ' question--flag' : ''}`}
          data-test="question"
          data-question={current.id}
        >
          {current.redFlag && <span className="tag tag--alert">{t('case.redFlag')}</span>}
          {current.askBy && (
            <span className="small quiet"> {t('case.askBy', { time: clockText(current.askBy, lang) })}</span>
          )}
          <p className="question__text" id={`q-${current.id}`} aria-live="polite" {...focusHome.part}>
            {local(current.text)}
          </p>
          {choices.length > 0 ? (
            <div className="choices" role="group" aria-labelledby={`q-${current.id}`}>
              {choices.map((choice) => (
                <button
                  key={choice.key}
                  type="button"
                  className="choice-button"
                  data-test={`answer-${choice.key}`}
                  onClick={() => {
                    answers.answer(current, choice.value)
                  }}
                >
                  <kbd aria-hidden="true">{choice.key}</kbd> {wordOf(choice)}
                </button>
              ))}
            </div>
          ) : (
            <TypedAnswer
              key={current.id}
              field={field}
              question={current}
              onAnswer={(value) => {
                answers.answer(current, value)
              }}
            />
          )}
          {current.why && (
            <details>
              <summary className="small">{t('case.whyAsk')}</summary>
              <p className="small">{local(current.why)}</p>
            </details>
          )}
        </div>
      ) : (
        <p className="quiet" data-test="ask-none">
          {t('case.askNone')}
        </p>
      )}
      {canGoBack && (
        <button type="button" className="plain small" data-test="previous-question" onClick={answers.back}>
          {t('case.previousQuestion')} <kbd aria-hidden="true">⌫</kbd>
        </button>
      )}
      {open.length > 1 && (
        <ol className="asks">
          {open
            .filter((question) => question !== current)
            .map((question) => (
              <li key={question.id} className={question.redFlag ? 'strong' : ''}>
                {question.redFlag && <span className="small">{t('case.redFlag')}: </span>}
                {local(question.text)}
              </li>
            ))}
        </ol>
      )}
      {given.length > 0 && (
        <>
          <h3>
            {t('case.answered')}{' '}
            {answers.unsent > 0 && (
              <span className="small quiet" role="status" data-test="answers-saving">
                {t('case.answersSaving')}
              </span>
            )}
          </h3>
          <ul className="given" data-test="given">
            {given.map((one) => (
              <li key={one.question.id}>
                <span>{local(one.question.text)}</span> <strong>{valueText(one.question, one.value)}</strong>{' '}
                <button
                  type="button"
                  className="plain small"
                  onClick={() => {
                    answers.choose(one.question)
                  }}
                >
                  {t('case.changeAnswer')}
                  <span className="hidden">: {local(one.question.text)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {children}
    </section>
  )
}

interface TypedProps {
  field: RefObject<HTMLInputElement | null>
  question: QuestionView
  onAnswer: (value: Value) => void
}
function TypedAnswer({ field, question, onAnswer }: TypedProps) {
  const { t, local } = useLanguage()
  const [typed, setTypedText] = useState('')
  const numeric = question.kind === 'number' || question.kind === 'scale'
  const label: LocalText = question.text
  useEffect(() => {
    if (document.activeElement === field.current) setTypedText('')
  }, [field])
  const send = () => {
    const text = typed.trim()
    if (text === '') return
    const number = Number(text.replace(',', '.'))
    if (numeric && !Number.isFinite(number)) return
    onAnswer(numeric ? number : text)
    field.current?.blur()
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <input
        ref={field}
        aria-label={local(label)}
        data-test="typed-answer"
        inputMode={numeric ? 'decimal' : 'text'}
        value={typed}
        onChange={(event) => {
          setTypedText(event.target.value)
        }}
      />
      {numeric && question.max !== undefined && (
        <span className="quiet">
          {question.min ?? 0}–{question.max}
        </span>
      )}
      <button type="submit" className="choice-button">
        {t('case.answerSend')} <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button
        type="button"
        className="plain"
        onClick={() => {
          onAnswer(null)
        }}
      >
        {t('case.answerUnknown')}
      </button>
    </form>
  )
}

/** Puts the digit that was pressed outside the field into it, as if it had been typed there. */
function setTyped(input: HTMLInputElement, text: string) {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  setter?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
