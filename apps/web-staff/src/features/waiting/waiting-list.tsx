import type { WaitingDesk } from '@luukku/contract'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { momentOf } from '../../shared/moment-of.ts'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay } from '../../shared/time-text.ts'

/** Who waits, the next one first, and what suits them: whom a time of today could be offered to on the telephone. */
export function WaitingList({ waiting }: { waiting: WaitingDesk['waiting'] }) {
  const { t, lang, local } = useLanguage()
  const today = localDay(serverClock.now())
  return (
    <section data-test="waiting-list">
      <h2>{t('waiting.list', { n: waiting.length })}</h2>
      <p className="quiet">{waiting.length === 0 ? t('waiting.noList') : t('waiting.order')}</p>
      {waiting.length > 0 && (
        <div className="scroll-x" role="region" aria-label={t('waiting.title')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {(['class', 'person', 'service', 'latest', 'booked', 'suits', 'since'] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`waiting.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {waiting.map((row) => (
                <tr key={row.needId} data-test="waiting-row">
                  <td>{row.urgencyClass}</td>
                  <td>
                    <Link to={`/contacts/${row.contactId}`}>{row.person || local(row.title)}</Link>
                  </td>
                  <td>{local(row.title)}</td>
                  <td>{row.latest ? dateText(row.latest, lang, today) : '–'}</td>
                  <td>{row.booked ? momentOf(row.booked, lang) : '–'}</td>
                  <td>
                    {row.modes.length === 0
                      ? t('waiting.anyWay')
                      : row.modes.map((mode) => t(`mode.${mode}`)).join(', ')}
                    <div className="small quiet">{t('waiting.notice', { n: row.noticeHours })}</div>
                  </td>
                  <td>{dateText(localDay(row.since), lang, today)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
