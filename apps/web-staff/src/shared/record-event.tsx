import { routes, type ClockView, type LocalText } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { useRemembered } from './remembered.tsx'
import { toMoment } from './to-moment.ts'
import { useCommand } from './use-command.ts'

interface RecordableEvent {
  event: string
  title: LocalText
}
interface Props {
  needId: string
  /** Events that meet or end a clock of the need. */
  stops: readonly RecordableEvent[]
  /** Events that start a clock the need does not have yet. */
  starts: readonly RecordableEvent[]
  onRecorded: (clocks: readonly ClockView[]) => void
}

const empty = { event: '', at: '', ground: '' }

/** Something that took place in the matter, with its moment in Finnish time: it meets, ends or starts a statutory clock. */
export function RecordEvent({ needId, stops, starts, onRecorded }: Props) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [draft, setDraft] = useRemembered(`record-event:${needId}`, empty)
  const { event, at, ground } = draft
  const change = (part: Partial<typeof empty>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const moment = toMoment(at)
  const send = async (chosenAt: string) => {
    const body = { kind: 'event' as const, event, at: chosenAt, ...(ground.trim() ? { ground: ground.trim() } : {}) }
    const done = await run(routes.recordOnNeed, { params: { id: needId }, body })
    if (!done) return
    setDraft(empty)
    onRecorded(done.clocks)
    say({ tone: 'done', text: t('notice.saved') })
  }
  if (stops.length + starts.length === 0) return null
  const options = (events: readonly RecordableEvent[]) =>
    events.map((one) => (
      <option key={one.event} value={one.event}>
        {local(one.title)}
      </option>
    ))
  return (
    <details data-test="record-event">
      <summary>{t('clocks.event')}</summary>
      <p className="small quiet">{t('clocks.eventHint')}</p>
      <form
        className="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (event !== '' && moment !== undefined && !busy) void send(moment)
        }}
      >
        <label>
          {t('clocks.eventWhich')}
          <select
            value={event}
            data-test="event"
            onChange={(changed) => {
              change({ event: changed.target.value })
            }}
          >
            <option value="" />
            {stops.length > 0 && <optgroup label={t('clocks.eventStops')}>{options(stops)}</optgroup>}
            {starts.length > 0 && <optgroup label={t('clocks.eventStarts')}>{options(starts)}</optgroup>}
          </select>
        </label>
        <label>
          {t('clocks.eventAt')}
          <input
            type="datetime-local"
            value={at}
            required
            data-test="event-at"
            onChange={(changed) => {
              change({ at: changed.target.value })
            }}
          />
        </label>
        <label>
          {t('clocks.eventMore')}
          <textarea
            rows={2}
            maxLength={4000}
            value={ground}
            data-test="event-ground"
            onChange={(changed) => {
              change({ ground: changed.target.value })
            }}
          />
        </label>
        <div>
          <Button
            type="submit"
            variant="secondary"
            disabled={busy || event === '' || moment === undefined}
            data-test="record-event-save"
          >
            {t('clocks.recordSave')}
          </Button>
        </div>
      </form>
    </details>
  )
}
