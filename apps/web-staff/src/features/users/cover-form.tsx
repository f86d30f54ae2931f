import { routes, type UserList } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Cover for another unit from day to day; ends by itself. */
export function CoverForm({ userId, units, onDone }: { userId: string; units: UserList['units']; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [draft, setDraft] = useState({ unitId: units[0]?.unitId ?? '', from: '', to: '' })
  return (
    <form
      className="row"
      data-test="cover"
      onSubmit={(event) => {
        event.preventDefault()
        void run(routes.coverUser, { params: { id: userId }, body: draft }).then((done) => {
          if (done) onDone()
        })
      }}
    >
      <label>
        {t('users.coverTitle')}
        <select
          value={draft.unitId}
          onChange={(event) => {
            setDraft((old) => ({ ...old, unitId: event.target.value }))
          }}
        >
          {units.map((unit) => (
            <option key={unit.unitId} value={unit.unitId}>
              {local(unit.name)}
            </option>
          ))}
        </select>
      </label>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {t(end === 'from' ? 'users.validFrom' : 'users.validUntil')}
          <input
            type="date"
            required
            value={draft[end]}
            onChange={(event) => {
              setDraft((old) => ({ ...old, [end]: event.target.value }))
            }}
          />
        </label>
      ))}
      <button type="submit" className="plain" disabled={busy}>
        {t('users.coverAdd')}
      </button>
    </form>
  )
}
