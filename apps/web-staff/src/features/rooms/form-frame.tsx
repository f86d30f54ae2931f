import { useEffect, useRef, type ReactNode } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'

interface Props {
  title: string
  action: string
  busy: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form of one room: its heading has the focus, Ctrl+Enter sends, Escape closes. */
export function FormFrame({ title, action, busy, onSend, onClose, children }: Props) {
  const { t } = useLanguage()
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useShortcuts(title, [
    { key: 'Escape', label: t('rooms.cancel'), run: onClose, inFields: true },
    { key: 'Enter', ctrl: true, label: action, run: () => form.current?.requestSubmit(), inFields: true },
  ])
  return (
    <form
      ref={form}
      className="stack roster-form"
      data-test="room-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSend()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <div className="row">
        <button type="submit" className="choice-button choice-button--main" disabled={busy} data-test="room-save">
          {action} <kbd aria-hidden="true">Ctrl Enter</kbd>
        </button>
        <button type="button" className="plain" onClick={onClose}>
          {t('rooms.cancel')} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </form>
  )
}
