import { routes, type RosterWeek } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { WeekBar } from '../../shared/week-bar.tsx'
import { EntryForm, type Chosen, type Saved } from './entry-form.tsx'
import { RosterChanges } from './roster-changes.tsx'
import { RosterGrid } from './roster-grid.tsx'

/** A unit's rosters, kept by its manager. */
export function RosterPage() {
  const { t, local } = useLanguage()
  useTitle(t('roster.title'))
  const { say } = useNotices()
  const { run } = useCommand()
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [chosen, setChosen] = useState<Chosen>()
  const [words, setWords] = useState('')
  const day = params.get('day') ?? localDay(serverClock.now())
  const unitId = params.get('unit') ?? undefined
  const query = useQuery({
    queryKey: ['roster', unitId, day],
    queryFn: async () => {
      const found = await callApi(routes.readRoster, { query: { day, ...(unitId ? { unitId } : {}) } })
      serverClock.learn(found.at)
      return found
    },
    placeholderData: (before: RosterWeek | undefined) => before,
  })
  const week = query.data
  const show = (next: { day?: string; unit?: string }) => {
    const unit = next.unit ?? unitId
    setChosen(undefined)
    setParams({ day: next.day ?? day, ...(unit ? { unit } : {}) }, { replace: true })
  }
  const undo = async (id: string) => {
    const done = await run(routes.undoRosterChange, { params: { id }, body: {} })
    if (done) say({ tone: 'done', text: t('roster.undone') })
    void client.invalidateQueries({ queryKey: ['roster'] })
  }
  const close = () => {
    chosen?.onBack()
    setChosen(undefined)
  }
  const saved = ({ changeId, conflicts }: Saved) => {
    close()
    say({
      tone: 'done',
      text: conflicts.length === 0 ? t('roster.saved') : t('roster.savedConflicts', { n: conflicts.length }),
      undo: () => void undo(changeId),
    })
    void client.invalidateQueries({ queryKey: ['roster'] })
  }
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('roster.title')}</h1>
        {week && week.units.length > 1 && (
          <label>
            {t('roster.unit')}{' '}
            <select
              value={week.unitId}
              data-test="roster-unit"
              onChange={(event) => {
                show({ unit: event.target.value })
              }}
            >
              {week.units.map((unit) => (
                <option key={unit.unitId} value={unit.unitId}>
                  {local(unit.name)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <p className="quiet">{t('roster.lead')}</p>
      <ReadState query={query} what={t('roster.title')} since={week?.at} />
      {week && (
        <>
          <WeekBar
            monday={week.monday}
            onDay={(next) => {
              show({ day: next })
            }}
          />
          {chosen && (
            <EntryForm
              key={`${chosen.staffId} ${chosen.day} ${chosen.entry?.entryId ?? ''}`}
              chosen={chosen}
              onSaved={saved}
              onClose={close}
            />
          )}
          {week.people.length === 0 ? (
            <p className="quiet">{t('roster.nobody')}</p>
          ) : (
            <>
              <label className="roster-find">
                {t('roster.find')}{' '}
                <input
                  type="search"
                  value={words}
                  data-test="roster-find"
                  onChange={(event) => {
                    setWords(event.target.value)
                  }}
                />
              </label>
              <RosterGrid
                key={`${week.unitId} ${week.monday}`}
                week={week}
                people={week.people.filter((one) => isSought(words, one.name, local(one.role)))}
                onChoose={setChosen}
              />
            </>
          )}
          <Conflicts week={week} />
          <RosterChanges changes={week.changes} onUndo={(id) => void undo(id)} />
        </>
      )}
    </main>
  )
}

const isSought = (words: string, ...texts: string[]) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => texts.join(' ').toLowerCase().includes(word))

/** Booked times with nobody to give them: when and whose shift, not whose time. */
function Conflicts({ week }: { week: RosterWeek }) {
  const { t, lang, local } = useLanguage()
  const today = localDay(serverClock.now())
  const nameOf = new Map(week.people.map(({ staffId, name }) => [staffId, name]))
  const { conflicts } = week
  return (
    <section className="stack" data-test="roster-conflicts">
      <h2>{conflicts.length === 0 ? t('roster.noConflicts') : t('roster.conflicts', { n: conflicts.length })}</h2>
      {conflicts.length > 0 && <p className="quiet">{t('roster.conflictsWho')}</p>}
      <ul className="stack">
        {conflicts.map((one) => (
          <li key={`${one.staffId} ${one.start}`} className="row">
            <strong>
              {dateText(localDay(one.start), lang, today)} {clockText(one.start, lang)}–{clockText(one.end, lang)}
            </strong>
            <span>{local(one.title)}</span>
            <span className="tag tag--warn">
              {t(`conflicts.why.${one.why}`, { name: nameOf.get(one.staffId) ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
