import { routes, type LocalText } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

interface Props {
  place: { municipality: string; name: LocalText }
  minutes: number
  isSaid: boolean
  canChange: boolean
  onSaved: () => void
}

/** How long the way to a home of the chosen municipality is: the county's estimate, for no address. */
export function HomeTravelForm({ place, minutes, isSaid, canChange, onSaved }: Props) {
  const { t, local } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [value, setValue] = useState(String(minutes))
  const name = local(place.name)
  const send = async (said?: number) => {
    const body = { municipality: place.municipality, ...(said === undefined ? {} : { minutes: said }) }
    if (!(await run(routes.setHomeTravel, { body }))) return
    say({ tone: 'done', text: t('travel.homesSaved', { name }) })
    onSaved()
  }
  return (
    <form
      className="stack"
      data-test="home-travel"
      onSubmit={(event) => {
        event.preventDefault()
        void send(Number(value))
      }}
    >
      <h3>{t('travel.homes', { name })}</h3>
      <p className="quiet">{t('travel.homesLead')}</p>
      <p data-test="home-travel-now">{t(isSaid ? 'travel.homesSaid' : 'travel.homesUsual', { n: minutes })}</p>
      {canChange && (
        <div className="row">
          <label>
            {t('travel.homesMinutes')}{' '}
            <input
              type="number"
              required
              min={1}
              max={240}
              value={value}
              data-test="home-travel-minutes"
              onChange={(event) => {
                setValue(event.target.value)
              }}
            />
          </label>
          <Button type="submit" disabled={busy} data-test="home-travel-save">
            {t('travel.homesSave')}
          </Button>
          {isSaid && (
            <Button variant="secondary" disabled={busy} data-test="home-travel-reset" onClick={() => void send()}>
              {t('travel.homesReset')}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}
