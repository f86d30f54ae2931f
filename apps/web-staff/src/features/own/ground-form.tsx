import type { RouteBodyInput, routes } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'

type Ground = RouteBodyInput<typeof routes.recordGround>
const shortest = 20

/** When permission cannot be asked: a ground of the act and why the data is necessary. */
export function GroundForm({
  social,
  busy,
  onOpen,
}: {
  social: boolean
  busy: boolean
  onOpen: (body: Ground) => Promise<void>
}) {
  const { t } = useLanguage()
  const [draft, setDraft] = useState<Ground>({ ground: social ? 'social-authority' : 'cannot-assess', reason: '' })
  const grounds = social ? (['social-authority', 'cannot-assess'] as const) : (['cannot-assess'] as const)
  return (
    <details data-test="ground">
      <summary>{t('across.ground')}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void onOpen({ ...draft, reason: draft.reason.trim() })
        }}
      >
        {grounds.map((ground) => (
          <label key={ground} className="check">
            <input
              type="radio"
              name="ground"
              checked={draft.ground === ground}
              onChange={() => {
                setDraft((old) => ({ ...old, ground }))
              }}
            />{' '}
            {t(ground === 'cannot-assess' ? 'across.cannotAssess' : 'across.authority')}
          </label>
        ))}
        <label>
          {t('across.reason')} <span className="small quiet">{t('across.reasonHint')}</span>
          <textarea
            className="full"
            rows={2}
            maxLength={2000}
            value={draft.reason}
            onChange={(event) => {
              const reason = event.target.value
              setDraft((old) => ({ ...old, reason }))
            }}
          />
        </label>
        <button
          type="submit"
          className="choice-button"
          disabled={busy || draft.reason.trim().length < shortest}
          data-test="open-ground"
        >
          {t('across.open')}
        </button>
      </form>
    </details>
  )
}
