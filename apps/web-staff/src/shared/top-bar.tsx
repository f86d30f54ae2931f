import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useColleagues } from './use-colleagues.ts'
import { useCounty } from './use-county.ts'
import { useLanguage } from './language.tsx'
import { useLock } from './lock.tsx'
import { MainMenu } from './main-menu.tsx'
import { homeOf } from './role-gate.tsx'
import { useSession } from './session.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { useShortcuts } from './shortcuts.tsx'
import { clockText } from './time-text.ts'

const languageNames = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' } as const

export function TopBar() {
  const { t, local, lang, setLang } = useLanguage()
  const session = useSession()
  const navigate = useNavigate()
  const [help, setHelp] = useState(false)
  const county = useCounty()
  const colleagues = useColleagues()
  const mine = colleagues.data?.mine
  const desk = homeOf.desk.some((role) => session.roles.includes(role))
  const lock = useLock()
  useShortcuts(t('keys.everywhere'), [
    { key: 'z', label: t('nav.lock'), run: lock },
    {
      key: '?',
      label: t('keys.show'),
      run: () => {
        setHelp(true)
      },
    },
    ...(desk ? [{ key: 'n', label: t('nav.newContact'), run: () => void navigate('/contacts/new') }] : []),
  ])
  return (
    <header className="top">
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <span className="top__name">{county.data ? local(county.data.name) : t('app.name')}</span>
      <MainMenu />
      <div className="top__me">
        <span className="top__shift" data-test="my-shift" title={mine ? local(mine.unit) : undefined}>
          {session.name && <strong>{session.name}</strong>}{' '}
          <span className="quiet">
            {!colleagues.data ? '' : mine ? t('nav.shift', { until: clockText(mine.until, lang) }) : t('nav.offShift')}
          </span>
        </span>
        <div role="group" aria-label={t('nav.language')} className="langs">
          {(['fi', 'sv', 'en'] as const).map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={lang === one}
              title={languageNames[one]}
              data-test={`lang-${one}`}
              onClick={() => {
                setLang(one)
              }}
            >
              {one.toUpperCase()}
            </button>
          ))}
        </div>
        <button
          type="button"
          className="plain"
          aria-label={t('keys.show')}
          onClick={() => {
            setHelp(true)
          }}
        >
          <kbd>?</kbd>
        </button>
        <button type="button" className="plain" onClick={lock} data-test="lock">
          {t('nav.lock')} <kbd aria-hidden="true">Z</kbd>
        </button>
        <form method="post" action="/auth/sign-out">
          <input type="hidden" name="form" value={session.formToken} />
          <input type="hidden" name="lang" value={lang} />
          <button type="submit" className="plain" data-test="sign-out">
            {t('nav.signOut')}
          </button>
        </form>
      </div>
      {help && (
        <ShortcutHelp
          onClose={() => {
            setHelp(false)
          }}
        />
      )}
    </header>
  )
}
