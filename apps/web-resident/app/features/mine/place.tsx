import { routes } from '@luukku/contract'
import { placeFeatures } from '@luukku/domain/booking'
import { CheckChoices, SafeDataWords } from '@luukku/ui'
import { useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Trouble } from '../../shared/api.ts'
import { leadTo, readForm, submit } from '../../shared/form.ts'
import { HiddenFields } from '../../shared/hidden-fields.tsx'
import { loadMine } from '../../shared/load-mine.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Refusal, Title } from '../../shared/path-frame.tsx'
import { usePage, useRefused } from '../../shared/use-page.ts'
import { movingField, movingOf } from './place-wishes.tsx'

export const handle: PageHandle = { mine: true }

const notFound: Trouble = { code: 'not-found', status: 404, fields: [] }
const field = 'tarvitsen'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { mine, trouble } = await loadMine(getPage(context))
  if (!mine) return { trouble }
  const lines = mine.contacts
    .filter(({ readOnly }) => !readOnly)
    .flatMap(({ contactId }) => mine.plans.filter((plan) => plan.contactId === contactId))
    .flatMap((plan) => plan.lines)
  const line = lines.find(({ needId, placeWishes }) => needId === params['id'] && placeWishes !== undefined)
  return line ? { line, moving: movingOf(new URL(request.url).searchParams.get(movingField)) } : { trouble: notFound }
}

/** Back to the times, where it was told among them: they are looked for by it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = getPage(context)
  const sent = await readForm(request)
  const id = params['id'] ?? ''
  return submit(page, sent, async () => {
    const wishes = placeFeatures.filter((one) => sent.all(field).includes(one))
    const idempotencyKey = `${sent.idempotencyKey}-${wishes.join('-')}`.slice(0, 200)
    const { formToken } = sent
    const { plan } = await page.api(routes.setMyPlace, { params: { id }, body: { wishes }, formToken, idempotencyKey })
    const moving = movingOf(sent.one(movingField))
    if (moving !== undefined) return leadTo(`/oma/aika/${moving}?tehty=paikka`)
    const canChoose = plan.lines.some((line) => line.needId === id && line.canChoose === true)
    return leadTo(canChoose ? `/oma/tarve/${id}?tehty=paikka` : '/oma?tehty=paikka')
  })
}

/** What somebody cannot come without: one question, for who has something to say. */
export default function Place() {
  const { line, moving, trouble } = useLoaderData<typeof loader>()
  const { t } = usePage()
  const refused = useRefused()
  const { id = '' } = useParams()
  if (!line) return <LoadTrouble trouble={trouble} />
  const back = moving === undefined ? '/oma' : `/oma/aika/${moving}`
  return (
    <>
      <Title>{t('place.heading')}</Title>
      <Refusal />
      <h1 className="lk-h1">{t('place.heading')}</h1>
      <p>
        <strong>
          <SafeDataWords text={line.title} />
        </strong>
      </p>
      <p>{t('place.lead')}</p>
      <form method="post" action={`/oma/tarve/${id}/paikka`}>
        <HiddenFields />
        {moving !== undefined && <input type="hidden" name={movingField} value={moving} />}
        <CheckChoices
          id={field}
          name={field}
          legend={t('place.choices')}
          chosen={refused ? (refused.typed[field] ?? []) : (line.placeWishes ?? [])}
          choices={placeFeatures.map((value) => ({ value, label: t(`place.feature.${value}`) }))}
        />
        <p className="rs-quiet">{t('place.who')}</p>
        <div className="rs-buttons">
          <button type="submit" className="rs-second" data-test="place-save">
            {t('place.save')}
          </button>
          <a href={back}>{t('nav.back')}</a>
        </div>
      </form>
    </>
  )
}
