import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
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
      <ReadState query={query} what={t('model.changes')} />
      {told && <ChangeList changes={told.changes} />}
    </section>
  )
}
