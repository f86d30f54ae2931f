import { routes, sessionCancelReasons, type GroupSessionView } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { clockText, dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

/** Coming sessions by time, with how many places are left, and what can be done with each. */
export function GroupSessions({ sessions, onDone }: { sessions: readonly GroupSessionView[]; onDone: () => void }) {
  const { t } = useLanguage()
  if (sessions.length === 0) return <p className="quiet">{t('groups.none')}</p>
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('groups.list')}>
      <table>
        <thead>
          <tr>
            {(['when', 'what', 'places'] as const).map((one) => (
              <th key={one} scope="col">
                {t(`groups.${one}`)}
              </th>
            ))}
            <td />
            {(['who', 'where'] as const).map((one) => (
              <th key={one} scope="col">
                {t(`groups.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <Session key={one.sessionId} one={one} onDone={onDone} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Session({ one, onDone }: { one: GroupSessionView; onDone: () => void }) {
  const { t, local, lang } = useLanguage()
  const [open, setOpen] = useState<'places' | 'cancel'>()
  const left = one.places - one.taken
  const today = localDay(serverClock.now())
  const when = `${dateText(localDay(one.start), lang, today)} ${clockText(one.start, lang)}–${clockText(one.end, lang)}`
  const done = () => {
    setOpen(undefined)
    onDone()
  }
  const opener = (what: 'places' | 'cancel', text: string) => (
    <button
      type="button"
      className="plain"
      aria-expanded={open === what}
      aria-label={`${text}: ${local(one.title)} ${when}`}
      data-test={`session-${what}`}
      onClick={() => {
        setOpen(open === what ? undefined : what)
      }}
    >
      {text}
    </button>
  )
  return (
    <>
      <tr data-test="session">
        <th scope="row">{when}</th>
        <td>{local(one.title)}</td>
        <td data-test="session-left">
          {one.lost && <span className="tag tag--warn">{t('groups.lost')}</span>}{' '}
          {left > 0 ? t('groups.left', { n: left, of: one.places }) : t('groups.full', { of: one.places })}
        </td>
        <td>
          <div className="row">
            {opener('places', t('groups.change'))}
            {opener('cancel', t('groups.cancel'))}
          </div>
        </td>
        <td>{one.staff.join(', ')}</td>
        <td>{one.mode === 'onsite' ? local(one.place) : t(`mode.${one.mode}`)}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={6}>
            {open === 'places' ? <PlacesForm one={one} onDone={done} /> : <CancelForm one={one} onDone={done} />}
          </td>
        </tr>
      )}
    </>
  )
}

function PlacesForm({ one, onDone }: { one: GroupSessionView; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [places, setPlaces] = useState(String(one.places))
  const send = async () => {
    if (await run(routes.setSessionPlaces, { params: { id: one.sessionId }, body: { places: Number(places) } }))
      onDone()
  }
  return (
    <form
      className="row"
      data-test="places-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {t('groups.places')}{' '}
        <input
          type="number"
          required
          min={2}
          max={60}
          value={places}
          data-test="places"
          onChange={(event) => {
            setPlaces(event.target.value)
          }}
        />
      </label>
      <Button type="submit" disabled={busy} data-test="places-save">
        {t('meets.save')}
      </Button>
    </form>
  )
}

function CancelForm({ one, onDone }: { one: GroupSessionView; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [reason, setReason] = useState<(typeof sessionCancelReasons)[number]>()
  const send = async () => {
    if (reason && (await run(routes.cancelSession, { params: { id: one.sessionId }, body: { reason } }))) onDone()
  }
  return (
    <form
      data-test="cancel-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <fieldset className="stack">
        <legend>{t('groups.cancelWhy')}</legend>
        {sessionCancelReasons.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name={`reason-${one.sessionId}`}
              checked={reason === each}
              data-test={`reason-${each}`}
              onChange={() => {
                setReason(each)
              }}
            />
            {t(`groups.reason.${each}`)}
          </label>
        ))}
      </fieldset>
      <Button type="submit" disabled={busy || reason === undefined} data-test="cancel-save">
        {t('groups.cancel')}
      </Button>
    </form>
  )
}
