import { routes, type ModelPage } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useSession } from '../../shared/session.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

/** Which unit follows which version, and taking the shown version into use unit by unit. */
export function ModelUnits({ page }: { page: ModelPage }) {
  const { t, local, lang } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const session = useSession()
  const client = useQueryClient()
  const [all, setAll] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { version } = page.model
  const today = localDay(page.at)
  const first = version.publishedFrom !== undefined && version.publishedFrom > today ? version.publishedFrom : today
  const [from, setFrom] = useState(first)
  const mayAdopt = session.roles.includes('manager') && (version.state === 'running' || version.state === 'coming')
  const rows = page.units.filter(({ concerned, now, later }) => all || concerned || now || later)
  const running = page.versions.find(({ state }) => state === 'running')?.versionId
  const adopt = async () => {
    const done = await run(routes.adoptModel, {
      params: { id: version.versionId },
      body: { unitIds: [...chosen], from },
    })
    if (!done) return
    say({ tone: 'done', text: t('model.adopted') })
    setChosen([])
    void client.invalidateQueries({ queryKey: ['models'] })
  }
  const text = (one: { label: string; from: string }) =>
    t('model.unitFrom', { label: one.label, day: dateText(one.from, lang, today) })
  return (
    <section aria-labelledby="model-units" data-test="model-units">
      <h2 id="model-units">{t('model.units')}</h2>
      <div className="scroll-x">
        <table className="figures">
          <thead>
            <tr>
              {mayAdopt && <td />}
              <th scope="col">{t('model.unit')}</th>
              <th scope="col">{t('model.unitNow')}</th>
              <th scope="col">{t('model.unitLater')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((unit) => (
              <tr key={unit.unitId} data-test="model-unit">
                {mayAdopt && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={t('model.choose', { unit: local(unit.name) })}
                      checked={chosen.includes(unit.unitId)}
                      onChange={() => {
                        setChosen((old) =>
                          old.includes(unit.unitId) ? old.filter((id) => id !== unit.unitId) : [...old, unit.unitId],
                        )
                      }}
                    />
                  </td>
                )}
                <th scope="row">{local(unit.name)}</th>
                <td>
                  {unit.now ? text(unit.now) : <span className="quiet">{t('model.unitNothing')}</span>}{' '}
                  {unit.now && unit.now.versionId !== running && (
                    <span className="tag tag--warn">{t('model.unitBehind')}</span>
                  )}
                </td>
                <td>{unit.later && text(unit.later)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length < page.units.length && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            setAll(true)
          }}
        >
          {t('model.unitsAll')}
        </button>
      )}
      {mayAdopt && chosen.length > 0 && (
        <div className="row">
          <label>
            {t('model.publishFrom')}{' '}
            <input
              type="date"
              min={first}
              value={from}
              onChange={(event) => {
                setFrom(event.target.value)
              }}
            />
          </label>
          <Button disabled={busy} onClick={() => void adopt()} data-test="adopt-do">
            {t('model.adopt')}
          </Button>
        </div>
      )}
    </section>
  )
}
