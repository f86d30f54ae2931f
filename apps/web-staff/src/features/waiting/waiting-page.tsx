import { serverClock } from '../../shared/server-clock.ts'
import { routes, type WaitingDesk } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { FairnessLog } from './fairness-log.tsx'
import { ProposedMoves } from './proposed-moves.tsx'
import { momentOf } from '../../shared/moment-of.ts'

const key = ['waiting']
/** An offer lives for half an hour at least; whoever is asked by a message may answer at any moment. */
const refreshMs = 15_000

/** Whom to call about a held time, who waits in which order, and the log of who was offered what. */
export function WaitingPage() {
  const { t } = useLanguage()
  useTitle(t('waiting.title'))
  const query = useQuery({ queryKey: key, queryFn: () => callApi(routes.readWaitingDesk), refetchInterval: refreshMs })
  const desk = query.data
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('waiting.title')}</h1>
      </div>
      <ReadState query={query} what={t('waiting.title')} />
      {desk && (
        <>
          <Offers offers={desk.offers} />
          <ProposedMoves />
          <Waiting waiting={desk.waiting} />
          <FairnessLog log={desk.log} />
        </>
      )}
    </main>
  )
}

function Offers({ offers }: { offers: WaitingDesk['offers'] }) {
  const { t, lang, local } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const answer = async (id: string, said: 'accept' | 'decline') => {
    const done = await run(routes.answerOffer, { params: { id }, body: { answer: said } })
    if (done) {
      client.setQueryData(key, done)
      say({ tone: 'done', text: t('waiting.done') })
    } else void client.invalidateQueries({ queryKey: key })
  }
  return (
    <section className="stack" data-test="offers">
      <h2>{t('waiting.offers')}</h2>
      {offers.length === 0 && <p className="quiet">{t('waiting.noOffers')}</p>}
      <ul className="stack">
        {offers.map((offer) => (
          <li key={offer.offerId} className="row" data-test="held-offer">
            <span className={offer.channel === 'desk' ? 'tag tag--warn' : 'tag'}>
              {t(offer.channel === 'desk' ? 'waiting.call' : 'waiting.told')}
            </span>
            <Link to={`/contacts/${offer.contactId}`}>{offer.person || local(offer.title)}</Link>
            {offer.phone && <a href={`tel:${offer.phone.replace(/\s/g, '')}`}>{offer.phone}</a>}
            <strong>{momentOf(offer.start, lang)}</strong>
            <span>
              {local(offer.title)}, {offer.professional.name}
            </span>
            <span className="quiet">{t('waiting.until', { time: clockText(offer.expiresAt, lang) })}</span>
            <button
              type="button"
              className="choice-button"
              disabled={busy}
              data-test="offer-accept"
              onClick={() => void answer(offer.offerId, 'accept')}
            >
              {t('waiting.accept')}
            </button>
            <button
              type="button"
              className="choice-button"
              disabled={busy}
              data-test="offer-decline"
              onClick={() => void answer(offer.offerId, 'decline')}
            >
              {t('waiting.decline')}
            </button>
          </li>
        ))}
      </ul>
    </section>
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
