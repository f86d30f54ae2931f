import { useState } from 'react'
import { Button } from 'suomifi-ui-components'

interface Props {
  /** What the press does, in words: also what opens the form. */
  label: string
  why: string
  /** Names the parts for tests: `publication`, `decree`. */
  of: string
  busy: boolean
  /** Resolves with whether it was done: what was typed stays where it was not. */
  onTakeBack: (reason: string) => Promise<boolean>
}

/** What was recorded is taken back for a written reason, and stays in the history. */
export function TakeBackForm({ label, why, of, busy, onTakeBack }: Props) {
  const [reason, setReason] = useState('')
  const isWhole = reason.trim() !== ''
  return (
    <details>
      <summary className="small">{label}</summary>
      <form
        className="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (!isWhole || busy) return
          void onTakeBack(reason.trim()).then((done) => {
            if (done) setReason('')
          })
        }}
      >
        <label>
          {why}{' '}
          <input
            type="text"
            maxLength={1000}
            value={reason}
            data-test={`${of}-reason`}
            onChange={(changed) => {
              setReason(changed.target.value)
            }}
          />
        </label>
        <div>
          <Button type="submit" variant="secondary" disabled={busy || !isWhole} data-test={`${of}-take-back`}>
            {label}
          </Button>
        </div>
      </form>
    </details>
  )
}
