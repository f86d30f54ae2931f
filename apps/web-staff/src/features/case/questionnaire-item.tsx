import type { InstrumentItemView } from '@luukku/contract'
import { useEffect, useRef, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { NumberedChoices, type NumberedChoice } from './panel.tsx'

interface Props {
  item: InstrumentItemView
  choices: NumberedChoice[]
  busy: boolean
  onAnswer: (value: string | number) => void
}

/** One question: digits for a choice, a number and Enter for a measure. */
export function QuestionnaireItem({ item, choices, busy, onAnswer }: Props) {
  const { t, local } = useLanguage()
  const id = `item-${item.id}`
  return (
    <div className="question" data-test="questionnaire-item" data-item={item.id}>
      <p className="question__text" id={id} aria-live="polite">
        {local(item.text)}
      </p>
      {item.help && <p className="small quiet">{local(item.help)}</p>}
      {item.kind === 'measure' ? (
        <MeasureField item={item} labelledBy={id} busy={busy} onAnswer={onAnswer} />
      ) : choices.length > 0 ? (
        <NumberedChoices choices={choices} />
      ) : (
        <div className="choices" role="group" aria-labelledby={id}>
          {item.options.map((option) => (
            <button
              key={option.code}
              type="button"
              className="choice-button"
              disabled={busy}
              onClick={() => {
                onAnswer(option.code)
              }}
            >
              {local(option.text)}
            </button>
          ))}
        </div>
      )}
      {item.kind === 'measure' && item.canBeUnable && (
        <button
          type="button"
          className="plain"
          disabled={busy}
          onClick={() => {
            onAnswer('unable')
          }}
        >
          {t('questionnaire.unable')}
        </button>
      )}
    </div>
  )
}

interface MeasureProps {
  item: Extract<InstrumentItemView, { kind: 'measure' }>
  labelledBy: string
  busy: boolean
  onAnswer: (value: number) => void
}
function MeasureField({ item, labelledBy, busy, onAnswer }: MeasureProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  const limits = t('questionnaire.wrong', { min: item.min, max: item.max, unit: item.unit })
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        const value = Number(typed.trim().replace(',', '.'))
        if (typed.trim() === '' || !Number.isFinite(value) || value < item.min || value > item.max) setWrong(true)
        else onAnswer(value)
      }}
    >
      <input
        ref={field}
        inputMode="decimal"
        aria-labelledby={labelledBy}
        aria-describedby={`${labelledBy}-limits`}
        aria-invalid={wrong}
        data-test="measure"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
      />
      <span id={`${labelledBy}-limits`} className={wrong ? 'strong' : 'quiet small'} role={wrong ? 'alert' : undefined}>
        {wrong ? limits : item.unit}
      </span>
      <button type="submit" className="choice-button" disabled={busy}>
        {t('questionnaire.save')} <kbd aria-hidden="true">Enter</kbd>
      </button>
    </form>
  )
}
