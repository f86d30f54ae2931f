interface Props {
  name: string
  label: string
  value: string
  choices: readonly { value: string; text: string }[]
  isOptional?: boolean
  onChange: (value: string) => void
}

/** A labelled list of which one is chosen. */
export function ChoiceField({ name, label, value, choices, isOptional = false, onChange }: Props) {
  return (
    <label>
      {label}{' '}
      <select
        required={!isOptional}
        value={value}
        data-test={name}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  )
}
