import { routes } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** A need said to be met that is not: open again with its first dates, for a written reason. */
export function ReopenNeed({ needId, onDone }: { needId: string; onDone: () => void }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [reason, setReason] = useState('')
  return (
    <details data-test="reopen-need">
      <summary>{t('reopen.need')}</summary>
      <p className="small quiet">{t('reopen.hint')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() === '' || busy) return
          void run(routes.reopenNeed, { params: { id: needId }, body: { reason: reason.trim() } }).then((done) => {
            if (!done) return
            setReason('')
            say({ tone: 'done', text: t('notice.saved') })
            onDone()
          })
        }}
      >
        <label>
          {t('reopen.needWhy')}
          <textarea
            className="full"
            rows={2}
            maxLength={2000}
            value={reason}
            data-test="reopen-need-because"
            onChange={(event) => {
              setReason(event.target.value)
            }}
          />
        </label>
        <div>
          <Button
            type="submit"
            variant="secondary"
            disabled={busy || reason.trim() === ''}
            data-test="reopen-need-save"
          >
            {t('reopen.need')}
          </Button>
        </div>
      </form>
    </details>
  )
}
