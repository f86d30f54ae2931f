import type { ScaledGoalView } from '@luukku/contract'
import type { GoalLevel } from '@luukku/domain/questionnaire'
import { useLanguage } from '../../shared/language.tsx'

interface Props {
  number: number
  goal: ScaledGoalView
  levels: readonly GoalLevel[]
  onChange: (goal: ScaledGoalView) => void
  onRemove: () => void
}

const signed = (level: GoalLevel) => (level > 0 ? `+${String(level)}` : String(level).replace('-', '−'))

/** One goal: what, how much it matters, what each level looks like, where it started and where it is now. */
export function GoalForm({ number, goal, levels, onChange, onRemove }: Props) {
  const { t } = useLanguage()
  return (
    <fieldset className="goal" data-test="goal">
      <legend>{t('goals.goal', { n: number })}</legend>
      <label>
        {t('goals.what')}
        <input
          required
          maxLength={600}
          value={goal.goal}
          data-test="goal-what"
          onChange={(event) => {
            onChange({ ...goal, goal: event.target.value })
          }}
        />
      </label>
      <ol className="goal__levels">
        {levels.map((level, n) => (
          <li key={level}>
            <label>
              <span>
                <span className="goal__level">{signed(level)}</span> {t(`goals.level.${levelNames[n] ?? 'expected'}`)}
              </span>
              <textarea
                required
                rows={2}
                maxLength={600}
                value={goal.levels[n]}
                data-test="goal-level"
                onChange={(event) => {
                  const texts: ScaledGoalView['levels'] = [...goal.levels]
                  texts[n] = event.target.value
                  onChange({ ...goal, levels: texts })
                }}
              />
            </label>
          </li>
        ))}
      </ol>
      <div className="row">
        <label>
          {t('goals.weight')}
          <select
            value={goal.weight}
            onChange={(event) => {
              const weight = ([1, 2, 3] as const).find((one) => String(one) === event.target.value) ?? 1
              onChange({ ...goal, weight })
            }}
          >
            {[1, 2, 3].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {t('goals.baseline')}
          <select
            value={goal.baseline}
            onChange={(event) => {
              onChange({ ...goal, baseline: event.target.value === '-1' ? -1 : -2 })
            }}
          >
            {([-2, -1] as const).map((one) => (
              <option key={one} value={one}>
                {signed(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('goals.attained')}
          <select
            value={goal.attained ?? ''}
            data-test="goal-attained"
            onChange={(event) => {
              const attained = levels.find((one) => String(one) === event.target.value)
              onChange({ ...goal, attained })
            }}
          >
            <option value="">{t('goals.notYet')}</option>
            {levels.map((one) => (
              <option key={one} value={one}>
                {signed(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="plain" onClick={onRemove}>
          {t('goals.remove')}
          <span className="hidden"> {number}</span>
        </button>
      </div>
    </fieldset>
  )
}

const levelNames = ['muchLess', 'less', 'expected', 'more', 'muchMore'] as const
