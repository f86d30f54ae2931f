import type { AppointmentView } from '@luukku/contract'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { momentText } from '../../shared/time-text.ts'

interface Props {
  appointment: AppointmentView
  now: number
  isBusy: boolean
  onTakeBack: (why: string) => void
}

/**
 * What was recorded of a visit by mistake is taken back with a reason. Within the first minutes the slip has its own button
 * beside it, which asks for none. Who took back what stays to be read.
 */
export function TakeBackVisit({ appointment, now, isBusy, onTakeBack }: Props) {
  const language = useLanguage()
  const { t } = language
  const { appointmentId, takenBack } = appointment
  const [why, setWhy] = useRemembered(`take-back-visit:${appointmentId}`, '')
  const reason = why.trim()
  return (
    <>
      {takenBack && (
        <p className="small" data-test="visit-was-taken-back">
          {t('own.visit.takenBack', { when: momentText(takenBack.at, now, language), who: takenBack.by })}{' '}
          {takenBack.reason}
        </p>
      )}
      {appointment.canTakeBack === true && (
        <details data-test="visit-take-back">
          <summary className="small">{t('own.visit.do.taken-back')}</summary>
          <p className="small quiet">{t('own.visit.takeBackHint')}</p>
          <form
            className="stack"
            onSubmit={(submitted) => {
              submitted.preventDefault()
              if (reason === '' || isBusy) return
              onTakeBack(reason)
              setWhy('')
            }}
          >
            <label>
              {t('clocks.takeBackReason')}
              <textarea
                rows={2}
                maxLength={2000}
                value={why}
                data-test="visit-take-back-reason"
                onChange={(changed) => {
                  setWhy(changed.target.value)
                }}
              />
            </label>
            <div>
              <Button
                type="submit"
                variant="secondary"
                disabled={isBusy || reason === ''}
                data-test="visit-take-back-save"
              >
                {t('own.visit.do.taken-back')}
              </Button>
            </div>
          </form>
        </details>
      )}
    </>
  )
}
