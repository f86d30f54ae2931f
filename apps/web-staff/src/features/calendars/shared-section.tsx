import { routes } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { GroupForm } from './group-form.tsx'
import { GroupSessions } from './group-sessions.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { OverbookingForm } from './overbooking-form.tsx'

const key = ['shared-visits']

/** Groups, who sits in at which service, and where times may lie over one another. */
export function SharedSection() {
  const { t, local } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: () => callApi(routes.listSharedVisits) })
  const done = () => {
    say({ tone: 'done', text: t('notice.saved') })
    void client.invalidateQueries({ queryKey: key })
  }
  const page = query.data
  if (!page) return <ReadState query={query} what={t('groups.title')} />
  const titleOf = (profession: string) => {
    const known = page.professions.find((one) => one.profession === profession)
    return known ? local(known.title) : profession
  }
  const unusual = page.services.filter(({ isGroup, together }) => isGroup || together.length > 0)
  return (
    <>
      {query.error && <ReadState query={query} what={t('groups.title')} />}
      <section aria-labelledby="groups-title" data-test="groups">
        <h2 id="groups-title">{t('groups.title')}</h2>
        <p>{t('groups.lead')}</p>
        <GroupSessions sessions={page.sessions} onDone={done} />
        {page.services.some(({ isGroup }) => isGroup) ? (
          <GroupForm page={page} onDone={done} />
        ) : (
          <p className="quiet">{t('groups.noService')}</p>
        )}
      </section>
      <section aria-labelledby="meets-title" data-test="meets">
        <h2 id="meets-title">{t('meets.title')}</h2>
        <p>{t('meets.lead')}</p>
        {unusual.length === 0 && page.overbooking.length === 0 && <p className="quiet">{t('meets.none')}</p>}
        <ul className="stack">
          {unusual.map((one) => (
            <li key={one.service} data-test="meets-row">
              <strong>{local(one.title)}</strong> {one.isGroup && <span className="tag">{t('meets.group')}</span>}
              {one.together.length > 0 && (
                <span>
                  {t('meets.together', {
                    who: one.together
                      .map(({ professions }) => professions.map(titleOf).join(` ${t('meets.or')} `))
                      .join(', '),
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
        {page.canChange && <MeetingForm page={page} onDone={done} />}
        <h3>{t('meets.overTitle')}</h3>
        <p>{t('meets.overLead')}</p>
        <ul className="stack">
          {page.overbooking.map((one) => (
            <li key={`${one.service} ${one.unitId ?? ''}`} data-test="over-row">
              <strong>{local(one.title)}</strong>, {one.place ? local(one.place) : t('meets.everywhere')}:{' '}
              {t('meets.over', { n: one.extra })}
            </li>
          ))}
        </ul>
        {page.canChange && <OverbookingForm page={page} onDone={done} />}
      </section>
    </>
  )
}
