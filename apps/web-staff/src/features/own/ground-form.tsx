import type { HeldBack, RouteBodyInput, routes } from '@luukku/contract'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { HeldBackSelect } from '../../shared/held-back-select.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'

type Ground = RouteBodyInput<typeof routes.recordGround>
const shortest = 20
/** The keys before these answer for the person: yes and no. */
const firstKey = 3

/**
 * When permission cannot be asked: a ground of the act and why the data is necessary. One key or press chooses the ground and
 * stands in the field, one more opens: whoever has the right is not to look for a way round.
 */
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
  const [ground, setGround] = useState<Ground['ground']>()
  const [reason, setReason] = useState('')
  const [heldBack, setHeldBack] = useState<HeldBack>()
  const field = useRef<HTMLTextAreaElement>(null)
  const grounds = social ? (['social-authority', 'cannot-assess'] as const) : (['cannot-assess'] as const)
  const isReady = ground !== undefined && !busy && reason.trim().length >= shortest
  const choose = (one: Ground['ground']) => {
    // The field stands within the turn of the key: whoever types on at once types there.
    flushSync(() => {
      setGround(one)
    })
    field.current?.focus()
  }
  const open = () => {
    if (isReady) void onOpen({ ground, reason: reason.trim(), clientGets: heldBack ?? 'yes' })
  }
  const labelOf = (one: Ground['ground']) => t(one === 'cannot-assess' ? 'across.cannotAssess' : 'across.authority')
  useShortcuts(
    t('across.ground'),
    grounds.map((one, index) => ({
      key: String(firstKey + index),
      label: labelOf(one),
      run: () => {
        choose(one)
      },
    })),
  )
  return (
    <section data-test="ground">
      <h3>{t('across.ground')}</h3>
      <div className="choices choices--stack">
        {grounds.map((one, index) => (
          <button
            key={one}
            type="button"
            className="choice-button"
            aria-pressed={ground === one}
            data-test={`ground-${one}`}
            onClick={() => {
              choose(one)
            }}
          >
            <kbd aria-hidden="true">{String(firstKey + index)}</kbd> {labelOf(one)}
          </button>
        ))}
      </div>
      {ground && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            open()
          }}
        >
          <label>
            {t('across.reason')} <span className="small quiet">{t('across.reasonHint')}</span>
            <textarea
              ref={field}
              className="full"
              rows={2}
              maxLength={2000}
              value={reason}
              data-test="ground-reason"
              onChange={(event) => {
                setReason(event.target.value)
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
                // The page has a note of its own behind the same keys.
                event.preventDefault()
                open()
              }}
            />
          </label>
          {reason.trim() !== '' && <HeldBackSelect value={heldBack} onChange={setHeldBack} />}
          <button type="submit" className="choice-button" disabled={!isReady} data-test="open-ground">
            {t('across.open')} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </button>
        </form>
      )}
    </section>
  )
}
