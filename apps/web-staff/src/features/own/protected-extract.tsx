import { routes } from '@luukku/contract'
import { useCallback, useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Specially protected (703/2023 § 26 (2)): shown once who asks confirms that they need it; gone with the screen. */
export function ProtectedExtract({ ofNeed, needId }: { ofNeed: string; needId: string }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const [extract, setExtract] = useState<string>()
  // The button that had the focus is gone: a screen reader goes on with what was opened.
  const focus = useCallback((words: HTMLElement | null) => {
    words?.focus()
  }, [])
  if (extract !== undefined)
    return (
      <blockquote tabIndex={-1} ref={focus} data-test="protected-words">
        {extract}
      </blockquote>
    )
  return (
    <p>
      <span className="quiet">{t('across.protected')}</span>{' '}
      <button
        type="button"
        className="plain"
        disabled={busy}
        data-test="open-protected"
        onClick={() => {
          void run(routes.openProtected, { params: { id: ofNeed }, body: { needId, needed: true } }).then((found) => {
            const line = found?.needs.find((one) => one.needId === needId)
            if (line) setExtract(line.extract)
          })
        }}
      >
        {t('across.protectedOpen')}
      </button>
    </p>
  )
}
