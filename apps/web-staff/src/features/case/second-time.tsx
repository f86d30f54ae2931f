import { useId, useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'

/** The person has a coming time of the service already: another one needs a professional's words for why. */
export function SecondTime({ busy, onReason }: { busy: boolean; onReason: (reason: string) => void }) {
  const { t } = useLanguage()
  const [reason, setReason] = useState('')
  // A series and a single time may ask at once.
  const id = useId()
  return (
    <form
      className="banner stack"
      data-test="second-time"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== '') onReason(reason.trim())
      }}
    >
      <p role="alert">{t('book.second')}</p>
      <label htmlFor={id}>{t('book.secondWhy')}</label>
      <input
        id={id}
        maxLength={2000}
        value={reason}
        data-test="second-reason"
        onChange={(event) => {
          setReason(event.target.value)
        }}
      />
      <div>
        <Button type="submit" disabled={busy || reason.trim() === ''} data-test="second-book">
          {t('book.secondDo')}
        </Button>
      </div>
    </form>
  )
}
