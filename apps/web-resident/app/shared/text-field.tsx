import { TextInput } from 'suomifi-ui-components'

interface TextFieldProps {
  /** Both the id and the name of the field. */
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value?: string | undefined
  readonly problem?: string | undefined
  readonly type?: 'text' | 'tel' | 'email'
  readonly autoComplete?: string
}

/** One line of text with its label, hint and what to do about it. */
export function TextField({ id, label, hint, value, problem, type = 'text', autoComplete = 'off' }: TextFieldProps) {
  return (
    <div className="rs-field">
      <TextInput
        id={id}
        name={id}
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
