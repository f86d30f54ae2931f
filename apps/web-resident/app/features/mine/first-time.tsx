import { routes } from '@luukku/contract'
import { SafeDataWords } from '@luukku/ui'
import { dateText } from '@luukku/i18n'
import { useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo, readForm, submit } from '../../shared/form.ts'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'
import { PlaceSaved, PlaceWishes } from './place-wishes.tsx'
import { addressOf, FromDay, fromDayOf, keyOfChoice, Times } from './time-list.tsx'

export const handle: PageHandle = { mine: true }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  const asked = new URL(request.url).searchParams
  const more = asked.get('lisaa') === '1'
  const { typed, from } = fromDayOf(asked)
  try {
    const query = { limit: more ? 30 : 5, ...(from === undefined ? {} : { from }) }
    return {
      found: await page.api(routes.listFirstTimes, { params: { id: params['id'] ?? '' }, query }),
      more,
      typed,
      from,
    }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const { formToken } = sent
  return submit(page, sent, async () => {
    const choice = sent.one('aika').slice(0, 3000)
    const idempotencyKey = keyOfChoice(sent.idempotencyKey, choice)
    await page.api(routes.chooseTime, {
      params: { id: params['id'] ?? '' },
      body: { choice },
      formToken,
      idempotencyKey,
    })
    return leadTo('/oma?tehty=valittu')
  })
}

/** The first time of a need, where a professional left it to the person to choose. */
export default function FirstTime() {
  const { found, trouble, more, typed = '', from } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  const { id = '' } = useParams()
  if (!found) return <LoadTrouble trouble={trouble} />
  const { need, times, placeWishes, companion, withoutCompanion = [] } = found
  const here = (all: boolean) => addressOf(`/oma/tarve/${id}`, { more: all, from })
  const none =
    placeWishes && placeWishes.length > 0 && from === undefined && withoutCompanion.length === 0
      ? 'place.none'
      : companion
        ? 'companion.noTime'
        : from === undefined
          ? 'choose.none'
          : 'move.noneFrom'
  return (
    <>
      <Title>{t('choose.heading')}</Title>
      <PlaceSaved />
      <Refusal />
      <h1 className="lk-h1">{t('choose.heading')}</h1>
      <p>
        <strong>
          <SafeDataWords text={need.title} />
        </strong>
        {need.dueDate !== undefined && <>. {t('plan.law', { date: dateText(need.dueDate, language) })}</>}
      </p>
      <p>{t('choose.lead')}</p>
      {placeWishes && <PlaceWishes needId={id} wishes={placeWishes} isAmongTimes />}
      {companion && times.length > 0 && <p data-test="with-companion">{t('companion.only')}</p>}
      {times.length === 0 && <p className="rs-kind">{t(none)}</p>}
      <form method="post" action={here(more === true)}>
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
            <a href={here(true)}>{t('move.more')}</a>
          </p>
        )}
      </form>
      <FromDay to={`/oma/tarve/${id}`} typed={typed} from={from} />
      <p className="rs-after">
        <a href="/oma">{t('nav.back')}</a>
      </p>
    </>
  )
}
