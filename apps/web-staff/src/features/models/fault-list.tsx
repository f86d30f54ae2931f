import type { ModelFaultView } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

/** Mistakes with file, line and reason; nothing when there are none. */
export function FaultList({ faults, title }: { faults: readonly ModelFaultView[]; title?: string }) {
  const { t } = useLanguage()
  if (faults.length === 0) return null
  return (
    <div className="banner banner--stack" role="alert" data-test="model-faults">
      <strong>{title ?? t('models.fault')}</strong>
      <ul>
        {faults.map(({ file, line, reason }) => (
          <li key={`${file} ${String(line)}`} lang="en">
            {t('models.faultLine', { file, line, reason })}
          </li>
        ))}
      </ul>
    </div>
  )
}
