import { routes, type ModelPage } from '@luukku/contract'
import { triedOn, type TriedOn } from '@luukku/domain/operating-model'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { useSession } from '../../shared/session.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { momentText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'

const routeOf = { 'made-up': routes.tryModel, received: routes.tryModelOnContacts }

/** On what the shown version was tried, by whom and with what change; what it was not tried on is a button beside. */
export function TrialRecord({ page }: { page: ModelPage }) {
  const language = useLanguage()
  const { t } = language
  const session = useSession()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const tryOn = async (kind: TriedOn) => {
    const done = await run(routeOf[kind], { params: { id: page.model.version.versionId }, body: undefined })
    if (done) await client.invalidateQueries({ queryKey: ['models'] })
  }
  return (
    <div className="stack" data-test="trial-record">
      <p>{t('model.triedFirst')}</p>
      <ul>
        {triedOn.map((kind) => {
          const tried = page.tried.find((one) => one.kind === kind)
          const what = t(`model.tried.${kind}`)
          if (tried)
            return (
              <li key={kind}>
                {t('model.triedLine', {
                  what,
                  by: tried.by,
                  when: momentText(tried.at, Date.parse(page.at), language),
                  changed: tried.changed,
                  looked: tried.looked,
                })}
              </li>
            )
          const mayTry = kind === 'made-up' || session.roles.includes('triage')
          return (
            <li key={kind}>
              <span className="tag tag--warn">{t('model.triedNot', { what })}</span>{' '}
              {mayTry ? (
                <button
                  type="button"
                  className="choice-button"
                  disabled={busy}
                  data-test={`try-first-${kind}`}
                  onClick={() => void tryOn(kind)}
                >
                  {t(kind === 'made-up' ? 'model.tryOwn' : 'model.tryCounty')}
                </button>
              ) : (
                t('model.triedByGuidance')
              )}
            </li>
          )
        })}
      </ul>
      {busy && <Loading text={t('model.trying')} />}
    </div>
  )
}
