import type { DeskCase, QuestionView } from '@luukku/contract'
import type { ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { clockText, momentText } from '../../shared/time-text.ts'
import { languageName } from '../../shared/language-name.ts'
import { whoDid } from '../../shared/who-did.ts'

interface Props {
  found: DeskCase
  now: number
  /** Asks an answered question again; absent when answers cannot be recorded now. */
  onAskAgain?: ((question: QuestionView) => void) | undefined
  /** What was told to them. */
  children?: ReactNode
}

/** What the person said, in their own words, with the pieces that set a rule off. */
export function SaidColumn({ found, now, onAskAgain, children }: Props) {
  const language = useLanguage()
  const { t, local, lang } = language
  return (
    <section className="col" aria-labelledby="said-title" data-test="said">
      <h2 id="said-title">{t('case.said')}</h2>
      {found.said.map((one) => (
        <article key={one.contactId} className="said">
          <p className="small quiet">
            {t(`channel.${one.channel}`)} · {momentText(one.receivedAt, now, language)}
            {one.lang !== lang && ` · ${languageName(one.lang, lang)}`}
          </p>
          <blockquote lang={one.lang}>
            {one.pieces.length === 0 || one.pieces.every((piece) => piece.text.trim() === '')
              ? t('case.saidEmpty')
              : one.pieces.map((piece, index) =>
                  piece.mark && piece.mark.length > 0 ? (
                    // The pieces of a text never change places: the index is their identity.
                    <mark key={index} title={`${t('case.saidMark')}: ${piece.mark.join(', ')}`}>
                      {piece.text}
                    </mark>
                  ) : (
                    <span key={index}>{piece.text}</span>
                  ),
                )}
          </blockquote>
          {one.stopAnswered && (
            <p className="tag tag--alert" data-test="stop-answered">
              {t(`stop.${one.stopAnswered}`)}
            </p>
          )}
          {one.resident.added.length > 0 && (
            <p className="small">
              <strong>{t('case.added')}:</strong> {one.resident.added.join(' · ')}
            </p>
          )}
          {one.resident.removed.length > 0 && (
            <p className="small">
              <strong>{t('case.removed')}:</strong> {one.resident.removed.join(' · ')}
            </p>
          )}
          {one.answers.length > 0 && (
            <details open={one.answers.length <= 20}>
              <summary className="small strong">{t('case.answersGiven', { n: one.answers.length })}</summary>
              <dl className="facts">
                {one.answers.map((answer) => (
                  <div key={answer.key}>
                    <dt>{answer.label ? local(answer.label) : answer.key}</dt>
                    <dd data-test={`said-${answer.key}`}>
                      {answer.shown ? local(answer.shown) : answer.value}
                      {!answer.known && <span className="small quiet"> ({t('case.notByRules')})</span>}
                      {answer.question && onAskAgain && one.contactId === found.contactId && (
                        <>
                          {' '}
                          <AskAgain question={answer.question} onAskAgain={onAskAgain} />
                        </>
                      )}
                      {answer.correctedBecause && (
                        <p className="small">
                          <strong>{t('case.corrected')}:</strong> {answer.correctedBecause}
                        </p>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
        </article>
      ))}
      {found.messages.length > 0 && (
        <>
          <h3>{t('case.messages')}</h3>
          <ol className="messages">
            {found.messages.map((message) => (
              <li key={message.at + message.from} className={`message message--${message.from}`}>
                <span className="small quiet">
                  {clockText(message.at, lang)}{' '}
                  {message.from === 'resident' && !message.notClient
                    ? t('case.fromResident')
                    : whoDid(message, language)}{' '}
                  {message.clientAlone && <span className="tag">{t('message.clientAlone')}</span>}
                  {message.takenBack && (
                    <span className="tag" data-test="message-taken-back">
                      {t('message.takenBack')}
                    </span>
                  )}
                </span>
                <p>{message.text}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      {children}
    </section>
  )
}

function AskAgain({ question, onAskAgain }: { question: QuestionView; onAskAgain: (question: QuestionView) => void }) {
  const { t, local } = useLanguage()
  return (
    <button
      type="button"
      className="plain small"
      data-test={`ask-again-${question.id}`}
      onClick={() => {
        onAskAgain(question)
      }}
    >
      {t('case.changeAnswer')}
      <span className="hidden">: {local(question.text)}</span>
    </button>
  )
}
