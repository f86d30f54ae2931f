import { useEffect, useRef, type ReactNode } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { Panel } from './panel.tsx'

interface Props {
  title: string
  label: string
  hint?: string
  value: string
  onValue: (value: string) => void
  send: string
  onSend: () => void
  onClose: () => void
  blocked?: string
  /** Asked before anything is written, also where nothing may be sent as it stands. */
  before?: ReactNode
  children?: ReactNode
}

/** One text to write and send: a message back, or the reason for closing. Ctrl+Enter sends. */
export function TextPanel(props: Props) {
  const { title, label, hint, value, onValue, send, onSend, onClose, blocked, before, children } = props
  const { t } = useLanguage()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const ready = value.trim() !== '' && !blocked
  return (
    <Panel
      title={title}
      onClose={onClose}
      shortcuts={[
        {
          key: 'Enter',
          ctrl: true,
          inFields: true,
          label: send,
          run: () => {
            if (ready) onSend()
          },
        },
      ]}
    >
      {before}
      {blocked ? (
        <p className="banner">{blocked}</p>
      ) : (
        <>
          <label htmlFor="panel-text">{label}</label>
          <textarea
            id="panel-text"
            ref={field}
            rows={5}
            maxLength={2000}
            value={value}
            data-test="panel-text"
            onChange={(event) => {
              onValue(event.target.value)
            }}
          />
          {hint && <p className="small quiet">{hint}</p>}
          {children}
          <div className="row">
            <Button disabled={!ready} onClick={onSend} data-test="panel-send">
              {send} <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
        </>
      )}
      <span className="hidden">{t('action.closePanel')}</span>
    </Panel>
  )
}
