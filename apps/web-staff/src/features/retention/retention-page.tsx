import { routes } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { retentionWaitingKey } from '../../shared/retention-link.tsx'
import { dateText } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'
import { CarriedOut } from './carried-out.tsx'
import { ConfirmList } from './confirm-list.tsx'
import { HoldForm } from './hold-form.tsx'

const queryKey = ['retention']

/** What is past its time by law, as the night counted it; a person confirms, and sees how far the destruction has come. */
export function RetentionPage() {
  const { t, lang } = useLanguage()
  useTitle(t('retention.title'))
  const client = useQueryClient()
  const query = useQuery({
    queryKey,
    queryFn: () => callApi(routes.readRetention),
    gcTime: 0,
    refetchInterval: ({ state }) => {
      const page = state.data
      const all = page ? [...(page.proposal ? [page.proposal] : []), ...page.earlier] : []
      const isMoving = all.some((one) => (one.confirmed && !one.finishedAt) || one.lines.some((line) => line.counting))
      return isMoving ? 2_000 : false
    },
  })
  const page = query.data
  const onDone = (done: typeof page) => {
    if (done) client.setQueryData(queryKey, done)
    else void query.refetch()
    void client.invalidateQueries({ queryKey: retentionWaitingKey })
  }
  const carriedOut = page && [...(page.proposal?.confirmed ? [page.proposal] : []), ...page.earlier]
  return (
    <main id="content" className="page">
      <h1>{t('retention.title')}</h1>
      <p>{t('retention.lead')}</p>
      <ReadState query={query} what={t('retention.title')} />
      {page && !page.mayConfirm && <p className="quiet">{t('retention.onlyKeeper')}</p>}
      {page && !page.proposal && <p className="quiet">{t('retention.noList')}</p>}
      {page?.proposal && !page.proposal.confirmed && (
        <section className="stack" aria-labelledby="retention-list">
          <h2 id="retention-list">{t('retention.list', { day: dateText(page.proposal.night, lang, page.today) })}</h2>
          <ConfirmList
            key={page.proposal.id}
            proposal={page.proposal}
            today={page.today}
            mayConfirm={page.mayConfirm}
            onDone={onDone}
          />
        </section>
      )}
      {page && carriedOut && carriedOut.length > 0 && (
        <section className="stack" aria-labelledby="retention-done">
          <h2 id="retention-done">{t('retention.confirmed')}</h2>
          {carriedOut.map((one) => (
            <CarriedOut key={one.id} proposal={one} today={page.today} />
          ))}
        </section>
      )}
      {page && <HoldForm holds={page.holds} today={page.today} mayChange={page.mayConfirm} onDone={onDone} />}
    </main>
  )
}
