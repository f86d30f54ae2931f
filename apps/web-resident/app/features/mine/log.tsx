import { routes } from '@luukku/contract'
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
  const { t, language } = usePage()
  if (!log) return <LoadTrouble trouble={trouble} />
  return (
    <>
      <Title>{t('log.heading')}</Title>
      <h1 className="lk-h1">{t('log.heading')}</h1>
      <p className="rs-lead">{t('log.lead')}</p>
      {log.entries.length === 0 && <p className="rs-kind">{t('log.none')}</p>}
      <ul className="rs-log">
        {log.entries.map((entry) => (
          <li key={`${entry.at}-${entry.who}-${entry.what.fi}`}>
            <p className="rs-quiet">{momentText(entry.at, language)}</p>
            <p className="rs-tight">
              <strong>{entry.who}</strong>, <DataWords text={entry.role} />
            </p>
            <p className="rs-tight">
              <DataWords text={entry.what} />. {t('log.why')} <DataWords text={entry.why} />
            </p>
          </li>
        ))}
      </ul>
      <p>{t('log.ask')}</p>
    </>
  )
}
