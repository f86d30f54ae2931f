import type { StaffKey } from '@luukku/i18n/staff/texts'
import { useLanguage } from '../../shared/language.tsx'
import type { ContactForm } from './contact-form.ts'

/** Fields of one line. */
type LineName = {
  [Name in keyof ContactForm]-?: ContactForm[Name] extends string ? Name : never
}[keyof ContactForm]

interface FormFieldProps {
  name: LineName
  label: string
  /** As many letters as the contact's own contract takes. */
  max: number
  form: ContactForm
  problem?: StaffKey | undefined
  set(part: Partial<ContactForm>): void
}

/** One line of the form, with what to do about it. */
export function FormField({ name, label, max, form, problem, set }: FormFieldProps) {
  return (
    <label>
      {label}
      <input
        id={`new-${name}`}
        value={form[name]}
        data-test={`new-${name}`}
        autoComplete="off"
        maxLength={max}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `new-${name}-problem`}
        onChange={(event) => {
          set({ [name]: event.target.value })
        }}
      />
      <ProblemText name={name} problem={problem} />
    </label>
  )
}

/** What to do about a field; nothing where nothing is wrong. */
export function ProblemText({ name, problem }: { name: string; problem: StaffKey | undefined }) {
  const { t } = useLanguage()
  if (problem === undefined) return null
  return (
    <span id={`new-${name}-problem`} className="tag tag--warn" role="alert" data-test={`new-${name}-problem`}>
      {t(problem)}
    </span>
  )
}
