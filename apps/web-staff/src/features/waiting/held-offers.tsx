import { routes, type WaitingDesk } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { nextStarts, shownTimes } from '../../shared/lost-race.ts'
import { momentOf } from '../../shared/moment-of.ts'
import { useNotices } from '../../shared/notices.tsx'
import { clockText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { waitingKey } from './waiting-key.ts'

/** Times that are held for somebody who is asked: whom to call, and what they said. */
export function HeldOffers({ offers }: { offers: WaitingDesk['offers'] }) {
  const { t, lang, local } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const answer = async (id: string, said: 'accept' | 'decline') => {
    const done = await run(routes.answerOffer, { params: { id }, body: { answer: said } }, ({ problem }) => {
      const times = nextStarts(problem?.alternatives, shownTimes).map((start) => momentOf(start, lang))
      // The offer itself leads to the case, whose search has these times.
      if (times.length > 0) say({ tone: 'attention', text: t('waiting.gone', { times: times.join(', ') }) })
      return times.length > 0
    })
    if (done) {
      client.setQueryData(waitingKey, done)
      say({ tone: 'done', text: t('waiting.done') })
    } else void client.invalidateQueries({ queryKey: waitingKey })
  }
  return (
    <section className="stack" data-test="offers">
      <h2>{t('waiting.offers')}</h2>
      {offers.length === 0 && <p className="quiet">{t('waiting.noOffers')}</p>}
      <ul className="stack">
        {offers.map((offer) => (
          <li key={offer.offerId} className="row" data-test="held-offer">
            <span className={offer.channel === 'desk' ? 'tag tag--warn' : 'tag'}>
              {t(
                offer.undelivered ? 'waiting.undelivered' : offer.channel === 'desk' ? 'waiting.call' : 'waiting.told',
              )}
            </span>
            <Link to={`/contacts/${offer.contactId}`}>{offer.person || local(offer.title)}</Link>
            {offer.phone && <a href={`tel:${offer.phone.replace(/\s/g, '')}`}>{offer.phone}</a>}
            <strong>{momentOf(offer.start, lang)}</strong>
            <span>
              {local(offer.title)}, {offer.professional.name}
            </span>
            {offer.beside && (
              <span className="quiet" data-test="held-beside">
                {t('book.beside', {
                  names: offer.beside.map(({ name, role }) => `${name}, ${local(role)}`).join('; '),
                })}
              </span>
            )}
            {offer.isGroup && <span className="tag">{t('book.group')}</span>}
            {offer.interpreter && (
              <span
                className={offer.interpreter.how === 'missing' ? 'time-left--over' : 'quiet'}
                data-test="held-interpreter"
              >
                {t(`visit.how.${offer.interpreter.how}`, { language: languageName(offer.interpreter.language, lang) })}
              </span>
            )}
            {offer.companion && (
              <span className={offer.companion === 'can' ? 'quiet' : 'time-left--over'} data-test="held-companion">
                {t(`waiting.companion.${offer.companion}`)}
              </span>
            )}
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
