import type { AppointmentView, LocalText } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { hiddenFields } from '../../shared/form.ts'
import { usePage } from '../../shared/use-page.ts'

/** The time is still to come, or the person is there. */
export const isComing = (status: AppointmentView['status']): boolean =>
  status === 'booked' || status === 'arrived' || status === 'started'

interface Props {
  appointment: AppointmentView
  title: LocalText
  /** Whose matter it is, or who acts for them: not a person of trust, who only sees. */
  canSay: boolean
  /** A slip of a moment ago. */
  canTakeBack: boolean
}

/** «I am here» on the day: one press, and who sits in the waiting room is known to sit there. */
export function Arrival({ appointment, title, canSay, canTakeBack }: Props) {
  const { t } = usePage()
  const { appointmentId, status, canArrive } = appointment
  const button = (way: string, text: 'plan.arrive' | 'plan.notYet', className: string) => (
    <form method="post" action={`/oma/aika/${appointmentId}`}>
      <HiddenFields />
      <button type="submit" name={hiddenFields.way} value={way} className={className} data-test={way}>
        {t(text)}
        <span className="lk-hidden">
          : <DataWords text={title} />
        </span>
      </button>
    </form>
  )
  if (status === 'booked' && canArrive === true && canSay)
    return (
      <div className="rs-arrival">
        {button('paikalla', 'plan.arrive', 'rs-button-link')}
        <p className="rs-quiet">{t('plan.arriveHint')}</p>
      </div>
    )
  if (status === 'arrived')
    return (
      <div className="rs-arrival" data-test="arrived">
        <p className="rs-kind">{t('plan.arrived')}</p>
        {canTakeBack && canSay && button('ei-paikalla', 'plan.notYet', 'rs-second')}
      </div>
    )
  return status === 'started' ? <p className="rs-kind">{t('plan.started')}</p> : null
}
