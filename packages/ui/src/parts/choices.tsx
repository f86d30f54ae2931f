import type { ReactNode } from 'react'

export interface Choice {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
}

interface ChoicesProps {
  readonly id: string
  readonly name: string
  readonly legend: ReactNode
  /** The question is the page's heading: the legend is the h1. */
  readonly heading?: boolean
  readonly hint?: ReactNode
  readonly problem?: ReactNode
  readonly big?: boolean
  readonly choices: readonly Choice[]
}

/** One of several. Works and shows its state without script. */
export function RadioChoices(props: ChoicesProps & { readonly chosen: string | undefined }) {
  return <ChoiceSet {...props} type="radio" isChosen={(value) => value === props.chosen} />
}

/** Any of several. */
export function CheckChoices(props: ChoicesProps & { readonly chosen: readonly string[] }) {
  return <ChoiceSet {...props} type="checkbox" isChosen={(value) => props.chosen.includes(value)} />
}

function ChoiceSet(props: ChoicesProps & { type: 'radio' | 'checkbox'; isChosen: (value: string) => boolean }) {
  const described = [props.hint && `${props.id}-hint`, props.problem && `${props.id}-problem`].filter(Boolean).join(' ')
  return (
    <fieldset
      className={props.big ? 'lk-choices lk-choices--big' : 'lk-choices'}
      id={props.id}
      aria-describedby={described || undefined}
    >
      <legend>{props.heading ? <h1 className="lk-h1">{props.legend}</h1> : props.legend}</legend>
      {props.hint && (
        <p className="lk-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.problem && (
        <p className="lk-field-problem" id={`${props.id}-problem`}>
          {props.problem}
        </p>
      )}
      {props.choices.map((choice, index) => (
        <div className="lk-choice" key={choice.value}>
          <input
            type={props.type}
            id={index === 0 ? `${props.id}-first` : `${props.id}-${String(index)}`}
            name={props.name}
            value={choice.value}
            defaultChecked={props.isChosen(choice.value)}
          />
          <label htmlFor={index === 0 ? `${props.id}-first` : `${props.id}-${String(index)}`}>
            {choice.label}
            {choice.hint && <span className="lk-choice-hint">{choice.hint}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  )
}
