import { useEffect, useRef, type ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts, type Shortcut } from '../../shared/shortcuts.tsx'

interface Props {
  title: string
  onClose: () => void
  shortcuts?: Shortcut[]
  children: ReactNode
}

/** One action at a time, in the middle column: it takes the focus and the digits, Escape gives both back. */
export function Panel({ title, onClose, shortcuts = [], children }: Props) {
  const { t } = useLanguage()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus()
  }, [])
  useShortcuts(title, [{ key: 'Escape', label: t('action.closePanel'), run: onClose, inFields: true }, ...shortcuts])
  return (
    <section className="col panel" aria-labelledby="panel-title" data-test="panel">
      <div className="row panel__head">
        <h2 id="panel-title" ref={head} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="plain" onClick={onClose}>
          {t('action.closePanel')} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
      {children}
    </section>
  )
}

export interface NumberedChoice {
  key: string
  label: string
  run: () => void
  disabled?: boolean
}
export function NumberedChoices({ choices }: { choices: NumberedChoice[] }) {
  return (
    <div className="choices choices--stack">
      {choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          className="choice-button"
          data-test={`choice-${choice.key}`}
          disabled={choice.disabled}
          onClick={choice.run}
        >
          <kbd aria-hidden="true">{choice.key}</kbd> {choice.label}
        </button>
      ))}
    </div>
  )
}
