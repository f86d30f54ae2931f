import { routes, type RosterEntryView } from '@luukku/contract'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay } from '../../shared/time-text.ts'
import {
  absences,
  addableKinds,
  commandOf,
  draftOf,
  holidaysOf,
  modes,
  newDraft,
  type EntryDraft,
} from './entry-draft.ts'

export interface Chosen {
  staffId: string
  name: string
  day: string
  entry?: RosterEntryView
  /** Back to the cell that it was chosen in. */
  onBack: () => void
}
export interface Saved {
  changeId: string
  conflicts: readonly unknown[]
}

/** One entry of one person: a new one, or one to alter or take away. */
export function EntryForm({
  chosen,
  onSaved,
  onClose,
}: {
  chosen: Chosen
  onSaved: (saved: Saved) => void
  onClose: () => void
}) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const { entry, staffId, name } = chosen
  const [draft, setDraft] = useState(() => (entry ? draftOf(entry) : newDraft(chosen.day)))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  useShortcuts(name, [{ key: 'Escape', label: t('roster.close'), run: onClose, inFields: true }])
  const change = (part: Partial<EntryDraft>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const send = async (body: ReturnType<typeof commandOf>) => {
    const done = await run(routes.changeRoster, { params: { id: staffId }, body })
    if (done) onSaved(done)
  }
  const isAway = draft.kind === 'absence'
  return (
    <form
      className="stack roster-form"
      data-test="entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send(commandOf(draft, entry?.entryId))
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t(entry ? 'roster.change' : 'roster.new', { name })}
      </h2>
      {entry ? (
        <p>{t(`roster.kind.${entry.kind}`)}</p>
      ) : (
        <fieldset className="row">
          <legend>{t('roster.kind')}</legend>
          {addableKinds.map((kind) => (
            <label key={kind} className="check">
              <input
                type="radio"
                name="kind"
                checked={draft.kind === kind}
                data-test={`kind-${kind}`}
                onChange={() => {
                  change({ kind })
                }}
              />{' '}
              {t(`roster.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
      )}
      {isAway && <AbsenceFields draft={draft} change={change} />}
      <TimeFields draft={draft} change={change} isNew={entry === undefined} />
      {entry === undefined && <Holidays draft={draft} />}
      {draft.kind === 'reception' && (
        <fieldset className="row">
          <legend>{t('roster.modes')}</legend>
          {modes.map((mode) => (
            <label key={mode} className="check">
              <input
                type="checkbox"
                checked={draft.modes.includes(mode)}
                onChange={() => {
                  const without = draft.modes.filter((one) => one !== mode)
                  change({ modes: without.length < draft.modes.length ? without : [...draft.modes, mode] })
                }}
              />{' '}
              {t(`mode.${mode}`)}
            </label>
          ))}
        </fieldset>
      )}
      {entry?.isRepeated && (
        <label className="check">
          <input
            type="checkbox"
            checked={draft.following}
            data-test="following"
            onChange={() => {
              change({ following: !draft.following })
            }}
          />{' '}
          {t('roster.following')}
        </label>
      )}
      <div className="row">
        <button type="submit" className="choice-button choice-button--main" disabled={busy} data-test="entry-save">
          {t('roster.save')}
        </button>
        {entry && (
          <button
            type="button"
            className="choice-button"
            disabled={busy}
            data-test="entry-remove"
            onClick={() => void send({ does: 'remove', entryId: entry.entryId, following: draft.following })}
          >
            {t('roster.remove')}
          </button>
        )}
        <button type="button" className="plain" onClick={onClose}>
          {t('roster.close')} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </form>
  )
}

interface FieldsOf {
  draft: EntryDraft
  change: (part: Partial<EntryDraft>) => void
}

function AbsenceFields({ draft, change }: FieldsOf) {
  const { t } = useLanguage()
  return (
    <div className="row">
      <label>
        {t('roster.absence')}{' '}
        <select
          value={draft.absence}
          data-test="absence"
          aria-describedby="absence-seen"
          onChange={(event) => {
            const absence = absences.find((one) => one === event.target.value)
            if (absence) change({ absence })
          }}
        >
          {absences.map((one) => (
            <option key={one} value={one}>
              {t(`roster.absence.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.wholeDays}
          data-test="whole-days"
          onChange={() => {
            change({ wholeDays: !draft.wholeDays })
          }}
        />{' '}
        {t('roster.wholeDays')}
      </label>
      <span id="absence-seen" className="quiet small">
        {t('roster.absenceSeen')}
      </span>
    </div>
  )
}

/** What a weekly row does on public holidays, said where it is made. */
function Holidays({ draft }: Pick<FieldsOf, 'draft'>) {
  const { t, lang } = useLanguage()
  if (draft.kind === 'absence') return null
  const days = holidaysOf(draft)
  return (
    <p className="quiet small" role="status" data-test="holidays">
      {days.length === 0
        ? t('roster.holidays')
        : t('roster.holidaysLeftOut', {
            days: days.map((day) => dateText(day, lang, localDay(serverClock.now()))).join(', '),
          })}
    </p>
  )
}

function TimeFields({ draft, change, isNew }: FieldsOf & { isNew: boolean }) {
  const { t } = useLanguage()
  const hasHours = !(draft.kind === 'absence' && draft.wholeDays)
  const field = (name: 'day' | 'lastDay' | 'from' | 'to' | 'repeatsUntil', type: 'date' | 'time', isNeeded = true) => (
    <label key={name}>
      {t(`roster.${name}`)}
      <input
        type={type}
        required={isNeeded}
        value={draft[name]}
        data-test={`entry-${name}`}
        onChange={(event) => {
          const { value } = event.target
          // Who moves the first day means the whole entry, unless it already reaches further.
          const follows = name === 'day' && draft.lastDay === draft.day ? { lastDay: value } : {}
          change({ [name]: value, ...follows })
        }}
      />
    </label>
  )
  return (
    <div className="fields">
      {field('day', 'date')}
      {field('lastDay', 'date')}
      {hasHours && field('from', 'time')}
      {hasHours && field('to', 'time')}
      {isNew && field('repeatsUntil', 'date', false)}
    </div>
  )
}
