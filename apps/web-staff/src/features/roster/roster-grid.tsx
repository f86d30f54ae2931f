import type { RosterEntryView, RosterWeek } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { addDaysTo, dateText, localDay } from '../../shared/time-text.ts'
import { useGridKeys } from '../../shared/use-grid-keys.ts'
import type { Chosen } from './entry-form.tsx'
import { entryText } from './entry-text.ts'

type Person = RosterWeek['people'][number]

/** A row each person, a column each day. Every entry opens, and each day of each person takes a new one. */
export function RosterGrid({
  week,
  people,
  onChoose,
}: {
  week: RosterWeek
  people: RosterWeek['people']
  onChoose: (chosen: Chosen) => void
}) {
  const { t, lang, local } = useLanguage()
  const grid = useGridKeys()
  const today = localDay(serverClock.now())
  const days = Array.from({ length: 7 }, (_, n) => addDaysTo(week.monday, n))
  return (
    <div className="scroll-x" role="region" aria-label={t('roster.title')} tabIndex={0}>
      <table className="roster-grid" data-test="roster-grid" {...grid.table}>
        <caption className="caption quiet small">{t('roster.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roster.person')}</th>
            {days.map((day) => (
              <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
                {dateText(day, lang, today)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <tr key={person.staffId} data-test="roster-row">
              <th scope="row">
                {person.name}
                <span className="quiet small roster-grid__role">{local(person.role)}</span>
              </th>
              {days.map((day, column) => (
                <td key={day}>
                  <DayCell
                    person={person}
                    day={day}
                    row={row}
                    column={column}
                    cell={grid.cell}
                    onChoose={(entry) => {
                      onChoose({
                        staffId: person.staffId,
                        name: person.name,
                        day,
                        onBack: grid.focus,
                        ...(entry ? { entry } : {}),
                      })
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayCell({
  person,
  day,
  row,
  column,
  cell,
  onChoose,
}: {
  person: Person
  day: string
  row: number
  column: number
  cell: ReturnType<typeof useGridKeys>['cell']
  onChoose: (entry?: RosterEntryView) => void
}) {
  const language = useLanguage()
  const { t, lang } = language
  const today = localDay(serverClock.now())
  const [open, booked] = [person.openMinutes[column] ?? 0, person.bookedMinutes[column] ?? 0]
  const entries = person.entries.filter((entry) => isOn(entry, day))
  const isFirst = row === 0 && column === 0
  const key = (one: string) => `${person.staffId} ${day} ${one}`
  return (
    <div className="roster-cell">
      <div className="roster-cell__entries">
        {entries.map((entry, at) => (
          <button
            key={entry.entryId}
            type="button"
            className={`roster-entry piece--${entry.kind === 'reception' ? 'free' : entry.kind}`}
            data-test="roster-entry"
            aria-label={entryText(entry, day, language, 'whole')}
            {...cell(row, column, key(entry.entryId), isFirst && at === 0)}
            onClick={() => {
              onChoose(entry)
            }}
          >
            {entryText(entry, day, language, 'short')}
          </button>
        ))}
      </div>
      {(open > 0 || booked > 0) && (
        <span className="quiet small" title={t('roster.bookedOf', { booked, open })}>
          {open > 0 ? `${String(Math.round((booked / open) * 100))} %` : t('week.booked')}
        </span>
      )}
      {day >= today && (
        <button
          type="button"
          className="roster-add"
          data-test="roster-add"
          aria-label={t('roster.add', { name: person.name, day: dateText(day, lang, today) })}
          {...cell(row, column, key('add'), isFirst && entries.length === 0)}
          onClick={() => {
            onChoose()
          }}
        >
          +
        </button>
      )}
    </div>
  )
}

/** Touches the day; what ends at its midnight is not on it. */
function isOn({ start, end }: RosterEntryView, day: string): boolean {
  const last = localDay(new Date(Date.parse(end) - 1).toISOString())
  return localDay(start) <= day && last >= day
}
