import type { UserRights } from '@luukku/contract'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { codesOf } from './codes-of.ts'

/** Who a user is: name, professions and languages, by the codes that services and visits ask for. */
export function WhoFields({ rights, change }: { rights: UserRights; change: (part: Partial<UserRights>) => void }) {
  const { t } = useLanguage()
  return (
    <div className="row">
      {(['givenName', 'familyName'] as const).map((field) => (
        <label key={field}>
          {t(field === 'givenName' ? 'users.given' : 'users.family')}
          <input
            required
            maxLength={100}
            value={rights[field] ?? ''}
            data-test={`user-${field}`}
            onChange={(event) => {
              change({ [field]: event.target.value })
            }}
          />
        </label>
      ))}
      <Codes name="professions" list={rights.professions ?? []} change={change} />
      <Codes name="languages" list={rights.languages ?? []} change={change} />
    </div>
  )
}

/** What is typed stays as it is typed; the codes are read from it. */
function Codes(props: {
  name: 'professions' | 'languages'
  list: readonly string[]
  change: (part: Partial<UserRights>) => void
}) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(props.list.join(', '))
  return (
    <label>
      {t(`users.${props.name}`)}
      <input
        required
        value={typed}
        data-test={`user-${props.name}`}
        onChange={(event) => {
          setTyped(event.target.value)
          props.change({ [props.name]: codesOf(props.name, event.target.value) })
        }}
      />
    </label>
  )
}
