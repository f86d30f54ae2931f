import { routes, type RouteResponse } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { momentText } from '@luukku/i18n'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { mine: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    return { log: await page.api(routes.readMyLog) }
  } catch (fault) {
    return { trouble: troubleOf(fault) }
  }
}

export default function Log() {
  const { log, trouble } = useLoaderData<typeof loader>()
  const { t } = usePage()
  if (!log) return <LoadTrouble trouble={trouble} />
  const staff = log.entries.filter(({ by }) => by === 'staff')
  const others = log.entries.filter(({ by }) => by !== 'staff')
  return (
    <>
      <Title>{t('log.heading')}</Title>
      <h1 className="lk-h1">{t('log.heading')}</h1>
      <p className="rs-lead">{t('log.lead')}</p>
      <h2>{t('log.others')}</h2>
      {staff.length === 0 ? <p className="rs-kind">{t('log.noneOthers')}</p> : <Uses entries={staff} />}
      <p>{t('log.ask')}</p>
      {others.length > 0 && (
        <details className="rs-details">
          <summary>{t('log.own')}</summary>
          <Uses entries={others} />
        </details>
      )}
    </>
  )
}

type Entry = RouteResponse<typeof routes.readMyLog>['entries'][number]

/** One line for what one person did on one day. */
function Uses({ entries }: { entries: readonly Entry[] }) {
  const { t, language } = usePage()
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
        </li>
      ))}
    </ul>
  )
}
