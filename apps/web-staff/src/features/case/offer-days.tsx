import type { Offer } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { clockText, dateText, dayWord, localDay } from '../../shared/time-text.ts'
import { OfferNotes } from './offer-notes.tsx'
import { offersByDay } from './offers.ts'
import { placeName } from '../../shared/place-name.ts'

interface Props {
  offers: readonly Offer[]
  /** The digit that takes each. */
  keyOf: ReadonlyMap<string, string>
  busy: boolean
  today: string
  onTake: (offer: Offer) => void
}

/** Offers under their days, each one button. */
export function OfferDays({ offers, keyOf, busy, today, onTake }: Props) {
  const language = useLanguage()
  const { local } = language
  return (
    <>
      {offersByDay(offers).map(({ day, offers: ofDay }) => (
        <section key={day} className="offer-day">
          <h3>{dayWord(day, today, language)}</h3>
          <ol>
            {ofDay.map((offer) => (
              <li key={offer.key}>
                <button
                  type="button"
                  className="offer"
                  disabled={busy}
                  data-test="offer"
                  onClick={() => {
                    onTake(offer)
                  }}
                >
                  {keyOf.has(offer.key) && <kbd aria-hidden="true">{keyOf.get(offer.key)}</kbd>}
                  <OfferItems offer={offer} today={today} day={day} />
                </button>
                {offer.why.length > 0 && <span className="small quiet">{offer.why.map(local).join(' · ')}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function OfferItems({ offer, today, day }: { offer: Offer; today: string; day: string }) {
  const { t, local, lang } = useLanguage()
  return (
    <span className="offer__items">
      {offer.items.map((item) => (
        <span key={item.needId} className="offer__item">
          <span className="offer__time">
            {localDay(item.start) !== day && `${dateText(localDay(item.start), lang, today)} `}
            {clockText(item.start, lang)}
          </span>{' '}
          <strong>{local(item.title)}</strong>{' '}
          <span className="quiet">
            {item.professional.name} ·{' '}
            {(item.mode === 'onsite' ? placeName(item, local) : undefined) ?? t(`mode.${item.mode}`)}
          </span>
          <OfferNotes item={item} />
          {!item.insideLimit && item.dueDate && (
            <span className="time-left--over small">
              {' '}
              {t('book.outside', { date: dateText(item.dueDate, lang, today) })}
            </span>
          )}
        </span>
      ))}
    </span>
  )
}
