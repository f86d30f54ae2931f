import { useParams } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { isMissing, MissingPage } from '../../shared/missing-page.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { CaseView } from './case-view.tsx'
import { useCase } from './use-case.ts'

/** The opened case, or why it can't be shown. */
export function CasePage() {
  const { id = '' } = useParams()
  // Another case is another screen: nothing typed for one may show in the next.
  return <OneCase key={id} id={id} />
}

function OneCase({ id }: { id: string }) {
  const { t } = useLanguage()
  useTitle(t('case.title'))
  const { query, run, busy, conflict } = useCase(id)
  if (isMissing(query)) return <MissingPage to="/" back={t('missing.back')} />
  return (
    <main id="content" className="case">
      <ReadState query={query} what={t('case.title')} />
      {conflict && (
        <p className="banner" role="alert" data-test="conflict">
          {t('problem.conflict')}
        </p>
      )}
      {query.data && <CaseView found={query.data} run={run} busy={busy} onRecorded={() => void query.refetch()} />}
    </main>
  )
}
