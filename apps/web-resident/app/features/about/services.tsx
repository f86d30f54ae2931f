import { routes, type CatalogueHit } from '@luukku/contract'
import { DataWords, SafeWords } from '@luukku/ui'
import { useActionData, type ActionFunctionArgs } from 'react-router'
import { troubleOf, type Trouble } from '../../shared/api.ts'
import { hiddenFields, pageFormId, readForm } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Title } from '../../shared/path-frame.tsx'
import { Phone } from '../../shared/phone.tsx'
import { usePage } from '../../shared/use-page.ts'
import { hoursInWords } from './hours-in-words.ts'

export const handle: PageHandle = { emergencyFirst: true, hasForm: true, comesAgain: true }

interface Answer {
  readonly words: string
  readonly hits: readonly CatalogueHit[]
  readonly emergency: boolean
  readonly trouble?: Trouble
}

/** What is sought tells of one's health: it goes in the body of a form, and no address and no log has it. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const page = getPage(context)
  const sent = await readForm(request)
  const words = sent.one('sanat').trim().slice(0, 2000)
  if (words === '') return { words, hits: [], emergency: false }
  try {
    const body = { words, lang: page.language }
    return { words, ...(await page.api(routes.searchCatalogue, { body, formToken: sent.formToken })) }
  } catch (fault) {
    return { words, hits: [], emergency: false, trouble: troubleOf(fault) }
  }
}

/** Every service, in one's own words. */
export default function Services() {
  const { t, session, county, problem } = usePage()
  const answer = useActionData<typeof action>()
  return (
    <>
      <Title>{t('services.heading')}</Title>
      <h1 className="lk-h1">{t('services.heading')}</h1>
      <p className="rs-lead">{t('services.lead')}</p>
      <form method="post" action="/palvelut" role="search" id={pageFormId}>
        <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
        <p className="rs-field">
          <label htmlFor="sanat">{t('services.label')}</label>
          <input
            id="sanat"
            name="sanat"
            type="search"
            autoComplete="off"
            defaultValue={answer?.words ?? ''}
            maxLength={2000}
          />
        </p>
        <button type="submit" className="rs-button-link" data-test="services-go">
          {t('services.go')}
        </button>
      </form>
      {answer?.emergency && (
        <p className="rs-kind" role="alert" data-test="services-emergency">
          <SafeWords shown={t.shownSafely('services.emergency')} /> <Phone number={county.phones.emergency} />
        </p>
      )}
      {answer?.trouble && (
        <p className="rs-kind" role="alert">
          {problem(`${answer.trouble.code}.what`)} {problem(`${answer.trouble.code}.next`)}
        </p>
      )}
      {answer && !answer.trouble && answer.words !== '' && (
        <section aria-labelledby="loydetyt" data-test="services-found">
          <h2 id="loydetyt">
            {answer.hits.length === 0 ? t('services.none') : t('services.found', { n: answer.hits.length })}
          </h2>
          {answer.hits.length === 0 && <p>{t('services.noneNext')}</p>}
          <ul className="rs-services">
            {answer.hits.map((hit) => (
              <Hit key={hit.id} hit={hit} />
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href="/">{t('services.tell')}</a>
      </p>
    </>
  )
}

function Hit({ hit }: { hit: CatalogueHit }) {
  const { t } = usePage()
  return (
    <li className="rs-service" data-test="service">
      <h3>
        <DataWords text={hit.name} />
      </h3>
      {hit.summary && (
        <p>
          <DataWords text={hit.summary} />
        </p>
      )}
      {hit.kind === 'own' && <p className="rs-quiet">{t(waysIn[hit.register ?? 'both'])}</p>}
      {hit.givenBy && (
        <p className="rs-quiet">{t(hit.ngo ? 'services.byNgo' : 'services.by', { who: hit.givenBy.join(', ') })}</p>
      )}
      {hit.charge === 'FreeOfCharge' && <p className="rs-quiet">{t('services.free')}</p>}
      {hit.charge === 'Chargeable' && <p className="rs-quiet">{t('services.chargeable')}</p>}
      {hit.price && (
        <p data-test="price">
          <DataWords text={hit.price} />
        </p>
      )}
      {hit.phones?.map((number) => (
        <p key={number}>
          <Phone number={number} />
        </p>
      ))}
      {hit.addresses?.map((address) => (
        <p key={address.fi}>
          <DataWords text={address} />
        </p>
      ))}
      <Hours hours={hit.hours ?? []} />
      {hit.pages?.map(({ url, text }) => (
        <p key={url}>
          <a href={url} rel="noreferrer">
            {text}
          </a>
        </p>
      ))}
    </li>
  )
}

const waysIn = {
  health: 'services.own',
  social: 'services.own',
  both: 'services.own',
  external: 'services.outside',
  self: 'services.self',
} as const

/** Opening hours, a line for each place that has its own. */
function Hours({ hours }: { hours: NonNullable<CatalogueHit['hours']> }) {
  const { t, language } = usePage()
  return [...Map.groupBy(hours, ({ place }) => place?.fi).entries()].map(([key, ofPlace]) => {
    const words = ofPlace.flatMap((one) => hoursInWords(one, t, language) ?? [])
    const place = ofPlace[0]?.place
    return words.length === 0 ? null : (
      <p key={key ?? ''} className="rs-quiet" data-test="service-hours">
        {place && (
          <>
            <DataWords text={place} />:{' '}
          </>
        )}
        {words.join(', ')}
      </p>
    )
  })
}
