import type { AppointmentView, LocalText } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { TakeBackVisit } from './take-back-visit.tsx'
import { useVisit, type VisitOutcome } from './use-visit.ts'

interface Props {
  needId: string
  name: string
  appointment: AppointmentView
  findings: readonly { id: string; title: LocalText }[]
  now: number
}

/** What became of a booked time: one press for the usual, a reason only where the unit itself cancels. */
export function VisitForm({ needId, name, appointment, findings, now }: Props) {
  const { t, local } = useLanguage()
  const { record, isBusy } = useVisit()
  const [found, setFound] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const { appointmentId, status } = appointment
  const button = (outcome: VisitOutcome, disabled = false) => (
    <button
      type="button"
      className="plain"
      disabled={isBusy || disabled}
      data-test={`visit-${outcome}`}
      onClick={() => {
        record({
          needId,
          name,
          body: {
            appointmentId,
            outcome,
            ...(outcome === 'held' && found.length > 0 ? { findings: [...found] } : {}),
            ...(outcome === 'unit-cancelled' ? { reason: reason.trim() } : {}),
          },
        })
      }}
    >
      {t(`own.visit.do.${outcome}`)}
    </button>
  )
  const tag = status !== 'booked' && <span className="tag">{t(`own.visit.${status}`)}</span>
  const correct = appointment.canCorrect === true && button('corrected')
  const takeBack = (
    <TakeBackVisit
      appointment={appointment}
      now={now}
      isBusy={isBusy}
      onTakeBack={(why) => {
        record({ needId, name, body: { appointmentId, outcome: 'taken-back', reason: why } })
      }}
    />
  )
  if (status !== 'booked' && status !== 'arrived' && status !== 'started')
    return (
      <div className="stack" data-test="visit">
        <span className="row">
          {tag} {correct}
        </span>
        {takeBack}
      </div>
    )
  const hasBegun = Date.parse(appointment.start) <= now || status === 'started'
  return (
    <div className="stack" data-test="visit">
      {hasBegun &&
        findings.map((one) => (
          <label key={one.id} className="check">
            <input
              type="checkbox"
              checked={found.includes(one.id)}
              onChange={(event) => {
                setFound(event.target.checked ? [...found, one.id] : found.filter((id) => id !== one.id))
              }}
            />
            {local(one.title)}
          </label>
        ))}
      <div className="row">
        {tag}
        {hasBegun && status === 'booked' && button('arrived')}
        {hasBegun && status !== 'started' && button('started')}
        {hasBegun && button('held')}
        {hasBegun && status !== 'started' && button('no-show')}
        {correct}
      </div>
      {takeBack}
      {status !== 'started' && (
        <details>
          <summary className="small">{t('own.visit.cancel')}</summary>
          <label>
            {t('own.visit.reason')}
            <input
              maxLength={2000}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value)
              }}
            />
          </label>
          {button('unit-cancelled', reason.trim() === '')}
        </details>
      )}
    </div>
  )
}
