import { undoOfferedSeconds } from '@luukku/domain/booking'
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { Button } from 'suomifi-ui-components'
import { useShortcuts } from './shortcuts.tsx'
import { useLanguage } from './language.tsx'

export interface Notice {
  text: string
  tone: 'done' | 'attention'
  undo?: () => void
}
interface Shown extends Notice {
  /** The same words said twice are two notices: a screen reader says both. */
  n: number
}
interface Notices {
  say(notice: Notice): void
}
const NoticeContext = createContext<Notices | undefined>(undefined)
const shownSeconds = 8

/** One line at the foot that says what was saved, with undo where there is one. Spoken by a screen reader. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Shown | undefined>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const said = useRef(0)
  const { t } = useLanguage()
  const say = useCallback((next: Notice) => {
    clearTimeout(timer.current)
    said.current += 1
    setNotice({ ...next, n: said.current })
    timer.current = setTimeout(
      () => {
        setNotice(undefined)
      },
      (next.undo ? undoOfferedSeconds : shownSeconds) * 1000,
    )
  }, [])
  const undo = () => {
    notice?.undo?.()
    setNotice(undefined)
  }
  useShortcuts(
    t('keys.everywhere'),
    [{ key: 'z', ctrl: true, label: t('notice.undo'), run: undo }],
    notice?.undo !== undefined,
  )
  const value = useMemo(() => ({ say }), [say])
  return (
    <NoticeContext.Provider value={value}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notice && (
          <div key={notice.n} className={`notice notice--${notice.tone}`} data-test="notice">
            <span>{notice.text}</span>
            {notice.undo && (
              <Button variant="secondaryLight" onClick={undo}>
                {t('notice.undo')} <kbd>Ctrl Z</kbd>
              </Button>
            )}
          </div>
        )}
      </div>
    </NoticeContext.Provider>
  )
}

export function useNotices(): Notices {
  const notices = useContext(NoticeContext)
  if (!notices) throw new Error('NoticeProvider is missing')
  return notices
}
