import { serverClock } from '../../shared/server-clock.ts'
import { routes, type WaitingDesk } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'
import { FairnessLog } from './fairness-log.tsx'
import { HeldOffers } from './held-offers.tsx'
import { ProposedMoves } from './proposed-moves.tsx'
import { momentOf } from '../../shared/moment-of.ts'
import { UnreachedPeople } from './unreached-people.tsx'
import { waitingKey } from './waiting-key.ts'

/** An offer lives for half an hour at least; whoever is asked by a message may answer at any moment. */
const refreshMs = 15_000

/** Whom to call about a held time, who waits in which order, and the log of who was offered what. */
export function WaitingPage() {
  const { t } = useLanguage()
  useTitle(t('waiting.title'))
  const query = useQuery({
    queryKey: waitingKey,
    queryFn: () => callApi(routes.readWaitingDesk),
    refetchInterval: refreshMs,
  })
  const desk = query.data
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('waiting.title')}</h1>
      </div>
      <ReadState query={query} what={t('waiting.title')} />
      {desk && (
        <>
          <HeldOffers offers={desk.offers} />
          <UnreachedPeople unreached={desk.unreached} />
          <ProposedMoves />
          <Waiting waiting={desk.waiting} />
          <FairnessLog log={desk.log} />
        </>
      )}
    </main>
  )
}

function Waiting({ waiting }: { waiting: WaitingDesk['waiting'] }) {
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
                {(['class', 'person', 'service', 'latest', 'booked', 'since'] as const).map((one) => (
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
