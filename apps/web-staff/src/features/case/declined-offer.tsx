import type { DeskCase } from '@luukku/contract'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { dateText } from '../../shared/time-text.ts'
import type { LateItem } from './late-offer.ts'
import { NumberedChoices } from './panel.tsx'

interface Props {
  found: DeskCase
  late: readonly LateItem[]
  today: string
  /** The days that were offered and declined, by need; empty when none was. */
  onAnswer: (declined: Readonly<Record<string, string>>) => void
  onBack: () => void
}

/**
 * A time past the legal date is about to be booked: was a day inside it offered and declined? Only then does the documented
 * offer meet the duty; the date itself stays.
 */
export function DeclinedOffer({ found, late, today, onAnswer, onBack }: Props) {
  const { t, local, lang } = useLanguage()
  const [days, setDays] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(late.flatMap(({ needId, inside }) => (inside === undefined ? [] : [[needId, inside]]))),
  )
  const head = useRef<HTMLHeadingElement>(null)
  // It stands above the times and takes the digits: whoever hears the screen must be told.
  useEffect(() => head.current?.focus(), [])
  const isWhole = late.every(({ needId }) => (days[needId] ?? '') !== '')
  const choices = [
    {
      key: '1',
      label: t('declined.yes'),
      disabled: !isWhole,
      run: () => {
        if (isWhole) onAnswer(days)
      },
    },
    {
      key: '2',
      label: t('declined.no'),
      run: () => {
        onAnswer({})
      },
    },
  ]
  useShortcuts(t('declined.title'), [
    ...choices,
    { key: 'Escape', label: t('declined.back'), run: onBack, inFields: true },
  ])
  return (
    <section className="banner banner--form" role="alertdialog" aria-labelledby="declined-title" data-test="declined">
      <h3 id="declined-title" ref={head} tabIndex={-1}>
        {t('declined.title')}
      </h3>
      <ul className="stack">
        {late.map(({ needId, dueDate }) => (
          <li key={needId}>
            {local(found.needs.find((need) => need.needId === needId)?.title ?? { fi: '', sv: '', en: '' })}:{' '}
            {t('book.outside', { date: dateText(dueDate, lang, today) })}{' '}
            <label>
              {t('declined.day')}{' '}
              <input
                type="date"
                min={today}
                max={dueDate}
                value={days[needId] ?? ''}
                data-test="declined-day"
                onChange={(event) => {
                  setDays((old) => ({ ...old, [needId]: event.target.value }))
                }}
              />
            </label>
          </li>
        ))}
      </ul>
      <NumberedChoices choices={choices} />
      <button type="button" className="plain" onClick={onBack}>
        {t('declined.back')} <kbd aria-hidden="true">Esc</kbd>
      </button>
    </section>
  )
}
