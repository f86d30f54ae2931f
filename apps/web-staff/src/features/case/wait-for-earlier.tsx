import { routes } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Puts a booked need on the waiting list at the person's wish, and says which place it has. */
export function WaitForEarlier({ contactId, needId }: { contactId: string; needId: string }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [place, setPlace] = useState<number>()
  if (place !== undefined)
    return (
      <p className="small" role="status" data-test="waits-earlier">
        {t('waiting.putDone', { n: place })}
      </p>
    )
  return (
    <button
      type="button"
      className="plain"
      disabled={busy}
      data-test="wait-earlier"
      onClick={() => {
        void run(routes.setWaiting, { body: { contactId, needId, waits: true } }).then((done) => {
          setPlace(done?.waiting.find((one) => one.needId === needId)?.waits?.place)
        })
      }}
    >
      {t('waiting.putOn')}
    </button>
  )
}
