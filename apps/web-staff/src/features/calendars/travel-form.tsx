import { routes, type LocalText, type TravelRow } from '@luukku/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

interface Props {
  from: { municipality: string; name: LocalText }
  to: TravelRow
  onSaved: () => void
  onClose: () => void
}

/** What the county says of one way, in both directions at once. */
export function TravelForm({ from, to, onSaved, onClose }: Props) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [minutes, setMinutes] = useState(String(to.minutes))
  const [km, setKm] = useState(String(to.km ?? ''))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const send = async (said?: { minutes: number; km: number }) => {
    const body = { from: from.municipality, to: to.municipality, ...(said ? { said } : {}) }
    if (await run(routes.setTravel, { body })) onSaved()
  }
  return (
    <form
      className="stack"
      data-test="travel-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send({ minutes: Number(minutes), km: Number(km) })
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {t('travel.changeOf', { from: local(from.name), to: local(to.name) })}
      </h3>
      <div className="row">
        <label>
          {t('travel.minutes')}{' '}
          <input
            type="number"
            required
            min={1}
            max={720}
            value={minutes}
            data-test="travel-minutes"
            onChange={(event) => {
              setMinutes(event.target.value)
            }}
          />
        </label>
        <label>
          {t('travel.km')}{' '}
          <input
            type="number"
            required
            min={1}
            max={1500}
            value={km}
            data-test="travel-km"
            onChange={(event) => {
              setKm(event.target.value)
            }}
          />
        </label>
      </div>
      <div className="row">
        <Button type="submit" disabled={busy} data-test="travel-save">
          {t('travel.save')}
        </Button>
        {to.source === 'said' && (
          <Button variant="secondary" disabled={busy} onClick={() => void send()}>
            {t('travel.reckon')}
          </Button>
        )}
        <Button variant="secondaryNoBorder" onClick={onClose}>
          {t('travel.back')}
        </Button>
      </div>
    </form>
  )
}
