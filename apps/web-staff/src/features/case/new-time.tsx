import type { AppointmentView, DeskCase, Offer } from '@luukku/contract'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { addDaysTo, dayTimeText, localDay, momentText } from '../../shared/time-text.ts'
import { CompanionWish } from './companion-wish.tsx'
import { PlaceWish } from './place-wish.tsx'
import { NumberedChoices, type NumberedChoice } from './panel.tsx'
import { useTimeChange, type Wish } from './use-time-change.ts'
import { placeName } from '../../shared/place-name.ts'

/** The reason where the unit asks, then the nearest free times from today or a later day; 0 cancels without a new one. */
export function NewTime({
  found,
  now,
  old,
  by,
  onDone,
}: {
  found: DeskCase
  now: number
  old: AppointmentView
  by: Wish['by']
  onDone: () => void
}) {
  const language = useLanguage()
  const { t, local } = language
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const [rest, setRest] = useState(false)
  const [lacks, setLacks] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { search, from, setFrom, offers, hasLater, alone, needId, moves, taken, busy, move, cancel } = useTimeChange(
    found,
    old,
    rest,
    onDone,
  )
  const last = rest
    ? undefined
    : offers
        .flatMap(({ items: [item] }) => (item ? [localDay(item.start)] : []))
        .sort()
        .at(-1)
  const need = found.needs.find((one) => one.needId === needId)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const wish: Wish = { by, told, reason: reason.trim() }
  const isReady = by === 'resident' || wish.reason !== ''
  const go = (what: (wish: Wish) => void) => {
    if (busy) return
    setLacks(!isReady)
    if (isReady) what(wish)
    else field.current?.focus()
  }
  const choiceOf = ({ items: [item] }: Offer, index: number): NumberedChoice[] => {
    if (!item) return []
    const where = (item.mode === 'onsite' ? placeName(item, local) : undefined) ?? t(`mode.${item.mode}`)
    const late = item.insideLimit ? '' : ` (${t('time.late')})`
    const beside = item.withoutBeside ? ` (${t('book.withoutBeside')})` : ''
    return [
      {
        key: String(index + 1),
        label: `${momentText(item.start, now, language)} ${item.professional.name} · ${where}${beside}${late}`,
        run: () => {
          go((wish) => void move(wish, item))
        },
        disabled: busy,
      },
    ]
  }
  const withoutCompanion = rest ? [] : alone.flatMap((offer, index) => choiceOf(offer, offers.length + index))
  const choices: NumberedChoice[] = [
    ...(rest ? (moves?.moves ?? []) : []).map((one, index) => ({
      key: String(index + 1),
      label: `${[one.to, ...one.later].map(({ start }) => dayTimeText(start, now, language)).join(' · ')} ${one.professional.name} · ${placeName(one, local) ?? t(`mode.${one.to.mode}`)}${one.insideLimit ? '' : ` (${t('time.late')})`}`,
      run: () => {
        go((wish) => void move(wish, one.to, one.later))
      },
      disabled: busy,
    })),
    ...(rest ? [] : offers).flatMap(choiceOf),
    {
      key: '0',
      label: t('time.cancel'),
      run: () => {
        go((wish) => void cancel({ ...wish, rest }))
      },
      disabled: busy,
    },
  ]
  useShortcuts(t('action.time'), [
    ...choices,
    ...withoutCompanion,
    {
      key: 'Enter',
      ctrl: true,
      inFields: true,
      label: t('time.toTimes'),
      run: () => {
        if (isReady) list.current?.querySelector('button')?.focus()
        else setLacks(true)
      },
    },
  ])
  return (
    <>
      {by === 'unit' && (
        <>
          <label htmlFor="time-reason">{t('time.reason')}</label>
          <textarea
            id="time-reason"
            ref={field}
            rows={2}
            maxLength={2000}
            value={reason}
            data-test="time-reason"
            aria-describedby="time-reason-hint"
            aria-invalid={lacks && wish.reason === ''}
            onChange={(event) => {
              setReason(event.target.value)
            }}
          />
          <p id="time-reason-hint" className="small quiet">
            {lacks && wish.reason === '' ? (
              <strong className="time-left--over">{t('time.reasonNeeded')}</strong>
            ) : (
              t('time.reasonHint')
            )}{' '}
            <kbd>Ctrl Enter</kbd> {t('time.toTimes')}
          </p>
          <label className="check">
            <input
              type="checkbox"
              checked={told}
              data-test="time-told"
              onChange={(event) => {
                setTold(event.target.checked)
              }}
            />
            {t('time.told')}
          </label>
        </>
      )}
      {taken && (
        <p className="banner" role="alert" data-test="slot-taken">
          {t('time.taken')}
        </p>
      )}
      {old.series && old.series.number < old.series.size && (
        <label className="check">
          <input
            type="checkbox"
            checked={rest}
            data-test="time-rest"
            onChange={(event) => {
              setRest(event.target.checked)
            }}
          />
          {t('time.rest')}
        </label>
      )}
      <div className="row">
        <p className="strong">{t('time.new')}</p>
        <label className="check">
          {t('book.from')}
          <input
            type="date"
            min={localDay(now)}
            value={from ?? ''}
            data-test="time-from"
            onChange={(event) => {
              setFrom(event.target.value || undefined)
            }}
          />
        </label>
      </div>
      <ReadState query={search} what={t('time.new')} />
      {need?.visit && <CompanionWish contactId={found.contactId} need={need} />}
      {need?.visit && old.mode === 'onsite' && <PlaceWish contactId={found.contactId} need={need} />}
      {!rest && search.data && offers.length === 0 && (
        <p data-test="no-times">{t(withoutCompanion.length > 0 ? 'companion.none' : 'time.noTimes')}</p>
      )}
      {rest && moves?.moves.length === 0 && <p data-test="no-times">{t('time.noMoves', { n: moves.longest })}</p>}
      <div ref={list}>
        <NumberedChoices choices={choices} />
        {last !== undefined && hasLater && (
          <button
            type="button"
            className="plain"
            data-test="time-later"
            onClick={() => {
              setFrom(addDaysTo(last, 1))
            }}
          >
            {t('time.later')}
          </button>
        )}
        {withoutCompanion.length > 0 && (
          <section data-test="times-without-companion">
            <p className="strong">{t('companion.alone')}</p>
            <NumberedChoices choices={withoutCompanion} />
          </section>
        )}
      </div>
      <p className="small quiet">{t('time.clockStays')}</p>
    </>
  )
}
