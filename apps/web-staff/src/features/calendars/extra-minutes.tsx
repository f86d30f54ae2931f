import { routes, type VisitSettings } from '@luukku/contract'
import { longerReasons } from '@luukku/domain/booking'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

type Service = VisitSettings['services'][number]

/** Services that add minutes, and one form to say how many. */
export function ExtraMinutesTable({
  services,
  canChange,
  onDone,
}: {
  services: readonly Service[]
  canChange: boolean
  onDone: () => void
}) {
  const { t, local } = useLanguage()
  const longer = services.filter(({ extra }) => longerReasons.some((why) => extra[why] > 0))
  return (
    <>
      {longer.length === 0 ? (
        <p className="quiet">{t('extra.none')}</p>
      ) : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('extra.usual')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('extra.service')}</th>
                <th scope="col">{t('extra.usual')}</th>
                {longerReasons.map((why) => (
                  <th key={why} scope="col">
                    {t(`longer.${why}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {longer.map((one) => (
                <tr key={one.service} data-test="extra-row">
                  <th scope="row">{local(one.title)}</th>
                  <td>{one.minutes}</td>
                  {longerReasons.map((why) => (
                    <td key={why}>{one.extra[why] > 0 ? `+${String(one.extra[why])}` : '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {canChange && <ExtraForm services={services} onDone={onDone} />}
    </>
  )
}

function ExtraForm({ services, onDone }: { services: readonly Service[]; onDone: () => void }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const [chosen, setChosen] = useState<Service>()
  const send = async ({ service, extra }: Service) => {
    if (!(await run(routes.setExtraMinutes, { body: { service, extra } }))) return
    setChosen(undefined)
    onDone()
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) void send(chosen)
      }}
    >
      <label>
        {t('extra.change')}{' '}
        <select
          value={chosen?.service ?? ''}
          data-test="extra-service"
          onChange={(event) => {
            setChosen(services.find(({ service }) => service === event.target.value))
          }}
        >
          <option value="" />
          {services.map((one) => (
            <option key={one.service} value={one.service}>
              {local(one.title)}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <div className="row">
          {longerReasons.map((why) => (
            <label key={why}>
              {t(`longer.${why}`)} +{' '}
              <input
                type="number"
                min={0}
                max={120}
                step={5}
                required
                value={chosen.extra[why]}
                data-test={`extra-${why}`}
                onChange={(event) => {
                  setChosen({ ...chosen, extra: { ...chosen.extra, [why]: Number(event.target.value) } })
                }}
              />
            </label>
          ))}
          <Button type="submit" disabled={busy} data-test="extra-save">
            {t('travel.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
