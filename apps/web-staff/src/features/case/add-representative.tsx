import type { RouteBodyInput, routes } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'

type Relation = RouteBodyInput<typeof routes.recordRelation>
/** For a minor a guardian acts, and nobody else. */
const kindsOf = (isMinor: boolean) =>
  isMinor ? (['guardian'] as const) : (['mandate', 'guardian', 'trusted'] as const)

/** Somebody who may act, recorded at the counter or by voice after their identity was checked. */
export function AddRepresentative(p: { isMinor: boolean; busy: boolean; onAdd: (body: Relation) => Promise<boolean> }) {
  const { isMinor, busy, onAdd } = p
  const { t } = useLanguage()
  const kinds = kindsOf(isMinor)
  const empty: Relation = { kind: kinds[0], identityCode: '', heard: 'counter' }
  const [draft, setDraft] = useState<Relation>(empty)
  const change = (part: Partial<Relation>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  return (
    <details data-test="add-representative">
      <summary>{t('people.add')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void onAdd(draft).then((done) => {
            if (done) setDraft(empty)
          })
        }}
      >
        <label>
          {t('people.code')}
          <input
            className="full"
            maxLength={11}
            autoComplete="off"
            required
            value={draft.identityCode}
            onChange={(event) => {
              change({ identityCode: event.target.value })
            }}
          />
        </label>
        <label>
          {t('people.kind')}
          <select
            className="full"
            value={draft.kind}
            onChange={(event) => {
              change({ kind: event.target.value as Relation['kind'] })
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`people.kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('people.heard')}
          <select
            className="full"
            value={draft.heard}
            onChange={(event) => {
              change({ heard: event.target.value as Relation['heard'] })
            }}
          >
            <option value="counter">{t('people.heardCounter')}</option>
            <option value="voice">{t('people.heardVoice')}</option>
          </select>
        </label>
        <label>
          {t('people.lastDay')}
          <input
            type="date"
            value={draft.until ?? ''}
            onChange={(event) => {
              const { until: _until, ...rest } = draft
              setDraft(event.target.value ? { ...rest, until: event.target.value } : rest)
            }}
          />
        </label>
        <button type="submit" className="choice-button" disabled={busy} data-test="save-representative">
          {t('people.save')}
        </button>
      </form>
    </details>
  )
}
