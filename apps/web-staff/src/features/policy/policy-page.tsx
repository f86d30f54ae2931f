import { routes, type PolicyPage as Page } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { serverClock } from '../../shared/server-clock.ts'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { Comparison } from './comparison.tsx'
import { Fairness } from './fairness.tsx'
import { KeptChart } from './kept-chart.tsx'
import { keptShare } from './kept-share.ts'
import { PolicyForm } from './policy-form.tsx'
import { Retuning } from './retuning.tsx'
import { WeekChart } from './week-chart.tsx'

const key = ['policy']
/** While something is being calculated its progress is followed; else the page changes with the day. */
const [followMs, restMs] = [1_500, 60_000]

/** How times are offered: which way, for whom the days are kept, what other ways would have done, and a change with a reason. */
export function PolicyPage() {
  const { t } = useLanguage()
  useTitle(t('policy.title'))
  const client = useQueryClient()
  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const page = await callApi(routes.readPolicy)
      serverClock.learn(page.at)
      return page
    },
    refetchInterval: ({ state }) => (state.data?.trials.some((one) => one.state !== 'done') ? followMs : restMs),
  })
  const page = query.data
  return (
    <main id="content" className="page">
      <h1>{t('policy.title')}</h1>
      <ReadState query={query} what={t('policy.title')} since={page?.at} />
      {page && <Policy page={page} onDone={() => void client.invalidateQueries({ queryKey: key })} />}
    </main>
  )
}

function Policy({ page, onDone }: { page: Page; onDone: () => void }) {
  const { t, local } = useLanguage()
  const [chosen, setChosen] = useState<string>()
  const { percent, short } = keptShare(page)
  const tightest = page.professions.toSorted((a, b) => loadOf(b) - loadOf(a))[0]
  const shown = page.professions.find(({ profession }) => profession === chosen) ?? tightest
  return (
    <>
      <p className="sentence" data-test="policy-sentence">
        {t(`policy.say.${page.setting.kind}`, { kept: percent })} {short > 0 && t('policy.short', { n: short })}
      </p>
      <p className="quiet">
        {page.historyDays === 0 ? t('policy.learnedNone') : t('policy.learned', { n: page.historyDays })}
      </p>
      {shown ? (
        <>
          <label className="policy-for">
            {t('policy.profession')}
            <select
              value={shown.profession}
              data-test="policy-profession"
              onChange={(event) => {
                setChosen(event.target.value)
              }}
            >
              {page.professions.map((one) => (
                <option key={one.profession} value={one.profession}>
                  {local(one.name)}
                </option>
              ))}
            </select>
          </label>
          <div className="charts policy-charts">
            <KeptChart page={page} of={shown} />
            <WeekChart of={shown} />
          </div>
        </>
      ) : (
        <p>{t('policy.noTimes')}</p>
      )}
      <Fairness />
      <Trials page={page} onDone={onDone} />
      <h2>{t('policy.change')}</h2>
      <PolicyForm page={page} onDone={onDone} />
      {page.ofServices.length > 0 && (
        <>
          <h2>{t('policy.ofServices')}</h2>
          <ul data-test="policy-of-services">
            {page.ofServices.map((one) => (
              <li key={one.service}>
                {local(one.title)}: {t(`policy.kind.${one.setting.kind}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      {page.ofUnits.length > 0 && (
        <>
          <h2>{t('policy.ofUnits')}</h2>
          <ul data-test="policy-of-units">
            {page.ofUnits.map((one) => (
              <li key={one.unitId}>
                {local(one.name)}: {t(`policy.kind.${one.setting.kind}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <History page={page} />
    </>
  )
}

/** Expected demand against reception time: where it is highest the policy decides most, and is looked at first. */
const loadOf = ({ weekdays }: Page['professions'][number]) => {
  const sum = (list: readonly number[]) => list.reduce((all, n) => all + n, 0)
  return sum(weekdays.map(({ expected }) => expected)) / Math.max(1, sum(weekdays.map(({ capacity }) => capacity)))
}

function Trials({ page, onDone }: { page: Page; onDone: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const [compared] = page.trials.filter(({ kind }) => kind === 'compare')
  const [night] = page.trials.filter(({ kind, state }) => kind === 'retune' && state === 'done')
  const under = compared && compared.state !== 'done' ? compared : undefined
  const last = page.trials.find(({ kind, state }) => kind === 'compare' && state === 'done')?.result
  const compare = async () => {
    const done = await run(routes.tryPolicies, { body: {} })
    if (done) say({ tone: 'done', text: t('policy.asked') })
    onDone()
  }
  return (
    <>
      <h2>{t('policy.tryTitle')}</h2>
      <div className="row">
        <Button
          variant="secondary"
          disabled={busy || under !== undefined}
          onClick={() => void compare()}
          data-test="policy-compare"
        >
          {t('policy.compare')}
        </Button>
        <span className="small quiet">{t('policy.tryHint')}</span>
      </div>
      {under && (
        <p role="status" data-test="policy-progress">
          {under.state === 'planned' ? t('policy.planned') : t('policy.running', { percent: under.percent })}{' '}
          <progress max={100} value={under.percent} aria-label={t('policy.running', { percent: under.percent })} />
        </p>
      )}
      {last?.kind === 'compare' && <Comparison result={last} page={page} />}
      {!last && !under && <p className="quiet">{t('policy.noTrial')}</p>}
      <h2>{t('policy.night')}</h2>
      {night?.result?.kind === 'retune' ? (
        <Retuning trial={night} result={night.result} page={page} onDone={onDone} />
      ) : (
        <p className="quiet">{t('policy.nightNone')}</p>
      )}
    </>
  )
}

function History({ page }: { page: Page }) {
  const { t, lang, local } = useLanguage()
  return (
    <>
      <h2>{t('policy.history')}</h2>
      {page.history.length === 0 && <p className="quiet">{t('policy.noHistory')}</p>}
      {page.history.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('policy.history')}>
          <table data-test="policy-history">
            <thead>
              <tr>
                {(['when', 'way', 'service', 'reason', 'who'] as const).map((one) => (
                  <th key={one} scope="col">
                    {t(`policy.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.history.map((one) => (
                <tr key={one.setAt + one.reason + one.kind}>
                  <th scope="row" className="nowrap">
                    {dateText(localDay(one.setAt), lang, localDay(page.at))}
                  </th>
                  <td>
                    {t(`policy.kind.${one.kind}`)}
                    {one.isProposed && <span className="quiet"> ({t('policy.proposedByNight')})</span>}
                  </td>
                  <td>{one.service ? local(one.service) : one.unit ? local(one.unit) : t('policy.forAll')}</td>
                  <td>{one.reason}</td>
                  <td>{one.setBy ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
