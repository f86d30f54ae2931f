import { routes, type DeskCase } from '@luukku/contract'
import { nationalServicesVersion } from '@luukku/domain/contact'
import { nationalServicesText } from '@luukku/i18n/data/national-services'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'
import type { RunOnCase } from './use-case.ts'

interface Props {
  found: DeskCase
  now: number
  run: RunOnCase
}

/** Whether the client was told of the national services (703/2023 § 68); while not, the words to say. It holds up no help. */
export function NationalServices({ found, now, run }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const { informed } = found
  if (informed)
    return (
      <p className="small quiet" data-test="informed">
        {t(`case.informed.${informed.how}`, { at: momentText(informed.at, now, language) })}
      </p>
    )
  if (!found.allowedActions.includes('inform')) return null
  return (
    <section className="stack" data-test="not-informed">
      <h3>{t('case.notInformed')}</h3>
      <p className="aloud">{local(nationalServicesText)}</p>
      <div className="row">
        {(['phone', 'counter'] as const).map((how) => (
          <button
            key={how}
            type="button"
            className="plain"
            data-test={`told-${how}`}
            onClick={() => void run(routes.recordInformed, { version: nationalServicesVersion, how })}
          >
            {t(`case.told.${how}`)}
          </button>
        ))}
      </div>
    </section>
  )
}
