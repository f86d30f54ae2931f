import type { DeskCase, ProposedElementView } from '@luukku/contract'
import { useEffect, useRef } from 'react'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage, type Language } from '../../shared/language.tsx'

type Proposal = DeskCase['proposal']

/** Every element of the proposal by itself: why it is there, which rule said so, and which answer would change it. */
export function ProposalReasons({ proposal, told }: { proposal: Proposal; told: string | undefined }) {
  const language = useLanguage()
  const { t, local } = language
  const region = useRef<HTMLDivElement>(null)
  // Opened by a key below the fold: the focus brings it into sight, and the arrows scroll it.
  useEffect(() => {
    region.current?.focus()
  }, [])
  const alike = Map.groupBy(proposal.elements, ({ value: _value, ...rest }) => JSON.stringify(rest))
  return (
    <div
      ref={region}
      role="region"
      aria-label={t('case.allReasons')}
      tabIndex={-1}
      className="why"
      id="proposal-reasons"
      data-test="proposal-reasons"
    >
      <dl className="why__elements">
        {[...alike].map(([key, elements]) => {
          const [element] = elements
          if (element === undefined) return null
          return (
            <div key={key} data-test={`why-${element.kind}`}>
              <dt>{elementsName(elements, language)}</dt>
              <dd>
                <Because element={element} told={told} />
                <Changes changes={element.changes} />
              </dd>
            </div>
          )
        })}
      </dl>
      {proposal.wouldCome.length > 0 && (
        <>
          <h3>{t('case.wouldCome')}</h3>
          <ul className="why__changes">
            {proposal.wouldCome.map(({ label, answer, brings }) => (
              <li key={label.fi + answer}>
                {t(`case.if.${answer}`, { what: local(label) })} →{' '}
                {brings.map((one) => elementName(one, language)).join('; ')}
              </li>
            ))}
          </ul>
        </>
      )}
      <Ways proposal={proposal} />
    </div>
  )
}

/** Answers that come to the same are said together. */
function Changes({ changes }: Pick<Proposal['elements'][number], 'changes'>) {
  const { t, local } = useLanguage()
  if (changes.length === 0) return null
  const alike = Map.groupBy(changes, ({ answer, to }) => `${answer} ${to?.fi ?? ''}`)
  return (
    <ul className="why__changes">
      {[...alike].map(([key, [first, ...more]]) =>
        first === undefined ? null : (
          <li key={key}>
            {t(`case.if.${first.answer}`, { what: [first, ...more].map(({ label }) => local(label)).join(' / ') })} →{' '}
            {first.to ? local(first.to) : t('case.fallsAway')}
          </li>
        ),
      )}
    </ul>
  )
}

function Because({ element, told }: { element: Proposal['elements'][number]; told: string | undefined }) {
  const { local } = useLanguage()
  if (element.reasons.length === 0) return element.follows ? <span>{local(element.follows)}</span> : null
  return (
    <ul className="why__because">
      {element.reasons.map(({ ruleId, text, words, source }) => (
        <li key={ruleId}>
          {local(text)}{' '}
          {words.length > 0 && (
            <q className="quiet" lang={told}>
              {words.join(' ')}
            </q>
          )}{' '}
          <span className="small quiet" lang="en">
            {ruleId} · {source}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The other ways to the same help, in the words that the resident is told. */
function Ways({ proposal }: { proposal: Proposal }) {
  const { t, local } = useLanguage()
  const needs = proposal.needs.filter(({ ways }) => ways.length > 0)
  return needs.map((need) => (
    <div key={need.service}>
      <h3>
        {t('model.ways')}: {local(need.title)}
      </h3>
      <ul className="why__because">
        {need.ways.map(({ kind, text }) => (
          <li key={kind}>
            <strong>{t(`model.way.${kind}`)}:</strong> {local(text)}
          </li>
        ))}
      </ul>
    </div>
  ))
}

function elementName(element: ProposedElementView, language: Language): string {
  return elementsName([element], language)
}

/** Several of one kind that have the same reasons are named together. */
function elementsName(elements: readonly ProposedElementView[], { t, local, lang }: Language): string {
  const kind = elements[0]?.kind ?? 'urgency'
  const values = elements.flatMap(({ value }) => value ?? [])
  const names = values.map((value) => (kind === 'interpreter' ? languageName(value.fi, lang) : local(value)))
  return [t(`case.element.${kind}`), ...(names.length === 0 ? [] : [names.join(', ')])].join(': ')
}
