import { routes, type User, type UserList, type UserRights } from '@luukku/contract'
import { competences } from '@luukku/domain/booking'
import { competenceTexts } from '@luukku/i18n/data/competences'
import { professionText } from '@luukku/i18n/data/professions'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { CoverForm } from './cover-form.tsx'
import { StandingCovers } from './standing-covers.tsx'
import { toggled } from './toggled.ts'
import { WhoFields } from './who-fields.tsx'

const roles = ['triage', 'health', 'social', 'manager', 'data-protection', 'records'] as const
const registers = ['health', 'social', 'both'] as const
const emptyPerson = { subject: '', givenName: '', familyName: '', profession: '' }

/** The rights of one user, or a new one. Holds at the next click of every open session. */
export function UserForm(props: {
  user?: User
  list: Pick<UserList, 'units' | 'professions'>
  today: string
  onDone: () => void
}) {
  const { user, today, onDone } = props
  const { units } = props.list
  const { t, local, lang } = useLanguage()
  const professions = props.list.professions.toSorted((a, b) =>
    local(professionText(a)).localeCompare(local(professionText(b)), lang),
  )
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [person, setPerson] = useState(emptyPerson)
  const [rights, setRights] = useState<UserRights>(() =>
    user
      ? rightsOf(user)
      : {
          unitId: units[0]?.unitId ?? '',
          roles: ['health'],
          registers: ['health', 'both'],
          licensed: true,
          active: true,
        },
  )
  const change = (part: Partial<UserRights>) => {
    setRights((old) => ({ ...old, ...part }))
  }
  const save = async (body: UserRights) => {
    const changed = user && (await run(routes.changeUser, { params: { id: user.userId }, body }))
    const added =
      !user &&
      (await run(routes.addUser, {
        body: {
          ...body,
          subject: person.subject,
          givenName: person.givenName,
          familyName: person.familyName,
          professions: [person.profession],
        },
      }))
    if (!changed && !added) return
    const left = changed ? changed.conflicts.length : 0
    say({ tone: 'done', text: left > 0 ? t('users.leftTimes', { n: left }) : t('users.saved') })
    onDone()
  }
  const day = (name: 'validFrom' | 'validUntil', value: string) => {
    const { [name]: _old, ...rest } = rights
    setRights(value ? { ...rest, [name]: value } : rest)
  }
  return (
    <section className="stack" data-test="user-form">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save(rights)
        }}
      >
        {user && <WhoFields rights={rights} professions={professions} change={change} />}
        {!user && (
          <div className="row">
            {(['subject', 'givenName', 'familyName'] as const).map((field) => (
              <label key={field}>
                {t(personTexts[field])}
                <input
                  required
                  value={person[field]}
                  onChange={(event) => {
                    setPerson((old) => ({ ...old, [field]: event.target.value }))
                  }}
                />
              </label>
            ))}
            <label>
              {t('users.profession')}
              <select
                required
                value={person.profession}
                data-test="new-profession"
                onChange={(event) => {
                  setPerson((old) => ({ ...old, profession: event.target.value }))
                }}
              >
                <option value="" />
                {professions.map((code) => (
                  <option key={code} value={code}>
                    {local(professionText(code))}
                  </option>
                ))}
              </select>
            </label>
          </div>
        )}
        <div className="row">
          <label>
            {t('users.unit')}
            <select
              value={rights.unitId}
              onChange={(event) => {
                change({ unitId: event.target.value })
              }}
            >
              {units.map((unit) => (
                <option key={unit.unitId} value={unit.unitId}>
                  {local(unit.name)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('users.task')}
            <input
              maxLength={200}
              value={rights.task ?? ''}
              onChange={(event) => {
                change({ task: event.target.value })
              }}
            />
          </label>
          <label>
            {t('users.validFrom')}
            <input
              type="date"
              value={rights.validFrom ?? ''}
              onChange={(event) => {
                day('validFrom', event.target.value)
              }}
            />
          </label>
          <label>
            {t('users.validUntil')}
            <input
              type="date"
              value={rights.validUntil ?? ''}
              onChange={(event) => {
                day('validUntil', event.target.value)
              }}
            />
          </label>
        </div>
        <fieldset className="row">
          <legend>{t('users.roles')}</legend>
          {roles.map((role) => (
            <label key={role} className="check">
              <input
                type="checkbox"
                checked={rights.roles.includes(role)}
                onChange={() => {
                  change({ roles: toggled(rights.roles, role) })
                }}
              />{' '}
              {t(`users.role.${role}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="row">
          <legend>{t('users.registers')}</legend>
          {registers.map((register) => (
            <label key={register} className="check">
              <input
                type="checkbox"
                checked={rights.registers.includes(register)}
                onChange={() => {
                  change({ registers: toggled(rights.registers, register) })
                }}
              />{' '}
              {t(`register.${register}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="row">
          <legend>{t('users.competences')}</legend>
          {competences.map((one) => (
            <label key={one} className="check">
              <input
                type="checkbox"
                checked={rights.competences?.includes(one) === true}
                data-test={`trained-${one}`}
                onChange={() => {
                  change({ competences: toggled(rights.competences ?? [], one) })
                }}
              />{' '}
              {local(competenceTexts[one])}
            </label>
          ))}
        </fieldset>
        <label className="check">
          <input
            type="checkbox"
            checked={rights.licensed}
            onChange={(event) => {
              change({ licensed: event.target.checked })
            }}
          />{' '}
          {t('users.licensed')}
        </label>
        <div className="row">
          <button type="submit" className="choice-button" disabled={busy} data-test="save-user">
            {t('users.save')}
          </button>
          {user?.active && (
            <button
              type="button"
              className="plain"
              disabled={busy}
              data-test="end-user"
              onClick={() => void save({ ...rights, active: false })}
            >
              {t('users.endNow')}
            </button>
          )}
          {user && !user.active && (
            <label className="check">
              <input
                type="checkbox"
                checked={rights.active}
                onChange={(event) => {
                  change({ active: event.target.checked })
                }}
              />{' '}
              {t('users.active')}
            </label>
          )}
        </div>
      </form>
      {user && <StandingCovers user={user} today={today} onDone={onDone} />}
      {user && <CoverForm userId={user.userId} units={units} onDone={onDone} />}
      {user && user.changes.length > 0 && (
        <p className="small quiet">
          {t('users.changes', { names: [...new Set(user.changes.map(({ by }) => by))].join(', ') })}
        </p>
      )}
    </section>
  )
}

const personTexts = {
  subject: 'users.subject',
  givenName: 'users.given',
  familyName: 'users.family',
} as const

const rightsOf = (user: User): UserRights => ({
  unitId: user.unitId,
  roles: user.roles,
  registers: user.registers,
  licensed: user.licensed,
  active: user.active,
  competences: user.competences ?? [],
  professions: user.professions,
  ...(user.givenName === undefined ? {} : { givenName: user.givenName }),
  ...(user.familyName === undefined ? {} : { familyName: user.familyName }),
  ...(user.languages === undefined ? {} : { languages: user.languages }),
  ...(user.task === undefined ? {} : { task: user.task }),
  ...(user.validFrom === undefined ? {} : { validFrom: user.validFrom }),
  ...(user.validUntil === undefined ? {} : { validUntil: user.validUntil }),
})
