import type { UserRights } from '@luukku/contract'
import { professionText } from '@luukku/i18n/data/professions'
import { interpretedLanguages, languageName } from '../../shared/language-name.ts'
import { useLanguage } from '../../shared/language.tsx'
import { toggled } from './toggled.ts'

/** As many as the register takes of one user. */
const most = { professions: 3, languages: 10 } as const

interface Props {
  rights: UserRights
  /** To choose from, in this order; what stands on the user already is there too. */
  professions: readonly string[]
  change: (part: Partial<UserRights>) => void
}

/** Who a user is: name, professions and languages, by which services and visits find them. */
export function WhoFields({ rights, professions, change }: Props) {
  const { t, local, lang } = useLanguage()
  const choices = {
    professions,
    languages: ['fi', ...interpretedLanguages],
  }
  const nameOf = { professions: (code: string) => local(professionText(code)), languages: nameIn(lang) }
  return (
    <>
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
      </div>
      {(['professions', 'languages'] as const).map((field) => (
        <Codes
          key={field}
          legend={t(`users.${field}`)}
          name={field}
          choices={choices[field]}
          chosen={rights[field] ?? []}
          nameOf={nameOf[field]}
          most={most[field]}
          onChoose={(chosen) => {
            change({ [field]: chosen })
          }}
        />
      ))}
    </>
  )
}

const nameIn = (lang: string) => (code: string) => languageName(code, lang)

/** Codes to tick by their names, in the order in which they were ticked; the last one stays, since a user has one at least. */
function Codes(props: {
  legend: string
  name: string
  choices: readonly string[]
  chosen: readonly string[]
  nameOf: (code: string) => string
  most: number
  onChoose: (chosen: string[]) => void
}) {
  const { choices, chosen, most } = props
  // The client sees the first profession: which one it is must be seen here.
  const isRanked = props.name === 'professions' && chosen.length > 1
  return (
    <fieldset className="row" data-test={`user-${props.name}`}>
      <legend>{props.legend}</legend>
      {[...new Set([...choices, ...chosen])].map((code) => {
        const isChosen = chosen.includes(code)
        return (
          <label key={code} className="check">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isChosen ? chosen.length === 1 : chosen.length >= most}
              data-test={`user-${props.name}-${code}`}
              onChange={() => {
                props.onChoose(toggled(chosen, code))
              }}
            />{' '}
            {props.nameOf(code)}
            {isRanked && isChosen && ` (${String(chosen.indexOf(code) + 1)})`}
          </label>
        )
      })}
    </fieldset>
  )
}
