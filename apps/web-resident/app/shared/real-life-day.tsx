import { dateText } from '@luukku/i18n'
import { TextField } from './text-field.tsx'
import { usePage } from './use-page.ts'

interface RealLifeDayProps {
  readonly id: string
  readonly name?: string
  readonly label: string
  /** As it is known or guessed, `YYYY-MM-DD`. */
  readonly day: string | undefined
  readonly typed: string | undefined
  readonly problem: string | undefined
  /** May be left empty. */
  readonly optional?: boolean
}

/** A day ahead, written as people in Finland write it. */
export function RealLifeDay({ id, name, label, day, typed, problem, optional = false }: RealLifeDayProps) {
  const { t } = usePage()
  return (
    <TextField
      id={id}
      name={name}
      label={label}
      hint={t(optional ? 'realLife.hint' : 'realLife.example')}
      value={typed ?? (day === undefined ? undefined : dateText(day, 'fi'))}
      problem={problem}
    />
  )
}
