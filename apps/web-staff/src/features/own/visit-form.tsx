import { routes, type AppointmentView, type LocalText } from '@luukku/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { intentKeys } from '../../shared/intent-keys.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { useFormToken } from '../../shared/session.tsx'

interface Props {
  needId: string
  appointment: AppointmentView
  findings: readonly { id: string; title: LocalText }[]
  now: number
}
type Outcome = 'held' | 'no-show' | 'unit-cancelled'

/** What became of a booked time: one press for the usual, a reason only where the unit itself cancels. */
export function VisitForm({ needId, appointment, findings, now }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const client = useQueryClient()
  const formToken = useFormToken()
  const { say } = useNotices()
  const [found, setFound] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: (outcome: Outcome) => {
      const body = {
        appointmentId: appointment.appointmentId,
        outcome,
        ...(outcome === 'held' && found.length > 0 ? { findings: [...found] } : {}),
        ...(outcome === 'unit-cancelled' ? { reason: reason.trim() } : {}),
      }
      const idempotencyKey = intentKeys.keyFor('recordVisit', [needId, body])
      return callApi(routes.recordVisit, { params: { id: needId }, body, idempotencyKey, formToken: formToken() })
    },
    onSuccess: (next) => {
      client.setQueryData(['own', needId], next)
      say({ tone: 'done', text: t('notice.saved') })
    },
    onError: (error) => {
      say({ tone: 'attention', text: problemText(error, language) })
    },
  })
  if (appointment.status !== 'booked') return <span className="tag">{t(`own.visit.${appointment.status}`)}</span>
  const hasBegun = Date.parse(appointment.start) <= now
  const button = (outcome: Outcome, disabled = false) => (
    <button
      type="button"
      className="plain"
      disabled={save.isPending || disabled}
      data-test={`visit-${outcome}`}
      onClick={() => {
        save.mutate(outcome)
      }}
    >
      {t(`own.visit.do.${outcome}`)}
    </button>
  )
  return (
    <div className="stack" data-test="visit">
      {hasBegun ? (
        <>
          {findings.map((one) => (
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
            {button('held')} {button('no-show')}
          </div>
        </>
      ) : (
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
