import { routes, type RouteResponse } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { clockText, dayTimeText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { FormFrame } from './form-frame.tsx'
import type { Room } from './room-row.tsx'
import { usualEnd } from './usual-end.ts'

type Cleared = RouteResponse<typeof routes.closeResource>
interface Props {
  room: Room
  /** Out of use for good, from now on. */
  forGood: boolean
  now: number
  onDone: (cleared: Cleared) => void
  onClose: () => void
}

/** From when to when, with what is booked in it then and what each visit gets instead: seen before it is closed. */
export function CloseForm({ room, forGood, now, onDone, onClose }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const { run, busy } = useCommand()
  const today = localDay(now)
  const [time, setTime] = useState(() => {
    const from = wallNow(now)
    return { day: today, from, lastDay: today, to: usualEnd(from) }
  })
  const params = { id: room.resourceId }
  const query = useQuery({
    queryKey: ['room-visits', room.resourceId, forGood ? undefined : time],
    queryFn: () => callApi(routes.listResourceVisits, { params, query: forGood ? {} : time }),
    gcTime: 0,
  })
  const visits = query.data?.visits
  const send = async () => {
    const { name, kind, isPlace } = room
    const done = forGood
      ? await run(routes.changeResource, { params, body: { name, kind, isPlace, active: false } })
      : await run(routes.closeResource, { params, body: time })
    if (done) onDone(done)
  }
  const field = (name: keyof typeof time, type: 'date' | 'time', label: string) => (
    <label>
      {label}
      <input
        type={type}
        required
        value={time[name]}
        data-test={`close-${name}`}
        onChange={(event) => {
          const { value } = event.target
          if (value === '') return
          // Who moves the first day means the whole closure, unless it already reaches further.
          setTime((old) => ({
            ...old,
            [name]: value,
            ...(name === 'day' && old.lastDay === old.day ? { lastDay: value } : {}),
          }))
        }}
      />
    </label>
  )
  return (
    <FormFrame
      title={t(forGood ? 'rooms.retireTitle' : 'rooms.closeTitle', { name: room.name })}
      action={t(forGood ? 'rooms.doRetire' : 'rooms.doClose')}
      busy={busy || visits === undefined}
      onSend={() => void send()}
      onClose={onClose}
    >
      {!forGood && (
        <div className="fields">
          {field('day', 'date', t('rooms.from'))}
          {field('from', 'time', t('rooms.fromTime'))}
          {field('lastDay', 'date', t('rooms.to'))}
          {field('to', 'time', t('rooms.toTime'))}
        </div>
      )}
      <ReadState query={query} what={t('rooms.visitsWhat')} />
      {visits && (
        <div role="status" data-test="room-visits">
          <p className="strong">
            {visits.length === 0 ? t('rooms.visitsNone') : t('rooms.visits', { n: visits.length })}
          </p>
          <ul className="stack">
            {visits.map((visit) => (
              <li key={visit.start} className="row">
                <span>
                  {dayTimeText(visit.start, now, language)}–{clockText(visit.end, language.lang)} {local(visit.title)}
                </span>
                {visit.otherRoom === undefined ? (
                  <span className="tag tag--warn">{t('rooms.getsNone')}</span>
                ) : (
                  <span className="tag">{t('rooms.gets', { room: visit.otherRoom })}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </FormFrame>
  )
}

/** The clock on the wall in Finland, `HH:MM`. */
const wallNow = (now: number) => clockText(now, 'en').padStart(5, '0')
