import type { DeskCase, OverTime } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { localDay } from '../../shared/time-text.ts'
import { OverTimes } from './over-times.tsx'

interface Props {
  found: DeskCase
  /** Needs whose service the county lets lie over a taken time: without one there is nothing to open. */
  over: readonly string[]
  now: number
  busy: boolean
  onBook: (needId: string, time: OverTime, why: string) => void
}

/** A time over a taken one: closed until a professional opens it, and booked with their reason alone. */
export function OverTimeView({ found, over, now, busy, onBook }: Props) {
  const { t, local } = useLanguage()
  const needs = found.needs.filter((need) => need.status === 'open' && over.includes(need.needId))
  const [chosen, setNeedId] = useState('')
  const [day, setDay] = useState(localDay(now))
  const [why, setWhy] = useState('')
  const [open, setOpen] = useState(false)
  const needId = (needs.find((need) => need.needId === chosen) ?? needs[0])?.needId
  if (needId === undefined) return null
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
      {open && day !== '' && (
        <OverTimes
          contactId={found.contactId}
          version={found.version}
          needId={needId}
          day={day}
          busy={busy}
          why={why}
          onWhy={setWhy}
          onBook={(time) => {
            onBook(needId, time, why.trim())
          }}
        />
      )}
    </details>
  )
}
