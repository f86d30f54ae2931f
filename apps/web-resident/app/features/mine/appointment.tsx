import { routes } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { momentText } from '@luukku/i18n'
import { useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { hiddenFields, leadTo, readForm, refuse, submit } from '../../shared/form.ts'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'
import { CompanionForm, companionOf } from './companion-form.tsx'
import { PlaceSaved, PlaceWishes } from './place-wishes.tsx'
import { addressOf, FromDay, fromDayOf, keyOfChoice, Times } from './time-list.tsx'

export const handle: PageHandle = { mine: true }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  const asked = new URL(request.url).searchParams
  const more = asked.get('lisaa') === '1'
  const rest = asked.get('loput') === '1'
  const { typed, from } = fromDayOf(asked)
  try {
    const id = params['id'] ?? ''
    const query = {
      limit: more ? 30 : 5,
      rest: rest ? ('yes' as const) : ('no' as const),
      ...(from === undefined ? {} : { from }),
    }
    return { found: await page.api(routes.listTimes, { params: { id }, query }), more, rest, typed, from }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const id = params['id'] ?? ''
  const { formToken } = sent
  const companion = sent.way === 'saattaja' ? companionOf(sent) : undefined
  if (sent.way === 'saattaja' && !companion) return refuse(sent, { saattaja: 'companion.problem' })
  return submit(page, sent, async () => {
    if (sent.way === 'peru' || sent.way === 'peru-loput') {
      const rest = sent.way === 'peru-loput'
      const idempotencyKey = `${sent.idempotencyKey}-${sent.way}`
      await page.api(routes.cancelAppointment, { params: { id }, body: { rest }, formToken, idempotencyKey })
      return leadTo('/oma?tehty=peruttu')
    }
    if (sent.way === 'paikalla' || sent.way === 'ei-paikalla') {
      const here = sent.way === 'paikalla'
      const idempotencyKey = `${sent.idempotencyKey}-${sent.way}`
      await page.api(routes.arriveAtAppointment, { params: { id }, body: { here }, formToken, idempotencyKey })
      return leadTo(`/oma?tehty=${sent.way}`)
    }
    if (sent.way === 'saattaja' || sent.way === 'ei-saattajaa') {
      const idempotencyKey = `${sent.idempotencyKey}-${sent.way}`
      const body = { companion: companion ?? null }
      await page.api(routes.setMyCompanion, { params: { id }, body, formToken, idempotencyKey })
      return leadTo(`/oma/aika/${id}`)
    }
    const choice = sent.one('aika').slice(0, 3000)
    const idempotencyKey = keyOfChoice(sent.idempotencyKey, choice)
    await page.api(routes.moveAppointment, { params: { id }, body: { choice }, formToken, idempotencyKey })
    return leadTo('/oma?tehty=siirretty')
  })
}

export default function Appointment() {
  const { found, trouble, more, rest, typed = '', from } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const { id = '' } = useParams()
  if (!found) return <LoadTrouble trouble={trouble} />
  const { appointment, needId, times, placeWishes, companion, withoutCompanion = [] } = found
  /** This page with what was asked of it. */
  const here = (o: { more?: boolean; rest?: boolean }) => addressOf(`/oma/aika/${id}`, { ...o, from })
  const none = rest
    ? 'move.restNone'
    : placeWishes && placeWishes.length > 0 && from === undefined && withoutCompanion.length === 0
      ? 'place.none'
      : companion
        ? 'companion.noTime'
        : from === undefined
          ? 'move.none'
          : 'move.noneFrom'
  return (
    <>
      <Title>{t('move.heading')}</Title>
      <PlaceSaved />
      <Refusal />
      <h1 className="lk-h1">{t('move.heading')}</h1>
      <p>
        {t('move.now')} <strong>{momentText(appointment.start, language)}</strong>,{' '}
        <DataWords text={appointment.title} />, {appointment.professional.name}
      </p>
      <p className="rs-quiet">{t(rest ? 'move.restSafe' : 'move.safe')}</p>
      {placeWishes && <PlaceWishes needId={needId} wishes={placeWishes} moving={id} isAmongTimes />}
      {companion && !rest && times.length > 0 && <p data-test="with-companion">{t('companion.only')}</p>}
      {times.length === 0 && <p className="rs-kind">{t(none)}</p>}
      <form method="post" action={here({ more: more === true, rest: rest === true })}>
        <HiddenFields />
        <Times times={times} />
        {withoutCompanion.length > 0 && (
          <section data-test="without-companion">
            <h2 className="lk-h2">{t('companion.alone')}</h2>
            <p>{t('companion.aloneLead')}</p>
            <Times times={withoutCompanion} />
          </section>
        )}
        {!more && found.hasMore && (
          <p>
            <a href={here({ more: true, rest: rest === true })}>{t('move.more')}</a>
          </p>
        )}
        {rest && (
          <p>
            <a href={here({})}>{t('move.onlyThis')}</a>
          </p>
        )}
        {!rest && appointment.series && appointment.series.number < appointment.series.size && (
          <p>
            <a href={here({ rest: true })} data-test="move-rest">
              {t('move.withRest')}
            </a>
          </p>
        )}
      </form>
      <FromDay to={`/oma/aika/${id}`} rest={rest === true} typed={typed} from={from} />
      <form method="post" action={here({ more: more === true, rest: rest === true })}>
        <HiddenFields />
        <div className="rs-buttons">
          <button type="submit" name={hiddenFields.way} value="peru" className="rs-second">
            {t('plan.cancel')}
          </button>
          <a href="/oma">{t('nav.back')}</a>
        </div>
        <p className="rs-quiet">{t('move.cancelHint')}</p>
      </form>
      {!rest && <CompanionForm id={id} companion={companion} />}
    </>
  )
}
