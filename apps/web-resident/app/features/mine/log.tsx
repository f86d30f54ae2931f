import { routes, type RouteResponse } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { momentText, shownLocalText } from '@luukku/i18n'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { hiddenFields } from '../../shared/form.ts'
import { IfWorse } from '../../shared/if-worse.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { mine: true }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    const before = new URL(request.url).searchParams.get('ennen')
    return { log: await page.api(routes.readMyLog, { query: before ? { before } : {} }), isOlder: before !== null }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

export default function Log() {
  const { log, isOlder, trouble } = useLoaderData<typeof loader>()
  const { t } = usePage()
  if (!log) return <LoadTrouble trouble={trouble} />
  const staff = log.entries.filter(({ by }) => by === 'staff')
  const isPart = isOlder || log.before !== undefined
  const representatives = log.entries.filter(({ by }) => by === 'representative')
  const own = log.entries.filter(({ by }) => by === 'me' || by === 'system')
  return (
    <>
      <Title>{t('log.heading')}</Title>
      <h1 className="lk-h1">{t('log.heading')}</h1>
      <p className="rs-lead">{t('log.lead')}</p>
      <h2>{t('log.others')}</h2>
      {staff.length === 0 ? (
        <p className="rs-kind">{t(isPart ? 'log.noneHere' : 'log.noneOthers')}</p>
      ) : (
        <Uses entries={staff} />
      )}
      {representatives.length > 0 && (
        <>
          <h2>{t('log.representatives')}</h2>
          <Uses entries={representatives} />
        </>
      )}
      <p>{t('log.ask')}</p>
      {own.length > 0 && (
        <details className="rs-details">
          <summary data-test="log-own">{t('log.own')}</summary>
          <Uses entries={own} />
        </details>
      )}
      {log.before !== undefined && (
        <p>
          <a className="rs-second" href={`/kuka-katsoi?ennen=${log.before}`} data-test="log-older">
            {t('log.older')}
          </a>
        </p>
      )}
    </>
  )
}

type Entry = RouteResponse<typeof routes.readMyLog>['entries'][number]

/** One line for what one person did on one day. */
function Uses({ entries }: { entries: readonly Entry[] }) {
  const { t, language, session } = usePage()
  return (
    <ul className="rs-log">
      {entries.map((entry) => (
        <li key={`${entry.at}-${entry.who}-${entry.what.fi}-${entry.why.fi}`} data-test={`use-${entry.by}`}>
          <p className="rs-tight">
            <strong>
              <DataWords text={entry.what} />
            </strong>
            {entry.times > 1 && <span className="rs-quiet"> {t('log.times', { times: entry.times })}</span>}
          </p>
          <p className="rs-tight">
            {entry.who && `${entry.who}, `}
            <DataWords text={entry.role} />
          </p>
          <p className="rs-quiet rs-tight">
            {momentText(entry.at, language)}. {t('log.why')} <DataWords text={entry.why} />
          </p>
          {(entry.by === 'staff' || entry.by === 'representative') && session.kind === 'resident' && (
            <AskOne entry={entry} />
          )}
        </li>
      ))}
    </ul>
  )
}

/** A question about one entry: what was seen goes along, so that nobody has to describe it. */
function AskOne({ entry }: { entry: Entry }) {
  const { t, language, session, key } = usePage()
  const about = [
    momentText(entry.at, language),
    entry.who,
    shownLocalText(entry.role, language).text,
    shownLocalText(entry.what, language).text,
  ]
    .filter(Boolean)
    .join(', ')
  const field = `kysymys-${entry.at}-${entry.what.en}`.replaceAll(/[^a-zA-Z0-9-]/g, '-')
  return (
    <details className="rs-details">
      <summary data-test="ask-entry">{t('log.askOne')}</summary>
      <form method="post" action="/tiedot">
        <input type="hidden" name={hiddenFields.formToken} value={session.formToken} />
        <input type="hidden" name={hiddenFields.key} value={`${key}-${field}`.slice(0, 190)} />
        <input type="hidden" name="laji" value="log-entry" />
        <input type="hidden" name="merkinta" value={about} />
        <p className="rs-field">
          <label htmlFor={field}>{t('log.askText')}</label>
          <textarea id={field} name="kysymys" rows={3} autoComplete="off" required />
        </p>
        <IfWorse />
        <button type="submit" className="rs-second" data-test="ask-entry-send">
          {t('log.askSend')}
        </button>
      </form>
    </details>
  )
}
