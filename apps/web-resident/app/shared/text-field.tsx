import { TextInput } from 'suomifi-ui-components'

interface TextFieldProps {
  /** The id of the field, and its name unless that is another. */
  readonly id: string
  readonly name?: string | undefined
  readonly label: string
  readonly hint?: string
  readonly value?: string | undefined
  readonly problem?: string | undefined
  readonly type?: 'text' | 'tel' | 'email'
  readonly autoComplete?: string
}

/** One line of text with its label, hint and what to do about it. */
export function TextField({
  id,
  name = id,
  label,
  hint,
  value,
  problem,
  type = 'text',
  autoComplete = 'off',
}: TextFieldProps) {
  return (
    <div className="rs-field">
      <TextInput
        id={id}
        name={name}
        labelText={label}
        defaultValue={value ?? ''}
        type={type}
        autoComplete={autoComplete}
        fullWidth
        {...(hint ? { hintText: hint } : {})}
        {...(problem ? { status: 'error' as const, statusText: problem } : {})}
      />
    </div>
  )
}
