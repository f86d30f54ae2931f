import type { PlanView } from '@luukku/contract'
import { DataWords, SafeDataWords, Steps } from '@luukku/ui'
import { dateText, dayText, momentText } from '@luukku/i18n'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { hiddenFields } from '../../shared/form.ts'
import { Phone } from '../../shared/phone.tsx'
import { usePage } from '../../shared/use-page.ts'
import { Arrival, isComing } from './arrival.tsx'
import { LaterTimes } from './later-times.tsx'
import { PlaceName } from './place-name.tsx'
import { PlaceWishes } from './place-wishes.tsx'
import { Promised } from './promised.tsx'
import { RealLife } from './real-life.tsx'
import { WhoComes } from './who-comes.tsx'

interface Props {
  line: PlanView['lines'][number]
  /** May tell a day of their own life for this need. */
  canTell: boolean
  /** Said «I am here» a moment ago. */
  justArrived: boolean
}

/** One need of the plan as its person reads it: what comes when, what to do meanwhile, what to watch for, until when. */
export function PlanLine({ line, canTell, justArrived }: Props) {
  const { t, language } = usePage()
  const { appointment } = line
  const booked = appointment !== undefined && isComing(appointment.status)
  const needsPlace = !booked || [appointment, ...(line.later ?? [])].some(({ mode }) => mode === 'onsite')
  return (
    <article className="rs-line" data-test="line">
      <h2>
        <SafeDataWords text={line.title} />
      </h2>
      {appointment && booked ? (
        <p className="rs-when">
          {momentText(appointment.start, language)}
          {appointment.series && (
            <span className="rs-series" data-test="series">
              {t('series.part', { number: appointment.series.number, size: appointment.series.size })}
            </span>
          )}
          <span className="rs-where">
            {t(`mode.${appointment.mode}`)}
            <PlaceName place={appointment.place} />
            {appointment.place?.address && `, ${appointment.place.address}`}
          </span>
          {appointment.place?.room && (
            <span className="rs-where" data-test="room">
              {t('plan.room')} <strong>{appointment.place.room}</strong>
            </span>
          )}
        </p>
      ) : (
        <p className="rs-when">
          {dayText(line.nextDate, language)}
          <span className="rs-where">
            <DataWords text={line.nextText} />
          </span>
        </p>
      )}
      <p className="rs-who">
        <strong>{appointment && booked ? appointment.professional.name : line.owner.name}</strong>,{' '}
        <DataWords text={appointment && booked ? appointment.professional.role : line.owner.role} />
        {line.owner.phone && (!booked || appointment?.professional.name === line.owner.name) && (
          <>
            {', '}
            <Phone number={line.owner.phone} />
          </>
        )}
      </p>
      {appointment && booked && <WhoComes time={appointment} isGroup={appointment.group} test="" />}
      {appointment && booked && (
        <Arrival appointment={appointment} title={line.title} canSay={canTell} canTakeBack={justArrived} />
      )}
      {line.later && <LaterTimes times={line.later} />}
      {appointment && booked && appointment.canChange && (
        <div className="rs-line-actions">
          <a
            className="rs-second"
            href={`/oma/aika/${appointment.appointmentId}/kalenteri`}
            download
            data-test="to-calendar"
          >
            {t('calendar.one')}
            <span className="lk-hidden">
              : <DataWords text={line.title} />
            </span>
          </a>
          <a className="rs-second" href={`/oma/aika/${appointment.appointmentId}`} data-test="move">
            {t('plan.move')}
            <span className="lk-hidden">
              : <DataWords text={line.title} />
            </span>
          </a>
          <form method="post" action={`/oma/aika/${appointment.appointmentId}`}>
            <HiddenFields />
            <button type="submit" name={hiddenFields.way} value="peru" className="rs-second" data-test="cancel">
              {t('plan.cancel')}
              <span className="lk-hidden">
                : <DataWords text={line.title} />
              </span>
            </button>
            {line.later && appointment.series && (
              <button
                type="submit"
                name={hiddenFields.way}
                value="peru-loput"
                className="rs-second"
                data-test="cancel-rest"
              >
                {t('series.cancelRest')}
                <span className="lk-hidden">
                  : <DataWords text={line.title} />
                </span>
              </button>
            )}
          </form>
        </div>
      )}
      {line.canChoose === true && canTell && (
        <p>
          <a className="rs-button-link" href={`/oma/tarve/${line.needId}`} data-test="choose-time">
            {t('plan.choose')}
            <span className="lk-hidden">
              : <DataWords text={line.title} />
            </span>
          </a>
        </p>
      )}
      {needsPlace && line.placeWishes && (canTell || line.placeWishes.length > 0) && (
        <PlaceWishes needId={line.needId} wishes={line.placeWishes} canTell={canTell} />
      )}
      <dl className="rs-facts">
        <dt>{t('plan.what')}</dt>
        <dd>
          <SafeDataWords text={line.what} />
          {line.steps && <Steps steps={line.steps} />}
        </dd>
        {line.cost && (
          <>
            <dt>{t('plan.cost')}</dt>
            <dd data-test="cost">
              <SafeDataWords text={line.cost} />
            </dd>
          </>
        )}
        <dt>{t('plan.meanwhile')}</dt>
        <dd>
          <SafeDataWords text={line.meanwhile} />
        </dd>
        <dt>{t('plan.watchFor')}</dt>
        <dd>
          <SafeDataWords text={line.watchFor} />
        </dd>
        <dt>{t('plan.whoSees')}</dt>
        <dd>
          <DataWords text={line.whoSees} />
        </dd>
      </dl>
      {line.legal && (
        <Promised
          clock={line.legal}
          summary={
            line.legal.state === 'notApplied'
              ? t('plan.lawNone')
              : t('plan.law', { date: dateText(line.legal.dueDate, language) })
          }
        />
      )}
      {line.promise && (
        <Promised
          clock={line.promise}
          summary={t('plan.promise', { date: dateText(line.promise.dueDate, language) })}
        />
      )}
      {canTell && <RealLife line={line} />}
    </article>
  )
}
