import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { AwayNotice } from '../../shared/away-notice.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { ChangeList } from './change-list.tsx'

export function ModelChanges({ name, from, to }: { name: string; from: string; to: string }) {
  const { t } = useLanguage()
  const query = useQuery({
    queryKey: ['models', name, 'compare', from, to],
    queryFn: () => callApi(routes.compareModel, { params: { name }, query: { from, to } }),
  })
  const told = query.data
  return (
    <section aria-labelledby="model-changes" className="model__changes">
      <h2 id="model-changes">
        {t('model.changes')}{' '}
        {told && (
          <span className="quiet">{t('model.changesBetween', { from: told.from.label, to: told.to.label })}</span>
        )}
      </h2>
      <AwayNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading text={t('app.loading')} />}
      {told && <ChangeList changes={told.changes} />}
    </section>
  )
}
