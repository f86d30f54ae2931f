import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'

const shown = 9

interface Props {
  onReported: (report: { name: string; staffId: string; changeId: string; times: number; shiftEnds?: string }) => void
  onClose: () => void
}

/** Who fell ill: a few letters of the name, and a digit. Those with most times left today stand first. */
export function AbsentToday({ onReported, onClose }: Props) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const query = useQuery({ queryKey: ['at-work'], queryFn: () => callApi(routes.listAtWork), gcTime: 0 })
  useEffect(() => field.current?.focus(), [])
  const sought = words.trim().toLowerCase()
  const people = (query.data?.people ?? [])
    .filter((one) => `${one.name} ${local(one.role)} ${local(one.unit)}`.toLowerCase().includes(sought))
    .slice(0, shown)
  const report = async (one: (typeof people)[number]) => {
    if (busy) return
    const done = await run(routes.reportAbsence, { body: { staffId: one.staffId } })
    if (done)
      onReported({
        name: one.name,
        staffId: one.staffId,
        changeId: done.changeId,
        times: done.conflicts.length,
        ...(done.shiftEnds === undefined ? {} : { shiftEnds: done.shiftEnds }),
      })
  }
  useShortcuts(t('absent.title'), [
    { key: 'Escape', label: t('rooms.cancel'), run: onClose, inFields: true },
    ...people.map((one, index) => ({
      key: String(index + 1),
      label: one.name,
      run: () => void report(one),
      inFields: true,
    })),
  ])
  return (
    <section className="stack roster-form" aria-labelledby="absent-title" data-test="absent">
      <h2 id="absent-title">{t('absent.title')}</h2>
      <p className="quiet">{t('absent.lead')}</p>
      <label className="roster-find">
        {t('absent.find')}
        <input
          ref={field}
          type="search"
          className="full"
          value={words}
          autoComplete="off"
          data-test="absent-find"
          onChange={(event) => {
            setWords(event.target.value)
          }}
        />
      </label>
      <ReadState query={query} what={t('absent.people')} />
      {query.data && people.length === 0 && <p className="quiet">{t('absent.none')}</p>}
      <ol className="choices choices--stack">
        {people.map((one, index) => (
          <li key={one.staffId}>
            <button
              type="button"
              className="choice-button"
              disabled={busy}
              data-test="absent-person"
              onClick={() => void report(one)}
            >
              <kbd aria-hidden="true">{String(index + 1)}</kbd> {one.name}{' '}
              <span className="quiet">
                {local(one.role)}, {local(one.unit)} · {t('absent.times', { n: one.times })}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div>
        <button type="button" className="plain" onClick={onClose}>
          {t('rooms.cancel')} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </section>
  )
}
