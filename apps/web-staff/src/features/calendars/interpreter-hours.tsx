import { routes } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

const mostWeeks = 26

/** Hours of one day, repeated for so many weeks. */
export function InterpreterHours({ interpreterId, onDone }: { interpreterId: string; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState({ day: localDay(serverClock.now()), from: '09:00', to: '15:00', weeks: '1' })
  const change = (part: Partial<typeof draft>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const send = async () => {
    const body = { ...draft, weeks: Number(draft.weeks) }
    if (await run(routes.addInterpreterTimes, { params: { id: interpreterId }, body })) onDone()
  }
  const field = (name: keyof typeof draft, type: 'date' | 'time' | 'number') => (
    <label>
      {t(`interpreters.field.${name}`)}{' '}
      <input
        type={type}
        required
        {...(type === 'number' ? { min: 1, max: mostWeeks } : {})}
        value={draft[name]}
        data-test={`hours-${name}`}
        onChange={(event) => {
          change({ [name]: event.target.value })
        }}
      />
    </label>
  )
  return (
    <form
      className="row"
      data-test="interpreter-hours"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {field('day', 'date')}
      {field('from', 'time')}
      {field('to', 'time')}
      {field('weeks', 'number')}
      <Button type="submit" disabled={busy} data-test="hours-save">
        {t('travel.save')}
      </Button>
    </form>
  )
}
