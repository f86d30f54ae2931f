import type { routes, RouteResponse } from '@luukku/contract'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { windowText } from '../../shared/time-text.ts'
import { SafeOnlyTag } from './safe-only-tag.tsx'
import { useVisit, type VisitOutcome } from './use-visit.ts'

type Card = RouteResponse<typeof routes.listOwn>['cards'][number]
type Today = NonNullable<Card['today']>
type Row = Card & { today: Today }

/** A letter an outcome: what a professional presses sixty times a day. */
const keys = { s: 'arrived', a: 'started', t: 'held', e: 'no-show', k: 'corrected' } as const satisfies Record<
  string,
  VisitOutcome
>
type Key = keyof typeof keys

/** What can be recorded of this time now; the server decides in the end. */
function canDo(outcome: VisitOutcome, { status, start, canCorrect }: Today, now: number): boolean {
  const hasBegun = Date.parse(start) <= now
  if (outcome === 'corrected') return canCorrect
  if (status !== 'booked' && status !== 'arrived' && status !== 'started') return false
  if (outcome === 'arrived') return status === 'booked'
  if (outcome === 'started') return status !== 'started'
  return outcome === 'held' ? hasBegun || status === 'started' : hasBegun && status !== 'started'
}

/** My times of today in their order, each step of a visit behind one key. The chosen row is where the key acts. */
export function TodayTimes({ cards, now }: { cards: readonly Card[]; now: number }) {
  const { t, local, lang } = useLanguage()
  const navigate = useNavigate()
  const { record, isBusy } = useVisit()
  const [chosenId, setChosenId] = useState<string>()
  const rows = cards
    .flatMap((card) => (card.today ? [card as Row] : []))
    .sort((a, b) => Date.parse(a.today.start) - Date.parse(b.today.start))
  const isOpen = ({ today }: Row) => ['booked', 'arrived', 'started'].includes(today.status)
  const chosen = rows.find(({ today }) => today.appointmentId === chosenId) ?? rows.find(isOpen) ?? rows[0]
  const act = (row: Row, outcome: VisitOutcome) => {
    if (isBusy || !canDo(outcome, row.today, now)) return
    // Stays where it was pressed: what comes next on this row, or its correction, is under the same hand.
    setChosenId(row.today.appointmentId)
    record({
      needId: row.needId,
      name: row.person.name,
      body: { appointmentId: row.today.appointmentId, outcome },
    })
  }
  const go = (by: number) => {
    const at = rows.findIndex((row) => row === chosen)
    setChosenId(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.today.appointmentId)
  }
  useShortcuts(
    t('own.today.title'),
    [
      {
        key: 'ArrowDown',
        label: t('own.today.next'),
        run: () => {
          go(1)
        },
      },
      {
        key: 'ArrowUp',
        label: t('own.today.previous'),
        run: () => {
          go(-1)
        },
      },
      ...(chosen
        ? [
            ...(Object.keys(keys) as Key[]).map((key) => ({
              key,
              label: t(`own.visit.do.${keys[key]}`),
              run: () => {
                act(chosen, keys[key])
              },
            })),
            { key: 'Enter', label: t('own.today.open'), run: () => void navigate(`/own/${chosen.needId}`) },
          ]
        : []),
    ],
    rows.length > 0,
  )
  return (
    <section className="stack" data-test="own-today">
      <h2>{t('own.today.title')}</h2>
      {rows.length === 0 && <p className="quiet">{t('own.today.none')}</p>}
      {rows.length > 0 && (
        <>
          <p className="small quiet">{t('own.today.hint')}</p>
          <table className="today">
            <thead>
              <tr>
                <th scope="col">{t('own.today.time')}</th>
                <th scope="col">{t('own.today.person')}</th>
                <th scope="col">{t('own.today.state')}</th>
                <th scope="col">{t('own.today.do')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr
                  key={row.today.appointmentId}
                  aria-current={row === chosen ? 'true' : undefined}
                  data-test="today-row"
                  onFocus={() => {
                    setChosenId(row.today.appointmentId)
                  }}
                >
                  <td className="strong">{windowText(row.today.start, row.today.end, lang)}</td>
                  <th scope="row">
                    <Link to={`/own/${row.needId}`}>{row.person.name}</Link>{' '}
                    <span className="quiet">
                      {local(row.title)} · {t(`mode.${row.today.mode}`)}
                      {row.today.room && ` · ${row.today.room}`}
                    </span>{' '}
                    <SafeOnlyTag card={row} />
                  </th>
                  <td>
                    <span className="tag" data-test="today-state">
                      {t(`own.visit.${row.today.status}`)}
                    </span>
                  </td>
                  <td>
                    <div className="row">
                      {(Object.keys(keys) as Key[])
                        .filter((key) => canDo(keys[key], row.today, now))
                        .map((key) => (
                          <button
                            key={key}
                            type="button"
                            className="plain"
                            disabled={isBusy}
                            data-test={`today-${keys[key]}`}
                            onClick={() => {
                              act(row, keys[key])
                            }}
                          >
                            {t(`own.visit.do.${keys[key]}`)}
                            <span className="hidden">: {row.person.name}</span>{' '}
                            <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
                          </button>
                        ))}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
