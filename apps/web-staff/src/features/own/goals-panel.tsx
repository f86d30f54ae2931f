import { routes, type GoalPlan, type ScaledGoalView } from '@luukku/contract'
import { goalLevels, measureGoals } from '@luukku/domain/questionnaire'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { momentText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { GoalForm } from './goal-form.tsx'

const emptyGoal: ScaledGoalView = { goal: '', levels: ['', '', '', '', ''], weight: 1, baseline: -2 }
const mostGoals = 5

/** Goals agreed with the client, each with five levels (GAS): set, measured, and how far the work has brought. */
export function GoalsPanel({ needId, now }: { needId: string; now: number }) {
  const { t } = useLanguage()
  const query = useQuery({
    queryKey: ['own', needId, 'goals'],
    queryFn: () => callApi(routes.readGoals, { params: { id: needId } }),
  })
  return (
    <section className="stack" aria-labelledby="goals-title" data-test="goals">
      <h2 id="goals-title">{t('goals.title')}</h2>
      <ReadState query={query} what={t('goals.title')} />
      {query.data && <Goals key={query.data.goalsId ?? 'none'} plan={query.data} needId={needId} now={now} />}
    </section>
  )
}

function Goals({ plan, needId, now }: { plan: GoalPlan; needId: string; now: number }) {
  const language = useLanguage()
  const { t } = language
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const [goals, setGoals] = useState<ScaledGoalView[]>(plan.goals)
  const scores = measureGoals(goals)
  const change = (at: number, next: ScaledGoalView) => {
    setGoals((old) => old.map((one, n) => (n === at ? next : one)))
  }
  const save = async () => {
    const body = { goals, ...(plan.goalsId === undefined ? {} : { basedOn: plan.goalsId }) }
    const answer = await run(routes.saveGoals, { params: { id: needId }, body })
    if (!answer) return
    client.setQueryData(['own', needId, 'goals'], answer)
    say({ tone: 'done', text: t('notice.saved') })
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {goals.length === 0 && <p className="quiet">{t('goals.none')}</p>}
      {goals.map((goal, n) => (
        // A goal has no identity before it is saved; it is its place.
        <GoalForm
          key={n}
          number={n + 1}
          goal={goal}
          levels={goalLevels}
          onChange={(next) => {
            change(n, next)
          }}
          onRemove={() => {
            setGoals((old) => old.filter((_, at) => at !== n))
          }}
        />
      ))}
      {scores.baseline !== undefined && (
        <p role="status" data-test="goal-scores">
          {scores.attained === undefined
            ? t('goals.startOnly', { baseline: scores.baseline })
            : t('goals.scores', {
                baseline: scores.baseline,
                attained: scores.attained,
                change: scores.change ?? 0,
              })}
        </p>
      )}
      <div className="row">
        {goals.length < mostGoals && (
          <button
            type="button"
            className="choice-button"
            data-test="goal-add"
            onClick={() => {
              setGoals((old) => [...old, emptyGoal])
            }}
          >
            {t('goals.add')}
          </button>
        )}
        {goals.length > 0 && (
          <Button type="submit" disabled={busy} data-test="goals-save">
            {t('goals.save')}
          </Button>
        )}
      </div>
      {plan.savedAt && (
        <p className="small quiet">
          {t('goals.saved', { when: momentText(plan.savedAt, now, language) })}
          {plan.history.map(({ at, attained }) => (
            <span key={at}>
              {' · '}
              {momentText(at, now, language)}
              {attained !== undefined && ` T ${String(attained)}`}
            </span>
          ))}
        </p>
      )}
    </form>
  )
}
