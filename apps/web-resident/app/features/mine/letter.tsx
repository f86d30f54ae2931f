import type { AppointmentView } from '@luukku/contract'
import { DataWords, SafeDataWords, Steps } from '@luukku/ui'
import { dateText, dayText, momentText } from '@luukku/i18n'
import { Fragment } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { loadMine } from '../../shared/load-mine.ts'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Title } from '../../shared/path-frame.tsx'
import { isComing } from './arrival.tsx'
import { linesInOrder } from './lines-in-order.ts'
import { Phone } from '../../shared/phone.tsx'
import { usePage } from '../../shared/use-page.ts'
import { PlaceName } from './place-name.tsx'
import { WhoComes } from './who-comes.tsx'

export const handle: PageHandle = { mine: true, plain: true }

export async function loader({ context }: LoaderFunctionArgs) {
  return loadMine(getPage(context))
}

/** The plan as a letter on paper, in the same words. */
export default function Letter() {
  const { mine, trouble } = useLoaderData<typeof loader>()
  const { t, language, county } = usePage()
  if (!mine) return <LoadTrouble trouble={trouble} />
  return (
    <article className="rs-letter">
      <Title>{t('letter.heading')}</Title>
      <p className="rs-letter-head">
        <DataWords text={county.name} />
      </p>
      <p className="rs-screen-only rs-quiet">{t('letter.print')}</p>
      <h1 className="lk-h1">{t('letter.heading')}</h1>
      <p>{mine.name}</p>
      {mine.plans.map((plan) => (
        <Fragment key={plan.planId}>
          <Of contact={mine.contacts.find(({ contactId }) => contactId === plan.contactId)} />
          {linesInOrder(plan.lines).map((line) => {
            const booked = line.appointment !== undefined && isComing(line.appointment.status)
            const appointment = booked ? line.appointment : undefined
            const who = appointment?.professional ?? line.owner
            return (
              <section key={line.lineId} className="rs-letter-line">
                <h2>
                  <SafeDataWords text={line.title} />
                </h2>
                <p>
                  <strong>
                    {appointment ? momentText(appointment.start, language) : dayText(line.nextDate, language)}
                  </strong>
                  <br />
                  {appointment ? <Where appointment={appointment} /> : <DataWords text={line.nextText} />}
                  <br />
                  {who.name}, <DataWords text={who.role} />
                  {who.name === line.owner.name && line.owner.phone && `, ${line.owner.phone}`}
                </p>
                {appointment && <WhoComes time={appointment} isGroup={appointment.group} test="" />}
                {line.later?.map((one) => (
                  <Fragment key={one.appointmentId}>
                    <p>
                      <strong>{momentText(one.start, language)}</strong>
                      <br />
                      <Where appointment={one} />
                      <br />
                      {one.professional.name}, <DataWords text={one.professional.role} />
                    </p>
                    <WhoComes time={one} isGroup={one.group} test="" />
                  </Fragment>
                ))}
                {line.steps && <Steps steps={line.steps} />}
                {line.cost && (
                  <p>
                    {t('plan.cost')}: <SafeDataWords text={line.cost} />
                  </p>
                )}
                <p>
                  {t('plan.meanwhile')}: <SafeDataWords text={line.meanwhile} />
                </p>
                <p>
                  {t('plan.watchFor')}: <SafeDataWords text={line.watchFor} />
                </p>
                {line.legal && line.legal.state !== 'notApplied' && (
                  <p>{t('plan.law', { date: dateText(line.legal.dueDate, language) })}</p>
                )}
              </section>
            )
          })}
        </Fragment>
      ))}
      {mine.plans.length === 0 && <p>{t('plan.empty')}</p>}
      {county.phones.person && (
        <p>
          {t('letter.change')} <Phone number={county.phones.person} />
        </p>
      )}
      <p className="rs-screen-only">
        <a href="/oma">{t('nav.back')}</a>
      </p>
    </article>
  )
}

/** On site or not, and the place. */
function Where({ appointment: { mode, place } }: { appointment: AppointmentView }) {
  const { t } = usePage()
  return (
    <>
      {t(`mode.${mode}`)}
      <PlaceName place={place} />
      {place?.address && `, ${place.address}`}
      {place?.room && `, ${place.room}`}
    </>
  )
}

/** Whose lines these are, where they are not the reader's own. */
function Of({ contact }: { contact: { of?: string | undefined } | undefined }) {
  const { t } = usePage()
  return contact?.of === undefined ? null : (
    <p className="rs-of" data-test="of">
      {t('plan.of', { name: contact.of })}
    </p>
  )
}
