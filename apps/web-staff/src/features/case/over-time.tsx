import { routes, type DeskCase, type OverTime } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useFormToken } from '../../shared/session.tsx'
import { clockText, localDay } from '../../shared/time-text.ts'

interface Props {
  found: DeskCase
  now: number
  busy: boolean
  onBook: (needId: string, time: OverTime, why: string) => void
}

/** A time over a taken one: closed until a professional opens it, and booked with their reason alone. */
export function OverTimeView({ found, now, busy, onBook }: Props) {
  const { t, local, lang } = useLanguage()
  const formToken = useFormToken()
  const needs = found.needs.filter(({ status }) => status === 'open')
  const [needId, setNeedId] = useState(needs[0]?.needId ?? '')
  const [day, setDay] = useState(localDay(now))
  const [why, setWhy] = useState('')
  const [open, setOpen] = useState(false)
  const query = useQuery({
    queryKey: ['over', found.contactId, found.version, needId, day],
    queryFn: () =>
      callApi(routes.searchOver, { body: { contactId: found.contactId, needId, day }, formToken: formToken() }),
    enabled: open && needId !== '' && day !== '',
    gcTime: 0,
  })
  if (needs.length === 0) return null
  const times = query.data?.times ?? []
  return (
    <details
      data-test="over"
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
      }}
    >
      <summary>{t('over.title')}</summary>
      <p className="small">{t('over.lead')}</p>
      <div className="row">
        {needs.length > 1 && (
          <label>
            {t('over.need')}{' '}
            <select
              value={needId}
              onChange={(event) => {
                setNeedId(event.target.value)
              }}
            >
              {needs.map((need) => (
                <option key={need.needId} value={need.needId}>
                  {local(need.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t('over.day')}{' '}
          <input
            type="date"
            min={localDay(now)}
            value={day}
            data-test="over-day"
            onChange={(event) => {
              setDay(event.target.value)
            }}
          />
        </label>
      </div>
      {open && !query.data && <ReadState query={query} what={t('over.title')} />}
      {query.data && !query.data.allowed && <p data-test="over-not-here">{t('over.notHere')}</p>}
      {query.data?.allowed && times.length === 0 && <p data-test="over-none">{t('over.none')}</p>}
      {times.length > 0 && (
        <>
          <label className="stack">
            {t('over.why')}
            <input
              type="text"
              maxLength={2000}
              value={why}
              data-test="over-why"
              onChange={(event) => {
                setWhy(event.target.value)
              }}
            />
          </label>
          <ul className="over-times">
            {times.map((time) => (
              <li key={`${time.staffId} ${time.start}`}>
                <button
                  type="button"
                  className="offer"
                  disabled={busy || why.trim() === ''}
                  data-test="over-time"
                  onClick={() => {
                    onBook(needId, time, why.trim())
                  }}
                >
                  <span className="offer__time">{clockText(time.start, lang)}</span>{' '}
                  <span className="quiet">
                    {time.professional.name} · {time.place ?? t(`mode.${time.mode}`)} ·{' '}
                    {t('over.taken', { n: time.taken })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
