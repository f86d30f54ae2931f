import { routes, type ClockView, type LocalText } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { useRemembered } from './remembered.tsx'
import { useCommand } from './use-command.ts'

interface Props {
  needId: string
  exceptions: readonly { id: string; title: LocalText; offered: boolean }[]
  onRecorded: (clocks: readonly ClockView[]) => void
}

const empty = { exception: '', ground: '', offeredDate: '' }

/** An exception with its ground. It changes how a duty is counted, never its date; the words are kept sealed. */
export function RecordInLaw({ needId, exceptions, onRecorded }: Props) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [draft, setDraft] = useRemembered(`record-exception:${needId}`, empty)
  const { exception, ground, offeredDate } = draft
  const change = (part: Partial<typeof empty>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const chosen = exceptions.find(({ id }) => id === exception)
  const send = async () => {
    const body = {
      kind: 'exception' as const,
      exception,
      ground: ground.trim(),
      ...(chosen?.offered && offeredDate ? { offeredDate } : {}),
    }
    const done = await run(routes.recordOnNeed, { params: { id: needId }, body })
    if (!done) return
    setDraft(empty)
    onRecorded(done.clocks)
    say({ tone: 'done', text: t('notice.saved') })
  }
  if (exceptions.length === 0) return null
  return (
    <details data-test="record-exception">
      <summary>{t('clocks.record')}</summary>
      <p className="small quiet">{t('clocks.recordHint')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (exception !== '' && ground.trim() !== '' && !busy) void send()
        }}
      >
        <label>
          {t('clocks.exception')}
          <select
            value={exception}
            data-test="exception"
            onChange={(event) => {
              change({ exception: event.target.value })
            }}
          >
            <option value="" />
            {exceptions.map((one) => (
              <option key={one.id} value={one.id}>
                {local(one.title)}
              </option>
            ))}
          </select>
        </label>
        {chosen?.offered && (
          <label>
            {t('clocks.offeredDay')}
            <input
              type="date"
              value={offeredDate}
              required
              onChange={(event) => {
                change({ offeredDate: event.target.value })
              }}
            />
          </label>
        )}
        <label>
          {t('clocks.ground')}
          <textarea
            rows={2}
            maxLength={4000}
            value={ground}
            data-test="ground"
            onChange={(event) => {
              change({ ground: event.target.value })
            }}
          />
        </label>
        <div>
          <Button
            type="submit"
            variant="secondary"
            disabled={busy || exception === '' || ground.trim() === ''}
            data-test="record-exception-save"
          >
            {t('clocks.recordSave')}
          </Button>
        </div>
      </form>
    </details>
  )
}
