import type { DeskCase, Offer } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { localDay } from '../../shared/time-text.ts'
import { focusHome } from '../../shared/use-kept-focus.ts'
import { DeclinedOffer } from './declined-offer.tsx'
import { lateItemsOf, type LateItem } from './late-offer.ts'
import { LeaveChoice } from './leave-choice.tsx'
import { OfferDays } from './offer-days.tsx'
import { SearchWishesRow } from './search-wishes.tsx'
import { SeriesView } from './series-view.tsx'
import { SecondTime } from './second-time.tsx'
import { OverTimeView } from './over-time.tsx'
import { useBooking } from './use-booking.ts'
import { VisitWishes } from './visit-wishes.tsx'

interface Props {
  found: DeskCase
  now: number
  active: boolean
  onBooked: () => void
}
const keysForOffers = 9
const moreOffers = 18

/** Combinations by day; a digit takes the whole row, health and social in one go. */
export function BookingView({ found, now, active, onBooked }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const { search, offers, taken, second, bookSecond, booking, book, bookOver, wishes, change } = useBooking(
    found,
    onBooked,
  )
  const today = localDay(now)
  const alone = taken ? [] : (search.data?.withoutCompanion ?? [])
  const [pending, setPending] = useState<{ offer: Offer; late: LateItem[] }>()
  /** A time past the legal date is asked about first. */
  const take = (offer: Offer) => {
    const late = lateItemsOf(offer, found, [...offers, ...alone])
    if (late.length > 0) setPending({ offer, late })
    else void book(offer)
  }
  const keyOf = new Map(offers.slice(0, keysForOffers).map((offer, index) => [offer.key, String(index + 1)]))
  useShortcuts(
    t('book.title'),
    offers.slice(0, keysForOffers).map((offer, index) => ({
      key: String(index + 1),
      label: `${t('book.take')} ${String(index + 1)}`,
      run: () => {
        take(offer)
      },
    })),
    active && !booking && !pending && !second,
  )
  const isNarrow = [wishes.modes, wishes.language, wishes.sameDay, wishes.from].some((wish) => wish !== undefined)
  return (
    <section className="col col--wide" aria-labelledby="book-title" data-test="booking">
      <div className="row">
        <h2 id="book-title" {...focusHome.part}>
          {t('book.title')}
        </h2>
        <span className="quiet">{t('book.hint')}</span>
      </div>
      <SearchWishesRow wishes={wishes} today={today} onChange={change} />
      <VisitWishes found={found} />
      <SeriesView found={found} now={now} onBooked={onBooked} />
      {pending && (
        <DeclinedOffer
          found={found}
          late={pending.late}
          today={today}
          onAnswer={(declined) => {
            setPending(undefined)
            void book(pending.offer, declined)
          }}
          onBack={() => {
            setPending(undefined)
          }}
        />
      )}
      {second && (
        <SecondTime
          busy={booking}
          onReason={(reason) => {
            void bookSecond(reason)
          }}
        />
      )}
      {taken && (
        <p className="banner" role="alert" data-test="slot-taken">
          {t('book.taken')}
        </p>
      )}
      {booking && <Loading text={t('book.booking')} />}
      <p className="hidden" role="status">
        {search.data && offers.length > 0 ? t('book.found', { n: offers.length }) : ''}
      </p>
      <ReadState query={search} what={t('book.title')} />
      {search.data && offers.length === 0 && (
        <p data-test="no-offers">{t(alone.length > 0 ? 'companion.none' : 'book.none')}</p>
      )}
      <OfferDays offers={offers} keyOf={keyOf} busy={booking} today={today} onTake={take} />
      {alone.length > 0 && (
        <section data-test="without-companion">
          <h3>{t('companion.alone')}</h3>
          <OfferDays offers={alone} keyOf={keyOf} busy={booking} today={today} onTake={take} />
        </section>
      )}
      {!taken && offers.length > 0 && (wishes.limit ?? 0) < moreOffers && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            change({ limit: moreOffers })
          }}
        >
          {t('book.more')}
        </button>
      )}
      <LeaveChoice found={found} />
      <OverTimeView
        found={found}
        over={search.data?.over ?? []}
        now={now}
        busy={booking}
        onBook={(needId, time, why) => {
          void bookOver(needId, time, why)
        }}
      />
      {search.data && search.data.uncovered.length > 0 && (
        <section data-test="uncovered">
          <h3>{t(isNarrow ? 'book.uncoveredWishes' : 'book.uncovered')}</h3>
          <ul className="stack">
            {search.data.uncovered.map((one) => (
              <li key={one.needId}>
                <strong>{local(found.needs.find((need) => need.needId === one.needId)?.title ?? one.why)}</strong>{' '}
                {local(one.why)}
                <br />
                <span className="small strong">{t('book.waysOut')}:</span>
                <ul className="reasons">
                  {one.waysOut.map((way) => (
                    <li key={way.fi}>{local(way)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
