import { routes, type User, type UserList } from '@luukku/contract'
import { professionText } from '@luukku/i18n/data/professions'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useFormToken } from '../../shared/session.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { SuspiciousUse } from '../../shared/suspicious-use.tsx'
import { coverWords } from './cover-words.ts'
import { UserForm } from './user-form.tsx'

/** The register of users and rights, and what of a day somebody should ask about. */
export function UsersPage() {
  const { t } = useLanguage()
  useTitle(t('users.title'))
  const formToken = useFormToken()
  const [words, setWords] = useState('')
  const [onlyWithoutRights, setOnly] = useState(false)
  const [openId, setOpenId] = useState<string>()
  const body = { words, onlyWithoutRights }
  const query = useQuery({
    queryKey: ['users', body],
    queryFn: () => callApi(routes.findUsers, { body, formToken: formToken() }),
    placeholderData: (before) => before,
  })
  const list = query.data
  const close = () => {
    setOpenId(undefined)
    void query.refetch()
  }
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('users.title')}</h1>
      </div>
      <ReadState query={query} what={t('users.title')} />
      <SuspiciousUse />
      <div className="row">
        <label>
          {t('users.search')}{' '}
          <input
            type="search"
            value={words}
            data-test="user-search"
            onChange={(event) => {
              setWords(event.target.value)
            }}
          />
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={onlyWithoutRights}
            onChange={(event) => {
              setOnly(event.target.checked)
            }}
          />{' '}
          {t('users.without')}
        </label>
        <button
          type="button"
          className="choice-button"
          data-test="add-user"
          onClick={() => {
            setOpenId(openId === 'new' ? undefined : 'new')
          }}
        >
          {t('users.add')}
        </button>
      </div>
      {openId === 'new' && list && <UserForm list={list} today={localDay(list.at)} onDone={close} />}
      {list?.users.length === 0 && <p className="quiet">{t('users.none')}</p>}
      {list && <UserTable list={list} openId={openId} onOpen={setOpenId} onDone={close} />}
      {list?.more && <p className="quiet">{t('users.more')}</p>}
    </main>
  )
}

function UserTable(props: {
  list: UserList
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  onDone: () => void
}) {
  const language = useLanguage()
  const { t, local, lang } = language
  const { list, openId, onOpen, onDone } = props
  const day = (date: string) => dateText(date, lang, localDay(list.at))
  const days = (user: User) =>
    [user.validFrom && `${day(user.validFrom)}–`, user.validUntil && `–${day(user.validUntil)}`]
      .filter(Boolean)
      .join(' ')
  return (
    <table className="figures" data-test="users">
      <thead>
        <tr>
          <th scope="col">{t('users.name')}</th>
          <th scope="col">{t('users.unit')}</th>
          <th scope="col">{t('users.roles')}</th>
          <th scope="col">{t('users.task')}</th>
          <th scope="col">{t('users.valid')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {list.users.flatMap((user) => [
          <tr key={user.userId} data-test="user">
            <th scope="row">
              {user.name}{' '}
              <span className="quiet">{user.professions.map((one) => local(professionText(one))).join(', ')}</span>
            </th>
            <td>
              {local(user.unit)}
              {user.covers.map((cover) => (
                <div key={cover.from} className="small quiet">
                  {coverWords(cover, localDay(list.at), language)}
                </div>
              ))}
            </td>
            <td data-label={t('users.roles')}>{user.roles.map((role) => t(`users.role.${role}`)).join(', ')}</td>
            <td data-label={t('users.task')}>{user.task}</td>
            <td>{user.now ? days(user) : <span className="tag tag--warn">{t('users.ended')}</span>}</td>
            <td>
              <button
                type="button"
                className="plain"
                aria-expanded={openId === user.userId}
                aria-label={`${t('users.change')}: ${user.name}`}
                onClick={() => {
                  onOpen(openId === user.userId ? undefined : user.userId)
                }}
              >
                {t('users.change')}
              </button>
            </td>
          </tr>,
          ...(openId === user.userId
            ? [
                <tr key={`${user.userId}-form`}>
                  <td colSpan={6}>
                    <UserForm user={user} list={list} today={localDay(list.at)} onDone={onDone} />
                  </td>
                </tr>,
              ]
            : []),
        ])}
      </tbody>
    </table>
  )
}
