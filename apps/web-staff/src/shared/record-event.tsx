import { routes, type ClockView, type LocalText } from '@luukku/contract'
import { fromHelsinki, toLocalDate } from '@luukku/domain/time'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from './api.ts'
import { intentKeys } from './intent-keys.ts'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { problemText } from './problem-text.ts'
import { useFormToken } from './session.tsx'

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

/** Something that took place in the matter, with its moment in Finnish time: it meets, ends or starts a statutory clock. */
export function RecordEvent({ needId, stops, starts, onRecorded }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const formToken = useFormToken()
  const { say } = useNotices()
  const [event, setEvent] = useState('')
  const [at, setAt] = useState('')
  const [ground, setGround] = useState('')
  const moment = toMoment(at)
  const save = useMutation({
    mutationFn: (chosenAt: string) => {
      const body = { kind: 'event' as const, event, at: chosenAt, ...(ground.trim() ? { ground: ground.trim() } : {}) }
      const idempotencyKey = intentKeys.keyFor('recordOnNeed', [needId, body])
      return callApi(routes.recordOnNeed, { params: { id: needId }, body, idempotencyKey, formToken: formToken() })
    },
    onSuccess: ({ clocks }) => {
      setEvent('')
      setAt('')
      setGround('')
      onRecorded(clocks)
      say({ tone: 'done', text: t('notice.saved') })
    },
    onError: (error) => {
      say({ tone: 'attention', text: problemText(error, language) })
    },
  })
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
          if (event !== '' && moment !== undefined && !save.isPending) save.mutate(moment)
        }}
      >
        <label>
          {t('clocks.eventWhich')}
          <select
            value={event}
            data-test="event"
            onChange={(changed) => {
              setEvent(changed.target.value)
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
              setAt(changed.target.value)
            }}
          />
        </label>
        <label>
          {t('clocks.eventMore')}
          <textarea
            rows={2}
            maxLength={4000}
            value={ground}
            onChange={(changed) => {
              setGround(changed.target.value)
            }}
          />
        </label>
        <div>
          <Button
            type="submit"
            variant="secondary"
            disabled={save.isPending || event === '' || moment === undefined}
            data-test="record-event-save"
          >
            {t('clocks.recordSave')}
          </Button>
        </div>
      </form>
    </details>
  )
}

/** `2026-11-24T09:30` as the clock on a Finnish wall shows it, whatever the zone of the machine; undefined while unfinished. */
function toMoment(text: string): string | undefined {
  const [day = '', time = ''] = text.split('T')
  return day === '' || time === '' ? undefined : fromHelsinki(toLocalDate(day), time.slice(0, 5))
}
